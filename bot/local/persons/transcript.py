"""Messages and forms in plain words, as a person reads them; a [button] stands in brackets."""

import re
from collections.abc import Callable
from typing import Any

from bot.local.state.forms import STATE_FIELDS, Form
from bot.local.state.messages import Json, Message
from bot.local.state.workspace import Workspace

_MARK = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")


def visible(workspace: Workspace, one: Message | Form, user: str) -> bool:
    """Whether `user` sees this now; what they wrote themselves counts as no news."""
    if isinstance(one, Form):
        stack = workspace.stacks.get(user, [])
        return one in stack or one is workspace.homes.get(user)
    if one.only_for:
        return one.only_for == user and one.ts in workspace.ephemerals
    channel = workspace.channels.get(one.channel)
    stored = one.ts in workspace.messages.get(one.channel, {})
    return bool(channel and stored and workspace.may_see(user, channel) and one.user != user)


def plain(workspace: Workspace, text: str) -> str:
    """Return mrkdwn as it reads: names for ids, the label of a link, the three characters."""
    named = _MARK.sub(lambda found: _named(workspace, *found.groups()), text)
    return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _named(workspace: Workspace, sign: str, target: str, label: str | None) -> str:
    if sign == "@":
        member = workspace.people.get(target)
        return f"@{member.name if member else label or target}"
    if sign == "#":
        channel = workspace.channels.get(target)
        return f"#{channel.name if channel else label or target}"
    if sign == "!":
        return label or f"@{target}"
    return label or target


def of(workspace: Workspace, one: Message | Form) -> str:
    """Return all the words of a message or a form."""
    if isinstance(one, Form):
        return _form(workspace, one)
    if not one.blocks:
        lines = [plain(workspace, one.text)]
    else:
        lines = [_block(workspace, block, {}, {}) for block in one.blocks]
    lines += [f"(file: {workspace.files[file_id].name})" for file_id in one.files]
    return "\n".join(line for line in lines if line)


def _form(workspace: Workspace, one: Form) -> str:
    view = one.view
    lines = [_text(workspace, view["title"])] if view.get("title") else []
    lines += [_block(workspace, block, one.state, one.errors) for block in view["blocks"]]
    buttons = [view[key] for key in ("close", "submit") if view.get(key)]
    lines.append(" ".join(f"[{_text(workspace, button)}]" for button in buttons))
    return "\n".join(line for line in lines if line)


def _text(workspace: Workspace, value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    text = str(value.get("text", ""))
    return text if value.get("type") == "plain_text" else plain(workspace, text)


def _block(workspace: Workspace, block: Json, state: Json, errors: Json) -> str:
    kind = block["type"]
    if kind == "input":
        return _input(workspace, block, state, errors)
    return _DRAWN.get(kind, _paragraph)(workspace, block)


def _paragraph(workspace: Workspace, block: Json) -> str:
    parts = [block.get("text"), *(block.get("fields") or [])]
    words = [_text(workspace, part) for part in parts if part]
    inside = [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]
    words.append(" ".join(_element(workspace, one) for one in inside))
    return " ".join(word for word in words if word)


def _element(workspace: Workspace, one: Json) -> str:
    kind = one["type"]
    if kind in {"plain_text", "mrkdwn"}:
        return _text(workspace, one)
    if kind == "image":
        return f"(picture: {one['alt_text']})"
    if kind == "button":
        return f"[{_text(workspace, one['text'])}]"
    choices = " | ".join(_text(workspace, option["text"]) for option in one.get("options", []))
    return f"[{_text(workspace, one.get('placeholder')) or kind}: {choices}]"


def _input(workspace: Workspace, block: Json, state: Json, errors: Json) -> str:
    element = block["element"]
    held = state.get(block["block_id"], {}).get(element["action_id"], {})
    value = held.get(STATE_FIELDS[element["type"]][0])
    line = f"{_text(workspace, block['label'])}: {_held(workspace, value)}"
    if block.get("hint"):
        line += f" ({_text(workspace, block['hint'])})"
    problem = errors.get(block["block_id"])
    return f"{line}\n  ! {problem}" if problem else line


def _held(workspace: Workspace, value: Any) -> str:
    if isinstance(value, dict):
        return _text(workspace, value.get("text"))
    if isinstance(value, list):
        return ", ".join(_held(workspace, one) for one in value)
    return "" if value is None else str(value)


def _table(workspace: Workspace, block: Json) -> str:
    return "\n".join(" | ".join(_cell(workspace, cell) for cell in row) for row in block["rows"])


def _cell(workspace: Workspace, cell: Json) -> str:
    return _rich(workspace, cell) if cell["type"] == "rich_text" else str(cell.get("text", ""))


def _rich(workspace: Workspace, value: Json) -> str:
    if "elements" in value:
        return "".join(_rich(workspace, one) for one in value["elements"])
    if value.get("type") == "user":
        return _named(workspace, "@", value["user_id"], None)
    return str(value.get("text") or value.get("url") or "")


_DRAWN: dict[str, Callable[[Workspace, Json], str]] = {
    "divider": lambda _workspace, _block: "---",
    "markdown": lambda _workspace, block: str(block["text"]),
    "image": lambda _workspace, block: f"(picture: {block['alt_text']})",
    "table": _table,
    "rich_text": _rich,
}
