"""A reply without what it quotes, which is not its writer's word."""

import re
from typing import Final


def without_quotations(text: str) -> str:
    """Return a reply without the lines, the code and the passages that it quotes or strikes out."""
    lines = CODE.sub(" ", text).splitlines()
    own = [SAYS.sub(r"\1 ", line) for line in lines if not _is_quoted(line)]
    return QUOTED.sub(" ", "\n".join(own))


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith((">", "&gt;", "|"))


CODE: Final = re.compile(r"```[^`]{0,4000}(?:```|$)|`[^`\n]{0,400}`")
QUOTED: Final = re.compile(
    r"“[^”“]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»«]{0,2000}»|(?<!\S)~[^~\n]{1,2000}~"
)
SAYS: Final = re.compile(r"^\s{0,9}[\"“](\w{1,20})[\"”](?=\s{0,9}(?:$|[.!,]|from (?:me|us)\b))")
"""One word that is somebody's whole answer, in marks: '"Noted" from me'."""
