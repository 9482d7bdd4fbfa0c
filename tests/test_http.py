"""HTTP mode: only what Slack signed has an effect, once; whatever else comes is turned away."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPConnection
from itertools import count, product
from urllib.parse import urlencode

import pytest
from anybody import Anybody
from builders import SLACK, an_action
from pydantic import SecretStr
from sqlmodel import col, select

from bot import local
from bot.errors import CannotStart
from bot.local import Site
from bot.local.delivering import payloads
from bot.local.delivering.posting import body_of, signed
from bot.office import Office
from bot.pace import Pace
from handlers import http
from store import Store, history
from store.tables import Action, Change

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
SECRET = "f" * 32

Headers = dict[str, str]


@pytest.fixture
def clock() -> local.Clock:
    """The real time, which a signature holds."""
    return local.Clock()


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture
def port(office: Office) -> Iterator[int]:
    with http.listening(office) as port:
        yield port


@pytest.fixture
def over_http(port: int, site: Site) -> Site:
    site.deliver_to(f"http://127.0.0.1:{port}/slack/events")
    return site


class Caller:
    """Sends bodies to the bot's address, one connection for all of them."""

    def __init__(self, port: int, secret: str) -> None:
        self.secret = secret
        self._connection = HTTPConnection("127.0.0.1", port, timeout=10)

    def sends(self, body: bytes, headers: Headers, *, to: str = "/slack/events") -> tuple[int, str]:
        self._connection.request("POST", to, body, headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode()

    def signs(self, body: bytes, media: str, *, at: float | None = None) -> tuple[int, str]:
        return self.sends(body, genuine(body, media, secret=self.secret, at=at))

    def gets(self, path: str, method: str = "GET") -> tuple[int, str]:
        self._connection.request(method, path)
        answer = self._connection.getresponse()
        return answer.status, answer.read().decode()

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def caller(port: int, site: Site) -> Iterator[Caller]:
    caller = Caller(port, site.signing_secret)
    yield caller
    caller.close()


def genuine(body: bytes, media: str, *, secret: str, at: float | None = None) -> Headers:
    stamp = int(time.time() if at is None else at)
    return signed(body, secret=secret, at=stamp) | {"Content-Type": media}


def lines(store: Store) -> list[str]:
    with store.reading() as session:
        return [line.did for line in session.exec(select(Change).order_by(col(Change.id)))]


# The same conversations as over a socket


def test_a_command_is_answered(store: Store, over_http: Site) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")

    answer = over_http.person(SLACK["PO"]).types("/actions")

    assert "1 outstanding" in answer.text
    assert answer.only.only_you


def test_an_action_is_added_opened_changed_reported_and_discharged(
    store: Store, over_http: Site
) -> None:
    officer, dcc = over_http.person(SLACK["PO"]), over_http.person(SLACK["DCC"])
    recorded = officer.types("/actions add DCC to circulate the options paper by 11 August").only
    form = officer.presses("Change", in_=recorded).only
    officer.fills(form, {"What is to be done": "Circulate both options papers"})
    assert "now reads: Circulate both options papers" in officer.submits(form).words
    assert "reported complete" in dcc.types("/actions report A1 it was sent").text
    officer.types("/actions discharge A1")

    assert lines(store) == ["raised", "amended", "reported complete", "discharged"]


def test_a_form_says_beside_its_field_what_cannot_be_read(over_http: Site) -> None:
    officer = over_http.person(SLACK["PO"])
    form = officer.shortcut("Add an action").only
    officer.fills(
        form, {"What is to be done": "x", "Who owes it": "DCC", "When it is due": "soonish"}
    )

    again = officer.submits(form).only

    assert "When it is due" in again.errors


def test_home_is_drawn(over_http: Site) -> None:
    officer = over_http.person(SLACK["PO"])

    officer.opens_home()

    assert officer.home is not None
    assert "Next meetings" in officer.home.words


def test_the_address_proves_itself_to_slack(over_http: Site) -> None:
    posting = over_http.delivery.posting
    assert posting is not None
    assert posting.prove()


# Forged requests, as FAULTS B1 has them


def bodies() -> list[tuple[bytes, str]]:
    """Return requests that would each change something, were they signed."""
    made: list[tuple[bytes, str]] = []
    for place in range(5):
        command = {"command": "/actions", "user_id": "U0POLICY", "channel_id": "C0ASSURE",
                   "team_id": "T0OPCC00", "trigger_id": f"{place}.1.x"}  # fmt: skip
        texts = ("add DCC to circulate the paper", "discharge A1", "withdraw A1 a repeat")
        made += [body_of("slash_commands", command | {"text": text}) for text in texts]
        press = {"type": "block_actions", "user": {"id": "U0POLICY"}, "trigger_id": f"{place}.2.x",
                 "actions": [{"action_id": "undo", "value": "1", "type": "button"}]}  # fmt: skip
        made.append(body_of("interactive", press))
    return made


Spoil = Callable[[bytes, Headers], tuple[bytes, Headers]]


def header(name: str, value: str | None) -> Spoil:
    def spoil(body: bytes, headers: Headers) -> tuple[bytes, Headers]:
        kept = {key: one for key, one in headers.items() if key != name}
        return body, kept if value is None else kept | {name: value}

    return spoil


def altered(change: Callable[[str], str], name: str = "X-Slack-Signature") -> Spoil:
    return lambda body, headers: (body, headers | {name: change(headers[name])})


def rewritten(change: Callable[[bytes], bytes]) -> Spoil:
    return lambda body, headers: (change(body), headers)


def resigned(secret: str, *, seconds: float = 0) -> Spoil:
    return lambda body, headers: (
        body,
        genuine(body, headers["Content-Type"], secret=secret, at=time.time() + seconds),
    )


def spoilings(secret: str) -> list[Spoil]:
    """Return every way of spoiling a signature that we could think of."""
    signature, stamp = "X-Slack-Signature", "X-Slack-Request-Timestamp"
    digits = ("abc", "", " ", "1e9", "-1", "+5", "0", "1531420618.0", "0x5f", "9" * 12, "9" * 13,
              "9" * 5_000, "\xd9\xa1\xd9\xa6", "\xb2", "nan", "1 2")  # fmt: skip
    signatures = ("", "v0=", "v0=0", "v0=" + "0" * 64, "v1=" + "a" * 64, "\xe9" * 67, "v0",
                  "v0=" + "é" * 64, "a" * 5_000, "null", "v0=" + "g" * 64)  # fmt: skip
    return [
        header(signature, None),
        header(stamp, None),
        *(header(stamp, value) for value in digits),
        *(header(signature, value) for value in signatures),
        altered(str.upper),
        altered(lambda one: one[:-1]),
        altered(lambda one: one + "0"),
        altered(lambda one: one.removeprefix("v0=")),
        altered(lambda one: "v1=" + one.removeprefix("v0=")),
        altered(lambda one: one[:-1] + ("0" if one[-1] != "0" else "1")),
        altered(lambda one: f"{one},{one}"),
        altered(lambda one: str(int(one) + 1), stamp),
        altered(lambda one: f"0{one}", stamp),
        rewritten(lambda body: body + b"&x=1"),
        rewritten(lambda body: body + b" "),
        rewritten(lambda body: body.replace(b"U0POLICY", b"U0CHIEFX")),
        rewritten(lambda body: body[:-1]),
        rewritten(lambda _: b""),
        resigned(""),
        resigned(SECRET),
        resigned(secret[:-1]),
        resigned(secret.upper()),
        resigned(secret, seconds=-301),
        resigned(secret, seconds=-86_400),
        resigned(secret, seconds=+302),
        resigned(secret, seconds=+(10**9)),
    ]


def test_a_thousand_forgeries_have_no_effect(store: Store, site: Site, caller: Caller) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper")
    ways = spoilings(site.signing_secret)
    sent, took = 0, []
    for body, media in bodies():
        for spoil in ways:
            began = time.perf_counter()
            status, said = caller.sends(*spoil(body, genuine(body, media, secret=caller.secret)))
            took.append(time.perf_counter() - began)
            assert (status, said) == (401, "")
            sent += 1

    assert sent >= 1_000
    assert sorted(took)[len(took) // 2] < 0.05
    assert lines(store) == ["raised"]
    assert len(site.requests) == 0
    with store.reading() as session:
        assert history.verify(session) is None


def test_the_same_requests_signed_by_slack_do_what_they_say(store: Store, caller: Caller) -> None:
    (body, media) = bodies()[0]

    status, said = caller.signs(body, media)

    assert status == 200
    assert "Recorded *A1*" in said
    assert lines(store) == ["raised"]


@pytest.mark.parametrize("seconds", [-299, 0, +298])
def test_a_request_within_five_minutes_is_taken(caller: Caller, seconds: float) -> None:
    (body, media) = bodies()[0]

    assert caller.signs(body, media, at=time.time() + seconds)[0] == 200


# What is sent again (B2)


def test_whatever_is_sent_twice_has_one_effect(store: Store, caller: Caller) -> None:
    for body, media in bodies():
        first = caller.signs(body, media)
        before = lines(store)
        again = caller.signs(body, media)
        assert (first[0], again[0]) == (200, 200)
        assert lines(store) == before

    with store.reading() as session:
        assert len(session.exec(select(Action)).all()) == 5


def test_a_form_sent_twice_is_saved_once(store: Store, over_http: Site) -> None:
    values = {"words": "x", "owner": "DCC", "due": "", "board": "1"}
    form = Anybody(over_http).a_form("U0POLICY", "add", {}, values)
    payload = payloads.submission(over_http.workspace, form)

    first, second = (over_http.delivery.ask("interactive", payload).body for _ in range(2))

    assert "Recorded" in json.dumps(first)
    assert "done already" in json.dumps(second)
    assert lines(store) == ["raised"]


# Bodies that are malformed (B12)


MALFORMED = [
    b"", b"{}", b"[]", b"null", b"7", b'"x"', b"{", b"\x00\xff\xfe", b"payload=", b"payload=%7B",
    b"payload=null", b"payload=%5B%5D", b"payload=%7B%7D", b"command=%2Factions",
    b"command=%2Fnothing&user_id=U0POLICY", b"command=%2Factionsx&user_id=U0POLICY&text=x",
    b"command=%2Factions&user_id=&text=add+DCC+to+x&trigger_id=1",
    b"command=%2Factions&text=outstanding", b"=&=&=", b"%" * 100, b"a" * 10_000,
    *(json.dumps(one).encode() for one in (
        {"type": "event_callback"},
        {"type": "event_callback", "event": None},
        {"type": "event_callback", "event": {"type": "app_home_opened"}},
        {"type": "event_callback",
         "event": {"type": "app_home_opened", "user": {"a": 1}, "tab": "home"}},
        {"type": "event_callback", "event": {"type": "user_change", "user": None}},
        {"type": "event_callback", "event": {"type": "user_change"}},
        {"type": "event_callback", "event": {"type": "message"}},
        {"type": "event_callback",
         "event": {"type": "message", "user": 7, "text": None, "channel": []}},
        {"type": "event_callback", "event": {"type": "reaction_added", "item": None}},
        {"type": "event_callback", "event": {"type": "no_such_event"}},
        {"type": "url_verification"},
        {"type": "no_such_type"},
    )),
    *(urlencode({"payload": json.dumps(one)}).encode() for one in (
        {"type": "block_actions"},
        {"type": "block_actions", "user": {"id": "U0POLICY"}},
        {"type": "block_actions", "user": {"id": "U0POLICY"}, "actions": []},
        {"type": "block_actions", "user": {"id": "U0POLICY"}, "actions": [{}]},
        {"type": "block_actions", "user": {"id": "U0POLICY"}, "actions": [{"action_id": 7}]},
        {"type": "block_actions", "user": None, "actions": [{"action_id": "undo", "value": {}}]},
        {"type": "block_actions", "user": {"id": ["U0POLICY"]}, "actions": [{"action_id": "open"}]},
        {"type": "block_actions", "user": {"id": "U0POLICY"}, "actions": "open", "channel": 7},
        {"type": "view_submission"},
        {"type": "view_submission", "user": {"id": "U0POLICY"}, "view": None},
        {"type": "view_submission", "user": {"id": "U0POLICY"}, "view": {"callback_id": "add"}},
        {"type": "view_submission", "user": {"id": "U0POLICY"},
         "view": {"id": "V1", "callback_id": "add", "state": {"values": {"words": {}, "due": 7}}}},
        {"type": "view_submission", "user": {"id": "U0POLICY"},
         "view": {"id": "V1", "callback_id": "add", "state": {"values": "x"}}},
        {"type": "view_closed"},
        {"type": "shortcut"},
        {"type": "shortcut", "callback_id": "add_action", "user": {}},
        {"type": "message_action", "callback_id": "record_message", "user": {"id": "U0POLICY"},
         "message": "x", "trigger_id": "1.2"},
        {"type": "block_suggestion"},
    )),
]  # fmt: skip


def test_a_malformed_body_that_is_signed_has_no_effect_and_breaks_nothing(
    store: Store, caller: Caller, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    for body in MALFORMED:
        for media in (FORM, JSON, "text/plain", ""):
            status, _ = caller.signs(body, media)
            assert status < 500, f"{status}: {media} {body[:120]!r}"
    assert [one.getMessage() for one in caplog.records if one.exc_info] == []
    assert set(lines(store)) <= {"was refused"}
    with store.reading() as session:
        assert session.exec(select(Action)).all() == []


def test_a_hundred_thousand_brackets_are_turned_away(caller: Caller) -> None:
    for nested in (b"[" * 100_000, b'{"a":' * 100_000):
        assert caller.signs(nested, JSON)[0] == 400
        assert caller.signs(b"payload=" + nested, FORM)[0] == 400
        assert caller.sends(nested, {"Content-Type": JSON})[0] == 401


# Large and slow bodies (B13)


def test_fifty_megabytes_are_turned_away_before_they_are_read(port: int) -> None:
    for length in (f"Content-Length: {50 * 1024 * 1024}", "Transfer-Encoding: chunked"):
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", port), timeout=20) as raw:
            raw.sendall(f"POST /slack/events HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\n".encode())
            chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n" if "chunked" in length else b"x" * 65_536
            answer = streamed(raw, chunk, times=800)
        assert answer.startswith(b"HTTP/1.1 413"), answer[:80]
        assert time.monotonic() - began < 20


def streamed(raw: socket.socket, chunk: bytes, *, times: int) -> bytes:
    """Send so many chunks, or until the other side has had enough, and return what it says."""
    try:
        for _ in range(times):
            raw.sendall(chunk)
    except OSError:
        pass
    try:
        return raw.recv(4_096)
    except OSError:
        return b""


def test_two_hundred_slow_senders_keep_nobody_waiting(port: int, caller: Caller) -> None:
    head = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
    slow = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(200)]
    for one in slow:
        one.sendall(head + b"x")
    (body, media) = bodies()[0]

    began = time.monotonic()
    status, _ = caller.signs(body, media)

    assert status == 200
    assert time.monotonic() - began < 20
    for one in slow:
        one.close()


# What else comes


def test_slack_checking_the_certificate_is_answered_and_nothing_is_done(
    store: Store, caller: Caller
) -> None:
    body = b"ssl_check=1&token=x&command=%2Factions&user_id=U0POLICY&text=add+DCC+to+x"

    assert caller.sends(body, {"Content-Type": FORM}) == (200, "")
    assert caller.sends(b"ssl_check=2", {"Content-Type": FORM})[0] == 401
    assert caller.sends(b'{"ssl_check":"1"}', {"Content-Type": JSON})[0] == 401
    assert lines(store) == []


def test_whoever_watches_may_ask_whether_it_is_well(caller: Caller) -> None:
    assert caller.gets("/health") == (200, "ok\n")


def test_nothing_else_is_there(caller: Caller) -> None:
    paths = ("/", "/slack/events", "/slack", "/admin", "/../etc/passwd", "/health/x")
    for path, method in product(paths, ("GET", "PUT", "DELETE", "PATCH", "HEAD")):
        status, said = caller.gets(path, method)
        assert 400 <= status < 500, f"{method} {path}: {status}"
        assert "opcc" not in said.lower()


def test_it_stops_within_seconds_though_connections_are_open(office: Office, site: Site) -> None:
    with http.listening(office) as port:
        idle = socket.create_connection(("127.0.0.1", port), timeout=20)
        busy = Caller(port, site.signing_secret)
        assert busy.gets("/health")[0] == 200
        began = time.monotonic()
    assert time.monotonic() - began < 20
    idle.close()
    busy.close()


def test_without_a_signing_secret_it_does_not_start(office: Office) -> None:
    unsigned = office.settings.model_copy(update={"slack_signing_secret": SecretStr("")})

    with pytest.raises(CannotStart, match="HTTP mode needs SLACK_SIGNING_SECRET"):
        http.application(replace(office, settings=unsigned))
