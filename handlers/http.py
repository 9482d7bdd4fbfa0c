"""HTTP mode: a guard, then Bolt's Flask adapter, behind a production server."""

import hashlib
import hmac
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from flask import Flask, Response, request
from slack_bolt.adapter.flask import SlackRequestHandler
from waitress import wasyncore
from waitress.server import create_server

from bot.errors import CannotStart
from bot.logs import log
from bot.office import Office
from bot.papers import desk
from handlers import build_app
from handlers.edge import MALFORMED

LONGEST_BODY: Final = 1024 * 1024
"""Bytes of a request that are read; Slack's own are far shorter."""

WINDOW_SECONDS: Final = 300
"""How far a request's time may be from ours, either way (Slack: "Verifying requests")."""

CONNECTIONS: Final = 1_000
"""Connections open at once; one that sends slowly costs a little memory and no thread."""

THREADS: Final = 8
"""Requests answered at once; each waits on one short transaction."""

Environ = dict[str, Any]
Start = Callable[..., Any]


@contextmanager
def listening(office: Office) -> Iterator[int]:
    """Take requests for the length of the block; yields the port they are taken on."""
    with desk.at_work(office) as wake, _served(application(office, wake=wake), office) as port:
        yield port


@contextmanager
def _served(
    application: Callable[[Environ, Start], Iterable[bytes]], office: Office
) -> Iterator[int]:
    server = _bound(
        application,
        host="0.0.0.0",  # noqa: S104  Slack must reach it; the guard turns all else away
        port=office.settings.port,
        threads=THREADS,
        ident=None,
        max_request_body_size=LONGEST_BODY,
        channel_timeout=10,
        cleanup_interval=5,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,
        clear_untrusted_proxy_headers=True,
    )
    thread = threading.Thread(target=server.run, name="http", daemon=True)
    thread.start()
    try:
        yield server.effective_port
    finally:
        _stop(server)
        thread.join(timeout=5)


def _bound(application: Callable[[Environ, Start], Iterable[bytes]], **how: Any) -> Any:
    try:
        return create_server(application, **how)
    except OSError as error:
        raise CannotStart(
            f"Port {how['port']} cannot be used ({error.strerror}). Set PORT to another.",
        ) from error


def _stop(server: Any) -> None:
    """Finish what is being answered, then close every connection.

    Waitress alone would wait for whoever keeps one open; only its own thread may close them.
    """
    server.accepting = False
    _wait(lambda: not server.task_dispatcher.queue, seconds=5)
    server.task_dispatcher.shutdown(timeout=5)
    _wait(lambda: not _unsent(server), seconds=2)
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))  # noqa: SLF001  waitress has no other way


def _unsent(server: Any) -> bool:
    return any(channel.total_outbufs_len for channel in list(server.active_channels.values()))


def _wait(done: Callable[[], bool], *, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not done() and time.monotonic() < ends:
        time.sleep(0.01)


def application(
    office: Office, *, wake: Callable[[], None] = lambda: None
) -> Callable[[Environ, Start], Iterable[bytes]]:
    """Return the WSGI application: /slack/events for Slack, /health for whoever watches."""
    secret = office.settings.slack_signing_secret.get_secret_value()
    if not secret:
        raise CannotStart("HTTP mode needs SLACK_SIGNING_SECRET. Set it, or serve without --http.")
    flask = Flask("opcc-bot")
    bolt = SlackRequestHandler(build_app(office, wake=wake))

    @flask.post("/slack/events")
    def events() -> Response:
        try:
            return bolt.handle(request)
        except (*MALFORMED, RecursionError) as error:
            log.warning("this is no body of Slack's", error=type(error).__name__)
            return Response(status=400)

    @flask.get("/health")
    def health() -> tuple[str, int]:
        return "ok\n", 200

    return guarded(flask.wsgi_app, secret=secret, now=lambda: office.now().timestamp())


def guarded(
    inner: Callable[[Environ, Start], Iterable[bytes]],
    *,
    secret: str,
    now: Callable[[], float],
) -> Callable[[Environ, Start], Iterable[bytes]]:
    """Let only what Slack signed reach `inner`; nothing of a request is read before that.

    Bolt's own check parses the body first and answers 500 to a timestamp that is not a number,
    so the order here is: length, time, signature, and only then the parser.
    """

    def application(environ: Environ, start: Start) -> Iterable[bytes]:
        if environ.get("REQUEST_METHOD") != "POST":
            return inner(environ, start)
        body = environ["wsgi.input"].read(LONGEST_BODY + 1)
        if len(body) > LONGEST_BODY:
            return _turned_away(start, "413 Content Too Large")
        if not signed(environ, body, secret=secret, now=now()):
            well = _checks_the_certificate(environ, body)
            return _turned_away(start, "200 OK" if well else "401 Unauthorized")
        environ["wsgi.input"] = BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        return inner(environ, start)

    return application


def signed(environ: Environ, body: bytes, *, secret: str, now: float) -> bool:
    """Say whether Slack signed this body within the last five minutes."""
    moment = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
    if not re.fullmatch(r"[0-9]{1,12}", moment) or abs(now - int(moment)) > WINDOW_SECONDS:
        return False
    base = b"v0:" + moment.encode() + b":" + body
    wanted = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    given = environ.get("HTTP_X_SLACK_SIGNATURE", "")
    return hmac.compare_digest(wanted.encode(), given.encode("latin-1", "replace"))


def _checks_the_certificate(environ: Environ, body: bytes) -> bool:
    """Say whether this is the unsigned request by which Slack now and then tries the address."""
    media = environ.get("CONTENT_TYPE", "").partition(";")[0]
    return media == "application/x-www-form-urlencoded" and b"ssl_check=1" in body.split(b"&")


def _turned_away(start: Start, status: str) -> Iterable[bytes]:
    start(status, [("Content-Type", "text/plain"), ("Content-Length", "0")])
    return [b""]
