"""How a web page's style sheet makes words look: which are bold, which are struck out."""

import re
from typing import NamedTuple

from lxml import etree

_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"(?:[\w-]{0,20})?\.([\w-]{1,60})$")
_STRUCK = re.compile(r"line-through", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_STRUCK_TAGS = {"s", "strike", "del"}
_BOLD_TAGS = {"b", "strong", "th"}


class Look(NamedTuple):
    """Whether words are bold, and whether a line is drawn through them."""

    bold: bool = False
    struck: bool = False


class Looks(NamedTuple):
    """The classes that a style sheet sets bold, and those that it strikes out."""

    bold: frozenset[str]
    struck: frozenset[str]

    def of(self, element: etree._Element, outer: Look) -> Look:
        """Return how the words of an element look inside words that look like `outer`."""
        style = element.get("style") or ""
        classes = set((element.get("class") or "").split())
        bold = element.tag in _BOLD_TAGS or bool(_BOLD.search(style) or classes & self.bold)
        struck = element.tag in _STRUCK_TAGS or bool(_STRUCK.search(style) or classes & self.struck)
        return Look((bold or outer.bold) and not _PLAIN.search(style), struck or outer.struck)


def read(root: etree._Element) -> Looks:
    """Read the style sheets in a page, as far as its classes go."""
    bold: set[str] = set()
    struck: set[str] = set()
    for sheet in root.iter("style"):
        for selectors, rules in _RULE.findall(sheet.text or ""):
            names = {
                found[1] for one in selectors.split(",") if (found := _CLASS.search(one.strip()))
            }
            bold |= names if _BOLD.search(rules) else set()
            struck |= names if _STRUCK.search(rules) else set()
    return Looks(frozenset(bold), frozenset(struck))
