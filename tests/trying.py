"""Trying hostile strings on the bot by every way in, and what must hold of each answer."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from anybody import Anybody, Came
from hostile import SPECIAL

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
