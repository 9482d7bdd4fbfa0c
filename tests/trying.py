"""Trying hostile strings on the bot by every way in, and what must hold of each answer."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from anybody import Anybody, Came
from hostile import SPECIAL

from handlers import BUTTONS, FORMS, SHORTCUTS
from handlers.cleaning import kept

SECONDS: Final = 1.0
OFFICE: Final = "U0POLICY"
SAVED: Final = tuple(
    text for text in map(kept, SPECIAL) if text.strip(" \n\u200b") and len(text) <= 3_000
)

Go = Callable[[Anybody, str], Came]


def typed(words: str) -> Go:
    return lambda any_, given: any_.commands(OFFICE, words + given)


def sent(verb: str, *names: str) -> Go:
    def go(any_: Anybody, given: str) -> Came:
        values = dict.fromkeys(names, given) | ({"board": "1"} if verb == "add" else {})
        return any_.submits(OFFICE, verb, {"action": 1}, values)

    return go


def pressed(name: str) -> Go:
    return lambda any_, given: any_.presses(OFFICE, name, given)


FIELDS: Final = (
    *("words", "owner", "due", "board", "to", "because", "until", "refs", "venue", "theme", "kind"),
    *(
        "day",
        "starts",
        "first",
        "often",
        "on",
        "days0",
        "heading",
        "held",
        "ticked",
        "match",
        "meant",
    ),
    *("when", "next_wanted", "next_day", "next_starts", "next_venue", "any_owner"),
)
"""Every input that a form of ours has; a form is handed all of them, and takes its own."""

NUMBERS: Final = {"action": 1, "revision": 1, "meeting": 1, "board": 1, "review": 1, "request": 1}
"""What forms carry, of records that are there."""


def entries() -> Iterator[tuple[str, Go]]:
    """Yield every button, form and shortcut of the tables, to be handed a string in each place."""
    for name in BUTTONS:
        yield f"button {name}", pressed(name)
        yield f"what button {name} carries", carrying(name)
    for name in FORMS:
        yield f"form {name}", filled(name)
        yield f"what form {name} carries", loaded(name)
    for name in SHORTCUTS:
        yield f"shortcut {name}", chosen(name)


def filled(name: str) -> Go:
    """Send a form with the string in every field, as long as an input of Slack's may be."""
    return lambda any_, given: any_.submits(
        OFFICE, name, NUMBERS, dict.fromkeys(FIELDS, given[:3_001])
    )


def loaded(name: str) -> Go:
    """Send a form that carries the string instead of what it was given to carry."""
    return lambda any_, given: any_.submits(OFFICE, name, given, dict.fromkeys(FIELDS, "x"))


def chosen(name: str) -> Go:
    """Use a shortcut on a message of these words."""
    return lambda any_, given: any_.shortcuts(OFFICE, name, words=given)


def carrying(name: str) -> Go:
    """Press a button of ours whose value is as it should be, but for the words in it."""

    def go(any_: Anybody, given: str) -> Came:
        words = {"words": given, "on": given[:10], "place": [given[:10], 1, False], "verb": given}
        picked = {"chosen": {"board": given, "day": given, "meeting": given}, "page": given}
        return any_.presses(OFFICE, name, NUMBERS | words | picked)

    return go


def tried(anybody: Anybody, go: Go, strings: Sequence[str], *, to: str = "") -> None:
    for given in strings:
        said = f"{to}: {given[:80]!r}"
        began = time.process_time()
        came = go(anybody, given)
        took = time.process_time() - began
        assert came.error is None, f"{came.error} for {said}"
        assert "Something went wrong" not in came.words, said
        assert "could not reach the register" not in came.words, said
        assert alive(came) == [], said
        assert took < SECONDS, f"{took:.1f} s for {said}"


def alive(came: Came) -> list[str]:
    """Return the marks that Slack would act on: nothing but the bot's own text may hold one."""
    sent_ = [came.body, *(one.view for one in came.seen), *(one.raw for one in came.seen)]
    sent_ += [block for one in came.seen for block in one.blocks]
    return [text for text in mrkdwn(sent_) if "<" in text or re.search(r"&(?!amp;|lt;|gt;)", text)]


def mrkdwn(sent_: Any) -> Iterator[str]:
    """Yield every text that Slack reads marks in: mrkdwn objects and the text of a message."""
    if isinstance(sent_, dict):
        if sent_.get("type") == "mrkdwn":
            assert sent_["verbatim"] is True
            yield sent_["text"]
        elif sent_.get("type") != "plain_text":
            yield from (sent_["text"],) if isinstance(sent_.get("text"), str) else ()
            for value in sent_.values():
                yield from mrkdwn(value)
    elif isinstance(sent_, list):
        for one in sent_:
            yield from mrkdwn(one)
