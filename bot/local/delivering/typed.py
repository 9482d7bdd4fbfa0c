"""What a person types, as Slack sends it on: escaped, with mentions and addresses marked."""

import re

from bot.local.state.workspace import Workspace

_ADDRESS = re.compile(r"https?://[^\s<>|]+")
_EVERYBODY = re.compile(r"(?<!\w)@(here|channel|everyone)\b")


def escaped(text: str) -> str:
    """Escape the three characters that Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Undo `escaped`; what was never escaped stays as it is."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_message(workspace: Workspace, text: str) -> str:
    """Return the text of a message: @names, #channels and addresses become Slack's marks."""
    marked = _named(workspace, escaped(text), label=False)
    marked = _EVERYBODY.sub(r"<!\1>", marked)
    return _ADDRESS.sub(lambda found: f"<{found[0]}>", marked)


def as_command(workspace: Workspace, text: str, *, should_escape: bool) -> str:
    """Return the text of a command; names are marked only if its manifest entry says so."""
    plain = escaped(text)
    return _named(workspace, plain, label=True) if should_escape else plain


def _named(workspace: Workspace, text: str, *, label: bool) -> str:
    if "@" in text:
        people = sorted(workspace.people.values(), key=lambda one: -len(one.name))
        for one in people:
            mark = f"<@{one.id}|{one.handle}>" if label else f"<@{one.id}>"
            text = re.sub(rf"(?<!\w)@{re.escape(one.name)}(?!\w)", mark, text)
    if "#" in text:
        for channel in workspace.channels.values():
            if channel.kind == "channel":
                mark = f"<#{channel.id}|{channel.name if label else ''}>"
                text = re.sub(rf"(?<!\w)#{re.escape(channel.name)}(?![\w-])", mark, text)
    return text
