"""What every answer needs, once, here: who asks, one transaction, known errors, the ack."""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot import access, introducing
from bot.access import Actor
from bot.errors import Refused, Told
from bot.logs import log
from bot.office import Office, london_day
from bot.sending import correcting
from bot.telling import blocks
from bot.telling.blocks import Reply
from handlers.cleaning import kept
from store import actors, heard, history
from store.filtering import Sees
from store.history import By

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits that cannot be mistaken for each other when read out."""


NOT_SHARED: Final = "Only the Commissioner's office shares a list, so this is shown only to you."


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody asking for something: all that a handler needs to answer."""

    session: Session
    actor: Actor
    now: datetime
    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)  # what a form was filled with
    message: Mapping[str, Any] = field(default_factory=dict)  # what a shortcut was used on
    channel: str = ""

    @property
    def today(self) -> date:
        """The day it is in London."""
        return london_day(self.now)

    def saying(self, words: str) -> "Ask":
        """Return the same ask in other words."""
        return replace(self, words=words)

    @property
    def sees(self) -> Sees:
        """What this person may be shown."""
        return introducing.sees(self.session, self.actor)


Answer = Callable[[Ask], Reply]

NOWHERE: Final[Mapping[str, str]] = {}
AGAIN: Final = "That has been done already; it was not done twice."
"""What is said of what Slack, or an impatient thumb, sent once more."""


@dataclass(frozen=True, slots=True)
class Listens:
    """A handler, whether it changes anything, and the verb that opens its door."""

    answer: Answer
    writes: bool
    to: str = "read"


def reads(answer: Answer, *, to: str = "read") -> Listens:
    """Mark a handler that changes nothing: it is handed a session to read from."""
    return Listens(answer, writes=False, to=to)


def writes(answer: Answer, *, to: str = "read") -> Listens:
    """Mark a handler that changes something: all of it is saved when it returns, or none."""
    return Listens(answer, writes=True, to=to)


def raising(told: Told) -> Listens:
    """Return the handler that does nothing but tell this."""

    def answer(_ask: Ask) -> Reply:
        raise told

    return Listens(answer, writes=False)


@dataclass(frozen=True, slots=True)
class Request:
    """What Slack sent, as far as every kind of it is alike."""

    user: str
    via: str
    key: str  # the same when Slack, or anybody else, sends it again
    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    message: Mapping[str, Any] = field(default_factory=dict)
    channel: str = ""
    fresh: bool = False  # ask Slack anew who this is: for what cannot be taken back


def answering(office: Office, listens: Listens, request: Request) -> Reply:
    """Answer a request in one transaction; what cannot be answered is a sentence too.

    Nothing here raises: known errors are told, unknown ones get an apology with a reference
    that the log has the detail of. When it returns, what was changed has been saved.
    """
    request = _kept(request)
    answer = _answered(office, listens, request)
    for drawn in answer.redrawn:
        correcting.finish(office, drawn)
    return answer


def _answered(office: Office, listens: Listens, request: Request) -> Reply:
    try:
        return _met(office, listens, request)
    except Refused as refused:
        _note_refusal(office, request, refused)
        return told(refused.sentence)
    except Told as known:
        return told(known.sentence, fields=known.fields, instead=known.instead)
    except DBAPIError as error:
        return told(_busy(_incident(request, error)))
    except Exception as error:  # noqa: BLE001  the one place where the unknown is made a sentence
        return told(_sorry(_incident(request, error)))


def told(sentence: str, *, fields: Mapping[str, str] = NOWHERE, instead: str = "") -> Reply:
    """Return one sentence as an answer; a form shows what is told of its `fields` beside each.

    With `instead`, a button does what may have been meant.
    """
    said = blocks.escape(sentence)  # it may repeat what somebody typed
    offered = blocks.fits(instead) and blocks.buttons(
        blocks.button("Yes, do that", "meant", instead, says=f"Yes: {instead}") if instead else None
    )
    parts = (blocks.section(said), *((offered,) if offered else ()))
    return Reply(parts, said, error=sentence, fields=fields)


def _kept(request: Request) -> Request:
    """Return the request in characters that any database can keep."""
    key, words, channel = kept(request.key), kept(request.words), kept(request.channel)
    values = {name: kept(value) for name, value in request.values.items()}
    was = (request.key, request.words, request.channel, request.values)
    if was == (key, words, channel, values):
        return request
    return replace(request, key=key, words=words, values=values, channel=channel)


class _Expected(Exception):  # noqa: N818  not an error: somebody to be introduced first
    """Somebody whom the office file names by e-mail has spoken for the first time."""


def _met(office: Office, listens: Listens, request: Request) -> Reply:
    try:
        return _answer(office, listens, request)
    except _Expected:
        account = _account(office, request)
        with office.store.writing() as session:
            introducing.introduce(session, account, at=office.now())
        return _answer(office, listens, request)


def _answer(office: Office, listens: Listens, request: Request) -> Reply:
    office.pace.require(request.user)
    account = _account(office, request)
    now = office.now()
    opened = office.store.writing() if listens.writes else office.store.reading()
    with opened as session:
        actor = introducing.actor(session, account, on=london_day(now))
        actor = actor.through(request.via, place=request.channel)
        if actor.person_id is None and introducing.is_expected(session, account):
            raise _Expected
        access.require(actor, listens.to)
        if listens.writes:
            history.head(session)  # in line with other writers before anything is read to change
            if not heard.first_time(session, request.key, at=now):
                raise Told(AGAIN)
        ask = Ask(
            session,
            actor,
            now,
            words=request.words,
            values=request.values,
            message=request.message,
            channel=request.channel,
        )
        answer = _shared_by(actor, listens.answer(ask))
        drawn = correcting.begin(session, now=now) if listens.writes else ()
        return replace(answer, redrawn=drawn) if drawn else answer


def _shared_by(actor: Actor, answer: Reply) -> Reply:
    """Return an answer for everybody only when its asker may show it to everybody."""
    if not answer.shared or access.may(actor, "share"):
        return answer
    return blocks.reply(*answer.blocks, blocks.context(NOT_SHARED))


def _account(office: Office, request: Request) -> Any:
    try:
        return office.members.account(request.user, fresh=request.fresh)
    except (SlackApiError, OSError) as error:
        log.warning(
            "could not ask Slack who this is", user=request.user, error=type(error).__name__
        )
        raise Told(
            "I could not check with Slack who you are, so nothing was done. Please try again in"
            " a minute.",
        ) from error


def _note_refusal(office: Office, request: Request, refused: Refused) -> None:
    log.info("refused", user=request.user, via=request.via, place=request.channel)
    now = office.now()
    with suppress(DBAPIError), office.store.writing() as session:
        person = actors.asker(session, request.user, on=london_day(now))
        history.record(
            session,
            at=now,
            by=By(person.person_id if person else None, request.user, request.via, request.channel),
            did="was refused",
            about="person",
            about_id=person.person_id if person else 0,
            why=refused.sentence,
        )


def _incident(request: Request, error: Exception) -> str:
    reference = "".join(secrets.choice(ALPHABET) for _ in range(4))
    log.error(
        "could not answer", reference=reference, user=request.user, via=request.via, exc_info=error
    )
    return reference


def _sorry(reference: str) -> str:
    return (
        "Something went wrong and nothing was changed. Please try again; if it happens again,"
        f" quote *{reference}* to the office."
    )


def _busy(reference: str) -> str:
    return (
        "I could not reach the register just now, so nothing was saved. Please try again in a"
        f" minute; if it happens again, quote *{reference}* to the office."
    )
