"""Block Kit: the pieces that every message, form and Home view is made of; for inputs see `inputs`.

Text from people is escaped here, once, at the last moment; whatever a message shows in its
blocks it also says in its plain text, so that it reads the same with the blocks taken away.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from bot.telling import phrases

Block = dict[str, Any]

SECTION: Final = 3_000
"""Characters that Slack allows in a section's text, counted after escaping."""
BLOCKS: Final = 50
"""Blocks that Slack allows in a message; twice as many in a form or Home."""
CHARACTERS: Final = 12_500
"""Characters that a message's blocks show in all; Slack refuses a little over 13,000."""
TEXT: Final = 40_000
"""Characters of a message's text, beyond which Slack cuts it; it advises a tenth of that."""
REDRAWN: Final = 4_000
"""Characters of the text of a message that is redrawn; more of them Slack does not take."""
LABEL: Final = 75
"""Characters that Slack allows on a button and in an option."""
VALUE: Final = 2_000
"""Characters that Slack lets a button carry."""
TITLE: Final = 24
"""Characters that Slack allows in a form's title and on its buttons."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to give to whoever asked, in their own conversation with the bot."""

    name: str
    content: bytes
    title: str
    said: str  # the message that it comes with, in plain words


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A message of the outbox as it must read now, claimed by whoever draws it."""

    message_id: int
    channel: str
    ts: str
    tries: int
    overtaken: int  # how often it was when this was drawn
    what: "Reply"
    plain: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot answers: a message, or a form to open; private unless `shared`."""

    blocks: tuple[Block, ...] = ()
    text: str = ""
    shared: bool = False
    replaces: bool = False  # the message whose button was pressed is redrawn as this one
    form: Block | None = None
    title: str = ""  # of the form that it is shown in, where it is no message
    error: str = ""  # the sentence, when this says why something was not done
    fields: Mapping[str, str] = field(default_factory=dict)  # beside which inputs of a form
    file: File | None = None  # sent to the asker alone, once what was changed is saved
    redrawn: tuple[Redrawn, ...] = ()  # messages put right at once, when what was changed is saved


def reply(
    *parts: Block | None, shared: bool = False, replaces: bool = False, title: str = ""
) -> Reply:
    """Return a message of these blocks, its plain text made from them; None is left out.

    What is more than Slack takes in one message is left out at its end, and it says so.
    """
    blocks = _within(tuple(part for part in parts if part is not None))
    said = _cut(words(blocks), TEXT)
    return Reply(blocks, said, shared=shared, replaces=replaces, title=title)


def redrawn(what: Reply) -> str:
    """Return the plain text that a message is redrawn with, cut at a line when it is too long."""
    if len(what.text) <= REDRAWN:
        return what.text
    more = "The rest stands in the message itself."
    whole, _, _ = what.text[: REDRAWN - len(more)].rpartition("\n")
    return f"{whole}\n{more}"


def opening(form: Block) -> Reply:
    """Return the answer that opens a form."""
    return Reply(form=form)


def giving(file: File, answer: Reply) -> Reply:
    """Return the same answer with a file for whoever asked."""
    return replace(answer, file=file)


def escape(text: str) -> str:
    """Escape the three characters that Slack reads, so that people's words stay words."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str, longest: int) -> str:
    """Return people's words escaped, cut at a space so that they fit as they are escaped."""
    cut, room = escape(phrases.cut(text, longest)), longest
    while len(cut) > longest:
        room -= max(1, (len(cut) - longest) // 5)
        cut = escape(phrases.cut(text, room))
    return cut


def plain(text: str, longest: int = SECTION) -> Block:
    """Return text in which nothing is read as markup, cut to fit."""
    return {"type": "plain_text", "text": _cut_plain(text, longest), "emoji": False}


def bold(text: str) -> str:
    """Mark words of ours as bold; they must be escaped already."""
    return f"*{text}*"


def section(text: str, *, button: Block | None = None, block_id: str | None = None) -> Block:
    """Return a paragraph of mrkdwn, with a button beside it when given."""
    block: Block = {"type": "section", "text": _mrkdwn(_cut(text, SECTION))}
    if button is not None:
        block["accessory"] = button
    return block | ({"block_id": block_id} if block_id else {})


def context(text: str) -> Block:
    """Return a small, quiet paragraph."""
    return {"type": "context", "elements": [_mrkdwn(_cut(text, SECTION))]}


def header(text: str) -> Block:
    """Return a heading."""
    return {"type": "header", "text": plain(text, 150)}


def divider() -> Block:
    """Return a line across."""
    return {"type": "divider"}


def buttons(*pressed: Block | None) -> Block | None:
    """Return a row of buttons; None when there are none."""
    there = [one for one in pressed if one is not None]
    return {"type": "actions", "elements": there} if there else None


def button(
    text: str,
    name: str,
    value: Any = "",
    *,
    style: str | None = None,
    says: str | None = None,
) -> Block:
    """Return a button. `name` is its line in BUTTONS; `says` names it to a screen reader.

    `value` comes back from the client and is not to be trusted: it only says where to look.
    One that Slack would refuse is left out; see `fits`.
    """
    made: Block = {
        "type": "button",
        "text": plain(text, LABEL),
        "action_id": name,
        "value": value if isinstance(value, str) else _written(value),
    }
    if len(made["value"]) > VALUE:
        made["value"] = ""  # pressed, it is out of date: better than a message Slack refuses
    if style:
        made["style"] = style
    if says:
        made["accessibility_label"] = _cut_plain(says, LABEL)
    return made


def fits(value: Any) -> bool:
    """Say whether a button can carry this."""
    return len(_written(value)) <= VALUE


def cut_to_carry(text: str, longest: int) -> str:
    """Cut text so that a form can carry it: what JSON escapes counts as it is written."""
    while len(_written(text)) > longest:
        text = text[: len(text) - max(1, (len(_written(text)) - longest) // 6)]
    return text


def form(
    callback_id: str,
    title: str,
    *parts: Block | None,
    submit: str | None = "Save",
    close: str = "Cancel",
    about: Any = "",
) -> Block:
    """Return a form; `about` comes back with it and is not to be trusted."""
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, TITLE),
        "close": plain(close),
        "private_metadata": about if isinstance(about, str) else _written(about),
        "blocks": [part for part in parts if part is not None][: 2 * BLOCKS],
    }
    return view | ({"submit": plain(submit)} if submit else {})


def words(blocks: Iterable[Block]) -> str:
    """Return all that these blocks say, as plain lines; buttons are named in brackets."""
    return "\n".join(line for block in blocks if (line := _words(block)))


def _words(block: Block) -> str:
    match block["type"]:
        case "section":
            return str(block["text"]["text"])
        case "header":
            return escape(str(block["text"]["text"]))  # plain where it stands, mrkdwn in the text
        case "context":
            return "\n".join(element["text"] for element in block["elements"])
        case _:
            return ""


def _within(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    shown, room = len(blocks), CHARACTERS
    for place, block in enumerate(blocks):
        room -= _characters(block)
        if room < 0 or place >= BLOCKS:
            shown = min(place, BLOCKS - 1)
            break
    if shown == len(blocks):
        return blocks
    return (*blocks[:shown], context("There is more than one message holds. Ask for less at once."))


def _characters(block: Block) -> int:
    """Count the characters that a block shows: the text of each piece in it."""
    count = 0
    for name, part in block.items():
        if isinstance(part, str):
            count += len(part) if name == "text" else 0
        elif isinstance(part, dict):
            count += _characters(part)
        elif isinstance(part, list):
            count += sum(_characters(one) for one in part if isinstance(one, dict))
    return count


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text or " ", "verbatim": True}


def _cut_plain(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _cut(escaped: str, longest: int) -> str:
    """Cut escaped text without leaving half of an escape behind."""
    if len(escaped) <= longest:
        return escaped
    head = escaped[: longest - 1]
    ampersand = head.rfind("&")
    if ampersand >= 0 and ";" not in head[ampersand:]:
        head = head[:ampersand]
    return head.rstrip() + "…"
