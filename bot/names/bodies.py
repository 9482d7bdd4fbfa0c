"""Bodies that owe actions without being a post or a board: the force, SNTs, everybody."""

from typing import Final

from bot.names import spelling

EVERYBODY: Final = "ALL"

BY_NAME: Final = {
    "all": EVERYBODY,
    "everyone": EVERYBODY,
    "everybody": EVERYBODY,
    "all members": EVERYBODY,
    "all present": EVERYBODY,
    "force": "Force",
    "west mercia police": "Force",
    "snt": "SNTs",
    "snts": "SNTs",
    "safer neighbourhood teams": "SNTs",
    "lpas": "LPAs",
    "local policing areas": "LPAs",
    "co": "Chief officers",
    "cos": "Chief officers",
    "chief officers": "Chief officers",
    "opcc": "OPCC",
    "office": "OPCC",
    "pcc office": "OPCC",
    "commissioner office": "OPCC",
}
"""What the notes call them, by the spelling key: "SNT's" has the key "snt"."""

COLLECTIVE: Final = frozenset(
    (
        "board", "committee", "council", "department", "directorate", "division", "forum", "group",
        "office", "panel", "partners", "partnership", "service", "services", "staff", "team",
        "teams", "unit", "commanders", "inspectors", "officers",
    )
)  # fmt: skip
"""A name that ends in one of these is plainly a body: "Telford command team"."""

LONGEST: Final = 8
"""Words in the name of a body; more is a sentence."""

NAMES: Final = tuple(dict.fromkeys(BY_NAME.values()))


def plain(words: str) -> str | None:
    """Return the body that `words` plainly name, as the register writes it; else None."""
    found = spelling.key(words)
    if (known := BY_NAME.get(" ".join(found))) is not None:
        return known
    if 1 < len(found) <= LONGEST and found[-1] in COLLECTIVE:
        return written(words)
    return None


def written(words: str) -> str:
    """Return a name as written, without the article in front of it."""
    shown = spelling.clean(words).strip(" .,:;")
    return shown[4:] if shown.casefold().startswith("the ") else shown
