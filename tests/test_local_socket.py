"""Socket Mode, with Bolt and its own client on the other side."""

import gc
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any

import pytest
from local_bolt import client, connected, leave
from slack_bolt import Ack, App
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websocket import create_connection

from bot import local
from bot.local import Site

Json = dict[str, Any]

WORDS = {
    "type": "modal",
    "callback_id": "words",
    "notify_on_close": True,
    "title": {"type": "plain_text", "text": "Report"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "said",
            "label": {"type": "plain_text", "text": "What was done"},
            "element": {"type": "plain_text_input", "action_id": "said"},
        }
    ],
}
OPEN = {
    "type": "actions",
    "elements": [
        {
            "type": "button",
            "action_id": "open",
            "text": {"type": "plain_text", "text": "Open"},
            "value": "A17",
        }
    ],
}


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


@pytest.fixture
def app(site: Site) -> Iterator[App]:
    with connected(site) as answering:
        yield answering


class Hearing:
    """A Socket Mode client with no Bolt: it keeps what it gets, and may acknowledge it."""

    def __init__(self, site: Site, *, acknowledges: bool) -> None:
        self.got: list[SocketModeRequest] = []
        self.acknowledges = acknowledges
        self.client = SocketModeClient(
            app_token=site.app_token,
            web_client=client(site),
        )
        self.client.socket_mode_request_listeners.append(self._hear)

    def _hear(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        self.got.append(request)
        if self.acknowledges:
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id))


@pytest.fixture
def raw(site: Site) -> Iterator[Hearing]:
    hearing = Hearing(site, acknowledges=False)
    hearing.client.connect()
    site.wait_for_bot()
    yield hearing
    leave(hearing.client)


def test_a_command_is_answered_to_the_one_who_typed_it_and_to_nobody_else(
    site: Site, app: App
) -> None:
    app.command("/actions")(lambda ack, command: ack(f"You asked {command['text']}"))

    answer = site.person("U0CHIEFC").types("/actions outstanding & late", channel="C0ASSURE")

    assert answer.only.words == "You asked outstanding & late"
    assert answer.only.only_you
    assert site.person("U0DEPUTY").channel("C0ASSURE") == []


def test_an_answer_in_the_channel_shows_the_command_as_well(site: Site, app: App) -> None:
    app.command("/actions")(lambda ack: ack(text="7", response_type="in_channel"))

    site.person("U0CHIEFC").types("/actions outstanding", channel="C0ASSURE")

    seen = site.person("U0DEPUTY").channel("C0ASSURE")
    assert [one.text for one in seen] == ["/actions outstanding", "7"]


def test_an_acknowledgement_with_nothing_in_it_shows_nothing(site: Site, app: App) -> None:
    app.command("/actions")(lambda ack: ack())

    assert site.person("U0CHIEFC").types("/actions") == []


def test_a_command_answered_too_late_times_out(site: Site, app: App) -> None:
    site.delivery.ack_within = 0.05
    late = threading.Event()
    app.command("/actions")(lambda ack: (late.wait(2), ack("too late")))

    with pytest.raises(local.NotAnswered, match="operation_timeout"):
        site.person("U0CHIEFC").types("/actions")

    late.set()


def test_a_command_cannot_be_dispatched_while_the_bot_is_away(site: Site) -> None:
    with pytest.raises(local.NotAnswered, match="dispatch_failed"):
        site.person("U0CHIEFC").types("/actions")


def test_an_answer_with_wrong_blocks_is_an_error_to_the_person(site: Site, app: App) -> None:
    app.command("/actions")(lambda ack: ack(text="x", blocks=[{"type": "none"}]))

    with pytest.raises(local.NotAnswered, match="invalid_blocks"):
        site.person("U0CHIEFC").types("/actions")


def test_no_command_runs_in_a_thread_or_for_people_from_outside(site: Site, app: App) -> None:
    ts = site.workspace.next_ts()

    with pytest.raises(local.CannotAct, match="not supported in threads"):
        site.person("U0CHIEFC").types("/actions", channel="C0ASSURE", thread=ts)
    with pytest.raises(local.CannotAct, match="outside"):
        site.person("U0OUTSID").types("/actions")


def test_a_press_opens_a_form_and_the_form_is_checked_sent_and_closed(site: Site, app: App) -> None:
    app.command("/actions")(lambda ack: ack(text="x", blocks=[OPEN]))
    app.action("open")(
        lambda ack, body, client: (
            client.views_open(trigger_id=body["trigger_id"], view=WORDS),
            ack(),
        )
    )

    def sent(ack: Any, view: Json, body: Any, client: Any) -> None:
        said = view["state"]["values"]["said"]["said"]["value"]
        if said == "nothing":
            ack(response_action="errors", errors={"said": "Say what was done."})
            return
        client.chat_postMessage(channel=body["user"]["id"], text=f"Done: {said}")
        ack()

    app.view("words")(sent)
    chief = site.person("U0CHIEFC")

    form = chief.presses("Open", in_=chief.types("/actions").only).only
    assert form.transcript() == "(form) Report\nWhat was done: \n[Send]"
    assert chief.submits().only.errors == {"What was done": "Please complete this required field."}
    chief.fills(form, {"What was done": "nothing"})
    assert chief.submits().only.errors == {"What was done": "Say what was done."}
    chief.fills(form, {"What was done": "the report"})
    assert chief.submits().only.text == "Done: the report"
    assert chief.form is None


def test_the_bot_hears_of_a_closed_form_if_it_asked_to(site: Site, app: App) -> None:
    closed = []

    def heard_of(ack: Ack, body: Json) -> None:
        closed.append(body["is_cleared"])
        ack()

    app.shortcut("report")(
        lambda ack, body, client: (
            client.views_open(trigger_id=body["trigger_id"], view=WORDS),
            ack(),
        )
    )
    app.view_closed("words")(heard_of)
    chief = site.person("U0CHIEFC")

    chief.shortcut("report")
    chief.closes()

    assert (closed, chief.form) == ([False], None)


def test_a_reply_in_a_thread_is_an_event_with_its_thread(site: Site, app: App) -> None:
    heard = []
    app.event("message")(lambda event: heard.append(event))  # noqa: PLW0108  Bolt reads its name
    chief = site.person("U0CHIEFC")
    chief.says("first", channel="C0ASSURE")
    thread = heard[0]["ts"]

    chief.says("R&D <b> https://e.example @Julian Moss", channel="C0ASSURE", thread=thread)

    assert heard[1]["thread_ts"] == thread
    assert heard[1]["parent_user_id"] == "U0CHIEFC"
    assert heard[1]["channel_type"] == "group"
    assert heard[1]["text"] == "R&amp;D &lt;b&gt; <https://e.example> <@U0DEPUTY>"


def test_edits_deletions_reactions_and_files_are_events(site: Site, app: App) -> None:
    heard = []
    for kind in ("message", "reaction_added", "reaction_removed", "file_shared"):
        app.event(kind)(lambda event: heard.append((event["type"], event.get("subtype"))))
    chief = site.person("U0CHIEFC")

    chief.says("first", channel="C0ASSURE")
    own = chief.channel("C0ASSURE").only
    chief.edits(own, "second")
    chief.reacts(own, "eyes")
    chief.reacts(own, "eyes", remove=True)
    chief.deletes(own)
    chief.uploads(b"notes", name="notes.docx", channel="C0ASSURE")

    assert heard == [
        ("message", None),
        ("message", "message_changed"),
        ("reaction_added", None),
        ("reaction_removed", None),
        ("message", "message_deleted"),
        ("message", "file_share"),
        ("file_shared", None),
    ]


def test_opening_home_tells_the_bot_which_then_draws_it(site: Site, app: App) -> None:
    view = {
        "type": "home",
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*Yours*"}}],
    }
    app.event("app_home_opened")(
        lambda event, client: client.views_publish(user_id=event["user"], view=view)
    )

    assert site.person("U0CHIEFC").opens_home().only.transcript() == "(Home) *Yours*"


def test_an_unacknowledged_event_comes_four_times_with_one_id(site: Site, raw: Hearing) -> None:
    site.delivery.ack_within = 0.02
    site.delivery.retry_after = (0, 0.01, 0.02)

    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")
    told = site.delivery.told[0]

    assert told.settled.wait(3)
    assert not told.delivered
    assert {one.payload["event_id"] for one in raw.got} == {told.id}
    assert [(one.retry_attempt, one.retry_reason) for one in raw.got] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]


def test_an_acknowledged_event_does_not_come_again_unless_it_is_redelivered(
    site: Site, raw: Hearing
) -> None:
    raw.acknowledges = True
    site.delivery.retry_after = (0, 0, 0)

    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")
    told = site.delivery.told[0]
    assert (told.delivered, told.tries) == (True, 1)
    assert site.delivery.redeliver(told, attempt=2).settled.wait(3)

    assert [(one.payload["event_id"], one.retry_attempt) for one in raw.got] == [
        (told.id, 0),
        (told.id, 2),
    ]


def test_an_event_waits_for_a_bot_that_is_away(site: Site) -> None:
    site.delivery.retry_after = (0.3, 0.3, 0.3)
    heard = threading.Event()
    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")

    with connected(site) as app:
        app.event("message")(lambda: heard.set())  # noqa: PLW0108  Bolt reads names
        assert heard.wait(3)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_the_client_comes_back_after_a_disconnect(site: Site, reason: str) -> None:
    with connected(site) as app:
        app.command("/actions")(lambda ack: ack("here"))
        first = site.links.all

        site.links.disconnect(reason=reason)

        back = site.links.wait_until(
            lambda links: bool(links) and not set(links) & set(first), within=5
        )
        assert back
        assert site.person("U0CHIEFC").types("/actions").text == "here"
    gc.collect()  # the SDK drops its old socket unclosed: that is told here, not in a later test


def test_ten_connections_share_the_payloads_and_an_eleventh_is_sent_away(site: Site) -> None:
    hearing = [Hearing(site, acknowledges=True) for _ in range(10)]
    for one in hearing:
        one.client.connect()
    assert site.links.wait(10)

    for _ in range(20):
        site.person("U0CHIEFC").types("/actions")
    address = client(site).apps_connections_open(app_token=site.app_token)["url"]
    eleventh = create_connection(address)

    assert [len(one.got) for one in hearing] == [2] * 10
    assert json.loads(eleventh.recv())["reason"] == "too_many_websockets"
    assert site.links.count == 10
    eleventh.close()
    for one in hearing:
        leave(one.client)


def test_a_socket_address_is_good_for_one_connection(site: Site) -> None:
    address = client(site).apps_connections_open(app_token=site.app_token)["url"]
    first = create_connection(address)
    assert json.loads(first.recv())["type"] == "hello"

    again = HTTPConnection("127.0.0.1", site.port, timeout=3)
    again.request("GET", address.partition(str(site.port))[2])

    assert again.getresponse().status == 403
    again.close()
    first.close()


def test_the_bot_hears_only_what_it_subscribed_to_and_where_it_is_a_member() -> None:
    manifest = {
        "oauth_config": {"scopes": {"bot": ["channels:history", "chat:write"]}},
        "settings": {"event_subscriptions": {"bot_events": ["message.channels"]}},
    }
    with local.running(local.sample_workspace(manifest)) as site:
        chief = site.person("U0CHIEFC")
        chief.says("public", channel="C0GENERA")
        chief.says("private", channel="C0ASSURE")
        chief.says("direct")
        chief.opens_home()

        assert [one.payload["event"]["text"] for one in site.delivery.told] == ["public"]


def test_an_event_says_whose_it_is_and_when(site: Site) -> None:
    site.workspace.clock.wind(to=datetime(2020, 1, 13, 14, 0, tzinfo=UTC))
    site.person("U0CHIEFC").says("hello", channel="C0ASSURE")

    payload = site.delivery.told[0].payload

    assert payload["event_time"] == 1578924000
    assert payload["authorizations"][0]["user_id"] == "U0OPCCBO"
    assert payload["event"]["ts"].startswith("1578924000.")
    assert payload["is_ext_shared_channel"] is False
