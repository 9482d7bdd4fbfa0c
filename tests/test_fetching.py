"""Taking a file from Slack: only from Slack, never redirected, counted, and named causes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest
from slack_sdk import WebClient

from bot.errors import Told
from bot.local.server import Server
from bot.local.wire import Asked, Reply
from bot.papers import fetching
from bot.papers.fetching import NotNow

TOKEN = "xoxb-" + "local"


@dataclass
class Host:
    """A file host that answers as a test says, and remembers who showed it what."""

    server: Server
    file: dict[str, object] = field(default_factory=dict)
    error: str = ""
    answer: Callable[[], Reply] = lambda: Reply(200, b"notes", "text/plain")
    asked: list[Asked] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def serve(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if not asked.path.startswith("/api/files.info"):
            return self.answer()
        body = {"ok": not self.error, "error": self.error, "file": self.file}
        return Reply(200, json.dumps(body).encode(), "application/json")

    def fetch(self, **more: object) -> bytes:
        slack = WebClient(token=TOKEN, base_url=f"{self.base}/api/", retry_handlers=[])
        return fetching.fetch(slack, "F1", **more)  # type: ignore[arg-type]


@pytest.fixture
def host() -> Iterator[Host]:
    yield from _host()


@pytest.fixture
def canary() -> Iterator[Host]:
    """Another host, which must hear nothing."""
    yield from _host()


def _host() -> Iterator[Host]:
    made = Host(Server(0))
    made.file = {"url_private_download": f"{made.base}/notes.docx", "size": 5}
    made.server.answer = made.serve  # type: ignore[method-assign]
    made.server.start()
    yield made
    made.server.stop()


def test_the_bytes_are_asked_for_with_the_token(host: Host) -> None:
    assert host.fetch() == b"notes"

    assert host.asked[-1].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize(
    "address",
    [
        "{canary}/notes.docx",
        "https://files.slack.com.elsewhere.example/notes.docx",
        "http://files.slack.com/notes.docx",
        "https://files.slack.com@elsewhere.example/notes.docx",
        "https://files.slack.com:444/notes.docx",
        "file:///etc/passwd",
        "",
    ],
)
def test_no_other_host_is_asked_or_shown_the_token(host: Host, canary: Host, address: str) -> None:
    host.file["url_private_download"] = address.format(canary=canary.base)

    with pytest.raises(Told, match="kept outside Slack"):
        host.fetch()

    assert canary.asked == []


@pytest.mark.parametrize("mark", [{"is_external": True}, {"mode": "external"}])
def test_an_external_file_is_refused(host: Host, mark: dict[str, object]) -> None:
    host.file |= mark

    with pytest.raises(Told, match="kept outside Slack"):
        host.fetch()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(host: Host, canary: Host, status: int) -> None:
    headers = {"Location": f"{canary.base}/notes.docx"}
    host.answer = lambda: Reply(status, b"", "text/plain", headers=headers)

    with pytest.raises(Told, match="Slack sent me elsewhere"):
        host.fetch()

    assert canary.asked == []


def test_a_sign_in_page_is_known_for_one(host: Host) -> None:
    host.answer = lambda: Reply(200, b"<html>Sign in</html>", "text/html; charset=utf-8")

    with pytest.raises(Told, match="its sign-in page in place of the file"):
        host.fetch()


def test_notes_that_are_a_page_are_taken(host: Host) -> None:
    host.file["mimetype"] = "text/html"
    host.answer = lambda: Reply(200, b"<html>Notes</html>", "text/html")

    assert host.fetch() == b"<html>Notes</html>"


def test_the_bytes_are_counted_whatever_the_size_was_said_to_be(host: Host) -> None:
    host.answer = lambda: Reply(200, b"x" * 1_001, "text/plain")

    assert len(host.fetch(most=1_001)) == 1_001
    with pytest.raises(Told, match="larger than 20 MB"):
        host.fetch(most=1_000)


def test_a_file_said_to_be_too_large_is_not_even_asked_for(host: Host) -> None:
    host.file["size"] = 20 * 1024 * 1024 + 1

    with pytest.raises(Told, match="larger than 20 MB"):
        host.fetch()

    assert len(host.asked) == 1


def test_a_file_that_drips_is_given_up_after_a_minute(host: Host) -> None:
    seconds = count(0, 61)

    with pytest.raises(Told, match="did not arrive whole within a minute"):
        host.fetch(monotonic=lambda: float(next(seconds)))


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_file_that_is_gone_is_said_to_be(host: Host, status: int) -> None:
    host.answer = lambda: Reply(status, b"", "text/plain")

    with pytest.raises(Told, match="no longer there"):
        host.fetch()


@pytest.mark.parametrize("error", ["file_not_found", "file_deleted"])
def test_a_file_that_slack_does_not_know_is_said_to_be_gone(host: Host, error: str) -> None:
    host.error = error

    with pytest.raises(Told, match="no longer there"):
        host.fetch()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_work_in_a_while_is_not_refused(host: Host, status: int) -> None:
    host.answer = lambda: Reply(status, b"", "text/plain")

    with pytest.raises(NotNow):
        host.fetch()


def test_a_host_that_cannot_be_reached_may_be_in_a_while(host: Host) -> None:
    host.server.stop()

    with pytest.raises(NotNow):
        host.fetch()
