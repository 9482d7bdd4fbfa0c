"""Databases for tests: each is made in full once, and every test works in a copy of its own."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session

from store import Store, engine, migrating


@dataclass(frozen=True)
class Databases:
    """Makes databases: files in `folder`, or on the PostgreSQL `server` when one is named."""

    folder: Path
    server: str = ""

    @contextmanager
    def made(self, fill: Callable[[Session], object]) -> Iterator[str]:
        """Yield the address of a new database of this version's tables, filled by `fill`."""
        with self._named() as url:
            connected = engine.connect(url)
            migrating.migrate(connected)
            connected.dispose()
            _fill(url, fill)
            yield url

    @contextmanager
    def copied(self, url: str, fill: Callable[[Session], object] | None = None) -> Iterator[str]:
        """Yield the address of a copy of one that nothing is connected to, with more in it."""
        with self._named(url) as copy:
            if fill is not None:
                _fill(copy, fill)
            yield copy

    @contextmanager
    def _named(self, source: str = "") -> Iterator[str]:
        name = f"opcc_{uuid.uuid4().hex[:12]}"
        if not self.server:
            file = self.folder / f"{name}.db"
            if source:
                shutil.copyfile(source.removeprefix("sqlite:///"), file)
            yield f"sqlite:///{file}"
            if file.is_file():  # some tests put other things there
                file.unlink()
            return
        like = f" TEMPLATE {source.rpartition('/')[2]}" if source else ""
        self._run(f"CREATE DATABASE {name}{like}")
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
