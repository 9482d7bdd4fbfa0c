"""Keeping the bot answering, over Socket Mode or over HTTP, until it is told to stop."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from queue import SimpleQueue
from socket import SHUT_RDWR

from slack_sdk.errors import SlackApiError

from bot.errors import CannotStart
from bot.office import Office
from bot.papers import desk
from bot.sending import clock
from handlers import build_app, socket

Ready = Callable[[str], None]

GREETED = 30.0
"""Seconds that Slack has to say hello on a socket that it opened."""


def over_socket(office: Office, *, ready: Ready, stop: threading.Event) -> None:
    """Answer over Socket Mode until `stop` is set."""
    with ExitStack() as stack:
        stack.enter_context(connected(office))
        stack.enter_context(clock.ticking(office, stop=stop))
        ready("Ready: answering over Socket Mode.")
        stop.wait()


@contextmanager
def connected(office: Office) -> Iterator[None]:
    """Keep a socket to Slack open for the length of the block."""
    token = office.settings.slack_app_token.get_secret_value()
    if not token:
        raise CannotStart(
            "Socket Mode needs SLACK_APP_TOKEN (xapp-…). Set it, or serve with --http."
        )
    if not token.startswith("xapp-"):
        raise CannotStart(
            "SLACK_APP_TOKEN is no app-level token: those begin with xapp-. Make one under Basic"
            " Information of the app, with the scope connections:write, and start again."
        )
    with desk.at_work(office) as wake:
        client = socket.client(build_app(office, wake=wake), token)
        _connect(client, office.settings.slack_api_url)
        try:
            yield
        finally:
            _close(client)


def _connect(client: socket.Client, url: str) -> None:
    try:
        client.connect()
    except SlackApiError as refused:
        reason = refused.response.get("error")
        raise CannotStart(
            f"Slack would not open a socket ({reason}). Check SLACK_APP_TOKEN (xapp-…, with the"
            " scope connections:write) and that Socket Mode is on for the app.",
        ) from refused
    except OSError as error:
        raise CannotStart(
            f"Slack could not be reached at {url} ({error}). Check the network and start again.",
        ) from error
    if not client.greeted(within=GREETED):
        _close(client)
        raise CannotStart(
            f"Slack at {url} opened a socket and then said nothing for {GREETED:.0f} seconds."
            " Start again; if that does not help, look at https://status.slack.com.",
        )


def _close(client: socket.Client) -> None:
    """Close the socket once what is being answered has been; the SDK alone takes four seconds.

    It waits for a read and for a queue that nothing will end: shutting the connection down ends
    the one, an empty message the other.
    """
    client.closed, client.auto_reconnect_enabled = True, False
    client.current_session_state.terminated = True  # or it reads the end of it over and over
    connection = getattr(client.current_session, "sock", None)
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(SHUT_RDWR)
    client.message_processor.event.set()
    client.enqueue_message("")
    with suppress(AttributeError):  # the SDK's reader may let go of the socket in the same instant
        client.disconnect()
    client.close()


def over_http(office: Office, *, ready: Ready, stop: threading.Event) -> None:
    """Take signed requests on the port of the settings until `stop` is set."""
    from handlers import http  # noqa: PLC0415  a web server that Socket Mode never needs

    with ExitStack() as stack:
        port = stack.enter_context(http.listening(office))
        stack.enter_context(clock.ticking(office, stop=stop))
        ready(f"Ready: answering on port {port} at /slack/events.")
        stop.wait()


def until_told() -> threading.Event:
    """Return an event that SIGTERM and SIGINT set: stop, gracefully.

    A signal may come while the main thread holds the lock of the event that it waits for. To set
    the event there and then would wait for that lock for ever, so another thread sets it: what
    it is told through can be put into wherever the main thread stands.
    """
    stop, told = threading.Event(), SimpleQueue[int]()

    def stopping() -> None:
        told.get()
        stop.set()

    threading.Thread(target=stopping, name="waits to be told to stop", daemon=True).start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda which, _frame: told.put(which))
    return stop
