"""The inputs of a form: boxes to write in, menus, calendars, clocks and boxes to tick.

The name of each is the field that an error stands beside.
"""

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Final

from bot.telling.blocks import LABEL, SECTION, Block, plain

PLACEHOLDER: Final = 150
"""Characters that Slack allows in an empty box."""
CHOICES: Final = 100
"""Choices that Slack allows in one menu."""
TICKS: Final = 10
"""Boxes that Slack allows in one group."""


def text_input(
    name: str,
    label: str,
    *,
    value: str = "",
    hint: str = "",
    placeholder: str = "",
    optional: bool = False,
    lines: bool = False,
    longest: int = SECTION,
) -> Block:
    """Return a box to write in."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": lines,
        "max_length": longest,
    }
    if value:
        element["initial_value"] = value[:longest]
    if placeholder:
        element["placeholder"] = plain(placeholder, PLACEHOLDER)
    return _input(name, label, element, hint=hint, optional=optional)


def choice(
    name: str,
    label: str,
    options: Sequence[tuple[str, str]],
    *,
    chosen: str | None = None,
    hint: str = "",
    optional: bool = False,
) -> Block:
    """Return a menu of (value, words) to choose one from; at most 100 are offered."""
    offered = [_option(value, text) for value, text in options[:CHOICES]]
    element: Block = {"type": "static_select", "action_id": name, "options": offered}
    initial = next((one for one in offered if one["value"] == chosen), None)
    if initial is not None:
        element["initial_option"] = initial
    return _input(name, label, element, hint=hint, optional=optional)


def ticks(
    name: str,
    label: str,
    options: Sequence[tuple[str, str]],
    *,
    ticked: Collection[str] = (),
    optional: bool = True,
) -> Block:
    """Return boxes to tick, of (value, words); at most ten are shown."""
    offered = [_option(value, text) for value, text in options[:TICKS]]
    element: Block = {"type": "checkboxes", "action_id": name, "options": offered}
    initial = [one for one in offered if one["value"] in ticked]
    if initial:
        element["initial_options"] = initial
    return _input(name, label, element, optional=optional)


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


def _input(name: str, label: str, element: Block, *, hint: str = "", optional: bool) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element,
        "optional": optional,
    }
    return block | ({"hint": plain(hint)} if hint else {})


def _option(value: str, text: str) -> Block:
    return {"text": plain(text, LABEL), "value": value}
