"""A small threaded HTTP server on loopback that starts at once and stops at once."""

import socket
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bot.local.wire import Asked, Reply, told

HOST = "127.0.0.1"
MOST_BYTES = 64 * 1024 * 1024
OURS = {"127.0.0.1", "localhost"}
# Nothing from elsewhere is loaded, framed or sent to; Slack's own pictures are not fetched.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
GUARDS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Handler(BaseHTTPRequestHandler):
    """Read one request after another from a connection and write what is answered."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Server"

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class names it
        """Say nothing: tests and the try-out have their own record."""

    def _answer(self) -> None:
        refusal = self._refusal()
        if refusal:
            self.close_connection = True
            self._write(refusal)
            return
        length = int(self.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, self.rfile.read(length))
        reply = self.server.answer(asked)
        if reply.take_over:
            self.close_connection = True
            reply.take_over(self.connection)
        else:
            self._write(reply)

    def _refusal(self) -> Reply | None:
        """Refuse other names for this host (DNS rebinding), other origins, and endless bodies."""
        name, _, port = (self.headers.get("host") or "").partition(":")
        if name not in OURS or port not in {"", str(self.server.port)}:
            return told("This server answers only to 127.0.0.1 and localhost.", 403)
        origin = self.headers.get("origin")
        if origin is not None and origin not in self.server.origins:
            return told("This server takes nothing from other pages.", 403)
        length = self.headers.get("content-length") or "0"
        if not length.isdecimal() or "chunked" in self.headers.get("transfer-encoding", ""):
            return told("The length of the request must be stated.", 411)
        if int(length) > MOST_BYTES:
            return told("The request is too long.", 413)
        return None

    def _write(self, reply: Reply) -> None:
        head = [f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}"]
        fields = {**GUARDS, **reply.headers, "Content-Type": reply.kind}
        fields["Content-Length"] = str(len(reply.body))
        if self.close_connection:
            fields["Connection"] = "close"
        head += [f"{name}: {value}" for name, value in fields.items()]
        # One write, so that no reply waits for the acknowledgement of its own head.
        self.wfile.write("\r\n".join([*head, "\r\n"]).encode("latin-1") + reply.body)


class Server(ThreadingHTTPServer):
    """Serve `answer` from a thread per connection, on 127.0.0.1 and nowhere else."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, port: int) -> None:
        """Bind at once; port 0 takes any that is free. `answer` is set before `start`."""
        super().__init__((HOST, port), Handler)
        self.port = int(self.server_address[1])
        self.origins = {f"http://{name}:{self.port}" for name in OURS}
        self.stopping = False
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def server_bind(self) -> None:
        """Bind without asking the resolver for this host's name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def answer(self, asked: Asked) -> Reply:
        """Answer one request; replaced by whoever runs the server."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin to accept connections, or begin again after `stop`, on the same port."""
        if self.stopping:
            self.stopping = False
            self.socket = socket.socket(self.address_family, self.socket_type)
            self.server_address = (HOST, self.port)
            self.server_bind()
            self.server_activate()
        self._thread = threading.Thread(target=self._accept, name="local Slack", daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        # Blocking, not the base class's poll: a stop must not wait half a second for it.
        while not self.stopping:
            with suppress(OSError):
                request, address = self.get_request()
                if self.stopping:
                    request.close()
                else:
                    self.process_request(request, address)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, and remember the connection."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close one connection."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a client that left; everything else is a fault of ours and is told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError | ValueError):
            super().handle_error(request, client_address)

    def stop(self) -> None:
        """Stop accepting, break every connection, and return when the port refuses."""
        self.stopping = True
        if self._thread is not None:
            with suppress(OSError), socket.create_connection((HOST, self.port), timeout=1):
                pass  # wakes the accepting thread, on every system
            self._thread.join(timeout=2)
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
