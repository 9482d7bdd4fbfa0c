"""A piece of the notes that is read as one: a paragraph, or a row of a table."""

from dataclasses import dataclass

from bot.reading.formats.document import Line, Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a row, and what stands beside it.

    `who` and `when` are the entries of the owner's and the date's column, in order, as written;
    `status` its progress column. `task` says that the words are an action by their column's
    heading; `ref` and `raised` are the number and origin that a log gives it.
    """

    lines: tuple[Line, ...]
    who: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    status: str = ""
    ref: str = ""
    raised: str = ""
    task: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.lines[0].place
