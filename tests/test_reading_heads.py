"""The whole head of notes, and their next meeting, in layouts that the corpus does not have.

`heads.txt` holds them, each below what a careful reader finds in it.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.reading.formats import files
from bot.reading.notes import minutes

HEADS = (Path(__file__).parent / "heads.txt").read_text(encoding="utf-8")
LAYOUTS = dict(head.split("\n", 1) for head in HEADS.split("=== ") if head)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_head_is_read_whole_in_whatever_layout(layout: str) -> None:
    said, text = LAYOUTS[layout].split("---\n", 1)
    right = dict(line.split(": ", 1) for line in said.splitlines())

    assert found(text) == right


def found(text: str) -> Mapping[str, str]:
    """Return what is read in a head, in the words of the file; nothing that is not there."""
    notes = minutes.read(files.read(text.encode()))
    front, following = notes.meeting, notes.next_meeting
    read = {
        "day": str(front.day or ""),
        "start": f"{front.start:%H:%M}" if front.start else "",
        "venue": front.venue,
        "chair": front.chair,
        "writer": front.minute_taker,
        "there": "; ".join(person.name for person in notes.attendance),
        "away": "; ".join(person.name for person in notes.apologies),
        "following": str(following.day or "") if following else "",
        "then": f"{following.start:%H:%M}" if following and following.start else "",
        "off": "; ".join(map(str, following.cancelled)) if following else "",
    }
    return {key: words for key, words in read.items() if words}
