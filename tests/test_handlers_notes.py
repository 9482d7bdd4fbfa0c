"""Notes in, as the office sees it in Slack: dropped, read, reviewed, put right, filed."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from anybody import Anybody
from sqlmodel import col, select

from bot.local import Person, Shown, Site
from bot.local.state import administering
from bot.office import Office
from bot.papers import desk
from handlers import serving
from store import Store
from store.tables import Action, Attendance, Item, Meeting, Paper, Review

NOTES = Path(__file__).parent / "notes" / "filing"
APRIL = (NOTES / "2021-04-20.txt").read_bytes()
MAY = (NOTES / "2021-05-18.txt").read_bytes()
SOON = 60.0

Drop = Callable[..., Shown]


def dropping(site: Site) -> Drop:
    def drops(
        content: bytes = APRIL, *, name: str = "april.txt", says: str = "I read", **more: str
    ) -> Shown:
        person = site.person(more.pop("by", "U0POLICY"))
        person.uploads(content, name=name, channel=more.pop("channel", "C0ASSURE"), **more)
        return person.sees(says, within=SOON)

    return drops


@pytest.fixture
def drop(answering: None, site: Site) -> Drop:
    """Drop a file into the assurance channel, and return what the bot says of it in the end."""
    return dropping(site)


def on_top(person: Person) -> Shown:
    """Return the form that a person has open."""
    assert person.form is not None
    return person.form


def review(person: Person, shown: Shown) -> Shown:
    """Press Review, and return the form that it opens."""
    person.presses("Review", in_=shown)
    return on_top(person)


def filing(person: Person) -> str:
    """Press File, and return what the form says then."""
    person.submits(on_top(person))
    return on_top(person).words


def file(site: Site, shown: Shown) -> str:
    """Review what was read as the policy officer, file it, and return what is said."""
    review(site.person("U0POLICY"), shown)
    return filing(site.person("U0POLICY"))


def test_a_file_is_answered_in_its_thread_with_what_was_read(drop: Drop, site: Site) -> None:
    shown = drop()

    assert "Monthly Assurance Meeting April 2021" in shown.words
    assert "(Tuesday 20 April 2021, chair: John Campion)" in shown.words
    assert "*2 actions*, next meeting *Tuesday 18 May 2021, 14:00, Hindlip HQ*" in shown.words
    assert "Nothing is saved until you file it." in shown.words
    assert shown.buttons == ["Review", "Discard"]
    assert shown.thread == site.person("U0POLICY").channel("C0ASSURE")[0].ts


def test_filed_notes_are_what_the_register_answers_from(
    drop: Drop, site: Site, store: Store
) -> None:
    officer, shown = site.person("U0POLICY"), drop()

    filed = file(site, shown)

    assert filed.startswith("Notes filed\n")
    assert "*A1* and *A2* recorded." in filed
    officer.sees("Filed by Natasha Noorbakhsh", within=SOON)
    outstanding = officer.types("/actions outstanding").words
    assert "2 outstanding" in outstanding
    assert "*A1* DCC to count the rural watch schemes in each district" in outstanding
    assert "due Fri 14 May 2021" in outstanding
    with store.reading() as session:
        met, coming = session.exec(select(Meeting).order_by(col(Meeting.day))).all()
        assert (met.day, met.held_at is not None) == (date(2021, 4, 20), True)
        assert coming.day == date(2021, 5, 18)
        assert len(session.exec(select(Attendance)).all()) == 3
        nils = [one.heading for one in session.exec(select(Item)).all() if one.nil_return]
        assert nils == ["Speed cameras"]
        assert {one.raised_on for one in session.exec(select(Action)).all()} == {date(2021, 4, 20)}


def test_what_is_brought_forward_continues_the_action_it_came_from(
    drop: Drop, site: Site, store: Store
) -> None:
    officer = site.person("U0POLICY")
    file(site, drop())
    shown = drop(MAY, name="may.txt")
    assert "1 matter brought forward (*A1*)" in shown.words
    assert "1 matter answered (*A2*)" in shown.words
    listed = review(officer, shown).words
    assert "Continues A1 (" in listed
    assert "% alike): DCC to count the rural watch schemes" in listed

    settle_the_ranger(officer)
    said = filing(officer)

    assert "*A3* and *A4* recorded; *A1* brought forward; *A2* discharged." in said
    with store.reading() as session:
        first = session.get_one(Action, 1)
        assert first.due_by == date(2021, 6, 21)
        assert first.deferred_why == "to enable every district to answer"
        assert session.get_one(Action, 2).discharged_at is not None


def settle_the_ranger(officer: Person) -> None:
    """Say that the Ranger Unit is a body of that name, in the review that is open."""
    officer.presses("Change no. 4", in_=on_top(officer))
    officer.fills(on_top(officer), {"Who is meant": "“Ranger Unit Alpha” as written"})
    officer.submits(on_top(officer))


def test_a_doubt_stands_first_and_must_be_settled_or_left_out(drop: Drop, site: Site) -> None:
    officer, shown = site.person("U0POLICY"), drop(MAY, name="may.txt")
    assert "1 doubt" in shown.words
    listed = review(officer, shown).words
    assert listed.index("Ranger Unit") < listed.index("forensic visits")

    said = filing(officer)

    assert "No. 4 is in doubt: I know no post, person or board called" in said
    assert "Nothing was filed." in said
    assert "Nothing is outstanding" in officer.types("/actions").words
    settle_the_ranger(officer)
    assert "recorded" in filing(officer)


def test_a_tick_taken_away_is_kept_at_once_and_through_a_restart(
    office: Office, site: Site, store: Store
) -> None:
    with serving.connected(office):
        site.wait_for_bot()
        officer, shown = site.person("U0POLICY"), dropping(site)()
        officer.chooses([], in_=review(officer, shown), label="File no. 2")
        officer.closes()
    with serving.connected(office):
        site.wait_for_bot()

        assert "*A1* recorded." in file(site, shown)


def test_a_paper_given_while_the_bot_was_away_is_read_when_it_starts(
    office: Office, site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(desk, "work_one", lambda _office: False)
        with serving.connected(office):
            site.wait_for_bot()
            site.person("U0POLICY").uploads(APRIL, name="april.txt", channel="C0ASSURE")
    with serving.connected(office):
        site.wait_for_bot()

        assert "2 actions" in site.person("U0POLICY").sees("I read", within=SOON).words


def settled(store: Store) -> None:
    """Wait until nothing is left to tell of any paper."""
    ends = monotonic() + SOON
    while monotonic() < ends:
        with store.reading() as session:
            if not session.exec(select(Paper).where(col(Paper.untold))).first():
                return
        sleep(0.02)


def test_the_same_paper_twice_is_not_filed_twice(drop: Drop, site: Site, store: Store) -> None:
    file(site, drop())
    others = []

    def writes(_call: Mapping[str, Any]) -> bool:
        """Say whether others can write while Slack is asked where the first message stands."""
        others.append("wait")
        with store.writing():
            others[-1] = "write"
        return False

    site.faults.inject("chat.getPermalink", "drop", only=writes, times=None)
    again = drop(name="april (1).txt", says="already filed")

    settled(store)
    assert set(others) == {"write"}

    assert "*april (1).txt* was already filed on Monday 7 June 2021." in again.words
    assert again.buttons == ["Open the meeting"]
    with store.reading() as session:
        assert len(session.exec(select(Action)).all()) == 2


def test_another_format_of_the_same_notes_is_recognised(drop: Drop, site: Site) -> None:
    file(site, drop())
    page = "".join(f"<p>{line}</p>" for line in APRIL.decode().splitlines() if line)

    again = drop(f"<html><body>{page}</body></html>".encode(), name="april.html", says="already")

    assert "was already filed" in again.words


def test_a_corrected_paper_shows_the_difference_and_files_only_that(
    drop: Drop, site: Site, store: Store
) -> None:
    file(site, drop())
    corrected = APRIL.replace(b"by 14 May 2021", b"by 28 May 2021")

    shown = drop(corrected, name="april v2.txt", says="corrected")

    assert "A1 reads otherwise: due by 28 May 2021, was by 14 May 2021" in shown.words
    assert "*A1* put right." in file(site, shown)
    with store.reading() as session:
        assert session.get_one(Action, 1).due_by == date(2021, 5, 28)
        assert len(session.exec(select(Action)).all()) == 2


def test_a_discarded_paper_saves_nothing_and_can_be_given_again(drop: Drop, site: Site) -> None:
    officer, shown = site.person("U0POLICY"), drop()

    officer.presses("Discard", in_=shown)

    officer.sees("was discarded by Natasha Noorbakhsh. Nothing of it was saved", within=SOON)
    assert "2 actions" in drop(name="again.txt").words


def test_a_review_is_handed_to_a_colleague_who_files_it(drop: Drop, site: Site) -> None:
    officer, chief, shown = site.person("U0POLICY"), site.person("U0CHIEFX"), drop()
    listed = review(officer, shown)
    officer.chooses("U0CHIEFX", in_=listed, label="Hand to a colleague")

    assert "Handed to Andy Champness" in on_top(officer).words
    chief.sees("With Andy Champness for review", within=SOON)
    review(chief, handed_to(chief))
    assert "*A1* and *A2* recorded." in filing(chief)


def handed_to(person: Person) -> Shown:
    """Return the message that hands a review to somebody, in their direct messages."""
    for _ in range(300):
        told = [one for one in person.channel(person.direct()) if "for review" in one.words]
        if told:
            return told[0]
        sleep(0.05)
    raise AssertionError("nobody was told")


def test_a_screen_that_is_out_of_date_files_nothing(drop: Drop, site: Site, store: Store) -> None:
    officer, chief, shown = site.person("U0POLICY"), site.person("U0CHIEFX"), drop()
    review(officer, shown)
    review(chief, shown)
    chief.presses("Change no. 1", in_=on_top(chief))
    chief.fills(on_top(chief), {"What is to be done": "Count the schemes"})
    chief.submits(on_top(chief))

    assert "Somebody else changed this review" in filing(officer)

    with store.reading() as session:
        assert session.exec(select(Action)).all() == []


def test_the_shortcut_reads_the_files_of_a_message(drop: Drop, site: Site) -> None:
    officer = site.person("U0POLICY")
    officer.presses("Discard", in_=drop())
    officer.sees("was discarded", within=SOON)
    message = officer.channel("C0ASSURE")[0]

    officer.shortcut("Read these notes", message)

    assert "Reading *april.txt*." in on_top(officer).words
    assert "2 actions" in officer.sees("I read", within=SOON).words


def test_the_shortcut_on_a_message_without_a_file_says_so(answering: None, site: Site) -> None:
    officer = site.person("U0POLICY")
    officer.says("No file here", channel="C0ASSURE")
    message = officer.channel("C0ASSURE")[0]

    assert "There is no file in that message." in officer.shortcut("read_notes", message).words


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04rubbish", "The file is damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 64, "This is a picture of the notes"),
        (b"SECRET\n\nNotes of a meeting\n", "The first page is marked SECRET"),
    ],
    ids=["empty", "damaged", "picture", "secret"],
)
def test_what_cannot_be_read_is_refused_with_cause_and_next_step(
    drop: Drop, content: bytes, says: str, store: Store
) -> None:
    shown = drop(content, name="notes.docx", says="I did not read")

    assert says in shown.words
    assert "Nothing was saved." in shown.words
    with store.reading() as session:
        assert session.exec(select(Review)).all() == []


def test_a_sign_in_page_in_place_of_the_file_is_known_for_one(drop: Drop, site: Site) -> None:
    page = "<!DOCTYPE html><html><title>Sign in to Slack</title><h1>Sign in</h1></html>"
    site.faults.inject("files.download", "html", status=200, more={"body": page})

    shown = drop(says="I did not read")

    assert "its sign-in page in place of the file" in shown.words


def test_an_external_file_is_never_fetched(
    answering: None, site: Site, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = site.person("U0POLICY")
    officer.within = 0.0  # nobody is answered before the lock is let go
    with site.workspace.lock:
        officer.uploads(b"x", name="elsewhere.docx", channel="C0ASSURE")
        next(iter(site.workspace.files.values())).external_url = "https://elsewhere.example/a"

    assert "It is kept outside Slack" in officer.sees("I did not read", within=SOON).words


def test_a_file_that_is_too_large_is_refused_by_its_claim(answering: None, site: Site) -> None:
    officer = site.person("U0POLICY")
    officer.within = 0.0  # nobody is answered before the lock is let go
    with site.workspace.lock:
        officer.uploads(APRIL, name="huge.txt", channel="C0ASSURE")
        next(iter(site.workspace.files.values())).claimed_size = 30_000_000

    assert "larger than 20 MB" in officer.sees("I did not read", within=SOON).words


def test_a_hostile_name_calls_nobody_and_makes_no_path(drop: Drop) -> None:
    shown = drop(b"", name="../<!channel> *x*\u202egpj.docx", says="I did not read")

    assert "<!channel>" not in shown.raw
    assert "&lt;!channel&gt;" in shown.raw


def test_what_a_chief_officer_shares_in_a_channel_is_none_of_the_bots_business(
    answering: None, site: Site, store: Store
) -> None:
    seen = site.person("U0DEPUTY").uploads(APRIL, name="april.txt", channel="C0ASSURE")

    assert seen == []
    with store.reading() as session:
        assert session.exec(select(Paper)).all() == []


@pytest.mark.parametrize(
    ("who", "says"), [("U0DEPUTY", "Only the Commissioner's office"), ("U0STRANG", "I don't know")]
)
def test_in_direct_messages_others_are_told_why_not(
    answering: None, site: Site, store: Store, who: str, says: str
) -> None:
    person = site.person(who)
    person.uploads(APRIL, name="april.txt")

    person.sees(says, within=SOON)

    with store.reading() as session:
        assert session.exec(select(Paper)).all() == []


def test_a_chief_officer_cannot_review_or_discard(drop: Drop, site: Site, store: Store) -> None:
    shown, deputy = drop(), site.person("U0DEPUTY")

    assert "Only the Commissioner's office" in deputy.presses("Review", in_=shown).words
    assert "Only the Commissioner's office" in deputy.presses("Discard", in_=shown).words

    with store.reading() as session:
        assert session.get_one(Paper, 1).discarded_at is None


def test_the_event_sent_again_reads_nothing_again(
    drop: Drop, site: Site, store: Store, anybody: Anybody
) -> None:
    drop()
    first = next(one for one in site.delivery.told if one.payload["event"].get("files"))

    site.delivery.tell(first.payload["event"])

    with store.reading() as session:
        assert len(session.exec(select(Paper)).all()) == 1


def test_where_people_from_outside_read_the_answer_comes_in_a_direct_message(
    answering: None, site: Site
) -> None:
    administering.invite(site.workspace, "C0GENERA", "U0OUTSID")

    shown = dropping(site)(channel="C0GENERA")

    assert "2 actions" in shown.words
    assert shown.channel == site.person("U0POLICY").direct()
    assert len(site.person("U0POLICY").channel("C0GENERA")) == 1


def test_forty_findings_are_reviewed_on_two_pages_and_filed_together(
    drop: Drop, site: Site, store: Store
) -> None:
    many = "\n".join(f"{n}. DCC to write letter number {n} to district {n}." for n in range(3, 41))
    notes = APRIL.decode().replace("3. Speed cameras", f"{many}\n\n3. Speed cameras")
    officer, shown = site.person("U0POLICY"), drop(notes.encode())
    assert "*40 actions*" in shown.words

    first = review(officer, shown)
    assert "1 to 35 of 40" in first.words
    officer.chooses([], in_=first, label="File no. 1")
    officer.presses("Next", in_=on_top(officer))
    assert "36 to 40 of 40" in on_top(officer).words
    officer.chooses([], in_=on_top(officer), label="File no. 40")
    filing(officer)

    with store.reading() as session:
        assert len(session.exec(select(Action)).all()) == 38


def test_the_meetings_day_is_set_by_hand_where_the_notes_give_none(
    drop: Drop, site: Site, store: Store
) -> None:
    officer = site.person("U0POLICY")
    dateless = (
        APRIL.replace(b"Date: Tuesday 20 April 2021 @ 14:00\n", b"")
        .replace(b"Monthly Assurance Meeting April 2021", b"Monthly Assurance Meeting")
        .replace(b"Tuesday 18 May 2021 at 14:00", b"To be confirmed")
    )
    listed = review(officer, drop(dateless))
    assert "The notes give no date that I can read" in listed.words
    assert "Nothing was filed." in filing(officer)

    officer.presses("Change the meeting", in_=on_top(officer))
    officer.fills(on_top(officer), {"Day it was held": "2021-04-20"})
    officer.submits(on_top(officer))
    assert "DCC (Julian Moss) · due Friday 14 May 2021" in on_top(officer).words

    assert "the Monthly Assurance Meeting of Tuesday 20 April 2021" in filing(officer)


def test_an_owner_and_a_due_time_that_cannot_be_read_are_told_beside_each(
    drop: Drop, site: Site
) -> None:
    officer = site.person("U0POLICY")
    review(officer, drop())
    officer.presses("Change no. 1", in_=on_top(officer))

    officer.fills(
        on_top(officer), {"Who owes it": "Zz Unknown Zz", "When it is due": "the back end"}
    )
    officer.submits(on_top(officer))

    assert "I know no post, person or board called “Zz Unknown Zz”" in on_top(officer).words
    assert "back end" in on_top(officer).words
    officer.fills(on_top(officer), {"Who owes it": "CC/DCC", "When it is due": "by 28 May 2021"})
    officer.submits(on_top(officer))
    assert (
        "CC (Anthony Bangham) and DCC (Julian Moss) · due Friday 28 May 2021"
        in on_top(officer).words
    )


def test_home_shows_the_office_the_notes_that_wait_for_review(drop: Drop, site: Site) -> None:
    drop(APRIL, name="april.txt")
    officer = site.person("U0POLICY")
    officer.opens_home()
    assert officer.home is not None
    assert "Notes to review" in officer.home.words
    assert "april.txt" in officer.home.words

    officer.presses("Review", in_=officer.home)
    officer.presses("Discard", in_=on_top(officer))

    assert "Notes to review" not in officer.home.words
