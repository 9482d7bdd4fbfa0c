"""Papers on the desk: each read once, by one process, told once, whatever dies in between."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import pytest
from builders import NOW, an_action, the_policy_officer
from delivering import Killed, Steps, dying, posted
from sqlmodel import Session, col, select

from bot.local import Clock, Site
from bot.office import Office
from bot.papers import desk, findings, intake, notes, proposing
from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import Minutes
from store import Store, papers
from store.tables import Action, Paper, Person, Review

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


def test_the_same_notes_twice_at_once_are_one_review(store: Store) -> None:
    read = minutes.read(files.read(APRIL))
    with store.writing() as session:
        assert _taken(session, read, "one") is not None
        assert _taken(session, read, "two") is None
        second = papers.given(session, "two")
        assert second is not None
        assert second.same_as_id == 1


def test_a_discarded_paper_may_be_given_again(store: Store) -> None:
    read = minutes.read(files.read(APRIL))
    with store.writing() as session:
        first = _taken(session, read, "one")
        assert first is not None
        notes.discard(session, first, by=the_policy_officer(session), at=NOW)

        assert _taken(session, read, "two") is not None


def test_a_corrected_paper_offers_only_what_differs(store: Store) -> None:
    corrected = (
        APRIL.decode()
        .replace("by 14 May 2021", "by 28 May 2021")
        .replace("2. CC to share the tractor theft figures at the next meeting.", "")
    )
    with store.writing() as session:
        first = _taken(session, minutes.read(files.read(APRIL)), "one")
        assert first is not None
        notes.file(session, first, by=the_policy_officer(session), at=NOW)

        second = _taken(session, minutes.read(files.read(corrected.encode())), "two")

        assert second is not None
        found = findings.read(second.findings)
        assert found.changes == (
            "A1 reads otherwise: due by 28 May 2021, was by 14 May 2021",
            (
                "No longer there: CC to share the tractor theft figures at the next meeting."
                " It stays on the register until you withdraw it."
            ),
        )
        assert [(one.does, one.ticked) for one in found.findings] == [("amend", True)]


def test_a_corrected_paper_moves_the_next_meeting_and_what_is_due_at_it(store: Store) -> None:
    corrected = APRIL.decode().replace(
        "Tuesday 18 May 2021 at 14:00", "Tuesday 25 May 2021 at 10:30"
    )
    with store.writing() as session:
        first = _taken(session, minutes.read(files.read(APRIL)), "one")
        assert first is not None
        before = notes.file(session, first, by=the_policy_officer(session), at=NOW).following
        assert before is not None

        second = _taken(session, minutes.read(files.read(corrected.encode())), "two")
        assert second is not None
        assert findings.read(second.findings).changes[-1] == (
            "The next meeting is Tuesday 25 May 2021, was Tuesday 18 May 2021: filing moves it."
        )
        after = notes.file(session, second, by=the_policy_officer(session), at=NOW).following

        assert after is not None
        assert (after.id, after.day, after.starts) == (before.id, date(2021, 5, 25), time(10, 30))
        due_then = session.exec(select(Action).where(col(Action.due_meeting_id) == after.id)).one()
        assert due_then.due_by == date(2021, 5, 25)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Monthly Assurance Meeting - Performance", "performance"),
        ("MONTHLY ASSURANCE MEETING (THEMATIC)", "thematic"),
        ("Public Monthly Assurance Meeting", "public"),
        ("Public Health Board", ""),
        ("Monthly Assurance Meeting November 2019", ""),
    ],
)
def test_the_kind_of_a_meeting_is_taken_from_its_title(store: Store, title: str, kind: str) -> None:
    read = minutes.read(files.read(APRIL))
    read = replace(read, meeting=replace(read.meeting, title=title))
    with store.reading() as session:
        assert proposing.propose(session, read, today=date(2021, 6, 7)).head.kind == kind


def test_notes_of_a_board_that_is_not_known_are_not_taken_for_the_channels(store: Store) -> None:
    read = minutes.read(files.read(APRIL))

    def titled(title: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        named = replace(read, meeting=replace(read.meeting, title=title))
        with store.reading() as session:
            found = proposing.propose(session, named, today=NOW.date(), channel="C0ASSURE")
        return found.head.board, found.head.doubts, found.notes

    taken = "These are taken for notes of the Monthly Assurance Meeting, whose channel this is."
    assert titled("Monthly Assurance Meeting, April") == ("Monthly Assurance Meeting", (), ())
    assert titled("Catch-up of 20 April") == (
        "Monthly Assurance Meeting",
        (),
        (f"The title names no board. {taken}",),
    )
    unknown = ("I do not know which board's meeting this is.",)
    assert titled("Estates Board, 20 April") == ("", unknown, ())


def test_what_the_register_has_of_a_meeting_already_is_said_before_it_is_filed(
    store: Store,
) -> None:
    at = datetime(2021, 4, 20, 15, tzinfo=UTC)
    with store.writing() as session:
        for words in ("Circulate the paper", "Share the findings", "Ring the clerk"):
            an_action(session, words, at=at)
        kept = _taken(session, minutes.read(files.read(APRIL)), "april")

    assert kept is not None
    (known,) = findings.read(kept.findings).notes
    assert known.startswith("Actions of this meeting are on the register already: A1 to A3. Tick")


def _taken(session: Session, read: Minutes, key: str) -> Review | None:
    paper = Paper(key=key, name=f"{key}.txt", given_at=NOW, sha256=key)
    session.add(paper)
    session.flush()
    return intake.keep(session, paper, read, at=NOW)
