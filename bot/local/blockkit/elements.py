"""Block Kit's elements: buttons, menus, pickers and inputs, and what each may hold."""

import re
from collections.abc import Callable

from bot.local.blockkit import limits
from bot.local.blockkit.checking import Checking, Json
from bot.local.blockkit.compositions import (
    ANY_TEXT,
    confirmation,
    groups,
    options,
    placeholder,
    text_object,
)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def button(check: Checking, element: Json, at: str) -> None:
    """Check a button."""
    text_object(check, element.get("text"), f"{at}/text", most=limits.BUTTON_TEXT)
    check.optional_text(element, "value", at, most=limits.BUTTON_VALUE)
    check.optional_text(element, "url", at, most=limits.URL)
    most = limits.ACCESSIBILITY_LABEL
    check.optional_text(element, "accessibility_label", at, most=most)
    if "style" in element:
        check.one_of(element["style"], {"primary", "danger"}, f"{at}/style")


def static_select(check: Checking, element: Json, at: str) -> None:
    """Check a menu whose choices are listed, singly or in groups but not both."""
    if ("options" in element) == ("option_groups" in element):
        check.wrong("must define either `options` or `option_groups`", at)
    elif "options" in element:
        options(check, element, at, most=limits.OPTIONS)
    else:
        groups(check, element, at)
    _at_most(check, element, at)


def other_select(check: Checking, element: Json, at: str) -> None:
    """Check a menu whose choices come from elsewhere."""
    _at_most(check, element, at)


def _at_most(check: Checking, element: Json, at: str) -> None:
    if element.get("max_selected_items", 1) < 1:
        check.wrong("must be greater than 0", f"{at}/max_selected_items")


def overflow(check: Checking, element: Json, at: str) -> None:
    """Check a menu behind three dots."""
    options(check, element, at, most=limits.OVERFLOW_OPTIONS)


def choices(check: Checking, element: Json, at: str) -> None:
    """Check radio buttons or check boxes."""
    options(check, element, at, most=limits.CHOICES, kinds=ANY_TEXT)


def datepicker(check: Checking, element: Json, at: str) -> None:
    """Check a date picker; its date is YYYY-MM-DD."""
    if "initial_date" in element and not _DATE.fullmatch(str(element["initial_date"])):
        check.wrong("must be a valid date", f"{at}/initial_date")


def timepicker(check: Checking, element: Json, at: str) -> None:
    """Check a time picker; its time is HH:mm."""
    if "initial_time" in element and not _TIME.fullmatch(str(element["initial_time"])):
        check.wrong("must be a valid time", f"{at}/initial_time")


def text_input(check: Checking, element: Json, at: str) -> None:
    """Check a box to type in."""
    most = limits.PLAIN_TEXT_INPUT
    for key, least in (("min_length", 0), ("max_length", 1)):
        if not least <= element.get(key, least) <= most:
            check.wrong(f"must be between {least} and {most}", f"{at}/{key}")
    check.optional_text(element, "initial_value", at, most=most)
    if element.get("min_length", 0) > element.get("max_length", most):
        check.wrong("must be at most max_length", f"{at}/min_length")


def number_input(check: Checking, element: Json, at: str) -> None:
    """Check a box for a number."""
    check.required(element, ["is_decimal_allowed"], at)


def anything(_check: Checking, _element: Json, _at: str) -> None:
    """Check nothing further."""


Check = Callable[[Checking, Json, str], None]
ELEMENTS: dict[str, Check] = {
    "button": button,
    "static_select": static_select,
    "multi_static_select": static_select,
    "external_select": other_select,
    "multi_external_select": other_select,
    "users_select": other_select,
    "multi_users_select": other_select,
    "channels_select": other_select,
    "multi_channels_select": other_select,
    "conversations_select": other_select,
    "multi_conversations_select": other_select,
    "overflow": overflow,
    "radio_buttons": choices,
    "checkboxes": choices,
    "datepicker": datepicker,
    "timepicker": timepicker,
    "datetimepicker": anything,
    "plain_text_input": text_input,
    "email_text_input": text_input,
    "url_text_input": text_input,
    "number_input": number_input,
    "rich_text_input": anything,
    "file_input": anything,
    "workflow_button": button,
}
INPUTS = set(ELEMENTS) - {"button", "overflow", "workflow_button"}
_TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
ACTIONS = set(ELEMENTS) - {"file_input", *_TYPED} | {"plain_text_input"}
ACCESSORIES = set(ELEMENTS) - {"file_input", "rich_text_input", *_TYPED}


def element(check: Checking, value: Json, at: str, *, allowed: set[str]) -> None:
    """Check one element, which must be of an `allowed` type."""
    if not check.known(value, allowed, at):
        return
    check.optional_text(value, "action_id", at, most=limits.ACTION_ID, least=1)
    placeholder(check, value, at)
    confirmation(check, value, at)
    ELEMENTS[value["type"]](check, value, at)
