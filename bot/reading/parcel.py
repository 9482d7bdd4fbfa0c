"""What was found, as JSON that can cross from one process to another and be made whole again."""

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from typing import Any

from bot.reading.due import Doubt, Due
from bot.reading.formats.document import Place
from bot.reading.notes.found import (
    Action,
    Front,
    Item,
    Minutes,
    NextMeeting,
    NilReturn,
    Oversight,
    Plan,
    Unsure,
    Update,
)
from bot.reading.notes.people import Person

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Action, Doubt, Due, Front, Item, Minutes, NextMeeting, NilReturn, Oversight, Person, Place,
        Plan, Unsure, Update,
    )
}  # fmt: skip
_KIND = "?"


def packed(minutes: Minutes) -> bytes:
    """Return minutes as JSON."""
    return json.dumps(_out(minutes), ensure_ascii=False).encode()


def unpacked(parcel: bytes) -> Minutes:
    """Return the minutes in a parcel. Raises ValueError for anything that `packed` did not make."""
    found = _in(json.loads(parcel))
    if not isinstance(found, Minutes):
        raise ValueError("not minutes")  # noqa: TRY004  the parcel is wrong, not the type of an argument
    return found


def _out(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            _KIND: type(value).__name__,
            **{f.name: _out(getattr(value, f.name)) for f in fields(value)},
        }
    if isinstance(value, (tuple, list)):
        return [_out(part) for part in value]
    if isinstance(value, dt.time):
        return {_KIND: "time", "v": value.isoformat()}
    if isinstance(value, dt.date):
        return {_KIND: "date", "v": value.isoformat()}
    return value


def _in(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_in(part) for part in value)
    if not isinstance(value, dict):
        return value
    kind = value.pop(_KIND, None)
    if kind == "date":
        return dt.date.fromisoformat(value["v"])
    if kind == "time":
        return dt.time.fromisoformat(value["v"])
    if kind not in _KINDS:
        raise ValueError("an unknown kind of thing in the parcel")
    return _KINDS[kind](**{name: _in(part) for name, part in value.items()})
