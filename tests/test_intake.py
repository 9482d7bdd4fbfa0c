"""What a paper that was read is taken for: new, known already, or a correction."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

import pytest
from builders import NOW, an_action, the_board, the_policy_officer
from sqlmodel import Session, col, select

from bot.errors import Told
from bot.papers import findings, intake, notes, progress, proposing
from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import Minutes
from store import Store, papers
from store.tables import Action, Paper, Review

FILING: Final = Path(__file__).parent / "notes" / "filing"
APRIL: Final = (FILING / "2021-04-20.txt").read_bytes()
MAY: Final = (FILING / "2021-05-18.txt").read_bytes()


def _taken(session: Session, read: Minutes, key: str) -> Review | None:
    paper = Paper(key=key, name=f"{key}.txt", given_at=NOW, sha256=key)
    session.add(paper)
    session.flush()
    return intake.keep(session, paper, read, at=NOW)


def _filed(session: Session, read: Minutes, key: str) -> None:
    """File what is read and in no doubt."""
    review = _taken(session, read, key)
    assert review is not None
    found = findings.read(review.findings)
    kept = tuple(replace(one, ticked=one.is_filed) for one in found.findings)
    review.findings = findings.written(replace(found, findings=kept))
    notes.file(session, review, by=the_policy_officer(session), at=NOW)


def test_the_same_notes_twice_at_once_are_one_review(store: Store) -> None:
    read = minutes.read(files.read(APRIL))
    with store.writing() as session:
        assert _taken(session, read, "one") is not None
        assert _taken(session, read, "two") is None
        second = papers.given(session, "two")
        assert second is not None
        assert second.same_as_id == 1


def test_notes_that_wait_for_review_can_be_reviewed_from_where_they_are_given_again(
    store: Store,
) -> None:
    read = minutes.read(files.read(APRIL))
    with store.writing() as session:
        first = _taken(session, read, "first")
        assert _taken(session, read, "second") is None
        again = session.exec(select(Paper).where(Paper.key == "second")).one()
        told = progress.told(session, again)

    assert first is not None
    assert "is the same as notes that are still to be reviewed." in told.text
    assert [one["value"] for one in told.blocks[-1]["elements"]] == [str(first.id)]


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


def test_notes_whose_board_is_set_by_hand_continue_and_correct_what_they_would_have(
    store: Store,
) -> None:
    april, may = (minutes.read(files.read(one)) for one in (APRIL, MAY))
    nameless = replace(may, meeting=replace(may.meeting, title="Notes"))
    visits = [one for one in may.actions if "forensic visits" not in one.text]
    fewer = replace(nameless, actions=tuple(visits))
    tuesday, today = date(2021, 5, 18), NOW.date()
    with store.writing() as session:
        board = the_board(session, "MAM")
        _filed(session, april, "april")
        unset = proposing.propose(session, nameless, today=today)
        whole = proposing.propose(session, may, today=today)

        moved = intake.of_another_meeting(session, unset, board, tuesday, today=today)

        assert [one.match for one in unset.findings] == [None] * len(unset.findings)
        assert [one.match for one in whole.findings if one.match] != []
        assert moved.findings == whole.findings

        _filed(session, may, "may")
        again = proposing.propose(session, nameless, today=today)
        with pytest.raises(Told, match=r"^The notes of Tuesday 18 May 2021 have been filed"):
            intake.of_another_meeting(session, again, board, tuesday, today=today)
        gone = proposing.propose(session, fewer, today=today)
        left = intake.of_another_meeting(session, gone, board, tuesday, today=today)
        assert [one for one in left.findings if one.ticked] == []
        assert left.changes[0].startswith("No longer there: ")
        elsewhere = intake.of_another_meeting(
            session, left, the_board(session, "CRB"), tuesday, today=today
        )
        assert (elsewhere.corrects, elsewhere.changes) == (None, ())
        assert any(one.ticked for one in elsewhere.findings)
