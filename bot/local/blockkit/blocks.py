"""Block Kit's blocks: which may stand where, what each may hold, and what Slack says if not."""

from collections.abc import Callable
from typing import Any, Literal

from bot.local.blockkit import limits
from bot.local.blockkit.checking import Checking, Json
from bot.local.blockkit.compositions import ANY_TEXT, text_object
from bot.local.blockkit.elements import ACCESSORIES, ACTIONS, INPUTS, element

Surface = Literal["message", "modal", "home"]


def section(check: Checking, block: Json, at: str) -> None:
    """Check a paragraph, its columns and what stands beside it."""
    if block.get("text") is None and block.get("fields") is None:
        check.wrong("must define either `text` or `fields`", at)
    if block.get("text") is not None:
        most = limits.SECTION_TEXT
        text_object(check, block["text"], f"{at}/text", most=most, kinds=ANY_TEXT)
    if block.get("fields") is not None:
        fields = check.items(block["fields"], f"{at}/fields", most=limits.SECTION_FIELDS)
        for place, one in enumerate(fields):
            here = f"{at}/fields/{place}"
            text_object(check, one, here, most=limits.SECTION_FIELD, kinds=ANY_TEXT)
    if block.get("accessory") is not None:
        _accessory(check, block["accessory"], f"{at}/accessory")


def _accessory(check: Checking, value: Any, at: str) -> None:
    if isinstance(value, dict) and value.get("type") == "image":
        image(check, value, at)
    else:
        element(check, value, at, allowed=ACCESSORIES)


def header(check: Checking, block: Json, at: str) -> None:
    """Check a heading."""
    text_object(check, block.get("text"), f"{at}/text", most=limits.HEADER)


def context(check: Checking, block: Json, at: str) -> None:
    """Check a line of small print."""
    most = limits.CONTEXT_ELEMENTS
    for place, one in enumerate(check.items(block.get("elements"), f"{at}/elements", most=most)):
        here = f"{at}/elements/{place}"
        if isinstance(one, dict) and one.get("type") == "image":
            image(check, one, here)
        else:
            text_object(check, one, here, most=limits.SECTION_TEXT, kinds=ANY_TEXT)


def actions(check: Checking, block: Json, at: str) -> None:
    """Check a row of buttons and menus; no two may have one `action_id`."""
    found = check.items(block.get("elements"), f"{at}/elements", most=limits.ACTIONS_ELEMENTS)
    seen = set()
    for place, one in enumerate(found):
        here = f"{at}/elements/{place}"
        element(check, one, here, allowed=ACTIONS)
        action_id = one.get("action_id") if isinstance(one, dict) else None
        if action_id and action_id in seen:
            check.wrong(f"`action_id` {action_id} already exists", f"{here}/action_id")
        seen.add(action_id)


def input_block(check: Checking, block: Json, at: str) -> None:
    """Check one question of a form."""
    text_object(check, block.get("label"), f"{at}/label", most=limits.LABEL)
    if "hint" in block:
        text_object(check, block["hint"], f"{at}/hint", most=limits.LABEL)
    element(check, block.get("element", {}), f"{at}/element", allowed=INPUTS)


def image(check: Checking, block: Json, at: str) -> None:
    """Check a picture, which needs words for those who cannot see it."""
    if block.get("image_url") is None and block.get("slack_file") is None:
        check.wrong("must define either `image_url` or `slack_file`", at)
    check.optional_text(block, "image_url", at, most=limits.URL, least=1)
    check.text(block.get("alt_text"), f"{at}/alt_text", most=limits.IMAGE_TEXT)
    if isinstance(block.get("title"), dict):
        text_object(check, block["title"], f"{at}/title", most=limits.IMAGE_TEXT)


def markdown(check: Checking, block: Json, at: str) -> None:
    """Check a block of Markdown."""
    check.text(block.get("text"), f"{at}/text", most=limits.MARKDOWN_TEXT)


def table(check: Checking, block: Json, at: str) -> None:
    """Check a table's rows and columns."""
    rows = check.items(block.get("rows"), f"{at}/rows", most=limits.TABLE_ROWS)
    for place, row in enumerate(rows):
        check.items(row, f"{at}/rows/{place}", most=limits.TABLE_COLUMNS)


def anything(_check: Checking, _block: Json, _at: str) -> None:
    """Check nothing further."""


BLOCKS: dict[str, Callable[[Checking, Json, str], None]] = {
    "section": section,
    "divider": anything,
    "header": header,
    "context": context,
    "actions": actions,
    "input": input_block,
    "image": image,
    "rich_text": anything,
    "markdown": markdown,
    "table": table,
    "file": anything,
    "video": anything,
}
ALLOWED: dict[Surface, set[str]] = {
    "message": set(BLOCKS),
    "modal": set(BLOCKS) - {"markdown", "table", "file"},
    "home": set(BLOCKS) - {"markdown", "table", "file"},
}
MOST: dict[Surface, int] = {
    "message": limits.MESSAGE_BLOCKS,
    "modal": limits.VIEW_BLOCKS,
    "home": limits.VIEW_BLOCKS,
}


def problems(blocks: Any, *, surface: Surface, at: str = "") -> list[str]:
    """Return everything that Slack would refuse in `blocks`, each with its JSON pointer."""
    check = Checking()
    least = 1 if surface == "message" else 0
    found = check.items(blocks, f"{at}/blocks", most=MOST[surface], least=least)
    for place, block in enumerate(found):
        here = f"{at}/blocks/{place}"
        if check.known(block, ALLOWED[surface], here):
            check.optional_text(block, "block_id", here, most=limits.BLOCK_ID)
            BLOCKS[block["type"]](check, block, here)
    _unique(check, found, at)
    _one_table(check, found, at)
    return check.problems


def _unique(check: Checking, blocks: list[Any], at: str) -> None:
    seen = set()
    for place, block in enumerate(blocks):
        block_id = block.get("block_id") if isinstance(block, dict) else None
        if block_id and block_id in seen:
            check.wrong(f"`block_id` {block_id} already exists", f"{at}/blocks/{place}/block_id")
        seen.add(block_id)


def _one_table(check: Checking, blocks: list[Any], at: str) -> None:
    tables = [one for one in blocks if isinstance(one, dict) and one.get("type") == "table"]
    if len(tables) > 1:
        check.wrong("only one table is allowed", f"{at}/blocks")
    if sum(characters(one) for one in tables) > limits.TABLE_TEXT:
        check.wrong(f"must be less than {limits.TABLE_TEXT + 1} characters", f"{at}/blocks")


def characters(value: Any) -> int:
    """Return how many characters of text `value` shows, in all its parts."""
    if isinstance(value, list):
        return sum(characters(one) for one in value)
    if not isinstance(value, dict):
        return 0
    own = value["text"] if isinstance(value.get("text"), str) else ""
    return len(own) + sum(characters(one) for one in value.values())


def with_ids(blocks: list[Json]) -> list[Json]:
    """Return `blocks` with the ids that Slack adds where none was given."""
    return [_with_ids(block, place) for place, block in enumerate(blocks)]


def _with_ids(block: Json, place: int) -> Json:
    named = {**block, "block_id": block.get("block_id") or f"b{place}"}
    for key in ("element", "accessory"):
        if isinstance(named.get(key), dict):
            named[key] = _with_action(named[key], 0)
    if block["type"] == "actions":
        named["elements"] = [_with_action(one, at) for at, one in enumerate(block["elements"])]
    return named


def _with_action(one: Json, place: int) -> Json:
    if one["type"] == "image":
        return one
    return {**one, "action_id": one.get("action_id") or f"a{place}"}
