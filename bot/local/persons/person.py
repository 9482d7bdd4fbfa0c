"""A person for tests: types, presses, fills in and sees, and waits for the bot without sleeping."""

import time
from collections.abc import Callable
from typing import Any

from bot.local.blockkit.filling import filled
from bot.local.persons.acting import Acting
from bot.local.persons.shown import Seen, Shown
from bot.local.persons.transcript import visible
from bot.local.screen import shapes
from bot.local.state.forms import Form, State

Json = dict[str, Any]
PATIENCE = 3.0


class NotAnswered(AssertionError):  # noqa: N818  it reads as the sentence that failed
    """The bot did not answer, or not so; `error` is what Slack showed the person."""

    def __init__(self, error: str) -> None:
        """`error` is Slack's name, such as operation_timeout, or a sentence."""
        super().__init__(error)
        self.error = error


class Person:
    """One person at work; each verb returns what became visible to them because of it.

    Verbs work on the workspace directly, as the page's addresses do: the same code with
    no HTTP between, so that a test is quick and a failure has one stack.
    """

    def __init__(self, acting: Acting, user: str, *, patience: float = PATIENCE) -> None:
        """`user` must be somebody in the workspace; the bot is waited for `patience` seconds."""
        self._acting = acting
        self._workspace = acting.workspace
        self.id = acting.workspace.person(user).id
        self._since = 0
        self._held: dict[int, State] = {}
        self.within = patience

    @property
    def name(self) -> str:
        """The person's name."""
        return self._workspace.people[self.id].name

    def types(self, words: str, *, channel: str | None = None, thread: str | None = None) -> Seen:
        """Type into the box: a command if it begins with a slash, else a message.

        Without `channel`, in the direct messages with the bot.
        """
        where = channel or self.direct()
        if not words.startswith("/"):
            return self.says(words, channel=where, thread=thread)
        return self._asks(
            lambda: self._acting.command(self.id, where, words, in_thread=thread is not None)
        )

    def direct(self) -> str:
        """Return the channel of the direct messages with the bot."""
        return self._workspace.direct(self.id, self._workspace.bot_user).id

    def says(self, words: str, *, channel: str | None = None, thread: str | None = None) -> Seen:
        """Write a message; returns once the bot has acknowledged hearing of it."""
        where = channel or self.direct()
        return self._does(lambda: self._acting.say(self.id, where, words, thread=thread))

    def edits(self, shown: Shown, words: str) -> Seen:
        """Alter one's own message."""
        return self._does(lambda: self._acting.edit(self.id, shown.channel, shown.ts, words))

    def deletes(self, shown: Shown) -> Seen:
        """Take one's own message out, or dismiss one only they see."""
        return self._does(lambda: self._acting.delete(self.id, shown.channel, shown.ts))

    def reacts(self, shown: Shown, name: str, *, remove: bool = False) -> Seen:
        """React to a message."""
        return self._does(
            lambda: self._acting.react(self.id, shown.channel, shown.ts, name, remove=remove)
        )

    def uploads(
        self, content: bytes, *, name: str, channel: str | None = None, **more: Any
    ) -> Seen:
        """Give a file; `more` may hold `text`, `thread` and `mimetype`."""
        where = channel or self.direct()
        return self._does(lambda: self._acting.upload(self.id, where, content, name=name, **more))

    def opens_home(self) -> Seen:
        """Look at the bot's Home, and wait for the bot to have heard of it."""
        return self._does(lambda: self._acting.open_home(self.id))

    def shortcut(self, callback_id: str, message: Shown | None = None) -> Seen:
        """Use a shortcut, by its name or its callback id; on a message, from its menu."""
        declared = self._workspace.manifest.shortcuts.values()
        ids = [one["callback_id"] for one in declared if one["name"] == callback_id]
        on = message.source if message is not None else None
        if isinstance(on, Form):
            raise NotAnswered("shortcuts are for messages")
        chosen = ids[0] if ids else callback_id
        return self._asks(lambda: self._acting.shortcut(self.id, chosen, on))

    def presses(self, button: str, *, in_: Shown, **given: Any) -> Seen:
        """Press the button that reads so; `given` may hold a `value` no client would send."""
        block, element = in_.element(button)
        return self._uses(in_, block, element, given)

    def chooses(self, choice: Any, *, in_: Shown, label: str = "") -> Seen:
        """Choose in a menu, picker or overflow; by what it reads, or a date, time or id."""
        block, element = in_.menu(label or str(choice))
        return self._uses(in_, block, element, {"selected": filled(element, choice)})

    def _uses(self, shown: Shown, block: Json, element: Json, given: Json) -> Seen:
        asked = {"block_id": block["block_id"], "action_id": element["action_id"], **given}
        state = self._held.get(id(shown.source), {})
        action = shapes.action(shown.source, asked, ts=self._workspace.next_ts())
        return self._asks(lambda: self._acting.press(self.id, shown.source, action, state))

    def fills(self, form: Shown, values: dict[str, Any]) -> Shown:
        """Put values into inputs, by label; nothing is sent yet."""
        state = self._held.setdefault(id(form.source), {})
        for label, value in values.items():
            block, element = form.input(label)
            held = filled(element, value, whole=True)
            state.setdefault(block["block_id"], {})[element["action_id"]] = held
        return form

    def suggestions(self, form: Shown, label: str, typed: str) -> list[str]:
        """Type into an external menu and return the choices that the bot offers."""
        block, element = form.input(label)
        found = self._acting.options(
            self.id, form.source, block["block_id"], element["action_id"], typed
        )
        groups = found.get("option_groups") or [found]
        return [one["text"]["text"] for group in groups for one in group.get("options", [])]

    def submits(self, form: Shown | None = None) -> Seen:
        """Send the form on top, with what was filled in; errors stay beside its inputs."""
        top = self._top(form)
        result: list[Json] = []

        def send() -> str | None:
            state = self._held.pop(id(top), {})
            result.append(self._acting.submit(self.id, top, state))
            return result[0].get("error")

        seen = self._asks(send)
        if result[0].get("errors"):
            return Seen([Shown(self._workspace, top)])
        return seen

    def closes(self, form: Shown | None = None) -> Seen:
        """Close the form on top without sending it."""
        return self._asks(lambda: self._acting.close(self.id, self._top(form)))

    def _top(self, form: Shown | None) -> Form:
        stack = self._workspace.stacks.get(self.id)
        if form is not None and isinstance(form.source, Form):
            return form.source
        if not stack:
            raise NotAnswered("no form is open")
        return stack[-1]

    @property
    def form(self) -> Shown | None:
        """The form on top, if one is open."""
        stack = self._workspace.stacks.get(self.id)
        return Shown(self._workspace, stack[-1]) if stack else None

    @property
    def home(self) -> Shown | None:
        """The bot's Home as it stands."""
        form = self._workspace.homes.get(self.id)
        return Shown(self._workspace, form) if form else None

    def channel(self, channel: str, *, thread: str | None = None) -> Seen:
        """Return all that stands in a channel or a thread for this person, oldest first."""
        with self._workspace.lock:
            found = self._acting.channel(self.id, channel)
            listed = shapes.seen_in(self._workspace, found, self.id, thread=thread)
        return Seen([Shown(self._workspace, one) for one in listed])

    def sees(self, words: str, *, within: float | None = None) -> Shown:
        """Return the first thing with these words to become visible since the last deed began.

        Waits for it; NotAnswered, with everything that did become visible, if it does not come.
        """
        found: list[Shown] = []

        def there() -> bool:
            found[:] = [one for one in self._new() if words in one.words]
            return bool(found)

        if not self._wait(there, within):
            raise NotAnswered(f"not seen: {words!r}; seen:\n{Seen(self._new()).transcript()}")
        return found[0]

    def _wait(self, there: Callable[[], bool], within: float | None) -> bool:
        with self._workspace.happened:
            return self._workspace.happened.wait_for(
                there, self.within if within is None else within
            )

    def _asks(self, act: Callable[[], str | None]) -> Seen:
        """Do what the bot acknowledges by itself; raise what Slack shows if it does not."""
        self._since = len(self._workspace.log)
        error = act()
        if error:
            raise NotAnswered(error)
        return Seen(self._new())

    def _does(self, act: Callable[[], Any]) -> Seen:
        """Do what the bot hears of by events; wait until it acknowledged those."""
        self._since = len(self._workspace.log)
        delivery = self._acting.delivery
        with self._workspace.lock:
            first = len(delivery.told)
            act()
            told = delivery.told[first:]
        ends = time.monotonic() + self.within
        for one in told:
            one.tried.wait(max(0, ends - time.monotonic()))
        return Seen(self._new())

    def _new(self) -> list[Shown]:
        """Return what others made visible to this person since the last deed began."""
        with self._workspace.lock:
            latest = dict.fromkeys(reversed(self._workspace.log[self._since :]))
            found = [one for one in latest if visible(self._workspace, one, self.id)]
        return [Shown(self._workspace, one) for one in reversed(found)]
