"""How fast notes are read: six pages beside their bare extraction, and in a child."""

import time
from collections.abc import Iterator
from pathlib import Path

import documents
import pypdfium2

from bench.figures import Figure, in_turn
from bot.reading import child
from bot.reading.formats import pdf

PANEL = Path("../shared/papers/2018-09-18-police-and-crime-panel.txt")
"""130 kB of agenda and papers; not in a user's clone, and then not measured."""

SIX_PAGES = documents.pdf(
    [
        documents.set_lines(
            [f"Estates Board, page {page}", "Date: Monday 3 March 2025"]
            + [
                f"{line}. The Board noted that work on site {page}.{line} was going to plan and"
                " that the budget held."
                for line in range(1, 42)
            ]
        )
        for page in range(1, 7)
    ]
)


def figures() -> Iterator[Figure]:
    """Measure a six-page PDF, and the longest paper there is."""
    ours, bare = in_turn(lambda: pdf.read(SIX_PAGES), _extracted, runs=40, warm=5)
    note = f"{ours.p50:.1f} ms against {bare.p50:.1f} ms"
    yield Figure("a six-page PDF read, to its bare extraction", ours.p50 / bare.p50, 3, note=note)
    yield Figure(
        "a six-page PDF read in the child, start included", _took(SIX_PAGES, anew=True), 1, unit="s"
    )
    yield Figure("the same when one was read before", _took(SIX_PAGES), 0.5, unit="s")
    if PANEL.exists():
        long = PANEL.read_bytes()
        yield Figure(
            "a 130 kB agenda read in the child, start included", _took(long, anew=True), 2, unit="s"
        )


def _extracted() -> None:
    for page in pypdfium2.PdfDocument(SIX_PAGES):
        page.get_textpage().get_text_range()


def _took(data: bytes, *, anew: bool = False) -> float:
    """Return the median seconds of five reads; `anew` has each begin the process that forks."""

    def once() -> float:
        if anew:
            child.NURSERY.close()
        began = time.perf_counter()
        child.read(data)
        return time.perf_counter() - began

    return sorted(once() for _ in range(5))[2]
