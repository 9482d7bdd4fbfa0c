"""What was typed, done as it was put right: the button beside "did you mean"."""

from collections.abc import Mapping
from dataclasses import replace

from bot.access import require
from bot.errors import NotUnderstood
from bot.telling.blocks import Reply
from handlers import help as help_
from handlers.asking import Answer, Ask, Listens
from handlers.questions import OUT_OF_DATE


def of(known: Mapping[str, Mapping[str, Listens]], words: Mapping[str, Listens]) -> Answer:
    """Return what answers a command that a button carries, as if it had been typed."""

    def answer(ask: Ask) -> Reply:
        """Do what was meant."""
        command, _, text = ask.words.partition(" ")
        if command not in known:
            raise NotUnderstood(OUT_OF_DATE)
        _verb, rest, listens = help_.heard(command, text, known[command], words[command])
        require(ask.actor, listens.to)
        return replace(listens.answer(ask.saying(rest)), replaces=True)

    return answer
