"""The forms about meetings, built and opened."""

from typing import Any, Final

from bot import meetings
from bot.access import require
from bot.telling import blocks, phrases
from bot.telling.blocks import Block, Reply, escape, section
from bot.telling.inputs import choice, day_input, text_input, ticks, time_input
from handlers import which
from handlers.asking import Ask
from handlers.carrying import number
from store import people
from store.tables import Board, Meeting

KINDS: Final = [(kind, kind.capitalize()) for kind in meetings.KINDS]
TBC: Final = "Leave it empty while the date is to be confirmed."


def scheduling(ask: Ask) -> Reply:
    """Open the form for a new meeting; a button names the board by its number."""
    require(ask.actor, "schedule")
    every = people.boards(ask.session)
    wanted = number(ask.words)
    board = next((one for one in every if one.id == wanted), which.first_board(ask))
    form = blocks.form(
        "schedule_meeting",
        "Schedule a meeting",
        choice("board", "Board", _boards(every), chosen=str(board.id)),
        day_input("day", "Day", hint=TBC, optional=True),
        *_details(starts=board.usual_time, venue=board.usual_venue),
        ticks("held", "If the day is past", [("yes", "The meeting was held")]),
    )
    return blocks.opening(form)


def setting_date(ask: Ask) -> Reply:
    """Open the form that sets the date of a meeting which waits for it."""
    require(ask.actor, "move")
    meeting = _pressed(ask)
    board = ask.session.get_one(Board, meeting.board_id)
    starts, venue = meeting.starts or board.usual_time, meeting.venue or board.usual_venue
    return blocks.opening(
        blocks.form(
            "date_meeting",
            "Set the date",
            section(f"*{escape(board.name)}*: {_when(meeting)}"),
            day_input("day", "Day", value=meeting.day),
            time_input("starts", "Time", value=starts),
            text_input("venue", "Venue", value=venue, optional=True, longest=200),
            about=_about(meeting),
        )
    )


def moving(ask: Ask, meeting: Meeting) -> Reply:
    """Open the form that moves a meeting."""
    require(ask.actor, "move")
    if meeting.day is None:
        return setting_date(ask.saying(str(meeting.id)))
    board = ask.session.get_one(Board, meeting.board_id)
    return blocks.opening(
        blocks.form(
            "move_meeting",
            "Move a meeting",
            section(f"*{escape(board.name)}*: {_when(meeting)}. What is due at it moves with it."),
            day_input("day", "To which day", value=meeting.day),
            time_input("starts", "Time", value=meeting.starts),
            text_input("venue", "Venue", value=meeting.venue, optional=True, longest=200),
            text_input("because", "Why", optional=True, longest=1_000),
            about=_about(meeting),
        )
    )


def cancelling(ask: Ask, meeting: Meeting) -> Reply:
    """Open the form that cancels a meeting."""
    require(ask.actor, "cancel")
    board = ask.session.get_one(Board, meeting.board_id)
    said = "What is due at it becomes due at the next meeting that stands."
    return blocks.opening(
        blocks.form(
            "cancel_meeting",
            "Cancel a meeting",
            section(f"*{escape(board.name)}*: {_when(meeting)}. {said}"),
            text_input("because", "Why", lines=True, longest=1_000),
            submit="Cancel the meeting",
            close="Keep it",
            about=_about(meeting),
        )
    )


def move_pressed(ask: Ask) -> Reply:
    """Open the form that moves the meeting whose button was pressed."""
    return moving(ask, _pressed(ask))


def cancel_pressed(ask: Ask) -> Reply:
    """Open the form that cancels the meeting whose button was pressed."""
    return cancelling(ask, _pressed(ask))


def amending(ask: Ask) -> Reply:
    """Open the form that puts right a meeting's time, venue, kind and theme."""
    require(ask.actor, "schedule")
    meeting = _pressed(ask)
    board = ask.session.get_one(Board, meeting.board_id)
    form = blocks.form(
        "amend_meeting",
        "Change a meeting",
        section(f"*{escape(board.name)}*: {_when(meeting)}. To change its day, move it."),
        *_details(
            starts=meeting.starts, venue=meeting.venue, kind=meeting.kind, theme=meeting.theme
        ),
        about=_about(meeting),
    )
    return blocks.opening(form)


def proposing(ask: Ask) -> Reply:
    """Open the form that proposes an item for a meeting's agenda."""
    meeting = _pressed(ask)
    board = ask.session.get_one(Board, meeting.board_id)
    return blocks.opening(
        blocks.form(
            "propose_item",
            "Propose an item",
            section(f"*{escape(board.name)}*: {_when(meeting)}"),
            text_input("heading", "Heading", longest=200),
            text_input("because", "Why it should be discussed", lines=True, optional=True,
                       longest=1_000),
            about=_about(meeting),
        )
    )  # fmt: skip


def _details(*, starts: Any, venue: str, kind: str = "", theme: str = "") -> tuple[Block, ...]:
    kinds = KINDS if not kind or kind in meetings.KINDS else [*KINDS, (kind, kind.capitalize())]
    return (
        time_input("starts", "Time", value=starts),
        text_input("venue", "Venue", value=venue, optional=True, longest=200),
        choice("kind", "Kind", kinds, chosen=kind, optional=True),
        text_input("theme", "Theme", value=theme, optional=True, longest=300),
    )


def _boards(every: list[Board]) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in every]


def _pressed(ask: Ask) -> Meeting:
    return meetings.find(ask.session, number(ask.words), sees=ask.sees)


def _when(meeting: Meeting) -> str:
    return escape(phrases.meeting(meeting.day, meeting.starts, meeting.venue))


def _about(meeting: Meeting) -> dict[str, Any]:
    return {"meeting": meeting.id, "revision": meeting.revision}
