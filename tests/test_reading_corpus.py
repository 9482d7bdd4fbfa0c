"""How well notes of every layout in our corpus are read: a part each time, all of it by hand."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

import corpus
import pytest

from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import Minutes

EVERY: Final = list(corpus.every())
EXAMPLE: Final = Path(__file__).parent.parent / "docs" / "examples" / "crime-reduction-board.docx"


def measured(notes: Iterable[corpus.Labelled]) -> Counter[str]:
    """Count what was to be read in some notes, what was, and what was right of it."""
    counts: Counter[str] = Counter()
    for labelled in notes:
        read = labelled.read()
        _count_actions(counts, read, labelled.actions)
        counts["notes"] += 1
        counts["days"] += str(read.meeting.day) in _days(labelled.gold["meeting"])
    return counts


def _count_actions(counts: Counter[str], read: Minutes, labels: list[corpus.Label]) -> None:
    pairs = corpus.paired(read.actions, labels)
    for place, one in enumerate(read.actions):
        label = labels[pairs[place]] if place in pairs else None
        counts[f"offered {one.kind}"] += 1
        counts[f"right {one.kind}"] += label is not None
        if label is not None and label["score"] == "required":
            counts["found"] += one.kind == "explicit"
    counts["wanted"] += sum(label["score"] == "required" for label in labels)


def _days(meeting: corpus.Label) -> set[str]:
    return {str(one) for one in (meeting["date"], *meeting.get("alt_dates", ()))}


def reached(counts: Counter[str]) -> dict[str, float]:
    """Return the shares that are promised of reading: what was right, and what was found."""
    return {
        "right explicit": counts["right explicit"] / counts["offered explicit"],
        "found": counts["found"] / counts["wanted"],
        "right implicit": counts["right implicit"] / counts["offered implicit"],
        "days": counts["days"] / counts["notes"],
    }


def test_every_sixteenth_of_the_corpus_is_read_as_well_as_it_was() -> None:
    figures = reached(measured(EVERY[::16]))

    assert figures["right explicit"] >= 0.95
    assert figures["found"] >= 0.9
    assert figures["right implicit"] >= 0.7
    assert figures["days"] >= 0.97


@pytest.mark.long
def test_the_whole_corpus_is_read_as_well_as_it_was() -> None:
    figures = reached(measured(EVERY))

    assert figures["right explicit"] >= 0.95
    assert figures["found"] >= 0.92
    assert figures["right implicit"] >= 0.72
    assert figures["days"] >= 0.98


def test_the_example_that_the_readme_offers_is_read_whole() -> None:
    read = minutes.read(files.read(EXAMPLE.read_bytes()))

    assert (read.meeting.title, read.meeting.day) == ("Crime Reduction Board", date(2021, 6, 4))
    assert [one.name for one in read.attendance] == [
        "PCC", "DCC", "Chief Executive", "Policy Officer",
    ]  # fmt: skip
    assert read.next_meeting is not None
    assert (read.next_meeting.day, read.next_meeting.venue) == (date(2021, 6, 25), "Room 1.38")
    assert [(one.kind, one.owners, one.due.date) for one in read.actions] == [
        ("explicit", (), "2021-06-25"),
        ("explicit", ("DCC",), "2021-06-11"),
        ("implicit", ("DCC",), None),
        ("explicit", ("Chief Executive",), "2021-06-25"),
    ]
