"""Notes that we wrote in every layout we know, with what a careful policy officer reads in each."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz

from bot.reading.formats import files
from bot.reading.notes import minutes
from bot.reading.notes.found import Action, Minutes

CORPUS: Final = Path(__file__).parent / "corpus"

ALIKE: Final = 80
"""Likeness from which what was read is what was labelled."""

DONE: Final = frozenset({"complete", "discharged", "closed"})
"""How an action stands that is no longer owed."""

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One set of notes, and what is to be read in it."""

    file: Path
    gold: dict[str, Any]

    @property
    def actions(self) -> list[Label]:
        """The actions that are to be read, those of which nobody is sure included."""
        return list(self.gold["actions"])

    def read(self) -> Minutes:
        """Read the notes as the bot does."""
        return minutes.read(files.read(self.file.read_bytes()))


def every(shared: Path | None = None) -> Iterator[Labelled]:
    """Yield the whole corpus, in the order of its names; then what is in `shared`, if given."""
    yield from _labelled(CORPUS, CORPUS)
    if shared is not None:
        yield from _labelled(shared / "reading", shared / "papers")


def _labelled(folder: Path, papers: Path) -> Iterator[Labelled]:
    for labels in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(labels.read_text(encoding="utf-8"))
        samples = folder / "samples" if gold["family"] != "papers" else papers
        yield Labelled(samples / gold["file"], gold)


def likeness(words: str, label: Label) -> float:
    """Return how alike words and a label are; 0 when one is far longer than the other."""
    return max(_alike(words, other) for other in (label["text"], *label.get("alt_texts", ())))


def _alike(words: str, other: str) -> float:
    if not 0.4 * len(other) <= len(words) <= 3 * len(other) + 120:
        return 0.0
    return fuzz.token_set_ratio(words, other, processor=_plain)


def _plain(words: str) -> str:
    return " ".join("".join(one if one.isalnum() else " " for one in words.casefold()).split())


def paired(read: Sequence[Action], labels: Sequence[Label]) -> dict[int, int]:
    """Return which label each of what was read is, one to one, the likest first."""
    alike = [
        (likeness(one.text, label), i, j)
        for i, one in enumerate(read)
        for j, label in enumerate(labels)
    ]
    found: dict[int, int] = {}
    for score, i, j in sorted(alike, reverse=True):
        if score >= ALIKE and i not in found and j not in found.values():
            found[i] = j
    return found


def is_one(words: str, labels: Iterable[Label]) -> Label | None:
    """Return the label that words are, the likest; None when they are none of them."""
    scored = [(likeness(words, label), label["id"], label) for label in labels]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] >= ALIKE else None
