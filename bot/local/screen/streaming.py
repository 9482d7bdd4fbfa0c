"""News as server-sent events, until the page or the server goes."""

import json
from contextlib import suppress
from socket import socket

from bot.local.state.watching import Watch

IDLE_SECONDS = 15.0
HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
    b"X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 500\n\n"
)


def stream(watch: Watch, connection: socket) -> None:
    """Send what `watch` hears; a comment now and then shows whether anybody still listens."""
    try:
        with suppress(OSError):
            connection.sendall(HEAD)
            for news in watch.heard(idle=IDLE_SECONDS):
                if news is None:
                    connection.sendall(b": still here\n\n")
                    continue
                told = {"kind": news.kind, "channel": news.channel, "thread": news.thread}
                connection.sendall(b"data: " + json.dumps(told).encode() + b"\n\n")
    finally:
        watch.close()
