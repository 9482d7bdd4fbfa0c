"""Slack's side of the wire in anybody's hands: what no client of Slack's would send included."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.local import Seen, Shown, Site
from bot.local.delivering import answers, payloads
from bot.local.delivering.posting import Answer
from bot.local.state import posts, showing
from bot.local.state.forms import Form
from bot.local.state.handles import Place
from bot.local.state.messages import Message

Json = dict[str, Any]


@dataclass(frozen=True)
class Came:
    """What came of one delivery: the acknowledgement, Slack's error, what appeared."""

    body: Any
    error: str | None
    seen: Seen
    errors: Mapping[str, str]  # beside the inputs of a form

    @property
    def words(self) -> str:
        """All that was said in answer, a line each."""
        return "\n".join([self.seen.words, *self.errors.values()]).strip()

    @property
    def opened(self) -> str:
        """The callback id of the form that opened; empty when none did."""
        forms = [one.view["callback_id"] for one in self.seen if one.kind == "modal"]
        return str(forms[-1]) if forms else ""


class Anybody:
    """Delivers payloads to the bot as Slack would, whoever and whatever they name."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.workspace = site.workspace
        self.board = "C0ASSURE"

    def commands(self, user: str, words: str, *, channel: str = "C0ASSURE") -> Came:
        """Give a slash command, as escaped as Slack would deliver it."""
        name, _, text = words.partition(" ")
        where = self.workspace.channel(channel)
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        payload = payloads.command(
            self.workspace, user=user, channel=where, name=name, text=escaped
        )
        since = len(self.workspace.log)
        answer = self.site.delivery.ask("slash_commands", payload)
        place = Place(user, channel, typed=words)
        error = answer.error or answers.acknowledged(self.workspace, place, answer.body)
        return self._came(since, answer, error)

    def presses(
        self,
        user: str,
        name: str,
        value: Any = "",
        *,
        on: Message | None = None,
        state: Mapping[str, Any] | None = None,
    ) -> Came:
        """Press a button of any name, with any value, on a message in the board's channel.

        `state` is what the inputs beside it hold, by their blocks.
        """
        where = on or self.a_message()
        action = {
            "type": "button",
            "block_id": "b",
            "action_id": name,
            "value": value if isinstance(value, str) else json.dumps(value),
            "text": {"type": "plain_text", "text": "Press"},
            "action_ts": self.workspace.next_ts(),
        }
        payload = payloads.press(
            self.workspace, user=user, where=where, action=action, state=dict(state or {})
        )
        since = len(self.workspace.log)
        answer = self.site.delivery.ask("interactive", payload)
        return self._came(since, answer, answer.error)

    def submits(self, user: str, name: str, about: Any, values: Mapping[str, str]) -> Came:
        """Send a form of any name, carrying anything."""
        form = self.a_form(user, name, about, values)
        return self.sends(form)

    def sends(self, form: Form) -> Came:
        """Send a form that is open."""
        payload = payloads.submission(self.workspace, form)
        since = len(self.workspace.log)
        answer = self.site.delivery.ask("interactive", payload)
        if answer.error:
            return self._came(since, answer, answer.error)
        shown = answers.to_submission(self.workspace, form, answer.body)
        return self._came(since, answer, shown.get("error"), shown.get("errors"))

    def shortcuts(self, user: str, name: str, *, words: str | None = None) -> Came:
        """Use a shortcut: on a message of these words, or from anywhere."""
        if words is None:
            payload = payloads.shortcut(self.workspace, user=user, callback_id=name)
        else:
            payload = payloads.message_shortcut(
                self.workspace, user=user, callback_id=name, message=self.a_message(words)
            )
        since = len(self.workspace.log)
        answer = self.site.delivery.ask("interactive", payload)
        return self._came(since, answer, answer.error)

    def a_message(self, words: str = "A message.") -> Message:
        """Post something to press a button on."""
        bot = self.workspace.bot_user
        return posts.post(self.workspace, channel=self.board, user=bot, text=words)

    def a_form(self, user: str, name: str, about: Any, values: Mapping[str, str]) -> Form:
        """Open a form of any name before somebody, filled with values."""
        blocks = [_box(block) for block in values] or [_words()]
        view = {
            "type": "modal",
            "callback_id": name,
            "private_metadata": about if isinstance(about, str) else json.dumps(about),
            "title": {"type": "plain_text", "text": "A form"},
            "submit": {"type": "plain_text", "text": "Save"},
            "blocks": blocks,
        }
        form = showing.open_modal(self.workspace, user, view)
        form.state = {
            block: {block: {"type": "plain_text_input", "value": value or None}}
            for block, value in values.items()
        }
        return form

    def _came(
        self, since: int, answer: Answer, error: str | None, errors: Mapping[str, str] | None = None
    ) -> Came:
        with self.workspace.lock:
            seen = Seen(Shown(self.workspace, one) for one in self.workspace.log[since:])
        return Came(answer.body, error, seen, errors or {})


def _box(name: str) -> Json:
    element = {"type": "plain_text_input", "action_id": name}
    label = {"type": "plain_text", "text": name}
    return {"type": "input", "block_id": name, "label": label, "element": element, "optional": True}


def _words() -> Json:
    return {"type": "section", "block_id": "w", "text": {"type": "plain_text", "text": "Words."}}
