"""What can be typed, with examples; the lines are the handlers' own first lines."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from bot import access
from bot.access import Actor
from bot.errors import NotUnderstood, Told
from bot.reading.plain import tidy
from bot.reading.typed import commands, synonyms
from bot.reading.typed.commands import UnknownVerb
from bot.telling import blocks, phrases
from bot.telling.blocks import Reply, context, section
from handlers.asking import Ask, Listens, raising

NEEDS: Final = {
    "add": "raise",
    "change": "amend",
    "assign": "assign",
    "defer": "defer",
    "discharge": "discharge",
    "withdraw": "withdraw",
    "reopen": "reopen",
    "sendback": "send_back",
    "keep": "send_back",
    "schedule": "schedule",
    "move": "move",
    "cancel": "cancel",
    "held": "hold",
    "send": "look_after",
    "pause": "remind",
    "resume": "remind",
    "replan": "remind",
    "health": "look_after",
}
"""The right that a verb needs which not everybody who reads has: others are not told of it."""


def of(command: str, verbs: Mapping[str, Listens]) -> Listens:
    """Return the handler that tells what `command` can do."""

    def answer(ask: Ask) -> Reply:
        return told(command, verbs, to=ask.actor)

    return Listens(answer, writes=False)


def otherwise(words: Listens, command: str, verbs: Mapping[str, Listens]) -> Listens:
    """Return the handler that does as `words` does, or tells what can be typed instead."""

    def answer(ask: Ask) -> Reply:
        meant = synonyms.elsewhere(ask.words, command)
        try:
            if meant is not None and any(map(str.isdigit, meant)):  # it names an action, or a day
                raise commands.unknown(ask.words)
            return words.answer(ask)
        except UnknownVerb as unknown:
            if meant is not None:
                raise NotUnderstood(
                    f"{unknown.sentence} Did you mean `{phrases.cut(meant, 120)}`?", instead=meant
                ) from unknown
            return told(command, verbs, to=ask.actor, because=unknown.sentence)

    return replace(words, answer=answer)


def heard(
    command: str, text: str, verbs: Mapping[str, Listens], words: Listens
) -> tuple[str, str, Listens]:
    """Return the verb, the words after it and what answers it.

    A verb that is not known is told by a handler too, so that a stranger is refused first.
    """
    try:
        verb, rest = commands.split(text, (*verbs, "help"), after=command)
    except commands.UnknownVerb:
        return "", tidy(text), otherwise(words, command, verbs)
    except Told as told:
        return "", "", raising(told)
    about = rest if verb == "help" else verb
    if about in verbs and (verb == "help" or is_asked(rest, verb)):
        return verb, rest, of(command, {about: verbs[about]})
    return verb, rest, verbs.get(verb) or of(command, verbs)


def is_asked(rest: str, verb: str) -> bool:
    """Say whether what follows a verb asks what it does: "add help", "add ?"."""
    return rest.casefold() in {"help", "?"} and verb not in {"search", "help"}


def told(command: str, verbs: Mapping[str, Listens], *, to: Actor, because: str = "") -> Reply:
    """Tell somebody every verb of a command that they may use in a line, with an example of each.

    A verb alone, which was asked about by its name, is told to whoever asks.
    """
    theirs = verbs if len(verbs) == 1 else _theirs(verbs, to)
    lines = [f"`{command} {verb}` {line(listens)}" for verb, listens in theirs.items()]
    if len(verbs) == 1:
        return blocks.reply(section(lines[0]))
    share = "; add `share` to a list to show it to all" if access.may(to, "share") else ""
    return blocks.reply(
        section(blocks.escape(because)) if because else None,
        section(f"*What you can type after `{command}`*"),
        *(section("\n".join(some)) for some in _tens(lines)),
        context(f"What I answer is shown only to you{share}."),
    )


def _theirs(verbs: Mapping[str, Listens], actor: Actor) -> dict[str, Listens]:
    """Return the verbs that somebody may use."""
    return {
        verb: listens
        for verb, listens in verbs.items()
        if access.may(actor, NEEDS.get(verb, "read")) and access.may(actor, listens.to)
    }


def line(listens: Listens) -> str:
    """Return the first line of a handler's docstring: its help."""
    return (listens.answer.__doc__ or "").strip().splitlines()[0]


def _tens(lines: list[str]) -> Iterable[list[str]]:
    return (lines[start : start + 10] for start in range(0, len(lines), 10))
