"""How and when somebody wants to be told: away, back, where, and on which day the digest."""

from datetime import date
from typing import Final

from bot.access import MAY, require
from bot.errors import NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.typed import absence
from bot.reminders import chasing
from bot.reminders.recipients import route
from bot.telling import blocks, phrases
from bot.telling.blocks import Reply
from handlers import reminded
from handlers.asking import Ask
from store import addressing
from store.addressing import Known

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday")


def out(ask: Ask) -> Reply:
    """Say when you are away: `out until 18 June`, or `out from 7 to 18 June, tell DCC`."""
    words, _, instead = ask.words.partition("tell ")
    since, until = absence.span(words, on=ask.today)
    person = _person(ask, instead.strip()) if instead.strip() else None
    chasing.be_away(ask.session, since=since, until=until, instead=person, by=ask.actor, at=ask.now)
    told = _told_instead(ask, since)
    who = f"{phrases.together(told)} {'is' if len(told) == 1 else 'are'} told meanwhile."
    return reminded.told(
        f"You are away {_when(since, until, ask.today)}."
        f" {blocks.escape(who) if told else 'Nobody can be told meanwhile: what is due waits.'}"
        " `/reminders back` when you are back sooner."
    )


def back(ask: Ask) -> Reply:
    """Say that you are back, or not away after all."""
    count = chasing.be_back(ask.session, by=ask.actor, at=ask.now)
    return reminded.told(
        "Welcome back: you are told again." if count else "You were not noted as away."
    )


def prefer(ask: Ask) -> Reply:
    """Say how to be told: `prefer direct`, `prefer here`, `prefer digest Wednesday`."""
    words = ask.words.casefold().split()
    if words == ["direct"]:
        chasing.prefer(ask.session, by=ask.actor, direct=True)
        return reminded.told("You are told in direct messages.")
    if words == ["here"] and not ask.channel.startswith(("C", "G")):
        raise NotUnderstood("Type it in the channel where you want to be told. Nothing was saved.")
    if words == ["here"]:
        chasing.prefer(ask.session, by=ask.actor, channel=ask.channel)
        return reminded.told(
            "You are told in this channel, where others read it too. It must be a private one that"
            " I am in; while it is not, you get a direct message."
        )
    if len(words) == 2 and words[0] == "digest" and (day := _weekday(words[1])):  # noqa: PLR2004
        require(ask.actor, "digest")
        chasing.prefer(ask.session, by=ask.actor, digest_day=WEEKDAYS.index(day))
        return reminded.told(f"You get the digest on {day.capitalize()}s.")
    raise NotUnderstood(
        "Try `/reminders prefer direct`, `prefer here` in a channel, or `prefer digest Wednesday`."
    )


def _told_instead(ask: Ask, on: date) -> list[str]:
    """Return who is told on a day what comes to the asker otherwise, by name."""
    known = addressing.addresses(ask.session, on=max(on, ask.today))
    me = ask.actor.person_id or 0
    posts = [f"post:{number}" for number, post in known.posts.items() if me in post.holders]
    there = [route(whom, known) for whom in posts or [f"person:{me}"]]
    return list(dict.fromkeys(one.name for one in there if one and one.person_id != me))


def _weekday(said: str) -> str | None:
    """Return the working day that is named: "wednesday", "wed", "Wednesdays"."""
    return next(
        (
            one
            for one in WEEKDAYS
            if said.startswith(one[:3]) and one.startswith(said[:9].rstrip("s"))
        ),
        None,
    )


def _when(since: date, until: date, today: date) -> str:
    if since == until:
        return f"on {phrases.day(since)}"
    from_ = f"from {phrases.day(since)} " if since > today else ""
    return f"{from_}until {phrases.day(until)}, that day included"


def _person(ask: Ask, words: str) -> int:
    found = naming.who(ask.session, words, on=ask.today)
    if isinstance(found, Unsure):
        raise NotUnderstood(f"{found.why} Nothing was saved.")
    known = addressing.addresses(ask.session, on=ask.today)
    for one in found:
        post = known.posts.get(one.post_id or 0)
        for number in (one.person_id, *(post.holders if post else ())):
            if number is not None and number != ask.actor.person_id:
                return _who_reads(known.persons[number])
    raise NotUnderstood(
        "Give one other person, or a post that somebody else holds. Nothing was saved."
    )


def _who_reads(person: Known) -> int:
    """Return somebody's number; NotUnderstood for IT, and for who has left: they read no action."""
    if person.role not in MAY["read"]:
        raise NotUnderstood(
            f"{person.name} is not shown any action, so cannot be told in your place. Name somebody"
            " else, or nobody: then it is your deputy. Nothing was saved."
        )
    return person.id
