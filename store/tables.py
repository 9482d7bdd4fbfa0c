"""Every table of the office's memory, on one page.

State is read from moments (`reported_at`, `discharged_at`), never kept beside them.
Moments are UTC; days and times of day are London's, as the notes give them.
"""

from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

UNDATED: Final = date.max
"""`Action.due_by` of an action with no known day: it sorts last and is never late."""

SQLModel.model_config["defer_build"] = True
"""What pydantic checks a row with is made when a row is first checked, not while starting."""

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on the way in and on the way out; a naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment to UTC; ValueError when it has no zone."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back to what SQLite kept without one."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Person(SQLModel, table=True):
    """Somebody the office knows; what they may do follows from `role` and the posts they hold."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    slack_id: str | None = Field(default=None, unique=True)
    team_id: str | None = None  # the workspace they belong to, when it is not the office's own
    email: str | None = Field(default=None, unique=True)
    role: str = "officer"  # staff, reader, officer or administrator: see bot/access.py


class Post(SQLModel, table=True):
    """An office such as CC or Policy Officer, whoever holds it."""

    id: int | None = Field(default=None, primary_key=True)
    short: str = Field(unique=True)
    name: str = Field(sa_type=Text)
    side: str = "force"  # force, office or other
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)


class Appointment(SQLModel, table=True):
    """Who held a post, from the first day to the last, both included; None is not known or open."""

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    since: date | None = None
    until: date | None = None
    acting: bool = False


class Deputy(SQLModel, table=True):
    """Who may answer for a post: the holder of another post, or a person."""

    __table_args__ = (
        CheckConstraint("(by_post_id IS NULL) <> (person_id IS NULL)", name="one_deputy"),
    )

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    by_post_id: int | None = Field(default=None, foreign_key="post.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")


class Board(SQLModel, table=True):
    """A meeting series."""

    id: int | None = Field(default=None, primary_key=True)
    short: str = Field(unique=True)
    name: str = Field(unique=True)
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    purpose: str = Field(default="", sa_type=Text)
    frequency: str = ""
    chair_post_id: int | None = Field(default=None, foreign_key="post.id")
    channel: str | None = None
    usual_venue: str = ""
    usual_time: time | None = None
    notice_days: int = 5  # working days' notice of an agenda item: notes of 26 July 2016, item 5
    attended_by: list[str] = Field(default_factory=list, sa_type=JSON)  # posts; none: all readers
    ladder: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)  # when to remind


class Meeting(SQLModel, table=True):
    """One occurrence of a board; no day means that it is still to be confirmed."""

    id: int | None = Field(default=None, primary_key=True)
    board_id: int = Field(foreign_key="board.id")
    day: date | None = Field(default=None, index=True)
    starts: time | None = None  # time of day in London
    venue: str = Field(default="", sa_type=Text)
    kind: str = ""  # performance, thematic, public
    theme: str = Field(default="", sa_type=Text)
    said_on: date | None = None  # when it was announced, told while the day is unknown
    moved_from: date | None = None
    cancelled_at: datetime | None = Field(default=None, sa_type=Moment)
    cancelled_why: str = Field(default="", sa_type=Text)
    held_at: datetime | None = Field(default=None, sa_type=Moment)
    revision: int = 1


class Attendance(SQLModel, table=True):
    """Who a meeting's notes name, in what capacity, and whether they sent apologies."""

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    post_id: int | None = Field(default=None, foreign_key="post.id")
    name: str = Field(sa_type=Text)
    initials: str = ""
    capacity: str = Field(default="", sa_type=Text)
    apologies: bool = False


class Item(SQLModel, table=True):
    """A numbered item of a meeting; a nil return says that it gave rise to no action."""

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    number: str
    heading: str = Field(default="", sa_type=Text)
    nil_return: bool = False


class Action(SQLModel, table=True):
    """Something promised at a meeting; its reference is A and its id.

    `due_by` is the last day that the due time can mean, for order and lateness. The minuted
    words stay in `due_phrase`. An action due at a meeting has `due_meeting_id`, or, until
    that meeting is in the schedule, `due_when`: "next" or a month, "2017-10".
    """

    id: int | None = Field(default=None, primary_key=True)
    board_id: int = Field(foreign_key="board.id", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    item: str = ""
    raised_on: date
    words: str = Field(sa_type=Text)
    quotation: str = Field(default="", sa_type=Text)
    public: bool = False

    due_phrase: str = Field(default="", sa_type=Text)
    due_precision: str = "none"
    due_written: str | None = None  # the date as far as it is stated: 2018-02-09, 2017-10, 2017
    due_by: date = UNDATED
    due_meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    due_when: str | None = None
    due_elsewhere: str = ""  # another body's meeting, as named

    deferred_times: int = 0
    deferred_why: str = Field(default="", sa_type=Text)
    first_due: str = ""  # in words, before the first deferral

    raised_at: datetime = Field(sa_type=Moment)
    reported_at: datetime | None = Field(default=None, sa_type=Moment)
    reported_by_id: int | None = Field(default=None, foreign_key="person.id")
    reported_words: str = Field(default="", sa_type=Text)
    any_owner: bool = False  # one owner's report is enough; else every owner must report
    sent_back_at: datetime | None = Field(default=None, sa_type=Moment)
    sent_back_why: str = Field(default="", sa_type=Text)
    kept_open_at: datetime | None = Field(default=None, sa_type=Moment)  # for the meeting to see
    discharged_at: datetime | None = Field(default=None, sa_type=Moment)
    discharged_by_id: int | None = Field(default=None, foreign_key="person.id")
    discharged_words: str = Field(default="", sa_type=Text)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Moment)
    withdrawn_why: str = Field(default="", sa_type=Text)
    revision: int = 1


class Owner(SQLModel, table=True):
    """Who owes an action, in the order they are named: a post, a person or a body."""

    __table_args__ = (
        CheckConstraint(
            "CASE WHEN post_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN body = '' THEN 0 ELSE 1 END = 1",
            name="one_owner",
        ),
    )

    action_id: int = Field(foreign_key="action.id", primary_key=True)
    position: int = Field(primary_key=True)
    post_id: int | None = Field(default=None, foreign_key="post.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    body: str = ""
    reported_at: datetime | None = Field(default=None, sa_type=Moment)


class Update(SQLModel, table=True):
    """What was said about an action, by whom and where; the words are kept as said."""

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    at: datetime = Field(sa_type=Moment)
    by_id: int = Field(foreign_key="person.id")
    post_id: int | None = Field(default=None, foreign_key="post.id")
    words: str = Field(sa_type=Text)
    edited_words: str = Field(default="", sa_type=Text)  # as its message in Slack reads now
    edited_at: datetime | None = Field(default=None, sa_type=Moment)
    deleted_at: datetime | None = Field(default=None, sa_type=Moment)
    revision: int = 1  # another wording is to be acknowledged anew


class Remark(SQLModel, table=True):
    """What somebody wrote in a thread about an action: their words as said, and as they read now.

    Without an action it awaits its writer, who was asked which action of several is meant.
    """

    __table_args__ = (UniqueConstraint("channel", "ts"),)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int | None = Field(default=None, foreign_key="action.id", index=True)
    update_id: int | None = Field(default=None, foreign_key="update.id")  # it was recorded as
    by_id: int = Field(foreign_key="person.id")
    post_id: int | None = Field(default=None, foreign_key="post.id")
    at: datetime = Field(sa_type=Moment)
    kind: str = ""  # what its words were taken for: see bot/reading/replies/taken.py
    words: str = Field(sa_type=Text)
    edited_words: str = Field(default="", sa_type=Text)
    edited_at: datetime | None = Field(default=None, sa_type=Moment)
    deleted_at: datetime | None = Field(default=None, sa_type=Moment)
    channel: str
    ts: str
    thread: str
    permalink: str = Field(default="", sa_type=Text)


class Acknowledgement(SQLModel, table=True):
    """That a post, or a person, has seen an update, or a reminder: asked for, and then given.

    It is of one wording of the update. `at` is when it was given, by whom and how; while it is
    None it is unanswered. One of a reminder is not asked for: it is there once it is given.
    """

    __table_args__ = (
        CheckConstraint("(post_id IS NULL) <> (person_id IS NULL)", name="whose"),
        CheckConstraint("(update_id IS NULL) <> (notice_id IS NULL)", name="of_what"),
        UniqueConstraint("update_id", "revision", "post_id", name="uq_acknowledgement_update_post"),
        UniqueConstraint(
            "update_id", "revision", "person_id", name="uq_acknowledgement_update_person"
        ),
        UniqueConstraint("notice_id", "post_id", name="uq_acknowledgement_notice_post"),
        UniqueConstraint("notice_id", "person_id", name="uq_acknowledgement_notice_person"),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    update_id: int | None = Field(default=None, foreign_key="update.id")
    revision: int = 1
    notice_id: int | None = Field(default=None, foreign_key="notice.id")
    post_id: int | None = Field(default=None, foreign_key="post.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    asked_at: datetime = Field(sa_type=Moment)
    at: datetime | None = Field(default=None, sa_type=Moment)
    by_id: int | None = Field(default=None, foreign_key="person.id")
    as_post: str = ""  # the deputy's own post, or name; empty when the post's holder gave it
    how: str = ""  # button, reply or reaction
    channel: str = ""  # where
    ts: str = ""


class MoreTime(SQLModel, table=True):
    """A request for a later due time, and what the office made of it."""

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    post_id: int | None = Field(default=None, foreign_key="post.id")
    asked_at: datetime = Field(sa_type=Moment)
    until: str = Field(sa_type=Text)  # as said: "the October meeting"
    because: str = Field(sa_type=Text)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    settled_by_id: int | None = Field(default=None, foreign_key="person.id")
    outcome: str = ""  # agreed, amended, declined, asked anew or closed
    answer: str = Field(default="", sa_type=Text)


class Change(SQLModel, table=True):
    """One line of the append-only history; each carries the hash of the one before."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    who_id: int | None = Field(default=None, foreign_key="person.id")
    who: str = Field(sa_type=Text)  # the name and post as they were then
    did: str
    about: str  # action, meeting, board, post, person
    about_id: int
    before: str = Field(default="", sa_type=Text)  # canonical JSON
    after: str = Field(default="", sa_type=Text)
    why: str = Field(default="", sa_type=Text)
    via: str = ""  # command, button, form, shortcut, import or command line
    place: str = ""  # the channel it was done in
    undoes_id: int | None = None
    previous: str
    hash: str


class Head(SQLModel, table=True):
    """One row: how far the references and the history have got; its lock puts writers in line."""

    __table_args__ = (CheckConstraint("id = 1", name="only_row"),)

    id: int = Field(default=1, primary_key=True)
    actions: int = 0
    changes: int = 0
    hash: str = ""


class Heard(SQLModel, table=True):
    """A request or event that has had its effect, so that a repeat of it has none."""

    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment, index=True)


class Notice(SQLModel, table=True):
    """One reason to tell somebody something, at a moment; the outbox.

    It waits until a message carries it, or is dropped with a reason when it is no longer
    true. `key` names the occurrence: owing it twice is owing it once. `whom` is "post:3",
    "person:5", "channel:C0ASSURE", "office" or "administrators"; the message says who it
    came to in the end.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str  # see bot/reminders/kinds.py
    about: str  # action, meeting, office or message
    about_id: int
    whom: str
    on_day: date  # the due day, or day of the meeting, that it was counted from
    rung: str = ""  # how far from it: -5, 0, +10 working days
    revision: int = 0
    at_once: bool = False  # does not wait to be told with the rest of the day's
    due_at: datetime = Field(sa_type=Moment)
    send_at: datetime = Field(sa_type=Moment)  # the same, or later when it was put off
    expires_at: datetime | None = Field(default=None, sa_type=Moment)  # None: never too late
    was: str = Field(default="", sa_type=Text)  # JSON: what they were told before, of a change
    instead_of: str = ""  # whom it was planned for, when it had to go to somebody else
    instead_why: str = Field(default="", sa_type=Text)
    owed_at: datetime = Field(sa_type=Moment)  # when it was planned: for whoever looks into it
    error: str = Field(default="", sa_type=Text)  # why it could not go to anybody yet
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)
    dropped_at: datetime | None = Field(default=None, sa_type=Moment)
    dropped_why: str = Field(default="", sa_type=Text)


class Message(SQLModel, table=True):
    """One message in Slack, and what came of sending it; it carries one notice or many.

    `key` goes with it in its metadata, so that it can be found in the channel after a crash.
    One that is not sent at once is the only one that its person gets on its day.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    whom: str  # "person:5" or "channel:C0ASSURE"
    channel: str  # where it is posted: a Slack id, of a person or a channel
    day: date = Field(index=True)
    at_once: bool = False
    made_at: datetime = Field(sa_type=Moment)
    claimed_until: datetime | None = Field(default=None, sa_type=Moment)
    ready_at: datetime = Field(sa_type=Moment)  # not tried again before
    tries: int = 0
    asked_at: datetime | None = Field(default=None, sa_type=Moment)  # first try still in doubt
    drawn_at: datetime | None = Field(default=None, sa_type=Moment)  # the facts are as of then
    plain: bool = False  # Slack refused its blocks: words only
    repeats: int = 0  # sent again, marked, where nobody could look whether it was there
    error: str = Field(default="", sa_type=Text)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    slack_channel: str | None = None
    slack_ts: str | None = None
    correct_at: datetime | None = Field(default=None, sa_type=Moment)
    overtaken: int = 0  # how often: one drawn before the last time is drawn again
    dropped_at: datetime | None = Field(default=None, sa_type=Moment)
    dead_at: datetime | None = Field(default=None, sa_type=Moment)


class Snooze(SQLModel, table=True):
    """Reminders put off: of one action for one recipient, or, with no `whom`, paused for all."""

    id: int | None = Field(default=None, primary_key=True)
    about: str  # action, meeting or board
    about_id: int
    whom: str = ""
    until: date | None = None  # reminded again on this day; None: when somebody resumes
    by_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=Moment)


class Absence(SQLModel, table=True):
    """When somebody is away, both days included, and who is told meanwhile if not the deputy."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    since: date
    until: date
    instead_id: int | None = Field(default=None, foreign_key="person.id")


class Preference(SQLModel, table=True):
    """How somebody wants to be told: where, and on which weekday the digest (0 is Monday)."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    channel: str | None = None  # None: a direct message
    digest_day: int | None = None  # None: as their post has it


class Pace(SQLModel, table=True):
    """Not before: when a channel, a method of Slack's or all of Slack may be asked again."""

    key: str = Field(primary_key=True)  # "channel:C0ASSURE", "method:chat.postMessage", "all"
    since: datetime = Field(sa_type=Moment)
    free_at: datetime = Field(sa_type=Moment)
    why: str = Field(default="", sa_type=Text)


class Pulse(SQLModel, table=True):
    """One row: when the bot last ticked, how far the plan has got, when it was last away."""

    __table_args__ = (CheckConstraint("id = 1", name="only_row"),)

    id: int = Field(default=1, primary_key=True)
    ticked_at: datetime | None = Field(default=None, sa_type=Moment)
    planned_until: datetime | None = Field(default=None, sa_type=Moment)
    planned_changes: int = 0
    away_since: datetime | None = Field(default=None, sa_type=Moment)
    away_until: datetime | None = Field(default=None, sa_type=Moment)


class Paper(SQLModel, table=True):
    """A file of notes that somebody gave, each time it was given, and what came of it.

    How far it has come is read from its moments. `untold` is whether its message in Slack says
    something else by now; `claimed_until` keeps two processes from working on it at once.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)  # the message and the file in it, or the file imported
    name: str = Field(sa_type=Text)  # as it was called: a claim, and never a path
    given_by_id: int | None = Field(default=None, foreign_key="person.id")
    given_at: datetime = Field(sa_type=Moment)
    slack_file: str = ""
    channel: str = ""
    thread: str = ""  # the message it came with, under which it is answered
    sha256: str = Field(default="", index=True)  # of its bytes, once they are here
    fingerprint: str = ""  # of what was read: the same in another format of the same notes
    claimed_until: datetime | None = Field(default=None, sa_type=Moment)
    tries: int = 0
    read_at: datetime | None = Field(default=None, sa_type=Moment)
    refused_at: datetime | None = Field(default=None, sa_type=Moment)
    refused_why: str = Field(default="", sa_type=Text)
    same_as_id: int | None = Field(default=None, foreign_key="paper.id")  # which was filed before
    filed_at: datetime | None = Field(default=None, sa_type=Moment)
    filed_by_id: int | None = Field(default=None, foreign_key="person.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    discarded_at: datetime | None = Field(default=None, sa_type=Moment)
    discarded_by_id: int | None = Field(default=None, foreign_key="person.id")
    untold: bool = True
    reply_channel: str = ""  # where its message stands, once there is one
    reply_ts: str = ""


class Review(SQLModel, table=True):
    """What was read from a paper, as it awaits a person who settles, files or discards it."""

    id: int | None = Field(default=None, primary_key=True)
    paper_id: int = Field(foreign_key="paper.id", unique=True)
    findings: str = Field(sa_type=Text)  # JSON: see bot/papers/findings.py
    with_id: int | None = Field(default=None, foreign_key="person.id")  # who it was handed to
    handed_ts: str = ""  # the message that told them
    revision: int = 1


def number(row: Any) -> int:
    """Return the number of a row that has been saved; LookupError for one that has not."""
    if row.id is None:
        raise LookupError(f"{row!r} has not been saved")
    return int(row.id)
