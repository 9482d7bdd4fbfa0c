"""Messages through the Web API, asked for with Slack's own client."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import local
from bot.local import Site
from bot.local.state import administering
from bot.local.state.channels import Channel
from bot.local.state.people import Member

Json = dict[str, Any]


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


@pytest.fixture
def bot(site: Site) -> WebClient:
    return WebClient(token=site.bot_token, base_url=site.api_url)


def refusal(call: Callable[..., Any], **arguments: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        call(**arguments)
    return refused.value.response


def test_a_message_is_seen_by_the_members_of_its_channel_and_by_nobody_else(
    site: Site, bot: WebClient
) -> None:
    bot.chat_postMessage(channel="C0OFFICE", text="Monday's papers are out")

    assert site.person("U0POLICY").channel("C0OFFICE").text == "Monday's papers are out"
    with pytest.raises(local.CannotAct, match="no such channel"):
        site.person("U0CHIEFC").channel("C0OFFICE")


def test_a_message_to_a_person_stands_in_their_direct_messages(site: Site, bot: WebClient) -> None:
    posted = bot.chat_postMessage(channel="U0CHIEFC", text="You owe 2 actions")

    assert posted["channel"] == "D0CHIEFC"
    assert site.person("U0CHIEFC").sees("2 actions").channel == "D0CHIEFC"


def test_every_message_has_a_later_ts_even_while_the_clock_stands() -> None:
    workspace = local.sample_workspace(clock=local.Clock(ticking=False))
    with local.running(workspace) as site:
        bot = WebClient(token=site.bot_token, base_url=site.api_url)
        stamps = [bot.chat_postMessage(channel="C0GENERA", text="x")["ts"] for _ in range(3)]

    assert len(set(stamps)) == 3
    assert stamps == sorted(stamps, key=float)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOSUCH", "text": "x"}, "channel_not_found"),
        ({"channel": "#general", "text": "x"}, "channel_not_found"),
        ({"channel": "U0NOBODY", "text": "x"}, "channel_not_found"),
        ({"channel": "C0GENERA", "text": ""}, "no_text"),
        ({"channel": "C0GENERA", "text": " \n"}, "no_text"),
        ({"channel": "C0GENERA", "text": "x", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"channel": "C0GENERA", "text": "x", "blocks": [{"type": "no"}]}, "invalid_blocks"),
        ({"channel": "C0GENERA", "markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"channel": "C0GENERA", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "C0GENERA", "text": "x", "metadata": "{}"}, "invalid_metadata_format"),
    ],
)  # fmt: skip
def test_a_message_is_refused_with_slacks_own_name(
    bot: WebClient, arguments: Json, error: str | None
) -> None:
    # Not chat_postMessage, which warns by itself of a message with no text.
    found = refusal(bot.api_call, api_method="chat.postMessage", json=arguments)

    assert found["error"] == error


def test_refused_blocks_are_pointed_at(bot: WebClient) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}

    found = refusal(bot.chat_postMessage, channel="C0GENERA", text="x", blocks=[long])

    where = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert found["response_metadata"]["messages"] == [f"[ERROR] {where}"]
    assert found["errors"] == [where]


def test_text_over_forty_thousand_characters_is_cut(site: Site, bot: WebClient) -> None:
    bot.chat_postMessage(channel="C0GENERA", text="x" * 40_001)

    assert len(site.person("U0POLICY").channel("C0GENERA").only.text) == 40_000


def a_section(length: int) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": "x" * length}}


def test_blocks_may_hold_so_much_text_together_and_no_more(bot: WebClient) -> None:
    full = [a_section(3000)] * 4 + [a_section(1200)]
    bot.chat_postMessage(channel="C0GENERA", text="x", blocks=full)

    found = refusal(
        bot.chat_postMessage, channel="C0GENERA", text="x", blocks=[*full, a_section(1)]
    )

    assert found["error"] == "msg_blocks_too_long"


def test_metadata_may_be_so_large_and_no_larger(bot: WebClient) -> None:
    def metadata(length: int) -> Json:
        return {"event_type": "notice", "event_payload": {"of": "x" * length}}

    bot.chat_postMessage(channel="C0GENERA", text="x", metadata=metadata(15_000))
    found = refusal(bot.chat_postMessage, channel="C0GENERA", text="x", metadata=metadata(16_000))

    assert found["error"] == "metadata_too_large"


def test_a_channel_takes_nothing_once_it_is_archived_or_the_bot_is_out(
    site: Site, bot: WebClient
) -> None:
    administering.archive(site.workspace, "C0GENERA")
    administering.remove(site.workspace, "C0OFFICE", "U0OPCCBO")
    site.workspace.add_channel(Channel("C0PUBLIC", "public", members=["U0POLICY"]))

    errors = {
        name: refusal(bot.chat_postMessage, channel=name, text="x")["error"]
        for name in ("C0GENERA", "C0OFFICE", "C0PUBLIC")
    }

    assert errors == {
        "C0GENERA": "is_archived",
        "C0OFFICE": "channel_not_found",
        "C0PUBLIC": "not_in_channel",
    }


def test_a_channel_shared_outside_keeps_its_messages_under_its_new_id(
    site: Site, bot: WebClient
) -> None:
    bot.chat_postMessage(channel="C0OFFICE", text="before")

    administering.change_id(site.workspace, "C0OFFICE", "C0SHARED")

    assert (
        refusal(bot.chat_postMessage, channel="C0OFFICE", text="x")["error"] == "channel_not_found"
    )
    assert bot.conversations_history(channel="C0SHARED")["messages"][0]["text"] == "before"


def test_nothing_reaches_a_person_who_has_left(site: Site, bot: WebClient) -> None:
    administering.change_person(site.workspace, "U0DEPUTY", deleted=True)

    found = refusal(bot.chat_postMessage, channel="U0DEPUTY", text="x")

    assert found["error"] == "channel_not_found"
    assert bot.users_info(user="U0DEPUTY")["user"]["deleted"] is True


def test_an_ephemeral_is_seen_by_one_member_and_kept_nowhere(site: Site, bot: WebClient) -> None:
    shown = bot.chat_postEphemeral(channel="C0GENERA", user="U0POLICY", text="For you")

    assert site.person("U0POLICY").channel("C0GENERA").only.only_you
    assert site.person("U0CHIEFC").channel("C0GENERA") == []
    assert bot.conversations_history(channel="C0GENERA")["messages"] == []
    found = refusal(bot.chat_update, channel="C0GENERA", ts=shown["message_ts"], text="y")
    assert found["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("user", "error"), [("U0CHIEFC", "user_not_in_channel"), ("U0NOBODY", "user_not_found")]
)
def test_an_ephemeral_is_for_members_only(bot: WebClient, user: str, error: str | None) -> None:
    found = refusal(bot.chat_postEphemeral, channel="C0OFFICE", user=user, text="x")

    assert found["error"] == error


def test_an_update_alters_what_it_names_and_keeps_the_rest(site: Site, bot: WebClient) -> None:
    posted = bot.chat_postMessage(channel="C0GENERA", text="one", blocks=[a_section(1)])
    bot.chat_update(channel="C0GENERA", ts=posted["ts"], text="two")

    shown = site.person("U0POLICY").channel("C0GENERA").only
    assert (shown.raw, shown.words) == ("two", "x")
    bot.chat_update(channel="C0GENERA", ts=posted["ts"], text="two", blocks=[])
    assert shown.words == "two"


def test_the_bot_alters_only_its_own_messages(site: Site, bot: WebClient) -> None:
    site.person("U0POLICY").says("mine", channel="C0GENERA")
    ts = bot.conversations_history(channel="C0GENERA")["messages"][0]["ts"]
    own = bot.chat_postMessage(channel="C0GENERA", text="x")["ts"]

    assert (
        refusal(bot.chat_update, channel="C0GENERA", ts=ts, text="x")["error"]
        == "cant_update_message"
    )
    assert refusal(bot.chat_delete, channel="C0GENERA", ts=ts)["error"] == "cant_delete_message"
    assert (
        refusal(bot.chat_update, channel="C0GENERA", ts=own, text="x" * 4001)["error"]
        == "msg_too_long"
    )
    bot.chat_update(channel="C0GENERA", ts=own, text="x" * 4000)


def test_a_deleted_message_is_gone_but_one_with_replies_leaves_its_place(
    site: Site, bot: WebClient
) -> None:
    alone = bot.chat_postMessage(channel="C0GENERA", text="alone")["ts"]
    first = bot.chat_postMessage(channel="C0GENERA", text="first")["ts"]
    bot.chat_postMessage(channel="C0GENERA", text="reply", thread_ts=first)

    bot.chat_delete(channel="C0GENERA", ts=alone)
    bot.chat_delete(channel="C0GENERA", ts=first)

    thread = bot.conversations_replies(channel="C0GENERA", ts=first)["messages"]
    assert [one["text"] for one in thread] == ["This message was deleted.", "reply"]
    assert [one["ts"] for one in bot.conversations_history(channel="C0GENERA")["messages"]] == [
        first
    ]


def test_history_is_latest_first_in_pages_without_replies(bot: WebClient) -> None:
    stamps = [bot.chat_postMessage(channel="C0GENERA", text=f"{n}")["ts"] for n in range(5)]
    bot.chat_postMessage(channel="C0GENERA", text="reply", thread_ts=stamps[0])

    pages = [
        [(one["text"], one.get("reply_count")) for one in page["messages"]]
        for page in bot.conversations_history(channel="C0GENERA", limit=2)
    ]

    assert pages == [[("4", None), ("3", None)], [("2", None), ("1", None)], [("0", 1)]]


def test_history_between_two_moments_leaves_the_moments_out_unless_asked(bot: WebClient) -> None:
    stamps = [bot.chat_postMessage(channel="C0GENERA", text=f"{n}")["ts"] for n in range(4)]
    between = {"channel": "C0GENERA", "oldest": stamps[0], "latest": stamps[2]}

    without = bot.conversations_history(**between)["messages"]
    within = bot.conversations_history(**between, inclusive=True)["messages"]

    assert [one["text"] for one in without] == ["1"]
    assert [one["text"] for one in within] == ["2", "1", "0"]


def test_metadata_comes_back_whole_only_when_asked_for(bot: WebClient) -> None:
    metadata = {"event_type": "notice", "event_payload": {"outbox_id": 7}}
    bot.chat_postMessage(channel="C0GENERA", text="x", metadata=metadata)

    little = bot.conversations_history(channel="C0GENERA")["messages"][0]["metadata"]
    whole = bot.conversations_history(channel="C0GENERA", include_all_metadata=True)

    assert little == {"event_type": "notice"}
    assert whole["messages"][0]["metadata"] == metadata


def test_a_reply_to_a_reply_stands_in_the_same_thread(bot: WebClient) -> None:
    first = bot.chat_postMessage(channel="C0GENERA", text="first")["ts"]
    second = bot.chat_postMessage(channel="C0GENERA", text="second", thread_ts=first)["ts"]
    bot.chat_postMessage(channel="C0GENERA", text="third", thread_ts=second)

    thread = bot.conversations_replies(channel="C0GENERA", ts=first)["messages"]

    assert [one["text"] for one in thread] == ["first", "second", "third"]
    assert {one["thread_ts"] for one in thread} == {first}


def test_reactions_are_given_once_and_taken_back_once(site: Site, bot: WebClient) -> None:
    ts = bot.chat_postMessage(channel="C0GENERA", text="x")["ts"]
    what = {"channel": "C0GENERA", "timestamp": ts, "name": "eyes"}

    bot.reactions_add(**what)
    assert refusal(bot.reactions_add, **what)["error"] == "already_reacted"
    assert bot.reactions_get(channel="C0GENERA", timestamp=ts)["message"]["reactions"] == [
        {"name": "eyes", "users": ["U0OPCCBO"], "count": 1}
    ]
    bot.reactions_remove(**what)
    assert refusal(bot.reactions_remove, **what)["error"] == "no_reaction"


def test_people_are_listed_in_pages_and_looked_up(bot: WebClient) -> None:
    pages = [len(page["members"]) for page in bot.users_list(limit=4)]

    assert pages == [4, 4, 2]
    found = bot.users_lookupByEmail(email="Policy.Officer@opcc.example")["user"]
    assert found["id"] == "U0POLICY"
    assert refusal(bot.users_lookupByEmail, email="x@y.example")["error"] == "users_not_found"
    assert refusal(bot.users_info, user="U0NOBODY")["error"] == "user_not_found"


def test_guests_and_people_from_outside_are_marked_as_slack_marks_them(bot: WebClient) -> None:
    guest = bot.users_info(user="U0GUESTX")["user"]
    outside = bot.users_info(user="U0OUTSID")["user"]

    assert (guest["is_restricted"], guest["is_ultra_restricted"]) == (True, True)
    assert (outside["team_id"], outside["is_stranger"]) == ("T0FORCE0", True)


def test_channels_are_listed_by_kind_and_a_private_one_without_the_bot_is_unknown(
    site: Site, bot: WebClient
) -> None:
    site.workspace.add_channel(Channel("C0SECRET", "secret", "private", ["U0CHIEFC"]))

    listed = bot.conversations_list(types="public_channel,private_channel")["channels"]

    assert {one["id"] for one in listed} == {"C0ASSURE", "C0OFFICE", "C0GENERA"}
    assert refusal(bot.conversations_info, channel="C0SECRET")["error"] == "channel_not_found"
    assert "U0CHIEFC" in bot.conversations_members(channel="C0ASSURE")["members"]


def test_somebody_from_outside_makes_a_channel_a_shared_one(site: Site, bot: WebClient) -> None:
    administering.invite(site.workspace, "C0GENERA", "U0OUTSID")

    assert bot.conversations_info(channel="C0GENERA")["channel"]["is_ext_shared"] is True


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-" + "stale", "invalid_auth"), ("app", "not_allowed_token_type")],
)
def test_a_wrong_token_is_refused(site: Site, token: str, error: str | None) -> None:
    token = site.app_token if token == "app" else token
    client = WebClient(token=token, base_url=site.api_url)

    assert refusal(client.auth_test)["error"] == error


def test_a_method_nobody_knows_is_refused(bot: WebClient) -> None:
    assert refusal(bot.api_call, api_method="admin.nothing")["error"] == "unknown_method"


def test_people_added_to_the_workspace_belong_to_it() -> None:
    workspace = local.Workspace()

    assert workspace.add_person(Member("U0NEW", "New Person")).team == "T0OPCC00"
