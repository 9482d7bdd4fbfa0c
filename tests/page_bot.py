"""A small Bolt bot for the page's tests: every kind of block, a form, a Home, slow answers."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from local_bolt import client, leave
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.local.site import Site

Json = dict[str, Any]
Ack = Callable[..., None]
Say = Callable[..., Any]

TOO_LONG = 2.0
"""Seconds that a slow answer takes; the test of one lets Slack wait half of that."""

POSTS = ("Chief Constable", "Deputy Chief Constable", "ACC Local Policing", "The CRB")
COMMANDS = [
    {
        "command": "/actions",
        "description": "The register of actions",
        "usage_hint": "outstanding | add | slow | help",
    },
    {"command": "/meetings", "description": "The schedule of meetings", "usage_hint": "next"},
]
SHORTCUTS = [
    {"name": "Record as action", "callback_id": "record", "type": "message", "description": "r"},
    {"name": "Add an action", "callback_id": "add", "type": "global", "description": "a"},
]
MANIFEST: Json = {
    "display_information": {"name": "OPCC bot"},
    "features": {"slash_commands": COMMANDS, "shortcuts": SHORTCUTS},
    "oauth_config": {
        "scopes": {
            "bot": [
                "commands",
                "chat:write",
                "users:read",
                "files:read",
                "channels:history",
                "groups:history",
                "im:history",
                "im:write",
                "reactions:write",
            ]
        }
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "message.channels"]}},
}


def plain(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def options(*words: str) -> list[Json]:
    """Options whose value is their text."""
    return [{"text": plain(one), "value": one} for one in words]


def button(words: str, action: str, **more: Any) -> Json:
    """A button whose value is its action."""
    return {"type": "button", "text": plain(words), "action_id": action, "value": action, **more}


def field(block: str, label: str, element: Json, **more: Any) -> Json:
    """An input block; its element's action is `value`."""
    return {
        "type": "input",
        "block_id": block,
        "label": plain(label),
        "element": {"action_id": "value", **element},
        **more,
    }


WITHDRAW = {
    "title": plain("Withdraw A31?"),
    "text": plain("It stays in the history."),
    "confirm": plain("Withdraw"),
    "deny": plain("Keep it"),
}
WORDS = (
    "*bold* _italic_ ~struck~ `code` <https://example.org/?a=1&amp;b=2|a link> <@U0CC> "
    "<#C0OFFICE> <!here> :white_check_mark: 12:30:45 snake_case_name &lt;b&gt; "
    "<!date^1578909600^{date_long} at {time}|Monday>\n• first\n• second\n> a quotation\n"
    "```\nsome *code*\n```"
)
MARKDOWN = "## A heading\nSome **bold** words\n\n- one\n- two\n\n| A | B |\n|---|---|\n| 1 | 2 |"


def _rich() -> Json:
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": "one item"}]}
    bold = {"type": "text", "text": "Rich and bold ", "style": {"bold": True}}
    person = {"type": "user", "user_id": "U0DCC"}
    return {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [bold, person]},
            {"type": "rich_text_list", "style": "bullet", "elements": [words]},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
        ],
    }


def _table() -> Json:
    rows = (("Ref", "Action", "Carried"), ("A31", "Meet the PCC", "1"))
    return {
        "type": "table",
        "column_settings": [{}, {"is_wrapped": True}, {"align": "right"}],
        "rows": [[{"type": "raw_text", "text": one} for one in row] for row in rows],
    }


def _controls() -> list[Json]:
    return [
        button("Report complete", "report", style="primary"),
        button("Withdraw", "withdraw", style="danger", confirm=WITHDRAW),
        {"type": "datepicker", "action_id": "day", "initial_date": "2020-01-13"},
        {"type": "timepicker", "action_id": "time", "initial_time": "14:00"},
        {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1578909600},
        {"type": "users_select", "action_id": "person", "placeholder": plain("Person")},
        {"type": "channels_select", "action_id": "channel", "placeholder": plain("Channel")},
        {"type": "conversations_select", "action_id": "talk", "placeholder": plain("Talk")},
        {
            "type": "multi_static_select",
            "action_id": "owners",
            "placeholder": plain("Owners"),
            "options": options(*POSTS),
        },
        {"type": "checkboxes", "action_id": "ticks", "options": options("Public", "Urgent")},
        {"type": "radio_buttons", "action_id": "one", "options": options("Yes", "No")},
    ]


def every_block() -> list[Json]:
    """One message with each block and element that a message may hold."""
    menu = {"type": "static_select", "action_id": "owner", "options": options(*POSTS)}
    outside = {"type": "external_select", "action_id": "find", "min_query_length": 1}
    more = {"type": "overflow", "action_id": "more", "options": options("History", "Share")}
    picture = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A chart"}
    return [
        {"type": "header", "text": plain("Every block :memo:")},
        {"type": "section", "text": mrkdwn(WORDS)},
        {"type": "section", "fields": [mrkdwn("*Owner*\nDCC"), plain("*not bold*")]},
        {"type": "section", "text": mrkdwn("Overflow"), "accessory": more},
        {"type": "section", "text": mrkdwn("Owner of A31"), "accessory": menu},
        {"type": "section", "text": mrkdwn("Find an action"), "accessory": outside},
        {"type": "section", "text": mrkdwn("Beside a picture"), "accessory": picture},
        {**picture, "title": plain("Outstanding by month")},
        {"type": "divider"},
        {"type": "actions", "elements": _controls()},
        _rich(),
        {"type": "markdown", "text": MARKDOWN},
        _table(),
        {"type": "context", "elements": [mrkdwn("Showing 1 of 1")]},
    ]


def form() -> Json:
    """A form with each kind of input."""
    return {
        "type": "modal",
        "callback_id": "add",
        "title": plain("Add an action"),
        "submit": plain("Add"),
        "close": plain("Cancel"),
        "blocks": [
            {"type": "section", "text": mrkdwn("Nothing is saved until you press *Add*.")},
            field("words", "What was promised", {"type": "plain_text_input", "multiline": True}),
            field("owner", "Owner", {"type": "static_select", "options": options(*POSTS)}),
            field("due", "Due", {"type": "datepicker"}, optional=True),
            field(
                "times",
                "Times carried",
                {"type": "number_input", "is_decimal_allowed": False, "min_value": "0"},
                optional=True,
                hint=plain("How often it was brought forward."),
            ),
            field("mail", "E-mail", {"type": "email_text_input"}, optional=True),
            field(
                "public",
                "May it be published?",
                {"type": "radio_buttons", "options": options("Yes", "No")},
                optional=True,
            ),
            {"type": "actions", "elements": [button("Who may be an owner?", "explain")]},
        ],
    }


def _redrawn(view: Json) -> Json:
    kept = {key: view[key] for key in ("type", "callback_id", "title", "submit", "close")}
    return {**kept, "blocks": [{"type": "header", "text": plain("Redrawn")}, *view["blocks"]]}


def _forms(app: App) -> None:
    @app.action("explain")
    def explain(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        explained = {"type": "section", "text": mrkdwn("An owner is a *post*.")}
        below = {"type": "modal", "title": plain("Owners"), "blocks": [explained]}
        client.views_push(trigger_id=body["trigger_id"], view=below)

    @app.view("add")
    def added(ack: Ack, view: Json, body: Json, client: WebClient) -> None:
        values = view["state"]["values"]
        words = values["words"]["value"]["value"]
        if words == "redraw":
            ack(response_action="update", view=_redrawn(view))
        elif words == "refuse":
            ack(response_action="errors", errors={"due": "Monday 6 January 2020 has passed."})
        else:
            ack()
            owner = values["owner"]["value"]["selected_option"]["value"]
            client.chat_postMessage(channel=body["user"]["id"], text=f"Recorded: {words}. {owner}.")

    @app.shortcut("add")
    @app.shortcut("record")
    def shortcut(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form())


def _buttons(app: App) -> None:
    @app.action({"type": "block_actions", "action_id": "withdraw"})
    def withdraw(ack: Ack, respond: Say) -> None:
        ack()
        respond("A31 was withdrawn.", replace_original=False)

    @app.options("find")
    def find(ack: Ack, payload: Json) -> None:
        wanted = payload["value"].lower()
        ack(options=[one for one in options(*POSTS) if wanted in one["value"].lower()])

    @app.action("report")
    def report(ack: Ack, body: Json, client: WebClient) -> None:
        ack()
        client.chat_update(
            channel=body["channel"]["id"],
            ts=body["message"]["ts"],
            text="Reported complete",
            blocks=[{"type": "section", "text": mrkdwn("*Reported complete*")}],
        )

    def told(ack: Ack, body: Json, respond: Say) -> None:
        ack()
        action = body["actions"][0]
        kept = {key: one for key, one in action.items() if key.startswith(("value", "selected"))}
        respond(f"{action['action_id']}: {kept}", replace_original=False)

    for name in ("day", "time", "moment", "person", "channel", "talk", "owners", "ticks", "one"):
        app.action(name)(told)
    for name in ("owner", "more"):
        app.action(name)(told)

    @app.action("home")
    def home(ack: Ack) -> None:
        ack()


def _commands(app: App) -> None:
    @app.command("/actions")
    def actions(ack: Ack, body: Json, client: WebClient) -> None:
        words = body["text"]
        if words == "add":
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=form())
        elif words == "slow":
            time.sleep(TOO_LONG)
            ack("Too late.")
        elif words == "share":
            ack(response_type="in_channel", text="*7 outstanding*")
        else:
            ack(text="7 outstanding", blocks=[{"type": "section", "text": mrkdwn(f"*7* {words}")}])

    @app.event("app_home_opened")
    def home(event: Json, client: WebClient) -> None:
        said = {"type": "section", "text": mrkdwn("*What the office owes*")}
        acts = {"type": "actions", "elements": [button("Show all", "home")]}
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [said, acts]})

    @app.event("message")
    def message() -> None:
        """What people say is theirs."""


@contextmanager
def connected(site: Site) -> Iterator[None]:
    """The bot, answering on `site` until the block ends."""
    app = App(
        client=client(site), signing_secret=site.signing_secret, token_verification_enabled=False
    )
    _commands(app)
    _buttons(app)
    _forms(app)
    handler = SocketModeHandler(app, site.app_token)
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt has not annotated it
    site.wait_for_bot()
    try:
        yield
    finally:
        leave(handler.client)
