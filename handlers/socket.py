"""Slack's socket, with what is sent down it framed here: whole, and however long it is.

The SDK's own client masks an answer byte by byte, which takes as long as finding what a page of
actions says, and it can neither frame more than 65,535 bytes nor send on what the network did not
take at once: a long form was lost. Bolt's adapter reads an answer and writes it down again.
"""

import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR
from ssl import SSLSocket
from threading import Event
from typing import Any, Final, cast

from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.errors import SlackApiError, SlackClientNotConnectedError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.interval_runner import IntervalRunner
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.logs import log
from handlers.edge import MALFORMED

TEXT: Final = 0x81
MASKED: Final = 0x80
SHORT: Final = 125
MEDIUM: Final = 0xFFFF
"""The first byte of a frame that is a whole message of words, and how its length is told."""

OK: Final = 200
RECEIVED: Final = 65_536
"""Bytes taken from the network at once; of 1,024 each the SDK cannot put a long one together."""
PINGED: Final = 10
"""Seconds between two looks at whether the connection holds, as Bolt has them."""


def client(app: App, token: str) -> "Client":
    """Return a client that answers with the app once it is connected."""
    made = Client(
        token, logger=app.logger, web_client=app.client, proxy=app.client.proxy,
        ping_interval=PINGED, receive_buffer_size=RECEIVED,
    )  # fmt: skip
    made.hello = Event()
    made.current_session_runner.event.set()  # it would sleep: see `connect`
    made.socket_mode_request_listeners.append(_answering(app))
    return made


class Client(SocketModeClient):
    """The SDK's client, which sends messages whole, and knows when Slack has greeted it."""

    hello: Event

    def greeted(self, *, within: float) -> bool:
        """Wait until Slack says hello: until then it sends nothing down this connection."""
        return self.hello.wait(within)

    def connect(self) -> None:
        """Connect and read at once: the SDK looks each tenth of a second whether it may."""
        super().connect()
        if self.current_session is not None and self.current_session.sock is not None:
            self.current_session.sock = cast("SSLSocket", _Ending(self.current_session.sock, self))
        if self.current_session_runner.event.is_set():
            self.current_session_runner = IntervalRunner(self._run_current_session).start()

    def _run_current_session(self) -> None:
        """Read until the connection ends, and make a new one at once: the SDK looks in a while.

        One that cannot be made is left to it, so that Slack is not asked over and over.
        """
        was = self.current_session
        super()._run_current_session()  # type: ignore[no-untyped-call]
        gone = was is not None and was is self.current_session and not was.is_active()
        if gone and self.auto_reconnect_enabled and not self.closed:
            try:
                self.connect_to_new_endpoint()
            except (SlackApiError, OSError) as error:
                log.warning("Slack's socket is gone", error=type(error).__name__)

    def run_message_listeners(self, message: dict[str, object], raw_message: str) -> None:
        """Hear the greeting, and then whatever else is told; what is none of Slack's is not."""
        if message.get("type") == "hello":
            self.hello.set()
        if not isinstance(message.get("payload", {}), dict):
            log.warning("this is no payload of Slack's", error="not an object")
            return
        super().run_message_listeners(message, raw_message)

    def send_message(self, message: str) -> None:
        """Send a message; once more when the connection was just replaced by a new one."""
        framed, session = frame(message), self.current_session
        if _sent(framed, session):
            return
        with self.connect_operation_lock:
            now = self.current_session
        if now is session or not _sent(framed, now):
            raise SlackClientNotConnectedError("the connection to Slack is gone")


class _Ending:
    """A socket whose end is an error: the SDK reads the end of one over and over, for a minute.

    It is none when the client has let go of it.
    """

    def __init__(self, sock: SSLSocket, client: Client) -> None:
        self._sock, self._client = sock, client

    def recv(self, size: int) -> bytes:
        """Return what has come; an end is none of it."""
        try:
            received = self._sock.recv(size)
        except OSError:
            if self._client.closed:
                return b""
            raise
        if not received and not self._client.closed:
            raise ConnectionError("Slack closed the connection without a word")
        return received

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def frame(words: str) -> bytes:
    """Return words as a client sends them: one masked frame (RFC 6455, 5.2 and 5.3)."""
    payload = words.encode()
    length = len(payload)
    if length <= SHORT:
        head = bytes([TEXT, MASKED | length])
    elif length <= MEDIUM:
        head = bytes([TEXT, MASKED | 126]) + length.to_bytes(2, "big")
    else:
        head = bytes([TEXT, MASKED | 127]) + length.to_bytes(8, "big")
    key = secrets.token_bytes(4)
    mask = (key * (length // 4 + 1))[:length]
    masked = int.from_bytes(payload, "big") ^ int.from_bytes(mask, "big")
    return head + key + masked.to_bytes(length, "big")


def _sent(framed: bytes, session: Connection | None) -> bool:
    """Send a frame to its end; one that broke off leaves a connection that is of no more use."""
    sock = session.sock if session is not None else None  # its reader may let go of it meanwhile
    if session is None or sock is None:
        return False
    try:
        with session.sock_send_lock:
            sock.sendall(framed)
    except OSError:
        with suppress(OSError):  # whoever reads from it sees its end, and connects anew
            sock.shutdown(SHUT_RDWR)
        return False
    return True


def _answering(app: App) -> Callable[[BaseSocketModeClient, SocketModeRequest], None]:
    def answer(by: BaseSocketModeClient, request: SocketModeRequest) -> None:
        try:
            response: BoltResponse = run_bolt_app(app, request)
        except (*MALFORMED, RecursionError) as error:
            log.warning("this is no payload of Slack's", error=type(error).__name__)
            return
        if response.status != OK:
            by.logger.info("not answered: %s", response.status)
            return
        by.send_message(_envelope(request.envelope_id, response))

    return answer


def _envelope(number: str, response: BoltResponse) -> str:
    """Return the acknowledgement of one envelope, what Bolt wrote in it as it stands."""
    head = f'{{"envelope_id": {json.dumps(number)}'
    if not response.body:
        return f"{head}}}"
    is_json = response.headers.get("content-type", [""])[0].startswith("application/json")
    payload = response.body if is_json else json.dumps({"text": response.body})
    return f'{head}, "payload": {payload}}}'
