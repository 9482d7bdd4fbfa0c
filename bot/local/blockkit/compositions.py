"""Block Kit's composition objects: text, options and confirmations, and their limits."""

from typing import Any

from bot.local.blockkit import limits
from bot.local.blockkit.checking import Checking, Json

PLAIN = {"plain_text"}
ANY_TEXT = {"plain_text", "mrkdwn"}
_TEXT_KEYS = {"type", "text", "emoji", "verbatim"}


def text_object(
    check: Checking, value: Any, at: str, *, most: int, kinds: set[str] = PLAIN
) -> None:
    """Check a text object of at most `most` characters."""
    if not check.known(value, kinds, at):
        return
    check.text(value.get("text"), f"{at}/text", most=most)
    for key in set(value) - _TEXT_KEYS:
        check.wrong(f"invalid additional property: {key}", at)
    wrong_flag = "verbatim" if value["type"] == "plain_text" else "emoji"
    if wrong_flag in value:
        check.wrong(f"invalid additional property: {wrong_flag}", at)


def placeholder(check: Checking, element: Json, at: str) -> None:
    """Check the words an input shows while it is empty."""
    if "placeholder" in element:
        most = limits.PLACEHOLDER
        text_object(check, element["placeholder"], f"{at}/placeholder", most=most)


def option(check: Checking, value: Any, at: str, *, kinds: set[str]) -> None:
    """Check one choice of a menu."""
    if not isinstance(value, dict):
        check.wrong("must be an object", at)
        return
    text_object(check, value.get("text"), f"{at}/text", most=limits.OPTION_TEXT, kinds=kinds)
    check.text(value.get("value"), f"{at}/value", most=limits.OPTION_VALUE)
    if "description" in value:
        most = limits.OPTION_TEXT
        text_object(check, value["description"], f"{at}/description", most=most, kinds=kinds)


def options(check: Checking, element: Json, at: str, *, most: int, kinds: set[str] = PLAIN) -> None:
    """Check the choices of a menu, and that what it starts with is among them."""
    found = check.items(element.get("options"), f"{at}/options", most=most)
    for place, one in enumerate(found):
        option(check, one, f"{at}/options/{place}", kinds=kinds)
    _initial(check, element, found, at)


def groups(check: Checking, element: Json, at: str) -> None:
    """Check choices that stand in groups."""
    most = limits.OPTION_GROUPS
    found = check.items(element.get("option_groups"), f"{at}/option_groups", most=most)
    among: list[Json] = []
    for place, group in enumerate(found):
        here = f"{at}/option_groups/{place}"
        text_object(check, group.get("label"), f"{here}/label", most=limits.GROUP_LABEL)
        inside = {"options": group.get("options")}
        options(check, inside, here, most=limits.OPTIONS)
        among += group.get("options") or []
    _initial(check, element, among, at)


def _initial(check: Checking, element: Json, among: list[Any], at: str) -> None:
    if "initial_option" in element and element["initial_option"] not in among:
        check.wrong("must match an option", f"{at}/initial_option")
    for place, one in enumerate(element.get("initial_options", [])):
        if one not in among:
            check.wrong("must match an option", f"{at}/initial_options/{place}")


def confirmation(check: Checking, element: Json, at: str) -> None:
    """Check the question that is asked before a press counts."""
    if "confirm" not in element:
        return
    dialog, here = element["confirm"], f"{at}/confirm"
    if not isinstance(dialog, dict):
        check.wrong("must be an object", here)
        return
    text_object(check, dialog.get("title"), f"{here}/title", most=limits.CONFIRM_TITLE)
    most = limits.CONFIRM_TEXT
    text_object(check, dialog.get("text"), f"{here}/text", most=most, kinds=ANY_TEXT)
    for button in ("confirm", "deny"):
        if button in dialog:
            text_object(check, dialog[button], f"{here}/{button}", most=limits.CONFIRM_BUTTON)
