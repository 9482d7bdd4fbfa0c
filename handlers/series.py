"""A series of meetings: asked for in one form, proposed with boxes to tick, then scheduled."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot import meetings, workdays
from bot.access import require
from bot.errors import NotUnderstood, Told
from bot.filling import filling
from bot.reading.typed import commands
from bot.reading.typed.recurring import LAST, Recurring
from bot.schedule import rules, series
from bot.schedule.series import LAST_WEEKDAY, SAME_DATE, SAME_WEEKDAY, Proposed, Rhythm
from bot.telling import blocks, convened, phrases
from bot.telling.blocks import Block, Reply, context, escape, section
from bot.telling.inputs import TICKS, choice, day_input, text_input, ticks, time_input
from handlers import meeting_saves as saves
from handlers import reading_back, which
from handlers.asking import Ask
from handlers.carrying import carried
from handlers.meeting_forms import KINDS
from store import people, timetable
from store.tables import Board
from store.timetable import Wanted

OFTEN: Final = (
    ("weekly", "Weekly"),
    ("fortnightly", "Fortnightly"),
    ("monthly", "Monthly"),
    ("bi-monthly", "Every two months"),
    ("quarterly", "Quarterly"),
    ("3 a year", "Three a year"),
    ("bi-annual", "Twice a year"),
    ("yearly", "Yearly"),
)
ON: Final = (
    (SAME_WEEKDAY, "The same weekday, such as the second Tuesday"),
    (LAST_WEEKDAY, "The last such weekday of the month"),
    (SAME_DATE, "The same date of the month"),
)
NO_RHYTHM: Final = re.compile(r"\bad\W?hoc\b|\bunder review\b", re.IGNORECASE)
GROUP: Final = "days"
YEAR: Final = timedelta(days=364)


def asking(ask: Ask) -> Reply:
    """Open the form that asks for a series, filled with what was said of it."""
    require(ask.actor, "schedule")
    board, often, said = _said(ask)
    first = said.first(after=ask.today)
    every = [(str(one.id), one.name) for one in people.boards(ask.session)]
    usual = often or series.rhythm(board.frequency)
    form = blocks.form(
        "series",
        "Schedule a series",
        choice("board", "Board", every, chosen=str(board.id)),
        choice("often", "How often", _offers(usual), chosen=_offered(usual)),
        choice("on", "On", ON, chosen=_on(said)),
        day_input("first", "First meeting", value=first),
        day_input("until", "Up to", value=said.until or (first or ask.today) + YEAR,
                          hint=f"At most {series.MOST} meetings are proposed at once."),
        time_input("starts", "Time", value=said.starts or board.usual_time),
        text_input("venue", "Venue", value=said.venue or board.usual_venue, optional=True,
                   longest=200),
        choice("kind", "Kind", KINDS, optional=True, chosen=said.kind or None),
        submit="Propose dates",
    )  # fmt: skip
    return blocks.opening(form)


def proposed(ask: Ask) -> Reply:
    """Show the dates that a series comes to, each with a box to untick; nothing is saved yet."""
    require(ask.actor, "schedule")
    with filling() as filled:
        board = filled.read(saves.board_in, ask.session, ask.values.get("board", ""))
        often = filled.read(_rhythm, ask)
        first = filled.read(saves.picked_in, ask, "first")
        until = filled.read(saves.picked_in, ask, "until")
        filled.read(saves.time_in, ask, "starts")
        filled.read(rules.line, ask.values.get("venue", ""), "venue")
    with filling() as filled:
        filled.read(_must_be_to_come, ask, first)
        filled.read(_must_follow, first, until)
    on = ask.values.get("on") or SAME_WEEKDAY
    found = series.propose(often, first=first, until=until, on=on)
    taken = _taken(ask, board, found)
    free = [one for one in found if one.day not in taken]
    if not free:
        raise NotUnderstood("Every one of those days has a meeting already.", field="first")
    said = f"*{escape(board.name)}*, {series.described(often, first=first, on=on)}{_where(ask)}"
    return blocks.opening(_confirmation(ask, board, free, sorted(taken), said=said))


def confirmed(ask: Ask) -> Reply:
    """Schedule the meetings whose dates stayed ticked: all of them, or none."""
    about = carried(ask.words)
    board = saves.board_in(ask.session, str(about.get("board", "")))
    days = _ticked(ask)
    if not days:
        raise NotUnderstood("Tick at least one date, or close this. Nothing was saved.")
    starts = saves.clock(str(about.get("starts", "")), field="starts")
    done = []
    for day in days:
        meeting = meetings.schedule(
            ask.session, board, day=day, starts=starts, venue=str(about.get("venue", "")),
            kind=str(about.get("kind", "")), by=ask.actor, at=ask.now,
        )  # fmt: skip
        done.append(reading_back.done_to(ask, meeting))
    return convened.series(done, today=ask.today)


def _confirmation(
    ask: Ask, board: Board, free: Sequence[Proposed], taken: Sequence[date], *, said: str
) -> Block:
    about = {
        "board": board.id,
        "starts": ask.values.get("starts", ""),
        "venue": ask.values.get("venue", "")[:200],
        "kind": ask.values.get("kind", "")[:40],
    }
    groups = [free[start : start + TICKS] for start in range(0, len(free), TICKS)]
    left = [f"{phrases.day(day)} has a meeting already and is left out." for day in taken[:10]]
    left = [*_uncertain(free), *left]
    return blocks.form(
        "confirm_series",
        "Confirm the dates",
        section(f"{said}. Untick what is not wanted. Nothing has been saved yet."),
        *(
            ticks(
                f"{GROUP}{place}", _label(group), [_option(one) for one in group],
                ticked={one.day.isoformat() for one in group},
            )
            for place, group in enumerate(groups)
        ),
        context(escape("\n".join(left))) if left else None,
        submit="Schedule them",
        about=about,
    )  # fmt: skip


def _where(ask: Ask) -> str:
    """Say the time, the venue and the kind of every meeting of the series, where they are given."""
    starts = saves.time_in(ask, "starts")
    known = (phrases.clock(starts) if starts else "", ask.values.get("venue", ""),
             ask.values.get("kind", ""))  # fmt: skip
    return "".join(f", {escape(part)}" for part in known if part)


def _label(group: Sequence[Proposed]) -> str:
    first, last = phrases.short_day(group[0].day), phrases.short_day(group[-1].day)
    return f"{first} to {last}" if len(group) > 1 else first


def _option(one: Proposed) -> tuple[str, str]:
    because = f" ({one.because})" if one.because else ""
    return one.day.isoformat(), f"{phrases.short_day(one.day)}{because}"


def _uncertain(free: Sequence[Proposed]) -> list[str]:
    if free[-1].day <= workdays.horizon():
        return []
    return [f"Bank holidays after {phrases.day(workdays.horizon())} are not certain yet."]


def _rhythm(ask: Ask) -> Rhythm:
    often = series.rhythm(ask.values.get("often", ""))
    if often is None:
        raise NotUnderstood("Choose how often it meets. Nothing was saved.", field="often")
    return often


def _must_be_to_come(ask: Ask, first: date) -> None:
    if first < ask.today:
        raise NotUnderstood(f"{phrases.day(first)} is past. Pick a day to come.", field="first")


def _must_follow(first: date, until: date) -> None:
    if until < first:
        raise NotUnderstood("That is before the first meeting. Pick a later day.", field="until")


def _taken(ask: Ask, board: Board, found: Sequence[Proposed]) -> set[date]:
    days = {one.day for one in found}
    wanted = Wanted(frozenset({board.id or 0}), min(days), max(days), state="standing")
    page = timetable.page(ask.session, wanted, size=500)
    return {row.day for row in page.rows if row.day in days}


def _ticked(ask: Ask) -> list[date]:
    given = [
        words
        for name, value in ask.values.items()
        if name.startswith(GROUP)
        for words in value.split()
    ]
    try:
        return sorted({date.fromisoformat(words) for words in given[: series.MOST]})
    except ValueError:
        raise Told("That form is out of date. Nothing was saved. Please ask again.") from None


def _said(ask: Ask) -> tuple[Board, Rhythm | None, Recurring]:
    """Read what was typed after "series": the board, how often, and what is said of its days."""
    words = ask.words.strip()
    board = _named_in(ask, words) or which.first_board(ask)
    if NO_RHYTHM.search(words):
        raise NotUnderstood(
            "A board that meets ad hoc has no dates to propose. Nothing was saved. Schedule each"
            " meeting when it is known: `/meetings schedule Monday 13 January 2020 at 14:00`.",
        )
    often, said = series.rhythm(words), commands.recurring(words, on=ask.today)
    by_month = said.nth is not None or said.day is not None
    return board, often or (series.rhythm("monthly") if by_month else None), said


def _on(said: Recurring) -> str:
    """Return what stays the same in a month, as it was said."""
    if said.day is not None:
        return SAME_DATE
    return LAST_WEEKDAY if said.nth == LAST else SAME_WEEKDAY


def _named_in(ask: Ask, words: str) -> Board | None:
    for one in people.boards(ask.session):
        names = "|".join(re.escape(name) for name in (one.short, one.name, *one.aliases) if name)
        if re.search(rf"(?<!\w)(?:{names})(?!\w)", words, re.IGNORECASE):
            return one
    return None


def _offers(usual: Rhythm | None) -> Sequence[tuple[str, str]]:
    """Return how often a board can meet, with what was said when it is none of the usual."""
    offered = _offered(usual)
    if offered is None or offered in dict(OFTEN):
        return OFTEN
    return (*OFTEN, (offered, phrases.capital(offered)))


def _offered(often: Rhythm | None) -> str | None:
    """Return the choice that a rhythm is: one of the usual, or as it is said."""
    usual = next((value for value, _ in OFTEN if often and series.rhythm(value) == often), None)
    return usual or (often.said if often else None)
