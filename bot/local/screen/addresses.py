"""The JSON that the page asks for and sends: each address with what answers it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from socket import socket
from typing import Any

from bot.local.delivering.typed import unescaped
from bot.local.persons.acting import Acting, CannotAct
from bot.local.screen import shapes, streaming
from bot.local.state import administering, showing
from bot.local.state.forms import Form
from bot.local.state.messages import Message
from bot.local.state.people import LONDON
from bot.local.webapi.multipart import parts
from bot.local.wire import Asked, Json, Reply, answer, told


class PageApi:
    """Answer the page; `connected` says whether the bot is there."""

    def __init__(self, acting: Acting, *, connected: Callable[[], bool]) -> None:
        """Answer for the workspace of `acting`."""
        self.acting = acting
        self.workspace = acting.workspace
        self._connected = connected
        self._asked: dict[str, Callable[[Json], Any]] = {
            "state": self._state,
            "messages": self._messages,
            "home": self._home,
            "view": self._view,
        }
        self._done: dict[str, Callable[[Json], Any]] = {
            "say": self._say,
            "edit": self._edit,
            "delete": lambda g: acting.delete(g["as"], g["channel"], g["ts"]),
            "command": self._command,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "shortcut": self._shortcut,
            "options": self._options,
            "react": self._react,
            "open": lambda g: {"channel": acting.open_direct(g["as"], g["with"][0]).id},
            "read": self._read,
            "clock": self._clock,
            "person": self._person,
        }

    def answer(self, asked: Asked, what: str) -> Reply:
        """Answer one request; a refusal is a sentence for a person."""
        try:
            if asked.method == "GET" and what == "events":
                return self._events(asked.query.get("as", ""))
            found = self._perform(asked, what)
        except CannotAct as refusal:
            return told(str(refusal), 403)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            return told("The request could not be read.")
        return answer({"ok": True} if found is None else found)

    def _perform(self, asked: Asked, what: str) -> Any:
        if asked.method == "GET" and what in self._asked:
            return self._asked[what](asked.query)
        if asked.method == "POST" and what == "upload":
            return self._upload(asked)
        if asked.method == "POST" and what in self._done:
            # A page elsewhere can send a form here unasked, but not JSON.
            if asked.kind != "application/json":
                raise CannotAct("Send it as JSON.")
            return self._done[what](asked.json())
        raise CannotAct("There is nothing at this address.")

    def _events(self, user: str) -> Reply:
        self.acting.who(user)

        def stream(connection: socket) -> None:
            streaming.stream(self.workspace.watch(user), connection)

        return Reply(take_over=stream)

    def _state(self, given: Json) -> Json:
        with self.workspace.lock:
            return shapes.state(self.workspace, given.get("as", ""), connected=self._connected())

    def _messages(self, given: Json) -> Json:
        with self.workspace.lock:
            channel = self.acting.channel(given["as"], given["channel"])
            thread = given.get("thread") or None
            found = shapes.seen_in(self.workspace, channel, given["as"], thread=thread)
            return {"messages": [shapes.message(self.workspace, one) for one in found]}

    def _home(self, given: Json) -> Json:
        if given.get("again"):
            form = self.workspace.homes.get(self.acting.who(given["as"]))
        else:
            form = self.acting.open_home(given["as"])
        return {"view": showing.as_slack(self.workspace, form) if form else None}

    def _view(self, given: Json) -> Json:
        stack = self.workspace.stacks.get(self.acting.who(given["as"]))
        return {"view": shapes.form(self.workspace, stack[-1]) if stack else None}

    def _say(self, given: Json) -> Json:
        thread = given.get("thread") or None
        # The page escapes as Slack's client does; what a person types is escaped once.
        text = unescaped(given["text"])
        message = self.acting.say(given["as"], given["channel"], text, thread=thread)
        return {"ok": True, "ts": message.ts}

    def _edit(self, given: Json) -> None:
        text = unescaped(given["text"])
        self.acting.edit(given["as"], given["channel"], given["ts"], text)

    def _command(self, given: Json) -> Json:
        in_thread = bool(given.get("thread"))
        error = self.acting.command(
            given["as"], given["channel"], given["text"], in_thread=in_thread
        )
        return _result(error)

    def _where(self, user: str, where: Json) -> Message | Form:
        if "ts" in where:
            return self.acting.message(user, where["channel"], where["ts"])
        home = self.workspace.homes.get(user)
        if where.get("home") and home:
            return home
        for form in self.workspace.stacks.get(user, []):
            if form.id == where.get("view"):
                return form
        raise CannotAct("The form is no longer open.")

    def _press(self, given: Json) -> Json:
        where = self._where(self.acting.who(given["as"]), given["where"])
        action = shapes.action(where, given, ts=self.workspace.next_ts())
        return _result(self.acting.press(given["as"], where, action, given.get("state") or {}))

    def _submit(self, given: Json) -> Json:
        form = self._where(self.acting.who(given["as"]), {"view": given["view"]})
        if not isinstance(form, Form):
            raise CannotAct("The form is no longer open.")
        return self.acting.submit(given["as"], form, given.get("state") or {})

    def _close(self, given: Json) -> None:
        form = self._where(self.acting.who(given["as"]), {"view": given["view"]})
        if isinstance(form, Form):
            self.acting.close(given["as"], form, all_of_them=bool(given.get("all")))

    def _shortcut(self, given: Json) -> Json:
        message = None
        if given.get("ts"):
            message = self.acting.message(given["as"], given["channel"], given["ts"])
        return _result(self.acting.shortcut(given["as"], given["callback_id"], message))

    def _options(self, given: Json) -> Json:
        where = self._where(self.acting.who(given["as"]), given["where"])
        return self.acting.options(
            given["as"], where, given["block_id"], given["action_id"], given["value"]
        )

    def _react(self, given: Json) -> None:
        remove = bool(given.get("remove"))
        self.acting.react(given["as"], given["channel"], given["ts"], given["name"], remove=remove)

    def _upload(self, asked: Asked) -> Json:
        fields, files = parts(asked)
        one = files[0]
        message = self.acting.upload(
            fields["as"],
            fields["channel"],
            one.content,
            name=one.name or "file",
            mimetype=one.kind,
            text=unescaped(fields.get("text", "")),
            thread=fields.get("thread") or None,
        )
        return {"ok": True, "ts": message.ts}

    def _read(self, given: Json) -> None:
        channel = self.acting.channel(given["as"], given["channel"]).id
        stored = self.workspace.messages[channel]
        with self.workspace.lock:
            self.workspace.read[given["as"], channel] = max(stored, default="")

    def _clock(self, given: Json) -> Json:
        clock = self.workspace.clock
        if given.get("reset"):
            clock.reset()
        elif "to" in given:
            to = datetime.fromisoformat(given["to"])
            clock.wind(to=to if to.tzinfo else to.replace(tzinfo=LONDON))
        else:
            clock.wind(by=timedelta(seconds=float(given["by"])))
        return shapes.clock(self.workspace)

    def _person(self, given: Json) -> None:
        changes = {key: value for key, value in given.items() if key not in {"id", "as"}}
        administering.change_person(self.workspace, given["id"], **changes)


def _result(error: str | None) -> Json:
    return {"ok": False, "error": error} if error else {"ok": True}
