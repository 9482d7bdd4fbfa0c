"""A small Bolt app on a loopback site, and a Socket Mode client that closes at once."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.local import Site

NO_TLS: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Loopback needs none; without one the client reads the host's certificates for each socket."""


def client(site: Site) -> WebClient:
    """Slack's own client, which tries once, as the outbox's does."""
    return WebClient(token=site.bot_token, base_url=site.api_url, retry_handlers=[], ssl=NO_TLS)


@contextmanager
def connected(site: Site) -> Iterator[App]:
    """A Bolt app that answers over Socket Mode; its listeners are added in the block."""
    app = App(client=client(site), process_before_response=True)
    handler = SocketModeHandler(app, app_token=site.app_token)
    handler.connect()  # type: ignore[no-untyped-call]
    site.wait_for_bot()
    try:
        yield app
    finally:
        leave(handler.client)


def leave(one: SocketModeClient) -> None:
    """Close a client at once; by itself it waits 3 s for a read and 1 s for its queue."""
    one.closed, one.auto_reconnect_enabled = True, False
    connection = getattr(one.current_session, "sock", None)
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
    one.message_processor.event.set()
    one.enqueue_message("")
    with suppress(AttributeError):  # its reader may let go of the socket in the same instant
        one.disconnect()
    one.close()
