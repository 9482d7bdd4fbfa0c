"""Papers on the desk: each read once, by one process, told once, whatever dies in between."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from builders import NOW
from delivering import Killed, Steps, dying, posted
from sqlmodel import select

from bot.local import Clock, Site
from bot.office import Office
from bot.papers import desk, findings
from store import papers
from store.tables import Paper, Person, Review

FILING: Final = Path(__file__).parent / "notes" / "filing"
APRIL: Final = (FILING / "2021-04-20.txt").read_bytes()


@pytest.fixture
def given(office: Office, site: Site) -> int:
    """A paper that the policy officer gave in the assurance channel, noted down and not read."""
    site.person("U0POLICY").uploads(APRIL, name="april.txt", channel="C0ASSURE")
    (file,) = site.workspace.files.values()
    (message,) = site.workspace.messages["C0ASSURE"].values()
    with office.store.writing() as session:
        officer = session.exec(select(Person).where(Person.slack_id == "U0POLICY")).one()
        paper = Paper(
            key="C0ASSURE:1", name="april.txt", given_by_id=officer.id, given_at=NOW,
            slack_file=file.id, channel="C0ASSURE", thread=message.ts,
        )  # fmt: skip
        session.add(paper)
        session.flush()
        return paper.id or 0


def work_all(office: Office, clock: Clock, *, minutes_: int = 20) -> None:
    """Work, winding the clock on while a lease or a wait runs out, until nothing is left."""
    for _ in range(minutes_ * 6):
        while desk.work_one(office):
            pass
        with office.store.reading() as session:
            if not any(one.untold for one in session.exec(select(Paper)).all()):
                return
        clock.wind(by=timedelta(seconds=10))
    raise AssertionError("there is still a paper on the desk")


def replies(site: Site) -> list[str]:
    """Return what the bot says in the assurance channel."""
    return [message.text for message in posted(site, in_="C0ASSURE")]


def test_a_paper_is_read_and_told_in_its_thread(office: Office, site: Site, given: int) -> None:
    assert desk.work_one(office) is True
    assert desk.work_one(office) is False

    (said,) = replies(site)
    assert said.startswith("I read *Monthly Assurance Meeting April 2021")
    with office.store.reading() as session:
        review = papers.review_of(session, given)
        assert review is not None
        assert len(findings.read(review.findings).findings) == 2


def test_killed_at_any_step_a_paper_is_read_and_told_once(
    office: Office, site: Site, clock: Clock, given: int
) -> None:
    steps, died = Steps(die_at=0), 0
    while steps.die_at is not None and died < 40:
        try:
            desk.work_one(dying(office, steps))
        except Killed:
            died += 1
            steps = Steps(die_at=steps.die_at + 1)
            clock.wind(by=desk.LEASE + timedelta(seconds=1))
            _as_if_new(office, given)
        else:
            break
    work_all(office, clock)

    assert died > 8
    assert len(replies(site)) == 1
    with office.store.reading() as session:
        assert len(session.exec(select(Review)).all()) == 1


def _as_if_new(office: Office, given: int) -> None:
    """Let the next try begin with all its tries to come, so that each step is died at."""
    with office.store.writing() as session:
        paper = session.get_one(Paper, given)
        paper.tries = 1


def test_two_processes_do_not_work_on_one_paper(office: Office, given: int) -> None:
    until = NOW + desk.LEASE
    with office.store.writing() as session:
        assert papers.claim(session, given, now=NOW, until=until) is not None
    with office.store.writing() as session:
        assert papers.claim(session, given, now=NOW, until=until) is None
        late = until + timedelta(seconds=1)
        assert papers.claim(session, given, now=late, until=late + desk.LEASE) is not None


def test_a_file_that_slack_does_not_give_is_asked_for_again_and_then_refused(
    office: Office, site: Site, clock: Clock, given: int
) -> None:
    site.faults.inject("files.info", "http", status=500, times=None)

    work_all(office, clock)

    (said,) = replies(site)
    assert "Slack did not give me the file. Share it again in a few minutes." in said


def test_a_file_that_slack_gives_in_the_end_is_read(
    office: Office, site: Site, clock: Clock, given: int
) -> None:
    site.faults.inject("files.info", "http", status=503, times=2)

    work_all(office, clock)

    assert replies(site)[0].startswith("I read *Monthly Assurance Meeting April 2021")


@pytest.mark.parametrize("fault", [{"kind": "drop", "stored": True}, {"kind": "rate_limited"}])
def test_an_answer_of_slacks_that_is_lost_or_late_leaves_one_message(
    office: Office, site: Site, clock: Clock, given: int, fault: dict[str, object]
) -> None:
    site.faults.inject("chat.postMessage", **fault)  # type: ignore[arg-type]

    work_all(office, clock)

    assert len(replies(site)) == 1
