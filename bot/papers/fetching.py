"""Taking the bytes of a file from Slack: from its own host alone, counted, and never redirected."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import Told
from bot.reading.formats import refusals

HOST: Final = "files.slack.com"
"""Where Slack keeps files; the token is sent nowhere else ("Working with files")."""

SECONDS: Final = 10
"""How long one read from Slack is waited for."""

ALTOGETHER: Final = 60.0
"""Seconds that a whole download may take: a body that drips is no file of notes."""

AT_ONCE: Final = 64 * 1024

EXTERNAL: Final = (
    "It is kept outside Slack, where I may not fetch it. Save the notes as a file and share that."
)
GONE: Final = "Slack says that it is no longer there, or not for me. Share the file again."
NO_RIGHT: Final = (
    "Slack gave me its sign-in page in place of the file: the app may lack the right to read files."
    " Ask IT to install the app again with `files:read`."
)
REDIRECTED: Final = "Slack sent me elsewhere for it, and I did not go. Share the file itself again."
ENDLESS: Final = "It did not arrive whole within a minute. Share the file again."


class NotNow(Exception):  # noqa: N818  not a fault: it is tried again
    """Slack could not be reached, or had a fault of its own; it may work in a while."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a file is, and what it is said to be."""

    address: str
    claims_html: bool


class _Stay(HTTPRedirectHandler):
    """Follows nobody: what is elsewhere is not the file, and the token must not go there."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Refuse to go."""


def fetch(
    slack: WebClient,
    file: str,
    *,
    most: int = refusals.LARGEST,
    monotonic: Callable[[], float] = time.monotonic,
) -> bytes:
    """Return the bytes of a file in Slack.

    Told is raised with the cause and what to do, NotNow when it may be tried again. `most` is
    counted as they arrive: what Slack says of the size is a claim.
    """
    source = _source(slack, file)
    _must_be_slack(source.address, slack.base_url)
    request = Request(source.address, headers={"Authorization": f"Bearer {slack.token}"})  # noqa: S310  the host was checked
    try:
        with build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            kind = str(answer.headers.get("Content-Type", ""))
            held = _counted(answer.read, most, ends=monotonic() + ALTOGETHER, monotonic=monotonic)
    except HTTPError as error:
        raise _refused(error) from error
    except (OSError, HTTPException) as error:
        raise NotNow(type(error).__name__) from error
    if kind.startswith("text/html") and not source.claims_html:
        raise Told(NO_RIGHT)
    return held


def _source(slack: WebClient, file: str) -> _Source:
    """Ask Slack anew what the file is: an event only hints at it."""
    try:
        described: Mapping[str, Any] = slack.files_info(file=file)["file"]
    except SlackApiError as error:
        if error.response.get("error") in {"file_not_found", "file_deleted", "not_visible"}:
            raise Told(GONE) from error
        if error.response.get("error") == "missing_scope":
            raise Told(NO_RIGHT) from error
        raise NotNow(str(error.response.get("error"))) from error
    except OSError as error:
        raise NotNow(type(error).__name__) from error
    if described.get("is_external") or described.get("mode") == "external":
        raise Told(EXTERNAL)
    if int(described.get("size") or 0) > refusals.LARGEST:
        raise refusals.because(refusals.TOO_LARGE)
    address = described.get("url_private_download") or described.get("url_private") or ""
    return _Source(str(address), "html" in str(described.get("mimetype", "")))


def _must_be_slack(address: str, api: str) -> None:
    """Refuse an address that is not Slack's file host, or that of the API we were told to use."""
    there, ours = urlsplit(address), urlsplit(api)
    own = (ours.scheme, ours.netloc)
    if (there.scheme, there.netloc) not in {("https", HOST), own}:
        raise Told(EXTERNAL)


def _counted(
    read: Callable[[int], bytes], most: int, *, ends: float, monotonic: Callable[[], float]
) -> bytes:
    parts, length = [], 0
    while part := read(AT_ONCE):
        parts.append(part)
        length += len(part)
        if length > most:
            raise refusals.because(refusals.TOO_LARGE)
        if monotonic() > ends:
            raise Told(ENDLESS)
    return b"".join(parts)


def _refused(error: HTTPError) -> Exception:
    with error:
        if 300 <= error.code < 400:  # noqa: PLR2004  a redirect
            return Told(REDIRECTED)
        if error.code in {401, 403, 404, 410}:
            return Told(GONE)
        return NotNow(f"status {error.code}")
