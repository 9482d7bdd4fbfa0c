"""Socket Mode: the connections of the bot, what is sent down one of them, what comes back."""

import json
import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from wsproto import ConnectionType, WSConnection
from wsproto import events as ws_events
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from bot.local.wire import Asked, Reply, told

Json = dict[str, Any]
MOST_LINKS = 10
CONNECTION_SECONDS = 3600
RECEIVE_BYTES = 65_536


@dataclass
class Sent:
    """One envelope on its way; `answered` is set when the bot acknowledges it."""

    answered: threading.Event = field(default_factory=threading.Event)
    payload: Any = None
    then: Callable[[], None] | None = None

    def answer(self, payload: Any) -> None:
        """Take the acknowledgement, once."""
        if not self.answered.is_set():
            self.payload = payload
            self.answered.set()
            if self.then:
                self.then()


class Link:
    """One connection; several threads may send, one receives."""

    def __init__(self, connection: socket.socket, asked: Asked) -> None:
        """Shake hands as the server."""
        self._socket = connection
        self._lock = threading.Lock()
        self._wire = WSConnection(ConnectionType.SERVER)
        headers = [(name.encode(), value.encode()) for name, value in asked.headers.items()]
        self._wire.initiate_upgrade_connection(headers, asked.target)
        for _ in self._wire.events():
            self._write(ws_events.AcceptConnection())

    def send(self, envelope: Json) -> None:
        """Send one envelope; OSError if the connection is gone."""
        self._write(ws_events.TextMessage(json.dumps(envelope, ensure_ascii=False)))

    def _write(self, event: Any) -> None:
        with self._lock:
            try:
                self._socket.sendall(self._wire.send(event))
            except LocalProtocolError as gone:
                raise ConnectionError from gone

    def read(self, take: Callable[[str], None]) -> None:
        """Give every message to `take` until the other side goes."""
        words: list[str] = []
        with suppress(OSError, RemoteProtocolError):
            while received := self._socket.recv(RECEIVE_BYTES):
                self._wire.receive_data(received)
                for event in self._wire.events():
                    if isinstance(event, ws_events.TextMessage):
                        words.append(event.data)
                        if event.message_finished:
                            take("".join(words))
                            words.clear()
                    elif isinstance(event, ws_events.Ping):
                        self._write(event.response())
                    elif isinstance(event, ws_events.CloseConnection):
                        self._write(event.response())
                        return

    def close(self, *, politely: bool = True) -> None:
        """Close, with the closing words of the protocol or without a word."""
        with suppress(OSError):
            if politely:
                self._write(ws_events.CloseConnection(code=1000))
            self._socket.shutdown(socket.SHUT_RDWR)


class Links:
    """All connections of the one app; each envelope goes down any one of them, in turn."""

    def __init__(self, app: str) -> None:
        """`app` is the id of the app that connects."""
        self._app = app
        self._happened = threading.Condition()
        self._tickets: set[str] = set()
        self._links: list[Link] = []
        self._next = 0
        self._sent: dict[str, Sent] = {}
        self._numbers = 0
        self.on_change: Callable[[], None] = lambda: None

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._links)

    @property
    def all(self) -> list[Link]:
        """The open connections, oldest first."""
        with self._happened:
            return list(self._links)

    def ticket(self) -> str:
        """Return what makes one Socket Mode address usable, once."""
        ticket = secrets.token_urlsafe(18)
        with self._happened:
            self._tickets.add(ticket)
        return ticket

    def answer(self, asked: Asked) -> Reply:
        """Answer the request that opens a connection."""
        with self._happened:
            if asked.query.get("ticket", "") not in self._tickets:
                return told("The address has been used, or was never given.", 403)
            self._tickets.discard(asked.query["ticket"])
        return Reply(take_over=lambda connection: self._serve(connection, asked))

    def _serve(self, connection: socket.socket, asked: Asked) -> None:
        link = Link(connection, asked)
        if not self._join(link):
            return
        try:
            link.read(self._take)
        finally:
            with self._happened:
                self._links.remove(link)
                self._happened.notify_all()
            self.on_change()

    def _join(self, link: Link) -> bool:
        with self._happened:
            if len(self._links) >= MOST_LINKS:
                link.send({"type": "disconnect", "reason": "too_many_websockets"})
                link.close()
                return False
            link.send(self._hello())
            self._links.append(link)
            self._happened.notify_all()
        self.on_change()
        return True

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._links) + 1,
            "debug_info": {
                "host": "applink-local",
                "build_number": 1,
                "approximate_connection_time": CONNECTION_SECONDS,
            },
            "connection_info": {"app_id": self._app},
        }

    def send(self, kind: str, payload: Json, **more: Any) -> Sent | None:
        """Send one payload down the next connection; None if there is no connection.

        `more` goes into the envelope; `then` is called when it is acknowledged.
        """
        then = more.pop("then", None)
        with self._happened:
            self._numbers += 1
            envelope_id = f"e{self._numbers:08d}-{secrets.token_hex(4)}"
            sent = self._sent[envelope_id] = Sent(then=then)
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload, **more}
        if self._send(envelope):
            return sent
        self._sent.pop(envelope_id, None)
        return None

    def _send(self, envelope: Json) -> bool:
        with self._happened:
            links = list(self._links)
            self._next += 1
            first = self._next
        for place in range(len(links)):
            with suppress(OSError):
                links[(first + place) % len(links)].send(envelope)
                return True
        return False

    def _take(self, words: str) -> None:
        with suppress(ValueError):
            acknowledgement = json.loads(words)
            sent = self._sent.pop(acknowledgement.get("envelope_id", ""), None)
            if sent:
                sent.answer(acknowledgement.get("payload"))

    def wait(self, count: int = 1, *, within: float = 3.0) -> bool:
        """Return whether at least `count` connections were open within so many seconds."""
        with self._happened:
            return self._happened.wait_for(lambda: len(self._links) >= count, within)

    def wait_until(self, found: Callable[[list[Link]], bool], *, within: float = 3.0) -> bool:
        """Return whether `found` was true of the open connections within so many seconds."""
        with self._happened:
            return bool(self._happened.wait_for(lambda: found(list(self._links)), within))

    def disconnect(self, *, reason: str | None = "warning") -> None:
        """Close every connection: after a `disconnect` with a reason, or, if None, at once."""
        for link in list(self._links):
            with suppress(OSError):
                if reason:
                    link.send({"type": "disconnect", "reason": reason, "debug_info": {}})
            if reason != "warning":
                link.close(politely=reason is not None)
