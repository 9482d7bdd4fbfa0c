"""The styles of an OpenDocument file: what they set bold, strike out, number or make a title."""

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from bot.reading.formats.looks import Look

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFF = {None, "none"}
_LONGEST_LINE = 12
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Face(NamedTuple):
    """What a style says itself; None where it leaves that to the style it is based on."""

    parent: str = ""
    bold: bool | None = None
    struck: bool | None = None


class Level(NamedTuple):
    """How a level of a list is numbered, and how many levels it shows; no form is a bullet."""

    form: str = ""
    start: int = 1
    shown: int = 1


class Faces(NamedTuple):
    """The styles of words and paragraphs, and those of lists, by their names."""

    styles: dict[str, Face]
    lists: dict[str, dict[int, Level]]

    def look(self, element: etree._Element, outer: Look) -> Look:
        """Return how the words of an element look inside words that look like `outer`."""
        bold = struck = None
        name = element.get(f"{_TEXT}style-name") or ""
        for _ in range(_LONGEST_LINE):
            face = self.styles.get(name)
            if face is None:
                break
            bold = face.bold if bold is None else bold
            struck = face.struck if struck is None else struck
            name = face.parent
        return Look(
            outer.bold if bold is None else bold, outer.struck if struck is None else struck
        )

    def heads(self, element: etree._Element) -> bool:
        """Whether the style of a paragraph is that of a title or a heading."""
        name = element.get(f"{_TEXT}style-name") or ""
        for _ in range(_LONGEST_LINE):
            if name.startswith(("Heading", "Title")):
                return True
            name = self.styles.get(name, Face()).parent
        return False


def read(parts: Iterable[etree._Element]) -> Faces:
    """Read the styles of a file from its parts that hold some."""
    styles: dict[str, Face] = {}
    lists: dict[str, dict[int, Level]] = {}
    for part in parts:
        for style in part.iter(f"{_STYLE}style"):
            styles[style.get(f"{_STYLE}name", "")] = _face(style)
        for style in part.iter(f"{_TEXT}list-style"):
            lists[style.get(f"{_STYLE}name", "")] = dict(map(_level, style))
    return Faces(styles, lists)


def _face(style: etree._Element) -> Face:
    parent = style.get(f"{_STYLE}parent-style-name", "")
    letters = style.find(f"{_STYLE}text-properties")
    if letters is None:
        return Face(parent)
    weight = letters.get(f"{_FO}font-weight")
    line = letters.get(f"{_STYLE}text-line-through-style") or letters.get(
        f"{_STYLE}text-line-through-type"
    )
    return Face(
        parent,
        None if weight is None else weight == "bold" or weight >= "600",
        None if line is None else line not in _OFF,
    )


def _level(style: etree._Element) -> tuple[int, Level]:
    number = int(style.get(f"{_TEXT}level", "1"))
    form = style.get(f"{_STYLE}num-format") or ""
    if style.tag != f"{_TEXT}list-level-style-number" or not form:
        return number, Level()
    start, shown = style.get(f"{_TEXT}start-value", "1"), style.get(f"{_TEXT}display-levels", "1")
    return number, Level(_FORMS.get(form, "decimal"), int(start), int(shown))
