"""Whether a reply says that what was owed is done: then its writer is offered to report it so."""

import re
from typing import Final

LONGEST: Final = 1_000
"""Characters that are looked at: whoever is done says so early."""

DONE: Final = re.compile(
    r"\b(?:done|completed?|finished|closed|delivered|sent|shared|circulated|submitted|published)\b",
    re.IGNORECASE,
)
NOT_YET: Final = re.compile(
    r"\?|n['’]t\b|\b(?:not|never|nearly|almost|half|partly|mostly|when|once|until|till|if|will|"  # noqa: RUF001  as it is typed
    r"shall|to be|being|getting|should|must|hope|hoping|expect|unless|before|by|needs?|want|can|"
    r"could|would|plan|going)\b",
    re.IGNORECASE,
)
REFERENCE: Final = re.compile(r"^\s*A\s?\d{1,9}\s*(?:[:,-]|\bis\b|\b(?=done\b))?\s*", re.IGNORECASE)


def says_so(words: str) -> bool:
    """Say whether a reply tells that it is done, and nothing in it that it is not yet."""
    looked_at = words[:LONGEST]
    return DONE.search(looked_at) is not None and NOT_YET.search(looked_at) is None


def what_was_done(words: str) -> str:
    """Return what a reply tells, without the reference that it begins with."""
    return REFERENCE.sub("", words, count=1).strip()
