"""What a person does in the workspace, with or without the bot: the verbs behind page and tests."""

from dataclasses import dataclass
from typing import Any

from bot.local.delivering import answers, events, payloads, typed
from bot.local.delivering.delivery import Delivery
from bot.local.state import forms, posts, showing
from bot.local.state.channels import Channel
from bot.local.state.files import File
from bot.local.state.forms import Form, State
from bot.local.state.handles import Place
from bot.local.state.messages import Message
from bot.local.state.workspace import Workspace

Json = dict[str, Any]


class CannotAct(Exception):  # noqa: N818  it is what Slack's own client tells the person
    """The client does not let this person do this; the sentence says why."""


@dataclass(frozen=True)
class Acting:
    """The verbs, for one workspace and the bot it delivers to."""

    workspace: Workspace
    delivery: Delivery

    def who(self, user: str) -> str:
        """Return `user` if they can sign in."""
        member = self.workspace.people.get(user)
        if member is None or member.is_bot:
            raise CannotAct("There is no such person.")
        if member.deleted:
            raise CannotAct(f"{member.name}'s account has been deactivated.")
        return user

    def channel(self, user: str, channel: str) -> Channel:
        """Return a channel that `user` may read."""
        found = self.workspace.channels.get(channel)
        if found is None or not self.workspace.may_see(self.who(user), found):
            raise CannotAct("There is no such channel.")
        return found

    def message(self, user: str, channel: str, ts: str) -> Message:
        """Return a message that `user` sees, one for them only included."""
        self.channel(user, channel)
        alone = self.workspace.ephemerals.get(ts)
        if alone and alone.only_for == user:
            return alone
        found = self.workspace.messages[channel].get(ts)
        if found is None:
            raise CannotAct("The message is no longer there.")
        return found

    def _writable(self, user: str, channel: str) -> Channel:
        found = self.channel(user, channel)
        if found.archived:
            raise CannotAct("The channel is archived.")
        if user not in found.members:
            raise CannotAct("Join the channel to write in it.")
        return found

    def say(self, user: str, channel: str, text: str, *, thread: str | None = None) -> Message:
        """Write in a channel, or in a thread."""
        self._writable(user, channel)
        if thread:
            parent = self.message(user, channel, thread)
            thread = parent.thread or parent.ts
        sent = typed.as_message(self.workspace, text)
        if not sent.strip():
            raise CannotAct("There is nothing to send.")
        return posts.post(self.workspace, channel=channel, user=user, text=sent, thread=thread)

    def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Alter a message of one's own."""
        message = self._own(user, channel, ts)
        posts.edit(self.workspace, message, by=user, text=typed.as_message(self.workspace, text))

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Take a message of one's own out, or dismiss one that only they see."""
        message = self.message(user, channel, ts)
        if message.only_for == user:
            with self.workspace.lock:
                del self.workspace.ephemerals[ts]
                self.workspace.changed("message", channel, to=[user])
            return
        posts.delete(self.workspace, self._own(user, channel, ts))

    def _own(self, user: str, channel: str, ts: str) -> Message:
        message = self.message(user, channel, ts)
        if message.user != user or message.subtype == "tombstone":
            raise CannotAct("It is not your message.")
        return message

    def react(self, user: str, channel: str, ts: str, name: str, *, remove: bool = False) -> None:
        """React to a message, or take the reaction back; to do so twice changes nothing."""
        with self.workspace.lock:
            message = self.message(user, channel, ts)
            users = message.reactions.setdefault(name, [])
            if (user in users) == remove:
                users.remove(user) if remove else users.append(user)
                events.reacted(self.workspace, message, user=user, name=name, added=not remove)
            if not users:
                del message.reactions[name]
            self.workspace.changed("message", channel, message.thread or "")

    def upload(self, user: str, channel: str, content: bytes, *, name: str, **more: Any) -> Message:
        """Give a file with a message; `more` may hold `text`, `thread` and `mimetype`."""
        self._writable(user, channel)
        workspace = self.workspace
        created = int(workspace.clock.timestamp())
        with workspace.lock:
            one = File(workspace.next_id("F"), name, content, user, created)
            one.mimetype = more.get("mimetype") or one.mimetype
            one.channels.append(channel)
            workspace.files[one.id] = one
            text = typed.as_message(workspace, more.get("text") or "")
            return posts.post(
                workspace,
                channel=channel,
                user=user,
                text=text,
                thread=more.get("thread"),
                files=[one.id],
                subtype="file_share",
            )

    def open_direct(self, user: str, other: str) -> Channel:
        """Open the direct messages with somebody."""
        if other not in self.workspace.people:
            raise CannotAct("There is no such person.")
        channel = self.workspace.direct(self.who(user), other)
        self.workspace.changed("channel", channel.id)
        return channel

    def open_home(self, user: str) -> Form | None:
        """Look at the bot's Home; the bot hears of it and may then draw it anew."""
        self.who(user)
        with self.workspace.lock:
            home = self.workspace.homes.get(user)
            view = showing.as_slack(self.workspace, home) if home else None
            events.home_opened(self.workspace, user, view=view)
        return home

    def command(
        self, user: str, channel: str, words: str, *, in_thread: bool = False
    ) -> str | None:
        """Give a slash command; return the error that Slack shows, or None if it was answered."""
        workspace = self.workspace
        where = self.channel(user, channel)
        name, _, text = words.strip().partition(" ")
        declared = workspace.manifest.command(name)
        if declared is None:
            return "unknown_command"
        if in_thread:
            raise CannotAct(f"{name} is not supported in threads. Sorry!")
        if workspace.people[user].is_outside(workspace.team):
            raise CannotAct("People from outside cannot use this workspace's commands.")
        escape = bool(declared.get("should_escape"))
        text = typed.as_command(workspace, text.strip(), should_escape=escape)
        payload = payloads.command(workspace, user=user, channel=where, name=name, text=text)
        answer = self.delivery.ask("slash_commands", payload)
        place = Place(user, channel, typed=typed.escaped(words.strip()))
        return answer.error or answers.acknowledged(workspace, place, answer.body)

    def shortcut(self, user: str, callback_id: str, message: Message | None = None) -> str | None:
        """Use a shortcut, from a message's menu or the global one; return the error, if any."""
        workspace = self.workspace
        if message is None:
            payload = payloads.shortcut(workspace, user=self.who(user), callback_id=callback_id)
        else:
            payload = payloads.message_shortcut(
                workspace, user=self.who(user), callback_id=callback_id, message=message
            )
        return self.delivery.ask("interactive", payload).error

    def press(self, user: str, where: Message | Form, action: Json, state: State) -> str | None:
        """Use a button, menu or picker; `action` is its part of the payload; return the error."""
        with self.workspace.lock:
            held = forms.merged(state, forms.chosen(action))
            if isinstance(where, Form):
                held = forms.merged(where.state, held)
                where.state = forms.with_state(where.view["blocks"], held)
            else:
                held = forms.with_state(where.blocks, held)
            payload = payloads.press(
                self.workspace, user=self.who(user), where=where, action=action, state=held
            )
        return self.delivery.ask("interactive", payload).error

    def options(
        self, user: str, where: Message | Form, block_id: str, action_id: str, value: str
    ) -> Json:
        """Ask for the choices of an external menu that fit what was typed."""
        payload = payloads.suggestion(
            self.workspace,
            user=self.who(user),
            where=where,
            block_id=block_id,
            action_id=action_id,
            value=value,
        )
        body = self.delivery.ask("interactive", payload).body
        return body if isinstance(body, dict) else {"options": []}

    def submit(self, user: str, form: Form, state: State) -> Json:
        """Send a form; return ok, the errors beside its inputs, or Slack's error."""
        with self.workspace.lock:
            self._mine(user, form)
            blocks = form.view["blocks"]
            form.state = forms.with_state(blocks, forms.merged(form.state, state))
            form.errors = forms.missing(blocks, form.state)
            if form.errors:
                return {"ok": False, "errors": form.errors}
            payload = payloads.submission(self.workspace, form)
        answer = self.delivery.ask("interactive", payload)
        if answer.error:
            return {"ok": False, "error": answer.error}
        return answers.to_submission(self.workspace, form, answer.body)

    def close(self, user: str, form: Form, *, all_of_them: bool = False) -> str | None:
        """Close a form without sending it; the bot hears of it only if it asked to.

        One that clears on closing takes those beneath it along.
        """
        self._mine(user, form)
        all_of_them = all_of_them or bool(form.view.get("clear_on_close"))
        payload = payloads.closed(self.workspace, form, cleared=all_of_them)
        showing.close(self.workspace, form, all_of_them=all_of_them)
        if form.view.get("notify_on_close"):
            return self.delivery.ask("interactive", payload).error
        return None

    def _mine(self, user: str, form: Form) -> None:
        if form not in self.workspace.stacks.get(self.who(user), []):
            raise CannotAct("The form is no longer open.")
