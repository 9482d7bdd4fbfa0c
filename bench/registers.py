"""Registers of any size to measure on: seeded, so that two runs measure the same."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from store import Store, engine, history, migrating
from store.tables import UNDATED, Appointment, Board, Person, Post

FIRST: Final = date(2012, 11, 22)
"""Thursday 22 November 2012, when the first commissioners took office."""
TODAY: Final = date(2021, 6, 7)
BOARDS: Final = 40
SHOWN: Final = 17
"""The action that is shown: A17."""
OUTSTANDING: Final = 0.03
"""Of a long register, how much is outstanding: the rest was discharged over the years."""
DATED: Final = 0.8
REPORTED: Final = 0.1
"""Of all actions, how many have a day, and how many were reported complete."""
ALL_OPEN: Final = 2_000
"""Up to here every action is outstanding, so that a short register fills its page."""
WORDS: Final = (
    *("circulate", "options", "paper", "hate", "crime", "survey", "findings", "victim", "call"),
    *("cyber", "strategy", "delivery", "plan", "confidence", "firearms", "licensing", "custody"),
    *("review", "update", "bring", "meeting", "athena", "track", "rural", "road", "safety"),
)
POSTS: Final = ("CC", "DCC", "ACC LP", "PCC", "CEX")


def kept(folder: Path, *, actions: int, meetings: int) -> str:
    """Return the address of a register in a folder, made unless it is there from another time."""
    file = folder / f"{actions}-{meetings}-{migrating.known()[-1]}.db"
    if not file.exists():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        make(part, actions=actions, meetings=meetings)
        part.rename(file)
    return f"sqlite:///{file}"


def make(path: Path, *, actions: int, meetings: int) -> str:
    """Make a register with so many actions and meetings; return its address."""
    url = f"sqlite:///{path}"
    connected = engine.connect(url)
    migrating.migrate(connected)
    with Store(connected).writing() as session:
        for number, short in enumerate(POSTS, start=1):
            session.add(Post(id=number, short=short, name=short))
        session.add(Person(id=1, name="Natasha Noorbakhsh", slack_id="U0POLICY", role="staff"))
        session.add_all(
            Board(id=number, short=f"B{number}", name=f"Board {number}", channel="C0ASSURE")
            for number in range(1, BOARDS + 1)
        )
        session.flush()
        session.add(Appointment(post_id=5, person_id=1))
    connected.dispose()
    _fill(path, actions=actions, meetings=meetings)
    _remember(Store(engine.connect(url)))
    return url


def _remember(store: Store) -> None:
    """Give the action that is shown its line in the history."""
    with store.writing() as session:
        by = history.By(1, "Natasha Noorbakhsh (PO)", "command")
        at = datetime(2012, 11, 22, 9, 0, tzinfo=UTC)
        history.record(session, at=at, by=by, did="raised", about="action", about_id=SHOWN)
    store.close()


def _fill(path: Path, *, actions: int, meetings: int) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.executemany(_MEETING, _meetings(meetings))
        raw.executemany(_ACTION, _actions(actions))
        raw.executemany(_OWNER, _owners(actions))
        raw.execute("UPDATE head SET actions = ?", (actions,))
        raw.execute("ANALYZE")
    raw.close()


_MEETING: Final = (
    "INSERT INTO meeting (id, board_id, day, venue, kind, theme, cancelled_why, revision)"
    " VALUES (?, ?, ?, 'Hindlip', 'performance', '', '', 1)"
)
_ACTION: Final = (
    "INSERT INTO action (id, board_id, item, raised_on, words, quotation, public, due_phrase,"
    " due_precision, due_written, due_by, due_elsewhere, deferred_times, deferred_why, first_due,"
    " raised_at, discharged_at, reported_at, reported_words, discharged_words, withdrawn_why,"
    " revision) VALUES (?, ?, '', ?, ?, '', 0, '', ?, ?, ?, '', 0, '', '', ?, ?, ?, '', '', '', 1)"
)
_OWNER: Final = "INSERT INTO owner (action_id, position, post_id, body) VALUES (?, 0, ?, '')"


def _meetings(count: int) -> Iterator[tuple[int, int, str]]:
    span = (TODAY - FIRST).days + 365
    for number in range(1, count + 1):
        day = FIRST + timedelta(days=number * span // (count + 1))
        yield number, 1 + number % BOARDS, day.isoformat()


def _actions(count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(2021)  # noqa: S311  not a secret
    span = (TODAY - FIRST).days
    for number in range(1, count + 1):
        raised = FIRST + timedelta(days=number * span // (count + 1))
        due = (
            raised + timedelta(days=chance.randrange(7, 180))
            if chance.random() < DATED
            else UNDATED
        )
        done = count > ALL_OPEN and chance.random() > OUTSTANDING
        reported = chance.random() < REPORTED
        moment = f"{raised} 09:00:00.000000"
        yield (
            number,
            1 + number % BOARDS,
            raised.isoformat(),
            " ".join(chance.choices(WORDS, k=12)),
            "none" if due == UNDATED else "day",
            None if due == UNDATED else due.isoformat(),
            due.isoformat(),
            moment,
            moment if done else None,
            moment if reported else None,
        )


def _owners(count: int) -> Iterator[tuple[int, int]]:
    return ((number, 1 + number % len(POSTS)) for number in range(1, count + 1))
