"""Databases for tests: each is made in full once, and every test works in a copy of its own."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session

from store import Store, engine, migrating


@dataclass(frozen=True)
class Databases:
    """Makes databases: files in `folder`, or on the PostgreSQL `server` when one is named.

    The one that a test works in has the same name, `mine`, in every test of a worker, so that
    one engine serves them all and what it has compiled is not compiled for each of them anew.
    """

    folder: Path
    server: str = ""
    mine: str = field(default_factory=lambda: f"opcc_{uuid.uuid4().hex[:12]}")

    @contextmanager
    def made(self, fill: Callable[[Session], object]) -> Iterator[str]:
        """Yield the address of a new database of this version's tables, filled by `fill`."""
        with self._named(f"{self.mine}_{uuid.uuid4().hex[:12]}") as url:
            connected = engine.connect(url)
            migrating.migrate(connected)
            connected.dispose()
            _fill(url, fill)
            yield url

    @contextmanager
    def added_to(self, url: str, fill: Callable[[Session], object]) -> Iterator[str]:
        """Yield the address of a copy of one that nothing is connected to, with more in it."""
        with self._named(f"{self.mine}_{uuid.uuid4().hex[:12]}", url) as copy:
            _fill(copy, fill)
            yield copy

    @contextmanager
    def copied(self, url: str) -> Iterator[str]:
        """Yield the address of this test's own copy of one that nothing is connected to."""
        with self._named(self.mine, url) as copy:
            yield copy

    @contextmanager
    def empty(self, encoding: str) -> Iterator[str]:
        """Yield the address of an empty one on the server that keeps its words in an encoding."""
        kept = f"TEMPLATE template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'"
        with self._named(f"{self.mine}_{uuid.uuid4().hex[:12]}", kept=kept) as url:
            yield url

    @contextmanager
    def set_aside(self, url: str) -> Iterator[Callable[[], None]]:
        """Copy one that nothing is connected to, as a backup; yield what restores it from that."""
        with self._named(f"{self.mine}_{uuid.uuid4().hex[:12]}", url) as copy:
            yield lambda: self._restore(url, copy)

    def _restore(self, url: str, copy: str) -> None:
        if not self.server:
            shutil.copyfile(copy.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
            return
        name, source = (one.rpartition("/")[2] for one in (url, copy))
        self._run(f"DROP DATABASE {name}")
        self._run(f"CREATE DATABASE {name} TEMPLATE {source}")

    @contextmanager
    def _named(self, name: str, source: str = "", *, kept: str = "") -> Iterator[str]:
        if not self.server:
            file = self.folder / f"{name}.db"
            if source:
                shutil.copyfile(source.removeprefix("sqlite:///"), file)
            yield f"sqlite:///{file}"
            for left in self.folder.glob(f"{name}.db*"):  # a journal of one who was killed, too
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            return
        like = f"TEMPLATE {source.rpartition('/')[2]}" if source else kept
        self._run(f"CREATE DATABASE {name} {like}")
        yield f"{self.server}/{name}"
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        admin = engine.connect(f"{self.server}/postgres")
        with admin.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text(statement))
        admin.dispose()


def _fill(url: str, fill: Callable[[Session], object]) -> None:
    store = Store(engine.connect(url))
    with store.writing() as session:
        fill(session)
    store.close()
