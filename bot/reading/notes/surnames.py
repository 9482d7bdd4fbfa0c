"""Words that are a surname after a first name, and a word of posts and places elsewhere."""

from collections.abc import Sequence

from bot.reading.grammar.names import words as listed


def recognised(tokens: Sequence[str], kinds: str) -> str:
    """Return the kinds of words, with each surname that is another word besides counted as one.

    >>> recognised(["Ann", "Green"], "NR"), recognised(["Village", "Hall"], "NR")
    ('NN', 'NR')
    """
    out = kinds
    for at in range(1, len(tokens)):
        if tokens[at].strip(".,:*").lower() in _ALSO_SURNAMES and _names_before(tokens, out, at):
            out = f"{out[:at]}N{out[at + 1 :]}"
    return out


def _names_before(tokens: Sequence[str], kinds: str, at: int) -> bool:
    """Whether a first name or initials stand before a word, and no more of a name after it."""
    first = tokens[at - 1].lower()
    shouted = tokens[at].isupper() == tokens[at - 1].isupper() or kinds[at - 1] == "I"
    named = kinds[at - 1] in "NI" and first not in _OF_PLACES and not first.endswith(("'s", "’s"))  # noqa: RUF001
    ends = kinds[at + 1 : at + 2] not in ("R", "N", "T")
    alone = kinds[at - 2 : at - 1] != "N" if at > 1 else True
    return named and ends and alone and shouted and tokens[at][:1].isupper()


_ALSO_SURNAMES = listed(
    "green hall young bishop parish case major justice judge nurse constable head march old new "
    "town post record power"
)
_OF_PLACES = listed(
    "village guild bowling church market memorial corn music shire moot drill scout jubilee "
    "assembly concert dining lecture sports bethnal parsons golders common early mid late mart "
    "hotel manor main great mess drama dance the all brand crown test hard royal albert victoria "
    "mansion masonic methodist baptist wesley friends centenary institute urban golf tennis"
)
