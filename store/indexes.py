"""Every index of several columns, or over some of the rows, and what it is there to answer.

Only making the tables and comparing them needs this page: no statement does, so that no start
loads it, nor what SQLAlchemy has for PostgreSQL where the office has SQLite.
"""

from typing import Any, Final

from sqlalchemy import Index, TextClause, text
from sqlmodel import SQLModel

from store.tables import (
    Acknowledgement,
    Action,
    Change,
    Meeting,
    Message,
    MoreTime,
    Notice,
    Paper,
    Snooze,
)

OUTSTANDING: Final = text("discharged_at IS NULL AND withdrawn_at IS NULL")
"""Neither discharged nor withdrawn."""

REPORTED: Final = text("discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NOT NULL")
"""What awaits the office."""

UNREPORTED: Final = text("discharged_at IS NULL AND withdrawn_at IS NULL AND reported_at IS NULL")
"""What its owners are still waited for with: late, once its day is over."""

DISCHARGED: Final = text("discharged_at IS NOT NULL")
"""Only what was: an index over the rest as well draws the planner away from the first."""

DUE_WITH_A_MEETING: Final = text("due_when IS NOT NULL")
"""Due at a meeting that has no day yet."""

STANDING: Final = text("cancelled_at IS NULL")
"""A meeting that stands: how often an action was brought forward is counted over these."""

UNANSWERED: Final = text("at IS NULL")
"""An acknowledgement that was asked for and has not come."""

UNSETTLED_TIME: Final = text("settled_at IS NULL")
"""A request for more time that awaits the office."""

WAITING: Final = text("message_id IS NULL AND dropped_at IS NULL")
"""A notice that no message carries yet and that is still owed."""

UNSETTLED: Final = text("sent_at IS NULL AND dead_at IS NULL AND dropped_at IS NULL")
"""A message that is being sent: nobody knows yet what came of it."""

THE_ONE_OF_ITS_DAY: Final = text("NOT at_once AND dead_at IS NULL AND dropped_at IS NULL")
"""What may be only once for a person and a day: see Message."""

UNCORRECTED: Final = text("correct_at IS NOT NULL")
"""A message that was overtaken by a change while it was on its way."""

UNTOLD: Final = text("untold")
"""A paper that is to be read, or whose message in Slack is to be put right."""

FILED: Final = text("filed_at IS NOT NULL")
"""A paper on the register: the same bytes are there once at most."""


def _index(
    table: type[SQLModel],
    *columns: str,
    name: str | None = None,
    where: TextClause | None = None,
    unique: bool = False,
) -> None:
    """Put an index on a table, of the rows `where` something holds on either database."""
    kept = SQLModel.metadata.tables[str(table.__tablename__)]
    some: dict[str, Any] = {}
    if where is not None:
        some = {"sqlite_where": where, "postgresql_where": where}
    Index(name, *(kept.c[column] for column in columns), unique=unique, **some)


_index(Meeting, "board_id", "day")
_index(Meeting, "board_id", "day", name="ix_meeting_standing", where=STANDING)

_index(Action, "due_by", "id")
_index(Action, "due_by", "id", name="ix_action_outstanding", where=OUTSTANDING)
_index(Action, "board_id", "due_by", "id", name="ix_action_board_outstanding", where=OUTSTANDING)
_index(Action, "discharged_at", "id", name="ix_action_discharged", where=DISCHARGED)
_index(Action, "due_by", "id", name="ix_action_reported", where=REPORTED)
_index(Action, "due_by", "id", name="ix_action_unreported", where=UNREPORTED)
_index(Action, "board_id", "due_when", name="ix_action_waiting", where=DUE_WITH_A_MEETING)

_index(Acknowledgement, "asked_at", name="ix_acknowledgement_unanswered", where=UNANSWERED)
_index(MoreTime, "action_id", name="ix_moretime_unsettled", where=UNSETTLED_TIME)

_index(Change, "about", "about_id", "id")
_index(Change, "who_id", "id")

_index(Notice, "about", "about_id", "id")
_index(Notice, "at_once", "send_at", name="ix_notice_waiting", where=WAITING)
_index(Notice, "whom", "send_at", name="ix_notice_waiting_for", where=WAITING)

_index(Message, "whom", "id")
_index(Message, "slack_channel", "slack_ts")
_index(Message, "ready_at", name="ix_message_unsettled", where=UNSETTLED)
_index(Message, "correct_at", name="ix_message_uncorrected", where=UNCORRECTED)
_index(Message, "whom", "day", name="ix_message_one_a_day", where=THE_ONE_OF_ITS_DAY, unique=True)

_index(Snooze, "about", "about_id")

_index(Paper, "id", name="ix_paper_waiting", where=UNTOLD)
_index(Paper, "sha256", name="ix_paper_filed_once", where=FILED, unique=True)
