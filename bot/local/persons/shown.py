"""One message or form as a person sees it: its words, its buttons, its inputs."""

from collections.abc import Iterator
from typing import Any

from bot.local.persons import transcript
from bot.local.state import forms
from bot.local.state.forms import Form
from bot.local.state.messages import Message
from bot.local.state.workspace import Workspace

Json = dict[str, Any]


class NotThere(AssertionError):  # noqa: N818  it reads as the sentence that failed
    """There is no such button or input; the sentence says what there is."""


class Shown:
    """What stands before a person; it always reads as the thing stands now."""

    def __init__(self, workspace: Workspace, source: Message | Form) -> None:
        """`source` is the message or form that is shown."""
        self._workspace = workspace
        self.source = source

    @property
    def kind(self) -> str:
        """One of message, modal and home."""
        return str(self.source.view["type"]) if isinstance(self.source, Form) else "message"

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, as the bot sent them, with the ids that Slack added."""
        source = self.source
        return list(source.view["blocks"]) if isinstance(source, Form) else source.blocks

    @property
    def words(self) -> str:
        """All it says, as it reads on a screen."""
        return transcript.of(self._workspace, self.source)

    @property
    def text(self) -> str:
        """What a screen reader and a notification read: the text, or the words if it has none."""
        sent = "" if isinstance(self.source, Form) else self.source.text
        return sent or self.words

    @property
    def raw(self) -> str:
        """The text exactly as it was sent."""
        return "" if isinstance(self.source, Form) else self.source.text

    @property
    def ts(self) -> str:
        """The message's id within its channel; a form's own id."""
        return self.source.id if isinstance(self.source, Form) else self.source.ts

    @property
    def channel(self) -> str:
        """The channel it stands in, empty for a form."""
        return "" if isinstance(self.source, Form) else self.source.channel

    @property
    def thread(self) -> str | None:
        """The thread it stands in."""
        return None if isinstance(self.source, Form) else self.source.thread

    @property
    def only_you(self) -> bool:
        """Whether nobody else sees it."""
        return isinstance(self.source, Form) or self.source.only_for is not None

    @property
    def view(self) -> Json:
        """The form, as the bot sent it."""
        return self.source.view if isinstance(self.source, Form) else {}

    @property
    def errors(self) -> dict[str, str]:
        """What stands beside the inputs of a form, by the label of each."""
        if not isinstance(self.source, Form):
            return {}
        labels = {one["block_id"]: _label(one) for one in self.blocks if one["type"] == "input"}
        return {labels.get(block, block): words for block, words in self.source.errors.items()}

    @property
    def buttons(self) -> list[str]:
        """What its buttons read, in order; those that close or send a form are not among them."""
        return [one["text"]["text"] for _, one in self._elements() if one["type"] == "button"]

    def _elements(self) -> Iterator[tuple[Json, Json]]:
        for block in self.blocks:
            for one in forms.elements(block):
                yield block, one

    def element(self, button: str) -> tuple[Json, Json]:
        """Return the block and the element of the one button that reads `button`."""
        found = [
            (block, one)
            for block, one in self._elements()
            if one["type"] == "button" and one["text"]["text"] == button
        ]
        if not found:
            raise NotThere(f"no button {button!r} among {self.buttons}")
        return found[0]

    def menu(self, words: str) -> tuple[Json, Json]:
        """Return a menu or picker by its label, its placeholder, its id or one of its choices."""
        for block, one in self._elements():
            choices = [option["text"]["text"] for option in _options(one)]
            placeholder = one.get("placeholder", {}).get("text")
            if words in {_label(block), placeholder, one["action_id"], *choices}:
                return block, one
        raise NotThere(f"no menu {words!r} in:\n{self.words}")

    def input(self, label: str) -> tuple[Json, Json]:
        """Return the block and the element of the input with this label."""
        found = {_label(one): one for one in self.blocks if one["type"] == "input"}
        if label in found:
            return found[label], found[label]["element"]
        return self.menu(label)

    def transcript(self) -> str:
        """Return it in plain words, with who sees it."""
        head = {"modal": "(form) ", "home": "(Home) "}.get(self.kind, "")
        return head + ("(only you) " if self.only_you and not head else "") + self.words

    def __repr__(self) -> str:
        return f"<Shown {self.transcript()!r}>"


class Seen(list[Shown]):
    """What became visible, oldest first."""

    @property
    def text(self) -> str:
        """The texts of all, a line each."""
        return "\n".join(one.text for one in self)

    @property
    def words(self) -> str:
        """The words of all, a line each."""
        return "\n".join(one.words for one in self)

    @property
    def only(self) -> Shown:
        """The one thing there is; NotThere, with what there is, unless there is just one."""
        if len(self) != 1:
            raise NotThere(f"{len(self)} things, not one:\n{self.transcript()}")
        return self[0]

    @property
    def buttons(self) -> list[str]:
        """All buttons, in order."""
        return [button for one in self for button in one.buttons]

    def transcript(self) -> str:
        """Return all in plain words."""
        return "\n".join(one.transcript() for one in self)


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(one for group in groups for one in group["options"])]


def _label(block: Json) -> str:
    return str(block.get("label", {}).get("text", ""))
