"""Questions with buttons: what was typed goes with each, and nothing is saved meanwhile."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from bot.errors import NotUnderstood
from bot.telling import blocks
from bot.telling.blocks import Block, Reply, escape, section
from handlers.asking import Ask
from handlers.carrying import carried, day

OUT_OF_DATE: Final = "That button is out of date. Nothing was saved. Please type it again."


@dataclass(frozen=True, slots=True)
class Unsettled(Exception):  # noqa: N818  not an error: a question to ask
    """What was typed means two things; `question` asks which, and nothing is saved."""

    question: Reply


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, for a question's buttons to carry, with what has been chosen so far.

    It was typed `on` a day, whenever a button is pressed: "Friday" is the one after that.
    """

    verb: str
    words: str
    chosen: Mapping[str, str]
    on: date

    @property
    def reads(self) -> bool:
        """Whether the verb only asks, so that nothing could have been saved."""
        return self.verb in {"next", "list", "show"}

    def choosing(self, **more: str) -> dict[str, Any]:
        """Return what a button carries when it settles one thing more."""
        chosen = dict(self.chosen) | more
        on = self.on.isoformat()
        return {"verb": self.verb, "words": self.words, "chosen": chosen, "on": on}


Deed = Callable[[Ask, Typed], Reply]


def question(sentence: str, pressed: Sequence[Block], *, reads: bool = False) -> Reply:
    """Ask something with buttons; where something is to be saved it says that nothing is yet."""
    said = escape(sentence) if reads else f"{escape(sentence)} Nothing has been saved yet."
    return blocks.reply(section(said), blocks.buttons(*pressed), replaces=True)


def begun(deed: Deed, ask: Ask, verb: str) -> Reply:
    """Do what was typed, or ask what has to be settled first."""
    return _done(deed, ask, Typed(verb, ask.words, {}, ask.today))


def answered(deeds: Mapping[str, Deed], ask: Ask) -> Reply:
    """Go on with what was typed, now that a button has answered a question about it."""
    button = carried(ask.words)
    verb, chosen = str(button.get("verb")), button.get("chosen")
    if verb not in deeds or not isinstance(chosen, dict):
        raise NotUnderstood(OUT_OF_DATE)
    said = {str(key): str(value) for key, value in chosen.items()}
    typed = Typed(verb, str(button.get("words", "")), said, day(button, ask.today))
    return replace(_done(deeds[verb], ask.saying(typed.words), typed), replaces=True)


def _done(deed: Deed, ask: Ask, typed: Typed) -> Reply:
    try:
        return deed(ask, typed)
    except Unsettled as unsettled:
        return unsettled.question
