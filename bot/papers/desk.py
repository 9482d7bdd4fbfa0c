"""The desk, at which papers that were given are read one after another."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from sqlalchemy.exc import DBAPIError

from bot.errors import Told
from bot.logs import log
from bot.office import Office
from bot.papers import answering, fetching, intake, progress
from bot.reading import child
from bot.telling import notes as telling
from store import papers
from store.tables import Paper

LEASE: Final = timedelta(seconds=100)
"""How long a paper is one process's: longer than the slowest download and reading together."""

EVERY: Final = 2.0
"""Seconds between two looks at whether there is a paper to read."""

TRIES: Final = 4
"""How often a file that Slack does not give is asked for, 15 seconds apart and then more."""

UNREAD: Final = "Slack did not give me the file. Share it again in a few minutes."
BROKE: Final = "Something went wrong while I read it. Share it again, or tell the office's IT."


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
        if not paper.reply_ts and not answering.say(office, paper, telling.reading(paper.name)):
            return
        if not _read(office, paper):
            return
    answering.tell(office, paper.id or 0)


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
