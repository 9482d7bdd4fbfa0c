"""Inputs that a person picks from: a day, a time of day, boxes to tick."""

from collections.abc import Collection, Sequence
from datetime import date, time

from bot.telling.blocks import LABEL, Block

TICKS = 10
"""Boxes that Slack allows in one group."""


def day_input(
    name: str, label: str, *, value: date | None = None, hint: str = "", optional: bool = False
) -> Block:
    """Return a calendar to pick a day from."""
    element: Block = {"type": "datepicker", "action_id": name}
    if value is not None:
        element["initial_date"] = value.isoformat()
    return _input(name, label, element, hint=hint, optional=optional)


def time_input(
    name: str, label: str, *, value: time | None = None, hint: str = "", optional: bool = True
) -> Block:
    """Return a clock to pick a time of day from; the time is London's."""
    element: Block = {"type": "timepicker", "action_id": name, "timezone": "Europe/London"}
    if value is not None:
        element["initial_time"] = f"{value:%H:%M}"
    return _input(name, label, element, hint=hint, optional=optional)


def ticks(
    name: str,
    label: str,
    options: Sequence[tuple[str, str]],
    *,
    ticked: Collection[str] = (),
    optional: bool = True,
) -> Block:
    """Return boxes to tick, of (value, words); at most ten."""
    offered = [
        {"text": {"type": "plain_text", "text": words[:LABEL], "emoji": False}, "value": value}
        for value, words in options[:TICKS]
    ]
    element: Block = {"type": "checkboxes", "action_id": name, "options": offered}
    initial = [one for one in offered if one["value"] in ticked]
    if initial:
        element["initial_options"] = initial
    return _input(name, label, element, hint="", optional=optional)


def _input(name: str, label: str, element: Block, *, hint: str, optional: bool) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": {"type": "plain_text", "text": label, "emoji": False},
        "element": element,
        "optional": optional,
    }
    if hint:
        block["hint"] = {"type": "plain_text", "text": hint, "emoji": False}
    return block
