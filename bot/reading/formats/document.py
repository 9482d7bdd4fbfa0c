"""What a file says, whatever its format: lines and tables in reading order, each in its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Style = Literal["", "heading", "bold"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `page` from 1 (0 where the format has none), `line` from 1."""

    page: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, list entry or heading.

    `marker` is the number or bullet in front of it ("5a", "-", "[x]"); `depth` how far a list
    entry is indented. `side` holds what stands to its right after a wide gap or a tab: an
    owner, a date, the second column of an attendance list. `struck` says that a line is drawn
    through its words: what they say is off, or done with.
    """

    text: str
    place: Place = field(default_factory=Place)
    marker: str = ""
    depth: int = 0
    style: Style = ""
    side: tuple[str, ...] = ()
    struck: bool = False

    def with_text(self, text: str) -> "Line":
        """Return the same line saying something else."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its paragraphs in order, none when it is empty."""

    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The whole cell as one run of words."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, in order; rows may differ in length."""

    rows: tuple[tuple[Cell, ...], ...]

    def column(self, number: int) -> list[str]:
        """Return what the cells of one column say, leaving out the rows that are too short."""
        return [row[number].text for row in self.rows if number < len(row)]

    @property
    def width(self) -> int:
        """The number of cells in the longest row."""
        return max((len(row) for row in self.rows), default=0)


Block = Line | Table


def flat(block: Block) -> Iterator[Line]:
    """Yield a block that stands inside a cell as lines: a table in it is read row by row."""
    if isinstance(block, Line):
        yield block
        return
    for row in block.rows:
        filled = [cell for cell in row if cell.lines]
        if filled:
            yield Line("  ".join(cell.text for cell in filled), filled[0].lines[0].place)


def laid_out(rows: Iterable[Sequence[Sequence[Block]]]) -> Iterator[Block]:
    """Yield a table of rows whose cells hold blocks.

    In a row that only sets words beside each other, a table in a cell stands by itself, after
    the words before it; those after it begin a row of their own.
    """
    made: list[tuple[Cell, ...]] = []
    for row in rows:
        opens = sum(bool(cell) for cell in row) <= _BESIDE
        held: list[list[Line]] = [[] for _ in row]
        for number, cell in enumerate(row):
            for block in cell:
                if opens and isinstance(block, Table) and block.width > 1 and len(block.rows) > 1:
                    yield Table((*made, tuple(Cell(tuple(lines)) for lines in held)))
                    yield block
                    made, held = [], [[] for _ in row]
                else:
                    held[number] += flat(block)
        if any(held) or not any(row):
            made.append(tuple(Cell(tuple(lines)) for lines in held))
    if made:
        yield Table(tuple(made))


_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a file in reading order. `kind` is its format, such as "docx" or "pdf".

    `margins` is what stands only at the head or foot of the pages, once each.
    """

    blocks: tuple[Block, ...]
    kind: str = "text"
    pages: int = 0
    margins: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Yield every line, those in tables too, in reading order."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
            else:
                yield from (line for row in block.rows for cell in row for line in cell.lines)
