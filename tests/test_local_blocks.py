"""Block Kit's limits: each holds at its value and is refused one past it."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.models.blocks import Block

from bot.local.blockkit import blocks
from bot.local.blockkit.blocks import Surface

Json = dict[str, Any]


def plain(length: int = 1) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int = 1) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def an_option(number: int = 0, **changes: Any) -> Json:
    return {"text": plain(), "value": f"v{number}", **changes}


def a_button(number: int = 0, **changes: Any) -> Json:
    return {"type": "button", "action_id": f"a{number}", "text": plain(), **changes}


def actions(*elements: Any) -> list[Json]:
    return [{"type": "actions", "elements": list(elements)}]


def section(**parts: Any) -> list[Json]:
    return [{"type": "section", "text": mrkdwn(), **parts}]


def select(count: int, **changes: Any) -> Json:
    options = [an_option(n) for n in range(count)]
    return {"type": "static_select", "action_id": "s", "options": options, **changes}


def grouped(count: int, label: int = 1) -> Json:
    groups = [{"label": plain(label), "options": [an_option(n)]} for n in range(count)]
    return {"type": "static_select", "action_id": "s", "option_groups": groups}


def choices(kind: str, count: int) -> Json:
    return {"type": kind, "action_id": "c", "options": [an_option(n) for n in range(count)]}


def confirm(**changes: Any) -> list[Json]:
    words = {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain()}
    return actions(a_button(confirm={**words, **changes}))


def question(element: Json | None = None, **changes: Any) -> list[Json]:
    element = element or {"type": "plain_text_input", "action_id": "i"}
    return [{"type": "input", "label": plain(), "element": element, **changes}]


def picture(**changes: Any) -> Json:
    return {"type": "image", "image_url": "https://e.example/i", "alt_text": "x", **changes}


def table(rows: int = 1, columns: int = 1, characters: int = 0) -> list[Json]:
    cells = [[{"type": "raw_text", "text": "x"} for _ in range(columns)] for _ in range(rows)]
    if characters:
        cells[0][0]["text"] = "x" * characters
    return [{"type": "table", "rows": cells}]


# What is limited, how to build it with n of it, and the most that Slack takes.
MESSAGE_LIMITS: dict[str, tuple[Callable[[int], Any], int]] = {
    "blocks in a message": (lambda n: [{"type": "divider"}] * n, 50),
    "section text": (lambda n: section(text=mrkdwn(n)), 3000),
    "section fields": (lambda n: section(fields=[mrkdwn()] * n), 10),
    "a section field": (lambda n: section(fields=[mrkdwn(n)]), 2000),
    "header": (lambda n: [{"type": "header", "text": plain(n)}], 150),
    "context elements": (lambda n: [{"type": "context", "elements": [mrkdwn()] * n}], 10),
    "actions elements": (lambda n: actions(*(a_button(i) for i in range(n))), 25),
    "button text": (lambda n: actions(a_button(text=plain(n))), 75),
    "button value": (lambda n: actions(a_button(value="x" * n)), 2000),
    "button address": (lambda n: actions(a_button(url="x" * n)), 3000),
    "accessibility label": (lambda n: actions(a_button(accessibility_label="x" * n)), 75),
    "block_id": (lambda n: section(block_id="x" * n), 255),
    "action_id": (lambda n: actions(a_button(action_id="x" * n)), 255),
    "options": (lambda n: actions(select(n)), 100),
    "option groups": (lambda n: actions(grouped(n)), 100),
    "group label": (lambda n: actions(grouped(1, label=n)), 75),
    "option text": (lambda n: actions(select(1, options=[an_option(text=plain(n))])), 75),
    "option value": (lambda n: actions(select(1, options=[an_option(value="x" * n)])), 150),
    "option description": (
        lambda n: actions(select(1, options=[an_option(description=plain(n))])),
        75,
    ),
    "placeholder": (lambda n: actions(select(1, placeholder=plain(n))), 150),
    "overflow options": (lambda n: actions(choices("overflow", n)), 5),
    "radio buttons": (lambda n: actions(choices("radio_buttons", n)), 10),
    "check boxes": (lambda n: actions(choices("checkboxes", n)), 10),
    "confirm title": (lambda n: confirm(title=plain(n)), 100),
    "confirm text": (lambda n: confirm(text=mrkdwn(n)), 300),
    "confirm button": (lambda n: confirm(confirm=plain(n)), 30),
    "deny button": (lambda n: confirm(deny=plain(n)), 30),
    "input label": (lambda n: question(label=plain(n)), 2000),
    "input hint": (lambda n: question(hint=plain(n)), 2000),
    "text input": (
        lambda n: question({"type": "plain_text_input", "action_id": "i", "max_length": n}),
        3000,
    ),
    "initial text": (
        lambda n: question(
            {"type": "plain_text_input", "action_id": "i", "initial_value": "x" * n}
        ),
        3000,
    ),
    "picture's words": (lambda n: [picture(alt_text="x" * n)], 2000),
    "picture's title": (lambda n: [picture(title=plain(n))], 2000),
    "picture's address": (lambda n: [picture(image_url="x" * n)], 3000),
    "markdown": (lambda n: [{"type": "markdown", "text": "x" * n}], 12000),
    "table rows": (lambda n: table(rows=n), 100),
    "table columns": (lambda n: table(columns=n), 20),
    "table characters": (lambda n: table(characters=n), 10000),
}


@pytest.mark.parametrize("what", MESSAGE_LIMITS)
def test_a_message_may_reach_each_limit(what: str) -> None:
    build, most = MESSAGE_LIMITS[what]

    assert blocks.problems(build(most), surface="message") == []


@pytest.mark.parametrize("what", MESSAGE_LIMITS)
def test_a_message_may_not_pass_any_limit(what: str) -> None:
    build, most = MESSAGE_LIMITS[what]

    problems = blocks.problems(build(most + 1), surface="message")

    assert len(problems) == 1
    assert "[json-pointer:/blocks" in problems[0]


@pytest.mark.parametrize(("surface", "most"), [("modal", 100), ("home", 100)])
def test_a_view_holds_a_hundred_blocks(surface: Surface, most: int) -> None:
    full = [{"type": "divider"}] * most

    assert blocks.problems(full, surface=surface) == []
    assert blocks.problems([*full, {"type": "divider"}], surface=surface)


WRONG = {
    "a block of no known type": [{"type": "sction"}],
    "a block that is no object": ["section"],
    "a section with nothing": [{"type": "section"}],
    "empty text": section(text=mrkdwn(0)),
    "an empty header": [{"type": "header", "text": plain(0)}],
    "mrkdwn in a header": [{"type": "header", "text": mrkdwn()}],
    "mrkdwn on a button": actions(a_button(text=mrkdwn())),
    "no actions": actions(),
    "no options": actions(select(0)),
    "options and groups": actions({**select(1), "option_groups": []}),
    "neither options nor groups": actions({"type": "static_select", "action_id": "s"}),
    "a style that is none": actions(a_button(style="warning")),
    "an input in a row of actions": actions({"type": "email_text_input", "action_id": "e"}),
    "a button as an input": question(a_button()),
    "a picture without words": [{"type": "image", "image_url": "https://e.example/i"}],
    "two blocks of one id": section(block_id="same") * 2,
    "two elements of one id": actions(a_button(1), a_button(1)),
    "verbatim plain text": [{"type": "header", "text": {**plain(), "verbatim": True}}],
    "emoji in mrkdwn": section(text={**mrkdwn(), "emoji": True}),
    "an initial option that is not offered": actions(select(1, initial_option=an_option(7))),
    "a date that is none": actions(
        {"type": "datepicker", "action_id": "d", "initial_date": "13/1/2020"}
    ),
    "a time that is none": actions(
        {"type": "timepicker", "action_id": "t", "initial_time": "24:00"}
    ),
    "two tables": table() * 2,
    "not a list": {"type": "section"},
    "no block at all": [],
}


@pytest.mark.parametrize("what", WRONG)
def test_a_message_is_refused_for(what: str) -> None:
    assert blocks.problems(WRONG[what], surface="message")


@pytest.mark.parametrize("kind", ["markdown", "table"])
def test_a_view_takes_no_block_that_belongs_in_messages(kind: str) -> None:
    given = MESSAGE_LIMITS["markdown"][0](1) if kind == "markdown" else table()

    assert blocks.problems(given, surface="modal") != []


@pytest.mark.parametrize("what", MESSAGE_LIMITS)
def test_slack_sdk_reads_what_is_taken_here_as_blocks(what: str) -> None:
    build, most = MESSAGE_LIMITS[what]
    known = [one for one in build(most) if one["type"] not in {"table", "markdown"}]

    assert len(Block.parse_all(copy.deepcopy(known))) == len(known)


def test_ids_are_added_where_none_was_given_and_kept_where_one_was() -> None:
    given = [*section(block_id="mine"), *actions(a_button(7), {**a_button(), "action_id": None})]

    named = blocks.with_ids(given)

    assert [one["block_id"] for one in named] == ["mine", "b1"]
    assert [one["action_id"] for one in named[1]["elements"]] == ["a7", "a1"]
