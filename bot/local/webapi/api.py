"""The Web API over HTTP: token, scope, rate and faults before the method, the record after it."""

import select
import socket
import struct
import time
from collections.abc import Callable

from bot.local.state.refusals import Refused
from bot.local.state.workspace import Workspace
from bot.local.webapi.faults import Fault, Faults
from bot.local.webapi.methods import METHODS, Method, apps
from bot.local.webapi.methods.call import Call
from bot.local.webapi.rates import Rates
from bot.local.webapi.requests import Request, Requests
from bot.local.wire import Asked, Json, Reply, answer, fields

UNKNOWN = Method(apps.unknown, tier=4)
HTML = b"<!DOCTYPE html><html><head><title>Slack</title></head><body>Unavailable</body></html>"


class Api:
    """Answer Web API calls made with the app's two tokens."""

    def __init__(
        self, workspace: Workspace, *, bot_token: str, app_token: str, ticket: Callable[[], str]
    ) -> None:
        """`ticket` issues the secret part of a Socket Mode address."""
        self.workspace = workspace
        self.bot_token, self.app_token = bot_token, app_token
        self.faults = Faults()
        self.rates = Rates()
        self.requests = Requests()
        self._ticket = ticket

    def answer(self, asked: Asked, method: str) -> Reply:
        """Answer one call, or go wrong as the faults in force say."""
        arguments, token = read(asked)
        return self.guarded(method, arguments, lambda: self._result(method, arguments, token))

    def guarded(self, method: str, arguments: Json, act: Callable[[], Json | Reply]) -> Reply:
        """Do `act` and answer with what it returns, unless a fault is to be met; record it."""
        fault = self.faults.meet(method, arguments)
        result = act() if fault is None or fault.stored else None
        self._record(method, arguments, result, fault)
        if fault is not None:
            return _gone_wrong(fault)
        return result if isinstance(result, Reply) else _as_reply(result or {})

    def _result(self, method: str, arguments: Json, token: str) -> Json:
        try:
            with self.workspace.lock:
                how = METHODS.get(method, UNKNOWN)
                self._admit(method, how, arguments, token)
                call = Call(self.workspace, arguments, self._ticket)
                return {"ok": True, **how.answer(call)}
        except Refused as refused:
            return refused.answer

    def _admit(self, method: str, how: Method, arguments: Json, token: str) -> None:
        if method != "api.test":
            self._authenticate(how, token)
        if how.scope:
            self.workspace.manifest.require(how.scope)
        wait = self.rates.wait(method, tier=how.tier, channel=self._place(arguments))
        if wait:
            raise Refused("ratelimited", retry_after=wait)

    def _place(self, arguments: Json) -> str:
        """Return the channel a call is for; a person's id is that of their direct messages."""
        channel = str(arguments.get("channel", ""))
        if channel in self.workspace.people and channel != self.workspace.bot_user:
            return self.workspace.direct(self.workspace.bot_user, channel).id
        return channel

    def _authenticate(self, how: Method, token: str) -> None:
        if not token:
            raise Refused("not_authed")
        if token not in {self.bot_token, self.app_token}:
            raise Refused("invalid_auth")
        if token != (self.app_token if how.app_token else self.bot_token):
            raise Refused("not_allowed_token_type")

    def _record(
        self, method: str, arguments: Json, result: Json | Reply | None, fault: Fault | None
    ) -> None:
        error = result.get("error") if isinstance(result, dict) else None
        self.requests.add(
            Request(
                method=method,
                arguments=arguments,
                at=self.workspace.clock.now(),
                monotonic=time.monotonic(),
                error=error,
                fault=fault.kind if fault else None,
                took_effect=result is not None and error is None,
            )
        )


def read(asked: Asked) -> tuple[Json, str]:
    """Return the arguments and the token of a call, from JSON, a form or the query."""
    arguments: Json = dict(asked.query)
    if asked.kind == "application/json":
        given = _object(asked)
    else:
        given = fields(asked.body.decode("utf-8", "replace"))
    arguments |= given
    bearer = asked.headers.get("authorization", "")
    token = bearer.removeprefix("Bearer ").strip() or str(arguments.get("token", ""))
    arguments.pop("token", None)
    return arguments, token


def _object(asked: Asked) -> Json:
    try:
        given = asked.json()
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def _as_reply(result: Json) -> Reply:
    if result.get("error") == "ratelimited":
        wait = str(result.pop("retry_after"))
        return answer(result, 429, **{"Retry-After": wait})
    return answer(result)


def _gone_wrong(fault: Fault) -> Reply:
    ways: dict[str, Callable[[Fault], Reply]] = {
        "drop": lambda _: Reply(take_over=_drop),
        "reset": lambda _: Reply(take_over=_reset),
        "stall": lambda one: Reply(take_over=lambda sock: _stall(sock, one.seconds)),
        "http": lambda one: Reply(one.status, b"", "text/plain"),
        "html": lambda one: Reply(one.status, HTML, "text/html; charset=utf-8"),
        "bad_json": lambda _: Reply(200, b'{"ok": true, "ts": '),
        "error": lambda one: answer({"ok": False, "error": one.name, **one.more}),
        "rate_limited": _rate_limited,
    }
    return ways[fault.kind](fault)


def _rate_limited(fault: Fault) -> Reply:
    body = {"ok": False, "error": "ratelimited"}
    return answer(body, 429, **{"Retry-After": str(fault.retry_after)})


def _drop(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def _reset(connection: socket.socket) -> None:
    # Lingering for no time makes the close a reset.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _stall(connection: socket.socket, seconds: float) -> None:
    select.select([connection], [], [], seconds)
