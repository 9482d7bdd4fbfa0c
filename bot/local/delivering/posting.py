"""Delivery over HTTP: the signed request to the bot's address, and what its answer means."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

Json = dict[str, Any]
MOST_REDIRECTS = 2
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came of a delivery: `error` is None if the bot acknowledged it, with `body`."""

    body: Any = None
    error: str | None = None
    no_retry: bool = False


def signed(body: bytes, *, secret: str, at: int) -> dict[str, str]:
    """Return the headers that prove `body` is Slack's; "Verifying requests from Slack"."""
    base = b"v0:" + str(at).encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={digest}"}


def body_of(kind: str, payload: Json) -> tuple[bytes, str]:
    """Return the body and its media type, as Slack sends a payload of this kind."""
    if kind == "slash_commands":
        return urlencode(payload).encode(), FORM
    text = json.dumps(payload, ensure_ascii=False)
    if kind == "interactive":
        return urlencode({"payload": text}).encode(), FORM
    return text.encode("utf-8", "surrogatepass"), "application/json"


class Posting:
    """Deliver to one address, signing with one secret."""

    def __init__(self, url: str, *, secret: str) -> None:
        """`url` is the bot's request address; only http, for only loopback is meant."""
        self.url = url
        self.secret = secret

    def post(
        self, kind: str, payload: Json, *, within: float, headers: Json | None = None
    ) -> Answer:
        """Deliver one payload and wait at most `within` seconds for the answer."""
        body, media = body_of(kind, payload)
        # Real time, not the workspace's: the bot compares the stamp with its own clock.
        proof = signed(body, secret=self.secret, at=int(time.time()))
        return self.send(body, {**proof, "Content-Type": media, **(headers or {})}, within=within)

    def prove(self, *, within: float = 3.0) -> bool:
        """Whether the address answers Slack's `url_verification` with its challenge."""
        payload = {"token": "local", "type": "url_verification", "challenge": "a-local-challenge"}
        body = self.post("events_api", payload, within=within).body
        return isinstance(body, dict) and payload["challenge"] in body.values()

    def send(self, body: bytes, headers: Json, *, within: float) -> Answer:
        """Send `body` as it stands, such as a forgery or an unsigned `ssl_check=1`."""
        address = self.url
        try:
            for _ in range(MOST_REDIRECTS + 1):
                status, found, answered = self._once(address, body, headers, within)
                if status not in {301, 302, 303, 307, 308}:
                    return _answer(status, found, answered)
                address = urljoin(address, found.get("location", ""))
        except TimeoutError:
            return Answer(error="http_timeout")
        except (OSError, HTTPException):
            return Answer(error="connection_failed")
        return Answer(error="too_many_redirects")

    def _once(
        self, address: str, body: bytes, headers: Json, within: float
    ) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(address)
        connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=within)
        try:
            target = parts.path or "/"
            connection.request(
                "POST", target + (f"?{parts.query}" if parts.query else ""), body, headers
            )
            response: HTTPResponse = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return response.status, found, response.read()
        finally:
            connection.close()


def _answer(status: int, headers: dict[str, str], body: bytes) -> Answer:
    if not 200 <= status < 300:  # noqa: PLR2004  the range is what HTTP calls success
        return Answer(error="http_error", no_retry=headers.get("x-slack-no-retry") == "1")
    text = body.decode("utf-8", "replace")
    if not headers.get("content-type", "").startswith("application/json"):
        return Answer(body={"text": text} if text else None)
    try:
        return Answer(body=json.loads(text) if text else None)
    except ValueError:
        return Answer(error="http_error")
