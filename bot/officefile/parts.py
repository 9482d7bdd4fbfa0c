"""The parts of the office file: what each section may say, and in what form."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from bot.officefile.section import section

Role = Literal["staff", "officer", "reader", "administrator", "nobody"]
Side = Literal["force", "office", "other"]


def _no_number_as_day(value: Any) -> Any:
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise ValueError("a day is written 2021-06-04")  # noqa: TRY004  pydantic wants this one
    return value


def _no_number_as_time(value: Any) -> Any:
    if not isinstance(value, time | str):
        raise ValueError('a time of day is written "10:30"')  # noqa: TRY004  likewise
    return value


Words = Annotated[str, Field(min_length=1, max_length=75, strict=True)]
"""A name: at most what fits on one of Slack's buttons."""

Sentence = Annotated[str, Field(max_length=500, strict=True)]
Day = Annotated[date, BeforeValidator(_no_number_as_day)]
Hour = Annotated[time, BeforeValidator(_no_number_as_time)]
YesNo = Annotated[bool, Field(strict=True)]
Account = Annotated[str, Field(pattern=r"^([UW][A-Z0-9]{4,20})?$")]
Address = Annotated[str, Field(pattern=r"^([^@\s<>]+@[^@\s<>]+)?$", max_length=254)]

Rung = bool | int | time | str | list[int] | list[str]
"""What a setting of a board's reminders may be; what each must be is for the ladder to say."""


@section
class FilePost:
    """A post as the file has it."""

    short: Words
    name: Words
    side: Side = "force"
    aliases: tuple[Words, ...] = ()
    answered_by: tuple[Words, ...] = ()


@section
class FileAppointment:
    """A post that somebody holds or held, from the first day to the last, both included."""

    post: Words
    since: Day | None = None
    until: Day | None = None
    acting: YesNo = False


@section
class FilePerson:
    """Somebody as the file has them; None leaves what the bot knows as it is."""

    name: Words
    slack: Account | None = None
    email: Address | None = None
    team: Annotated[str, Field(pattern=r"^([TE][A-Z0-9]{4,20})?$")] | None = None
    role: Role = "officer"
    holds: tuple[FileAppointment, ...] = ()
    answers_for: tuple[Words, ...] = ()


@section
class FileBoard:
    """A board as the file has it."""

    short: Words
    name: Words
    aliases: tuple[Words, ...] = ()
    purpose: Sentence = ""
    frequency: Sentence = ""
    chair: Words | None = None
    channel: Annotated[str, Field(pattern=r"^[CG][A-Z0-9]{4,20}$")] | None = None
    venue: Sentence = ""
    time: Hour | None = None
    notice_days: Annotated[int, Field(ge=0, le=60, strict=True)] = 5
    attended_by: tuple[Words, ...] = ()
    reminders: Mapping[str, Rung] = field(default_factory=dict)  # see bot/reminders/ladder.py


@section
class OfficeFile:
    """The whole file: its posts, people and boards, in its order."""

    posts: tuple[FilePost, ...] = ()
    people: tuple[FilePerson, ...] = ()
    boards: tuple[FileBoard, ...] = ()
