"""The desk: papers that were given are read one after another, and what came of each is told."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot import sharing
from bot.errors import Told
from bot.office import Office
from bot.papers import fetching, intake, progress
from bot.reading import child
from bot.sending.answers import Answer, Means, asked
from bot.telling import notes as telling
from bot.telling.blocks import Reply
from store import papers, people
from store.tables import Paper, Person, Review

log = structlog.get_logger()

LEASE: Final = timedelta(seconds=100)
"""How long a paper is one process's: longer than the slowest download and reading together."""

EVERY: Final = 2.0
"""Seconds between two looks at whether there is a paper to read."""

TRIES: Final = 4
"""How often a file that Slack does not give is asked for, 15 seconds apart and then more."""

UNREAD: Final = "Slack did not give me the file. Share it again in a few minutes."
BROKE: Final = "Something went wrong while I read it. Share it again, or tell the office's IT."

EVENT_TYPE: Final = "opcc_paper"


def work_one(office: Office) -> bool:
    """Read one paper that waits, or put right what was told of one; say whether there was one.

    Each step is saved before the next: a process that dies leaves the paper to be read again.
    """
    now = office.now()
    with office.store.reading() as session:
        waiting = papers.waiting(session, now=now)
    for number in waiting:
        with office.store.writing() as session:
            paper = papers.claim(session, number, now=now, until=now + LEASE)
        if paper is not None:
            _work(office, paper)
            return True
    return False


@contextmanager
def at_work(office: Office) -> Iterator[Callable[[], None]]:
    """Read papers in a thread of its own for the length of the block; yields how to wake it."""
    stop, wake = threading.Event(), threading.Event()

    def work() -> None:
        while not stop.is_set():
            try:
                while not stop.is_set() and work_one(office):
                    pass
            except DBAPIError as error:
                log.warning(
                    "the register could not be read or written", error=str(error.orig)[:200]
                )
            except Exception:
                log.exception("a paper could not be worked on")
            wake.wait(EVERY)
            wake.clear()

    thread = threading.Thread(target=work, name="reads papers", daemon=True)
    thread.start()
    try:
        yield wake.set
    finally:
        stop.set()
        wake.set()
        thread.join(timeout=child.DEFAULT.wall + 5)


def _work(office: Office, paper: Paper) -> None:
    if progress.is_unread(paper) and paper.tries > TRIES + 1:
        _refuse(office, paper, BROKE)
    elif progress.is_unread(paper):
        if not paper.reply_ts and not _say(office, paper, telling.reading(paper.name)):
            return
        if not _read(office, paper):
            return
    _tell(office, paper.id or 0)


def _read(office: Office, paper: Paper) -> bool:
    """Fetch and read a paper, and keep what came of it; False when it is to be tried again."""
    try:
        data = fetching.fetch(office.slack, paper.slack_file)
        paper.sha256 = hashlib.sha256(data).hexdigest()
        minutes = None if _is_known(office, paper) else child.read(data)
    except Told as told:
        return _refuse(office, paper, told.sentence)
    except fetching.NotNow as error:
        log.warning("a file could not be fetched", paper=paper.id, error=str(error))
        if paper.tries < TRIES:
            return _later(office, paper)
        return _refuse(office, paper, UNREAD)
    with office.store.writing() as session:
        kept = papers.for_update(session, paper.id or 0)
        if kept is None or kept.read_at is not None:
            return True
        kept.sha256 = paper.sha256
        if minutes is not None:
            intake.keep(session, kept, minutes, at=office.now())
        else:
            kept.read_at = office.now()
            before = papers.filed_with(session, kept.sha256)
            kept.same_as_id = before.id if before else None
    return True


def _is_known(office: Office, paper: Paper) -> bool:
    with office.store.reading() as session:
        return papers.filed_with(session, paper.sha256) is not None


def _refuse(office: Office, paper: Paper, why: str) -> bool:
    with office.store.writing() as session:
        papers.settle(
            session, paper.id or 0, refused_at=office.now(), refused_why=why, sha256=paper.sha256
        )
    return True


def _later(office: Office, paper: Paper) -> bool:
    until = office.now() + timedelta(seconds=15 * paper.tries)
    with office.store.writing() as session:
        papers.settle(session, paper.id or 0, claimed_until=until)
    return False


def _tell(office: Office, number: int) -> None:
    """Draw a paper's message as things are now; it is done with unless they changed meanwhile."""
    with office.store.reading() as session:
        paper = session.get_one(Paper, number)
        answer = progress.told(session, paper, slack=office.slack)
        handed = _handed_to(session, paper)
    if not _say(office, paper, answer):
        return
    if handed is not None:
        _hand_over(office, handed, answer)
    with office.store.writing() as session:
        kept = papers.for_update(session, number)
        if kept is not None:
            same = progress.told(session, kept, slack=office.slack).text == answer.text
            kept.untold, kept.claimed_until, kept.tries = not same, None, 0


def _handed_to(session: Session, paper: Paper) -> tuple[Review, str] | None:
    review = papers.review_of(session, paper.id or 0)
    if review is None or review.with_id is None or review.handed_ts or paper.filed_at:
        return None
    person = session.get(Person, review.with_id)
    return (review, person.slack_id) if person and person.slack_id else None


def _hand_over(office: Office, handed: tuple[Review, str], what: Reply) -> None:
    review, slack_id = handed
    answer = _post(office, slack_id, "", what, key=f"handed:{review.id}:{slack_id}")
    if answer.means is Means.DONE and answer.body is not None:
        with office.store.writing() as session:
            kept = session.get_one(Review, review.id)
            kept.handed_ts = str(answer.body["ts"])


def _say(office: Office, paper: Paper, what: Reply) -> bool:
    """Put a paper's message in its thread, or put it right; False when it must be tried again."""
    if paper.reply_ts:
        answer = asked(
            lambda: office.slack.chat_update(
                channel=paper.reply_channel,
                ts=paper.reply_ts,
                text=what.text,
                blocks=list(what.blocks),
            ),
            body=lambda response: {"ts": response["ts"]},
        )
        return answer.means is Means.DONE or _let_go(office, paper, answer)
    found = _there_already(office, paper) if paper.tries > 1 else None
    answer = found or _where_it_was_given(office, paper, what)
    if answer.means is Means.NEVER:
        answer = _to_the_giver(office, paper, what)
    if answer.means is not Means.DONE or answer.body is None:
        return _let_go(office, paper, answer)
    paper.reply_channel, paper.reply_ts = str(answer.body["channel"]), str(answer.body["ts"])
    with office.store.writing() as session:
        kept = papers.for_update(session, paper.id or 0)
        if kept is not None:
            kept.reply_channel, kept.reply_ts = paper.reply_channel, paper.reply_ts
    return True


def _where_it_was_given(office: Office, paper: Paper, what: Reply) -> Answer:
    """Answer in the thread, unless people read there to whom the register is not open."""
    if sharing.reason_against(office.slack, paper.channel) is not None:
        return Answer(Means.NEVER, "others read there")
    return _post(office, paper.channel, paper.thread, what, key=paper.key)


def _to_the_giver(office: Office, paper: Paper, what: Reply) -> Answer:
    with office.store.reading() as session:
        names = {one.id: one.slack_id for one in people.persons(session)}
    to = names.get(paper.given_by_id)
    return _post(office, to, "", what, key=paper.key) if to else Answer(Means.NEVER, "nobody")


def _post(office: Office, channel: str, thread: str, what: Reply, *, key: str) -> Answer:
    return asked(
        lambda: office.slack.chat_postMessage(
            channel=channel,
            thread_ts=thread or None,
            text=what.text,
            blocks=list(what.blocks),
            metadata={"event_type": EVENT_TYPE, "event_payload": {"outbox_id": _mark(key)}},
            unfurl_links=False,
            unfurl_media=False,
        ),
        body=lambda response: {"channel": response["channel"], "ts": response["ts"]},
    )


def _there_already(office: Office, paper: Paper) -> Answer | None:
    """Look in the thread for a message that was posted and not noted down."""
    if not paper.thread:
        return None
    try:
        found = office.slack.conversations_replies(
            channel=paper.channel, ts=paper.thread, include_all_metadata=True, limit=200
        )["messages"]
    except (SlackApiError, OSError):
        return None
    for message in found or ():
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("outbox_id") == _mark(paper.key):
            return Answer(Means.DONE, body={"channel": paper.channel, "ts": message["ts"]})
    return None


def _let_go(office: Office, paper: Paper, answer: Answer) -> bool:
    """Try again later what could not be told; what never can be is given up, and logged."""
    log.warning("not told", paper=paper.id, error=answer.error, means=answer.means.name)
    given_up = answer.means in {Means.NEVER, Means.OUR_FAULT} and paper.tries >= TRIES
    wait = max(answer.seconds, min(300.0, 5.0 * 2 ** min(paper.tries, 10)))
    with office.store.writing() as session:
        papers.settle(
            session,
            paper.id or 0,
            claimed_until=office.now() + timedelta(seconds=wait),
            untold=not given_up,
        )
    return False


def _mark(key: str) -> str:
    """Return what stands for a paper in its message's metadata: nobody's words."""
    return hashlib.sha256(key.encode()).hexdigest()[:24]
