"""What is asked about actions: lists, one action, its history, words in the register."""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from bot import actions, gathering, wanted
from bot.errors import NotUnderstood
from bot.names import naming
from bot.names.named import Unsure
from bot.reading.plain import alike
from bot.reading.typed import commands, filters
from bot.telling import action as telling
from bot.telling import actions as lists
from bot.telling import blocks, changes, phrases
from bot.telling.actions import Listing
from bot.telling.blocks import Reply
from bot.wanted import WhoseList
from handlers import carrying
from handlers.asking import Ask
from handlers.carrying import carried, number
from store import actions as register
from store import history as the_history
from store.actions import Row
from store.filtering import COUNTED_TO, Filter
from store.paging import Place

WHO: Final = re.compile(r"who(?:'?s|\sis|\sare)\s(?P<name>.{1,60}?)\s?\??", re.IGNORECASE)
TRY: Final = ("/actions overdue", "/actions for DCC", "/actions from July 2017")


def outstanding(ask: Ask) -> Reply:
    """Actions not yet discharged, soonest due first; narrow it: `mine`, `for DCC`, `overdue`."""
    return _list(ask, ask.words, on=ask.today, place=None)


def turn_page(ask: Ask) -> Reply:
    """Show the next or the previous page of a list, in the list's own place."""
    button = carried(ask.words)
    words, on = str(button.get("words", "")), carrying.day(button, ask.today)
    return replace(_list(ask, words, on=on, place=carrying.place(button)), replaces=True)


def listed(ask: Ask) -> Reply:
    """Show the list that a button names."""
    return _list(ask, ask.words, on=ask.today, place=None)


def show(ask: Ask) -> Reply:
    """One action whole: `show A17`."""
    refs, _ = commands.references(ask.words)
    if not refs and ask.words:
        return meant(ask)  # "show overdue", "show hate crime"
    if filters.is_year(ask.words) and not actions.is_seen(ask.session, refs[0], ask.sees):
        note = f"There is no A{refs[0]}, so I took {refs[0]} for the year."
        return _list(ask, f"from {refs[0]}", on=ask.today, place=None, note=note)
    if ask.words.isdigit() and not actions.is_seen(ask.session, refs[0], ask.sees):
        found = _sought(ask)
        if found:
            return _found(ask, found)
    if not refs:
        raise NotUnderstood("Which action? Give its reference: `/actions show A17`.")
    shown = [_whole(ask, ref) for ref in refs[:5]]
    parts = [part for one in shown for part in telling.whole(one, today=ask.today)]
    return blocks.reply(*parts)


def open_(ask: Ask) -> Reply:
    """Open the action whose button was pressed."""
    return telling.view(_whole(ask, number(ask.words)), today=ask.today)


def history(ask: Ask) -> Reply:
    """Everything that was done to an action, in plain words: `history A17`."""
    refs, _ = commands.references(
        ask.words if ask.words.upper().startswith("A") else f"A{ask.words}"
    )
    if len(refs) > 1:
        raise NotUnderstood(f"One history at a time, please: `/actions history A{refs[0]}`.")
    if not refs:
        raise NotUnderstood("Which action? Give its reference: `/actions history A17`.")
    action = actions.find(ask.session, refs[0], sees=ask.sees)
    lines = the_history.of(ask.session, "action", refs[0])
    return changes.listed(actions.ref(action), lines)


def search(ask: Ask) -> Reply:
    """Actions in any state with these words in them, newest first: `search hate crime`."""
    if not filters.phrases(ask.words):
        raise NotUnderstood("What for? Give a word or two: `/actions search hate crime`.")
    return _found(ask, _sought(ask))


def meant(ask: Ask) -> Reply:
    """List what words without a verb ask for: "DCC", "CRB overdue", "July", or a word of actions.

    UnknownVerb is raised where they are no filter, and stand in no action either; what reads as
    a new action is asked about.
    """
    if asked := WHO.fullmatch(alike(ask.words)):
        return _who(ask, asked["name"])
    try:
        return _raised_then(ask) or outstanding(ask)
    except filters.UnknownWord as unread:
        found = _sought(ask) if filters.phrases(ask.words) else []
        if found:
            return _found(ask, found)
        slipped = isinstance(unread, filters.Slip) and not _is_in_an_action(ask, unread.word)
        if not slipped and (listed := _loosely(ask)) is not None:
            return listed
        if slipped:
            raise
        if isinstance(unread, filters.Slip):
            return _found(ask, found)
        if commands.added(ask.words, on=ask.today).owners:
            again = f"/actions add {phrases.cut(ask.words, 200)}"
            raise NotUnderstood(
                f"Nothing was recorded. Did you mean `{again}`?",
                instead=f"/actions add {ask.words}",
            ) from unread
        raise commands.unknown(ask.words) from unread


def _who(ask: Ask, name: str) -> Reply:
    """Say who holds a post today, or which posts somebody holds."""
    found = naming.who(ask.session, name, on=ask.today)
    if isinstance(found, Unsure):
        raise NotUnderstood(found.why)
    said = phrases.together([one.full for one in found])
    owed = f"What they owe: `/actions for {found[0].label}`."
    return blocks.reply(blocks.section(blocks.escape(f"{said}. {owed}")))


def _raised_then(ask: Ask) -> Reply | None:
    """List what was raised on a day that is named alone, as in "4 June", where nothing is due."""
    called = partial(wanted.called, ask.session, on=ask.today, sees=ask.sees)
    asked = filters.read(ask.words, on=ask.today, called=called)
    day = asked.due_from
    alone = replace(asked, due_from=None, due_to=None) == filters.Wanted()
    if day is None or day != asked.due_to or not alone:
        return None
    raised = filters.read(f"from {ask.words}", on=ask.today, called=called)
    on_it = Filter(due_from=day, due_to=day, sees=ask.sees)
    then = Filter(raised_from=raised.raised_from, raised_to=raised.raised_to, sees=ask.sees)
    if _any(ask, on_it) or not _any(ask, then):
        return None
    note = f"Nothing is due on {phrases.day(day)}, so I took it for the day it was raised."
    return _list(ask, f"from {ask.words}", on=ask.today, place=None, note=note)


def _any(ask: Ask, asked: Filter) -> bool:
    return bool(register.page(ask.session, asked, on=ask.today, size=1).rows)


def _is_in_an_action(ask: Ask, word: str) -> bool:
    return bool(register.search(ask.session, (word,), on=ask.today, sees=ask.sees))


def _loosely(ask: Ask) -> Reply | None:
    """List what words are about beside what they filter by, as in "fraud overdue"; or None."""
    if not filters.is_short(ask.words):
        return None
    called = partial(wanted.called, ask.session, on=ask.today, sees=ask.sees)
    asked = filters.read(ask.words, on=ask.today, called=called, loosely=True)
    if not replace(asked, about=()).narrows:
        return None
    resolved = wanted.resolve(ask.session, asked, by=ask.actor, on=ask.today, sees=ask.sees)
    page = register.page(ask.session, resolved.filter, on=ask.today)
    if not page.rows and not register.search(ask.session, asked.about, on=ask.today, sees=ask.sees):
        return None
    phrases_ = " ".join(f'about "{one}"' for one in asked.about)
    rest = " ".join(one for one in ask.words.split() if one.strip(",.") not in asked.about)
    return _list(ask, f"{rest} {phrases_}", on=ask.today, place=None)


def _sought(ask: Ask) -> list[Row]:
    wanted = filters.phrases(ask.words)
    return register.search(ask.session, wanted, on=ask.today, sees=ask.sees)


def _found(ask: Ask, found: list[Row]) -> Reply:
    note = "" if found else _owed_by_the_sought(ask)
    return lists.found(found, sought=ask.words, size=register.PAGE, today=ask.today, note=note)


def _owed_by_the_sought(ask: Ask) -> str:
    """Say how to list what somebody owes, where it was their name that was searched for."""
    who = ask.words.strip('"“” ')
    if wanted.called(ask.session, who, on=ask.today, sees=ask.sees) != "owner":
        return ""
    return f"What {blocks.escape(who)} owes: `/actions for {blocks.escape(who)}`."


def _list(ask: Ask, words: str, *, on: date, place: Place | None, note: str = "") -> Reply:
    called = partial(wanted.called, ask.session, on=ask.today, sees=ask.sees)
    asked = filters.read(words, on=on, called=called)
    try:
        resolved = wanted.resolve(ask.session, asked, by=ask.actor, on=ask.today, sees=ask.sees)
    except WhoseList as unsure:
        return _whose(words, unsure)
    page = register.page(ask.session, resolved.filter, on=ask.today, place=place)
    if not page.rows and place is None:
        return _nothing(ask, asked, resolved, note)
    listing = Listing(
        rows=page.rows,
        filters=filters.describe(asked, resolved.owners),
        total=phrases.counted(page.total, COUNTED_TO),
        late=_counted(page.late if asked.state != "overdue" else 0),
        reported=_counted(page.reported if asked.state != "reported" else 0),
        board=resolved.board.name if resolved.board else "",
        turn=carrying.turn(page, words, on),
        tries=() if asked.narrows else TRY,
        note=note,
    )
    answer = lists.listing(listing, today=ask.today)
    return replace(answer, shared=asked.share)


def _whose(words: str, unsure: WhoseList) -> Reply:
    """Ask whose list is meant; a button lists it, narrowed as it was typed."""
    if unsure.name not in words or not unsure.labels or not blocks.fits(words):
        raise unsure
    pressed = [
        blocks.button(label, f"list:{place}", words.replace(unsure.name, label, 1))
        for place, label in enumerate(unsure.labels)
    ]
    asked = unsure.sentence if unsure.sentence.endswith("?") else f"{unsure.sentence} Whose list?"
    return blocks.reply(blocks.section(blocks.escape(asked)), blocks.buttons(*pressed))


def _owed_by_the_board(ask: Ask, short: str) -> str:
    """Say what a board owes itself, where nothing is outstanding at it: a short name means both."""
    owed = Filter(bodies=frozenset({short.casefold()}), sees=ask.sees)
    count = register.page(ask.session, owed, on=ask.today, size=1).total
    told = phrases.plural(count, "action")
    return f"The {short} owes {told} itself: `/actions for {short}`." if count else ""


def _counted(count: int) -> str:
    return phrases.counted(count, COUNTED_TO) if count else ""


def _nothing(ask: Ask, asked: filters.Wanted, resolved: wanted.Resolved, note: str) -> Reply:
    if resolved.board is not None and not note:
        note = _owed_by_the_board(ask, resolved.board.short)
    if resolved.owners == ("everybody",) and not note:
        note = "That is what ALL owe together. For what each of them owes, leave it out."
    of_its_kind = asked.state != "withdrawn"
    last = (
        register.last_discharged(ask.session, resolved.filter, on=ask.today)
        if of_its_kind
        else None
    )
    return lists.nothing(filters.describe(asked, resolved.owners), last=last, note=note)


def _whole(ask: Ask, ref: int) -> telling.Whole:
    return gathering.whole(ask.session, ref, by=ask.actor, on=ask.today, sees=ask.sees)
