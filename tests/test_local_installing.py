"""What the app was installed with, the sample workspace, and messages left for later."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from local_bolt import client
from slack_sdk.errors import SlackApiError

from bot import local
from bot.local import Site

Json = dict[str, Any]

MONDAY = datetime(2020, 1, 13, 14, 0, tzinfo=UTC)


def a_manifest(*scopes: Any, events: Any = ()) -> Json:
    return {
        "oauth_config": {"scopes": {"bot": list(scopes)}},
        "settings": {"event_subscriptions": {"bot_events": list(events)}},
    }


@pytest.mark.parametrize(
    ("method", "arguments", "needed"),
    [
        ("chat.postMessage", {"channel": "C0GENERA", "text": "x"}, "chat:write"),
        ("conversations.history", {"channel": "C0GENERA"}, "channels:history"),
        ("conversations.history", {"channel": "C0OFFICE"}, "groups:history"),
        ("conversations.replies", {"channel": "C0OFFICE", "ts": "1"}, "groups:history"),
        ("conversations.info", {"channel": "C0OFFICE"}, "groups:read"),
        ("conversations.members", {"channel": "C0GENERA"}, "channels:read"),
        ("conversations.list", {"types": "private_channel"}, "groups:read"),
        ("conversations.open", {"users": "U0CHIEFC"}, "im:write"),
        ("users.info", {"user": "U0CHIEFC"}, "users:read"),
        ("users.lookupByEmail", {"email": "x@y.example"}, "users:read.email"),
        ("files.info", {"file": "F1"}, "files:read"),
        ("files.getUploadURLExternal", {"filename": "x", "length": 1}, "files:write"),
        ("reactions.add", {"channel": "C0GENERA", "timestamp": "1"}, "reactions:write"),
        ("team.info", {}, "team:read"),
        ("usergroups.list", {}, "usergroups:read"),
    ],
)  # fmt: skip
def test_a_method_is_refused_without_its_scope_and_passes_with_it(
    method: str, arguments: Json, needed: str
) -> None:
    def outcome(*scopes: Any) -> tuple[str, str | None]:
        with local.running(local.sample_workspace(a_manifest(*scopes))) as site:
            try:
                client(site).api_call(method, params=arguments)
            except SlackApiError as refused:
                return refused.response["error"], refused.response.get("needed")
            return "ok", None

    assert outcome("commands") == ("missing_scope", needed)
    assert outcome("commands", needed)[0] != "missing_scope"


def test_an_event_without_its_scope_cannot_be_subscribed_to() -> None:
    with pytest.raises(ValueError, match=r"message\.groups needs the scope groups:history"):
        local.Workspace.from_manifest(a_manifest("chat:write", events=["message.groups"]))


def test_e_mail_addresses_need_their_own_scope() -> None:
    def profile(*scopes: Any) -> Json:
        with local.running(local.sample_workspace(a_manifest(*scopes))) as site:
            found: Json = client(site).users_info(user="U0POLICY")["user"]["profile"]
            return found

    assert "email" not in profile("users:read")
    assert profile("users:read", "users:read.email")["email"] == "policy.officer@opcc.example"


def test_the_sample_has_the_offices_people_and_channels() -> None:
    workspace = local.sample_workspace()

    people = {one.id: (one.name, one.title) for one in workspace.people.values()}
    assert people["U0POLICY"] == ("Natasha Noorbakhsh", "Policy Officer")
    assert people["U0CHIEFX"] == ("Andy Champness", "Chief Executive")
    assert people["U0COMMIS"] == ("John Campion", "PCC")
    assert people["U0CHIEFC"] == ("Anthony Bangham", "CC")
    assert people["U0DEPUTY"] == ("Julian Moss", "DCC")
    assert people["U0STAFFO"] == ("Melanie Reynolds", "Staff Officer")
    assert people["U0STRANG"] == ("Sam Passer", "visitor")
    assert people["U0OPCCBO"] == ("OPCC bot", "")
    assert workspace.people["U0GUESTX"].is_ultra_restricted
    assert workspace.people["U0OUTSID"].team == "T0FORCE0"
    assert len(people) == 10
    assert {one.id: one.kind for one in workspace.channels.values()} == {
        "C0ASSURE": "private",
        "C0OFFICE": "private",
        "C0GENERA": "channel",
    }


@pytest.fixture
def later() -> Iterator[Site]:
    workspace = local.sample_workspace(clock=local.Clock(MONDAY, ticking=False))
    with local.running(workspace) as site:
        yield site


def at(**ahead: Any) -> int:
    return int((MONDAY + timedelta(**ahead)).timestamp())


def shown(site: Site) -> str:
    return site.person("U0POLICY").channel("C0GENERA").text


def test_a_message_left_for_later_is_posted_when_its_time_comes(later: Site) -> None:
    client(later).chat_scheduleMessage(channel="C0GENERA", text="now", post_at=at(hours=1))

    later.workspace.clock.wind(by=timedelta(minutes=59))
    assert shown(later) == ""
    later.workspace.clock.wind(by=timedelta(minutes=1))
    assert shown(later) == "now"


def test_one_with_metadata_is_taken_and_never_posted(later: Site) -> None:
    """As in Slack, by its own page of chat.scheduleMessage."""
    metadata = {"event_type": "notice", "event_payload": {"outbox_id": 1}}
    bot = client(later)
    bot.chat_scheduleMessage(
        channel="C0GENERA", text="lost", post_at=at(hours=1), metadata=metadata
    )

    later.workspace.clock.wind(by=timedelta(days=2))

    assert shown(later) == ""
    assert bot.chat_scheduledMessages_list()["scheduled_messages"] == []


def test_what_is_left_for_later_is_listed_and_taken_back(later: Site) -> None:
    bot = client(later)
    for hours in (2, 1):
        bot.chat_scheduleMessage(channel="C0GENERA", text=f"{hours}", post_at=at(hours=hours))
    listed = bot.chat_scheduledMessages_list(channel="C0GENERA")["scheduled_messages"]
    assert [one["text"] for one in listed] == ["1", "2"]

    bot.chat_deleteScheduledMessage(channel="C0GENERA", scheduled_message_id=listed[0]["id"])
    later.workspace.clock.wind(by=timedelta(days=1))

    assert shown(later) == "2"


@pytest.mark.parametrize(
    ("post_at", "error"),
    [
        (at(seconds=0), "time_in_past"),
        (at(seconds=1), None),
        (at(days=120), None),
        (at(days=120, seconds=1), "time_too_far"),
    ],
)
def test_later_is_between_now_and_120_days(later: Site, post_at: int, error: str | None) -> None:
    call: Json = {"channel": "C0GENERA", "text": "x", "post_at": post_at}
    if error is None:
        assert client(later).chat_scheduleMessage(**call)["ok"]
    else:
        with pytest.raises(SlackApiError, match=error):
            client(later).chat_scheduleMessage(**call)


def test_thirty_messages_fit_into_five_minutes_of_one_channel(later: Site) -> None:
    bot = client(later)
    for second in range(30):
        bot.chat_scheduleMessage(channel="C0GENERA", text="x", post_at=at(hours=1, seconds=second))

    with pytest.raises(SlackApiError, match="restricted_too_many"):
        bot.chat_scheduleMessage(channel="C0GENERA", text="x", post_at=at(hours=1, seconds=299))
    assert bot.chat_scheduleMessage(channel="C0OFFICE", text="x", post_at=at(hours=1))["ok"]


def test_without_a_hand_on_the_clock_later_still_comes() -> None:
    with local.running(local.sample_workspace()) as site:
        soon = int(datetime.now(UTC).timestamp()) + 2  # whole seconds: +1 may be but a moment off
        client(site).chat_scheduleMessage(channel="C0GENERA", text="by itself", post_at=soon)

        assert site.person("U0POLICY").sees("by itself").channel == "C0GENERA"
