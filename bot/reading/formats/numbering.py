"""The numbers that Word gives the entries of its lists, which are not in the words themselves."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from bot.reading.formats.document import Style
from bot.reading.formats.packed import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LEVELS = 9
Level = tuple[str, str, int]


@dataclass
class Counter:
    """Counts list entries as they are met. `levels` says how each level of each list is written.

    `loud` names the styles of letters that are bold.
    """

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int, Style]] = field(default_factory=dict)
    loud: frozenset[str] = frozenset()
    _at: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0] * _MOST_LEVELS)
    )

    def of(self, paragraph: etree._Element) -> tuple[str, int, Style]:
        """Return the number or bullet of a paragraph, how deep it is, and its style."""
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        number, level, style = self.styles.get(
            named.get(f"{_W}val", "") if named is not None else "", ("", 0, "")
        )
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            number = _value(own, "numId") or number
            level = int(_value(own, "ilvl") or level)
        level = min(level, _MOST_LEVELS - 1)
        written = self.levels.get(number, {}).get(level)
        return (self._next(number, level, written) if written else ""), level, style

    def _next(self, number: str, level: int, written: Level) -> str:
        """Count one entry and write its number: "%1.%2" is "3.1"."""
        kind, text, start = written
        counts = self._at[number]
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (_MOST_LEVELS - level - 1)
        if kind in ("bullet", "none"):
            return "-" if kind == "bullet" else ""
        for above in range(level + 1):
            form = self.levels[number].get(above, ("decimal", "", 1))[0]
            text = text.replace(f"%{above + 1}", in_form(counts[above] or 1, form))
        return text if text[-1:] in ".)" or "." in text else f"{text}."


def read(package: Package, folder: str) -> Counter:
    """Read how the lists of a document are numbered, and which styles number or head."""
    levels: dict[str, dict[int, Level]] = {}
    if f"{folder}/numbering.xml" in package.names:
        root = package.xml(f"{folder}/numbering.xml")
        kinds = {a.get(f"{_W}abstractNumId", ""): _levels(a) for a in root.iter(f"{_W}abstractNum")}
        levels = {
            num.get(f"{_W}numId", ""): kinds.get(_value(num, "abstractNumId"), {})
            for num in root.iter(f"{_W}num")
        }
    styles, loud = _styles(package, folder)
    levels.setdefault("List Bullet", {0: ("bullet", "", 1)})
    levels.setdefault("List Number", {0: ("decimal", "%1.", 1)})
    return Counter(levels, styles, loud)


def _styles(
    package: Package, folder: str
) -> tuple[dict[str, tuple[str, int, Style]], frozenset[str]]:
    """Read which styles number, which head, and which set letters bold.

    A style that does not say takes after the one it is based on.
    """
    if f"{folder}/styles.xml" not in package.names:
        return {}, frozenset()
    held = {
        style.get(f"{_W}styleId", ""): style
        for style in package.xml(f"{folder}/styles.xml").iter(f"{_W}style")
    }
    loud = {
        name
        for name, style in held.items()
        if style.get(f"{_W}type") == "character" and style.find(f"{_W}rPr/{_W}b") is not None
    }
    return {name: _inherited(name, held) for name in held}, frozenset(loud)


def _inherited(name: str, held: Mapping[str, etree._Element]) -> tuple[str, int, Style]:
    number, level, head = "", 0, ""
    for _ in range(_MOST_LEVELS):
        style = held.get(name)
        if style is None:
            break
        own = _own(style)
        number, level = (number, level) if number else own[:2]
        head = head or own[2]
        name = _value(style, "basedOn")
    return number, level, "heading" if head else ""


def _own(style: etree._Element) -> tuple[str, int, Style]:
    """Read what a style says itself."""
    numbered = style.find(f"{_W}pPr/{_W}numPr")
    number = _value(numbered, "numId") if numbered is not None else ""
    level = int(_value(numbered, "ilvl") or 0) if numbered is not None else 0
    name = _value(style, "name").lower()
    head: Style = "heading" if name.startswith(("heading", "title")) else ""
    return number or _listed(name), level, head


def _listed(name: str) -> str:
    """Return the list that a style of Word's own belongs to when it does not say."""
    return {"list bullet": "List Bullet", "list number": "List Number"}.get(
        name.rstrip(" 0123456789"), ""
    )


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {
        int(level.get(f"{_W}ilvl", "0")): (
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText"),
            int(_value(level, "start") or 1),
        )
        for level in abstract.iterchildren(f"{_W}lvl")
    }


def _value(element: etree._Element, child: str) -> str:
    found = element.find(f"{_W}{child}")
    return (found.get(f"{_W}val") or "") if found is not None else ""


def in_form(number: int, form: str) -> str:
    """Write a number as letters or Roman numerals where the list does."""
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        roman = "".join(
            ("", *["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])[number % 10]
        )
        roman = "x" * min(number // 10, 9) + roman
        return roman.upper() if form.startswith("upper") else roman
    return str(number)
