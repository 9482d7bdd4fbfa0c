"""The runs of a Word paragraph: which of its words are seen, and which are bold or struck out."""

from collections.abc import Iterator

from lxml import etree

from bot.reading.formats.runs import Run

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}pPr",
    f"{_W}rPr",
    f"{_W}instrText",
    f"{_W}delText",
    f"{_W}footnoteReference",
    f"{_W}commentReference",
    f"{_W}annotationRef",
    f"{_W}object",
    f"{_W}txbxContent",
    f"{_MC}Fallback",
    f"{_W}sdtPr",
}
_SPOKEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SYMBOLS = {
    "FC": "✓", "FB": "✗", "FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐", "52": "☑", "50": "✓",
    "E0": "→", "D8": "➢", "A7": "▪", "B7": "•",
}  # fmt: skip
"""The letters of Wingdings and Symbol that notes are marked with, by the end of their number."""


def of(paragraph: etree._Element, loud: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Yield the runs that are seen: no deleted, hidden or fallback text.

    `loud` names the styles of letters that are bold.
    """
    yield from _under(paragraph, loud, bold=False, struck=False)


def _under(
    element: etree._Element, loud: frozenset[str], *, bold: bool, struck: bool
) -> Iterator[Run]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield Run(child.text or "", bold, struck)
        elif child.tag in _SPOKEN:
            yield Run(_SPOKEN[child.tag], bold, struck)
        elif child.tag == f"{_W}sym":
            yield Run(_SYMBOLS.get((child.get(f"{_W}char") or "")[-2:].upper(), ""), bold, struck)
        elif child.tag == f"{_W}r":
            if not _is_on(child, "vanish"):
                crossed = _is_on(child, "strike") or _is_on(child, "dstrike")
                yield from _under(child, loud, bold=_is_bold(child, loud), struck=crossed)
        else:
            yield from _under(child, loud, bold=bold, struck=struck)


def _is_bold(run: etree._Element, loud: frozenset[str]) -> bool:
    if run.find(f"{_W}rPr/{_W}b") is not None:
        return _is_on(run, "b")
    style = run.find(f"{_W}rPr/{_W}rStyle") if loud else None
    return style is not None and style.get(f"{_W}val") in loud


def _is_on(run: etree._Element, name: str) -> bool:
    """Whether a property of a run is set, and not set to "false"."""
    mark = run.find(f"{_W}rPr/{_W}{name}")
    return mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "off")
