"""The page's addresses, asked for as a browser asks, and guarded as a browser is fooled."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from local_bolt import client, connected

from bot import local
from bot.local import Site
from bot.local.screen import assets

Json = dict[str, Any]

MANIFEST = {
    "display_information": {"name": "OPCC bot"},
    "features": {
        "slash_commands": [
            {"command": "/actions", "description": "Actions", "usage_hint": "outstanding"}
        ],
        "shortcuts": [{"name": "Record", "callback_id": "record", "type": "message"}],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "groups:history"]}},
    "settings": {"event_subscriptions": {"bot_events": ["message.groups", "app_home_opened"]}},
}


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace(MANIFEST)) as running:
        yield running


def ask(site: Site, method: str, path: str, body: Any = None, **headers: Any) -> tuple[int, Any]:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=3)
    sent = json.dumps(body) if isinstance(body, dict) else body
    given = {"Content-Type": "application/json", **headers}
    connection.request(method, path, sent, given)
    response = connection.getresponse()
    words = response.read()
    connection.close()
    return response.status, json.loads(words) if words[:1] in b"{[" else words


def get(site: Site, path: str) -> Any:
    status, body = ask(site, "GET", path)
    assert status == 200, body
    return body


def post(site: Site, path: str, **body: Any) -> Any:
    return ask(site, "POST", path, body)


def test_the_state_shows_a_person_only_their_own_channels(site: Site) -> None:
    chief = get(site, "/try/state?as=U0CHIEFC")
    guest = get(site, "/try/state?as=U0GUESTX")

    assert [one["id"] for one in chief["channels"]] == ["C0ASSURE", "C0GENERA"]
    assert [one["id"] for one in guest["channels"]] == ["C0GENERA"]
    assert chief["bot"]["commands"] == [
        {"command": "/actions", "description": "Actions", "usage_hint": "outstanding"}
    ]
    assert chief["bot"]["shortcuts"][0]["name"] == "Record"
    assert chief["bot"]["connected"] is False
    outside = [one["id"] for one in chief["people"] if one["outside"]]
    assert outside == ["U0OUTSID"]


def test_what_is_said_is_escaped_once_and_counted_as_unread_until_it_is_read(site: Site) -> None:
    status, _ = post(
        site, "/try/say", **{"as": "U0CHIEFC", "channel": "C0ASSURE", "text": "R&amp;D &lt;b&gt;"}
    )
    found = get(site, "/try/messages?as=U0DEPUTY&channel=C0ASSURE")["messages"]

    assert (status, found[0]["text"], found[0]["name"]) == (
        200,
        "R&amp;D &lt;b&gt;",
        "Anthony Bangham",
    )

    def unread() -> int:
        channels = get(site, "/try/state?as=U0DEPUTY")["channels"]
        return next(int(one["unread"]) for one in channels if one["id"] == "C0ASSURE")

    assert unread() == 1
    post(site, "/try/read", **{"as": "U0DEPUTY", "channel": "C0ASSURE"})
    assert unread() == 0


def test_a_message_is_edited_reacted_to_and_deleted(site: Site) -> None:
    def message() -> list[Json]:
        found: list[Json] = get(site, "/try/messages?as=U0CHIEFC&channel=C0ASSURE")["messages"]
        return found

    where = {"as": "U0CHIEFC", "channel": "C0ASSURE"}
    ts = post(site, "/try/say", **where, text="one")[1]["ts"]
    post(site, "/try/edit", **where, ts=ts, text="two")
    post(site, "/try/react", **where, ts=ts, name="eyes")

    assert (message()[0]["text"], message()[0]["edited"]) == ("two", True)
    assert message()[0]["reactions"] == [{"name": "eyes", "users": ["U0CHIEFC"]}]
    post(site, "/try/react", **where, ts=ts, name="eyes", remove=True)
    assert message()[0]["reactions"] == []
    post(site, "/try/delete", **where, ts=ts)
    assert message() == []


def test_threads_are_counted_and_read_apart(site: Site) -> None:
    where = {"as": "U0CHIEFC", "channel": "C0ASSURE"}
    ts = post(site, "/try/say", **where, text="first")[1]["ts"]
    post(site, "/try/say", **where, text="reply", thread=ts)

    channel = get(site, "/try/messages?as=U0CHIEFC&channel=C0ASSURE")["messages"]
    thread = get(site, f"/try/messages?as=U0CHIEFC&channel=C0ASSURE&thread={ts}")["messages"]

    assert [(one["text"], one["reply_count"]) for one in channel] == [("first", 1)]
    assert [one["text"] for one in thread] == ["first", "reply"]


@pytest.mark.parametrize(
    ("text", "error"), [("/nothing", "unknown_command"), ("/actions", "dispatch_failed")]
)
def test_a_command_that_is_not_answered_says_why(site: Site, text: str, error: str | None) -> None:
    answer = post(site, "/try/command", **{"as": "U0CHIEFC", "channel": "C0ASSURE", "text": text})

    assert answer == (200, {"ok": False, "error": error})


def test_a_button_is_pressed_a_form_is_filled_in_and_its_errors_come_back(site: Site) -> None:
    button = {
        "type": "button",
        "action_id": "open",
        "text": {"type": "plain_text", "text": "Open"},
        "value": "A17",
    }
    question = {
        "type": "input",
        "block_id": "q",
        "label": {"type": "plain_text", "text": "Words"},
        "element": {"type": "plain_text_input", "action_id": "a"},
    }
    view = {
        "type": "modal",
        "callback_id": "f",
        "title": {"type": "plain_text", "text": "Form"},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": [question],
    }
    with connected(site) as app:
        app.action("open")(
            lambda ack, body, client: (
                client.views_open(trigger_id=body["trigger_id"], view=view),
                ack(),
            )
        )
        app.view("f")(lambda ack: ack(response_action="errors", errors={"q": "Not so."}))
        row = {"type": "actions", "block_id": "row", "elements": [button]}
        ts = client(site).chat_postMessage(channel="C0ASSURE", text="x", blocks=[row])["ts"]
        who, where = {"as": "U0CHIEFC"}, {"channel": "C0ASSURE", "ts": ts}

        pressed = post(site, "/try/press", **who, where=where, block_id="row", action_id="open")
        shown = get(site, "/try/view?as=U0CHIEFC")["view"]
        state = {"q": {"a": {"type": "plain_text_input", "value": "done"}}}
        sent = post(site, "/try/submit", **who, view=shown["id"], state=state)

        assert pressed == (200, {"ok": True})
        assert (shown["callback_id"], shown["title"]["text"]) == ("f", "Form")
        assert sent == (200, {"ok": False, "errors": {"q": "Not so."}})
        after = get(site, "/try/view?as=U0CHIEFC")["view"]
        assert after["errors"] == {"q": "Not so."}
        assert after["state"]["values"] == state
        assert post(site, "/try/close", **who, view=shown["id"]) == (200, {"ok": True})
        assert get(site, "/try/view?as=U0CHIEFC") == {"view": None}


def test_looking_at_home_again_does_not_tell_the_bot_again(site: Site) -> None:
    get(site, "/try/home?as=U0CHIEFC")
    get(site, "/try/home?as=U0CHIEFC&again=1")

    assert [one.payload["event"]["type"] for one in site.delivery.told] == ["app_home_opened"]


def test_a_file_is_uploaded_with_its_name_and_bytes(site: Site) -> None:
    boundary = "edge"
    parts = {"as": "U0POLICY", "channel": "C0OFFICE", "text": "the notes"}
    body = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in parts.items()
    )
    body += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="notes.docx"\r\n'
        f"Content-Type: application/zip\r\n\r\nPK\r\n--{boundary}--\r\n"
    )
    kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}

    status, _ = ask(site, "POST", "/try/upload", body.encode(), **kind)

    shown = get(site, "/try/messages?as=U0POLICY&channel=C0OFFICE")["messages"][0]
    assert (status, shown["text"]) == (200, "the notes")
    assert [(one["name"], one["size"]) for one in shown["files"]] == [("notes.docx", 2)]


def test_the_clock_is_wound_on_and_back_and_told_in_londons_time(site: Site) -> None:
    to = post(site, "/try/clock", to="2020-07-01T09:00:00")[1]
    on = post(site, "/try/clock", by=3600)[1]

    assert (to["now"], to["moved"]) == ("2020-07-01T09:00:00+01:00", True)
    assert on["now"] == "2020-07-01T10:00:00+01:00"
    assert post(site, "/try/clock", reset=True)[1]["moved"] is False


def test_a_person_who_is_deactivated_can_do_nothing_more(site: Site) -> None:
    assert post(site, "/try/person", id="U0DEPUTY", deleted=True) == (200, {"ok": True})

    status, body = post(
        site, "/try/say", **{"as": "U0DEPUTY", "channel": "C0ASSURE", "text": "still here"}
    )

    assert status == 403
    assert body == {"error": "Julian Moss's account has been deactivated."}


def test_news_streams_to_those_who_may_hear_it_and_says_nothing_of_what_was_said(
    site: Site,
) -> None:
    listening = {}
    for user in ("U0POLICY", "U0CHIEFC"):
        connection = HTTPConnection("127.0.0.1", site.port, timeout=3)
        connection.request("GET", f"/try/events?as={user}")
        listening[user] = (connection, connection.getresponse())
        assert listening[user][1].headers["Content-Type"] == "text/event-stream"

    client(site).chat_postMessage(channel="C0OFFICE", text="a secret of the office")
    client(site).chat_postMessage(channel="C0ASSURE", text="for both")

    heard = {user: _first_news(response) for user, (_, response) in listening.items()}
    assert heard == {
        "U0POLICY": {"kind": "message", "channel": "C0OFFICE", "thread": ""},
        "U0CHIEFC": {"kind": "message", "channel": "C0ASSURE", "thread": ""},
    }
    for connection, response in listening.values():
        response.close()
        connection.close()


def _first_news(response: Any) -> Json:
    while not (line := response.readline()).startswith(b"data: "):
        assert line, "the stream ended"
    told: Json = json.loads(line.removeprefix(b"data: "))
    return told


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_other_hosts_and_other_origins_are_refused(site: Site, headers: dict[str, str]) -> None:
    body = {"as": "U0CHIEFC", "channel": "C0ASSURE", "text": "x"}

    assert ask(site, "POST", "/try/say", body, **headers)[0] == 403
    assert ask(site, "GET", "/try/state", **headers)[0] == 403
    assert site.person("U0CHIEFC").channel("C0ASSURE") == []


def test_its_own_page_may_ask_and_a_form_from_elsewhere_may_not(site: Site) -> None:
    body = {"as": "U0CHIEFC", "channel": "C0ASSURE", "text": "x"}
    own = {"Origin": f"http://localhost:{site.port}", "Host": f"localhost:{site.port}"}

    assert ask(site, "POST", "/try/say", body, **own)[0] == 200
    form = {"Content-Type": "text/plain"}
    assert ask(site, "POST", "/try/say", json.dumps(body), **form)[0] == 403


def test_every_reply_forbids_other_sources_frames_and_guessing(site: Site) -> None:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=3)
    connection.request("GET", "/try/state")
    headers = connection.getresponse().headers
    connection.close()

    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/page/../site.py", "/page/%2e%2e/site.py", "/page//etc/passwd", "/page/", "/nowhere",
        "/page/nothing.js", "/page/0123456789abcdef/../../site.py", "/page/0123456789abcdef/",
        "/page/0123456789abcdef/0123456789abcdef/main.js", "/x/page/0123456789abcdef/main.js",
    ],
)  # fmt: skip
def test_nothing_but_the_pages_own_files_is_served(site: Site, path: str) -> None:
    assert ask(site, "GET", path)[0] == 404


def test_a_browser_keeps_the_pages_files_and_asks_for_the_page_each_time(site: Site) -> None:
    page, page_is_kept = fetched(site, "/")
    files = re.findall(r'(?:href|src)="(/page/[^"]+)"', page)

    assert "no-store" in page_is_kept
    assert len(files) > 5
    assert {fetched(site, file)[1] for file in files} == {assets.KEPT["Cache-Control"]}


def test_a_file_that_changes_has_another_address(tmp_path: Path) -> None:
    (tmp_path / "main.js").write_text("first")
    first = assets.mark(tmp_path)

    (tmp_path / "main.js").write_text("other")

    assert assets.mark(tmp_path) != first


def fetched(site: Site, path: str) -> tuple[str, str]:
    """Return what is at an address, and how long a browser may keep it."""
    with closing(HTTPConnection("127.0.0.1", site.port, timeout=3)) as connection:
        connection.request("GET", path)
        answered = connection.getresponse()
        return answered.read().decode(), answered.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/try/say", {}),
        ("/try/say", {"as": "U0CHIEFC", "channel": "C0ASSURE", "text": 7}),
        ("/try/press", {"as": "U0CHIEFC", "where": "here", "block_id": "b", "action_id": "a"}),
        ("/try/clock", {"to": "next week"}),
        ("/try/open", {"as": "U0CHIEFC", "with": []}),
        ("/try/upload", {}),
        ("/try/person", {"id": "U0CHIEFC", "tall": True}),
    ],
)
def test_a_request_that_cannot_be_read_is_told_so(site: Site, path: str, body: Any) -> None:
    status, answer = ask(site, "POST", path, body)

    assert 400 <= status < 500
    assert answer["error"].endswith(".")


@pytest.mark.parametrize("body", ["[", "[" * 100_000, "[]", "null", "7"])
def test_nothing_in_a_body_breaks_the_server(site: Site, body: Any) -> None:
    assert ask(site, "POST", "/try/say", body)[0] == 400
    assert ask(site, "POST", "/api/chat.postMessage", body)[1]["error"] == "not_authed"
