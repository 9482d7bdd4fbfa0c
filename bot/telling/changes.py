"""The history told in plain words: who did what, when, and what it was before."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from bot.telling import blocks, phrases
from bot.telling.blocks import Reply, context, escape, section, short
from store.tables import Change

SHOWN: Final = 20
"""Lines of history in one answer, the newest."""
LONGEST: Final = 220
"""Characters of a reason, and of what changed, in a line: 20 are to fit in one message."""


def listed(ref: str, changes: Sequence[Change]) -> Reply:
    """Tell everything that was done to one record, oldest first."""
    shown = changes[-SHOWN:]
    by_id = {change.id: change for change in changes}
    left = len(changes) - len(shown)
    return blocks.reply(
        section(f"*History of {escape(ref)}* · {phrases.plural(len(changes), 'change')}"),
        *(section(line(one, undone=by_id.get(one.undoes_id))) for one in shown),
        context(f"{left} earlier changes are not shown.") if left else None,
    )


def line(change: Change, *, undone: Change | None = None) -> str:
    """Tell one change: when, who, what, why, and what it was before; or which was `undone`."""
    words = str(_read(change.after).get("words", "")) if change.did == "updated" else change.why
    why = f": “{short(words, LONGEST)}”" if words else ""
    did = deed(change.did, _what(change))
    if undone is not None:
        did = f"{did} ({undone.did} {phrases.moment(undone.at)})"
    said = f"{phrases.moment(change.at)} · {escape(change.who)} {did}{why}"
    details = _differences(change)
    return f"{said}\n{details}" if details else said


def deed(did: str, what: str) -> str:
    """Say a deed with what it was done to: reported A14 complete, moved A17 with its meeting."""
    if did == "withdrawn":
        return f"withdrew {what}"
    for verb, rest in _PARTED:
        if did == f"{verb} {rest}":
            return f"{verb} {what} {rest}"
    return f"{did} {what}"


_PARTED: Final = (
    ("reported", "complete"),
    ("kept", "open for the meeting"),
    ("sent", "back"),
    ("moved", "with its meeting"),
    ("moved", "to the next meeting"),
    ("tied", "to its meeting"),
)


def _what(change: Change) -> str:
    after = _read(change.after)
    if change.about == "action":
        words = f": {short(str(after['words']), 100)}" if change.did == "raised" else ""
        return f"A{change.about_id}{words}"
    if change.about != "meeting":
        return f"the {change.about}"
    day = after.get("day") or _read(change.before).get("day")
    return f"the meeting of {_day(day)}" if day else "a meeting, its date to be confirmed"


def _differences(change: Change) -> str:
    before, after = _read(change.before), _read(change.after)
    if change.did in {"raised", "scheduled", "updated"}:  # it is all said already
        return ""
    told = [
        f"{label}: {write(before.get(key))} → {write(after.get(key))}"
        for key, (label, write) in _TOLD.items()
        if key in after and before.get(key) != after.get(key)
    ]
    return "_" + short(" · ".join(told), LONGEST) + "_" if told else ""


def _read(written: str) -> dict[str, Any]:
    return json.loads(written) if written else {}


def _words(value: Any) -> str:
    return f"“{phrases.cut(str(value), 120)}”" if value else "nothing"


def _day(value: Any) -> str:
    if not value:
        return "to be confirmed"
    on = date.fromisoformat(value)
    return "no known day" if on == date.max else phrases.short_day(on)


def _clock(value: Any) -> str:
    return str(value)[:5] if value else "no time"


_TOLD: Final[dict[str, tuple[str, Callable[[Any], str]]]] = {
    "words": ("words", _words),
    "owed_by": ("owner", str),
    "due_phrase": ("due, as said", _words),
    "due_by": ("due", _day),
    "day": ("day", _day),
    "starts": ("time", _clock),
    "venue": ("venue", _words),
    "kind": ("kind", _words),
    "theme": ("theme", _words),
}
"""The columns that are told when they change; the rest follow from the deed itself."""
