"""Delivery by signed HTTP requests, with a small server or Bolt's own on the other side."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask import Flask, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient
from werkzeug.serving import make_server

from bot import local
from bot.local import Site
from bot.local.delivering.posting import signed


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        running.delivery.retry_after = (0, 0.01, 0.02)
        yield running


class Answering:
    """A server that answers each request with the next of `answers`, then with 200."""

    def __init__(self) -> None:
        outer = self
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.got: list[tuple[dict[str, str], bytes]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                outer.got.append((dict(self.headers.items()), body))
                status, headers, answer = outer.answers.pop(0) if outer.answers else (200, {}, b"")
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/slack/events"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def bot() -> Iterator[Answering]:
    answering = Answering()
    yield answering
    answering.stop()


def test_the_signature_is_the_one_of_slacks_published_example() -> None:
    secret = "8f742231b10e8888abcd99yyyzzz85a5"
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&"
        b"channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&"
        b"command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        b"%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015."
        b"47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )

    headers = signed(body, secret=secret, at=1531420618)

    assert headers["X-Slack-Signature"].startswith("v0=a2114d57")
    assert headers["X-Slack-Signature"].endswith("b503")


def test_a_command_is_a_signed_form(site: Site, bot: Answering) -> None:
    site.deliver_to(bot.url)
    bot.answers.append((200, {"Content-Type": "text/plain"}, b"seven"))

    assert site.person("U0CHIEFC").types("/actions outstanding").text == "seven"

    headers, body = bot.got[0]
    base = b"v0:" + headers["X-Slack-Request-Timestamp"].encode() + b":" + body
    digest = hmac.new(site.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    assert headers["X-Slack-Signature"] == f"v0={digest}"
    assert parse_qs(body.decode())["command"] == ["/actions"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, {}, b""), "http_error"),
        ((404, {}, b""), "http_error"),
        ((302, {"Location": "/slack/events"}, b""), "too_many_redirects"),
    ],
)
def test_an_event_comes_again_with_its_number_and_the_reason(
    site: Site, bot: Answering, answer: Any, reason: str
) -> None:
    site.deliver_to(bot.url)
    bot.answers += [answer] * (3 if reason == "too_many_redirects" else 1)
    failed = len(bot.answers)

    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")
    assert site.delivery.told[0].settled.wait(3)

    headers, body = bot.got[failed]
    assert (headers["X-Slack-Retry-Num"], headers["X-Slack-Retry-Reason"]) == ("1", reason)
    assert json.loads(body)["event_id"] == site.delivery.told[0].id
    assert "X-Slack-Retry-Num" not in bot.got[0][0]


def test_an_event_is_given_up_after_three_more_tries(site: Site, bot: Answering) -> None:
    site.deliver_to(bot.url)
    bot.answers += [(500, {}, b"")] * 9

    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")
    assert site.delivery.told[0].settled.wait(3)

    assert [one[0].get("X-Slack-Retry-Num") for one in bot.got] == [None, "1", "2", "3"]
    assert not site.delivery.told[0].delivered


def test_the_bot_may_refuse_to_be_told_again(site: Site, bot: Answering) -> None:
    site.deliver_to(bot.url)
    bot.answers.append((500, {"X-Slack-No-Retry": "1"}, b""))

    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")
    assert site.delivery.told[0].settled.wait(3)

    assert len(bot.got) == 1


def test_two_redirects_are_followed(site: Site, bot: Answering) -> None:
    site.deliver_to(bot.url)
    bot.answers += [(307, {"Location": "/elsewhere"}, b"")] * 2

    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")

    assert site.delivery.told[0].settled.wait(3)
    assert (site.delivery.told[0].delivered, len(bot.got)) == (True, 3)


def test_a_bot_that_is_not_there_cannot_be_dispatched_to(site: Site) -> None:
    site.deliver_to("http://127.0.0.1:9/slack/events")

    with pytest.raises(local.NotAnswered, match="dispatch_failed"):
        site.person("U0CHIEFC").types("/actions")


def test_bolt_takes_what_is_sent_and_the_address_proves_itself(site: Site) -> None:
    client = WebClient(token=site.bot_token, base_url=site.api_url)
    app = App(client=client, signing_secret=site.signing_secret, process_before_response=True)
    app.command("/actions")(lambda ack, command: ack(f"You asked {command['text']}"))
    heard = []
    app.event("message")(lambda event: heard.append(event["text"]))
    flask, handler = Flask("bot"), SlackRequestHandler(app)
    flask.post("/slack/events")(lambda: handler.handle(request))
    server = make_server("127.0.0.1", 0, flask, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    posting = site.deliver_to(f"http://127.0.0.1:{server.port}/slack/events")
    chief = site.person("U0CHIEFC")

    assert posting.prove()
    assert chief.types("/actions outstanding").text == "You asked outstanding"
    chief.says("noted", channel="C0ASSURE")
    assert heard == ["noted"]
    forged = posting.send(b"payload={}", {"X-Slack-Signature": "v0=00"}, within=3)
    assert forged.error == "http_error"
    unsigned = {"Content-Type": "application/x-www-form-urlencoded"}
    assert posting.send(b"ssl_check=1&token=local", unsigned, within=3).error is None

    server.shutdown()
    thread.join()
    server.server_close()
