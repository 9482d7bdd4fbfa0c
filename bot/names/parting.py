"""Several names written together, taken apart: "AC/AB" is two, "T/ACC" and "R & D" may be one."""

import re
from collections.abc import Callable
from typing import Final

MOST: Final = 12
"""Names in one answer; beyond it the words are a list or a sentence, and taken as one."""

PIECES: Final = re.compile(
    r"<[^<>]*>"  # a mention, whatever is in it
    r"|\([^()]*\)"  # what stands in brackets belongs to what is before them
    r"|(?<![\w/])[TA]/(?=\w\w)"  # temporary, acting: T/ACC, A/DCC
    r"|(?P<between>\s*(?:[,;/&+]|\band\b)(?:\s*\band\b)?\s*)",
    re.IGNORECASE,
)
TOUCHING: Final = re.compile(r">\s*(?=<@)")


def parted(
    words: str, *, is_name: Callable[[str], bool], is_known: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the names in `words`, as written and in their order.

    The longest run that `is_name` knows is one name, so that "ACC Crime and Vulnerability"
    stays whole; when `is_known` knows none of the parts, the whole is one unknown name.
    """
    together = TOUCHING.sub(">, ", words)
    spans = _spans(together)
    if len(spans) > MOST:
        return (words,)
    found, at = [], 0
    while at < len(spans):
        end = _longest(together, spans, at, is_name)
        found.append(together[spans[at][0] : spans[end - 1][1]])
        at = end
    return tuple(found) if any(map(is_known, found)) else (words,)


def _spans(words: str) -> list[tuple[int, int]]:
    edges = [0]
    for piece in PIECES.finditer(words):
        if piece["between"]:
            edges += piece.span()
    edges.append(len(words))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if words[start:end].strip()]


def _longest(
    words: str, spans: list[tuple[int, int]], at: int, is_name: Callable[[str], bool]
) -> int:
    for end in range(len(spans), at + 1, -1):
        if is_name(words[spans[at][0] : spans[end - 1][1]]):
            return end
    return at + 1
