"""Counting in the register, by many at once: a module of its own, for each process loads it."""

from multiprocessing.synchronize import Barrier

from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from store import Store, engine, history
from store.tables import Head


def counts(store: Store, times: int) -> None:
    """Read a number and write the next one, so many times: what is lost when two read at once."""
    for _ in range(times):
        while not one_more(store):  # told to try again: it does
            pass


def one_more(store: Store) -> bool:
    try:
        with store.writing() as session:
            now = history.head(session).actions
            session.execute(update(Head).values(actions=now + 1))
    except OperationalError:
        return False
    return True


def counts_at(url: str, times: int, together: Barrier) -> None:
    store = Store(engine.connect(url))
    together.wait()
    counts(store, times)
    store.close()
