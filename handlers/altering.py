"""What changes nothing is told so: an Undo beside it would take back what was done before it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.errors import Told
from store.tables import Action, Meeting


@contextmanager
def altering(
    records: Sequence[Action | Meeting], otherwise: str, *, field: str | None = None
) -> Iterator[None]:
    """Raise Told, saying `otherwise`, unless the block changes any of these records."""
    before = [one.revision for one in records]
    yield
    if before == [one.revision for one in records]:
        raise Told(f"{otherwise} Nothing was changed.", field=field)
