"""Forms and App Home: opened in time, stacked three deep, redrawn, answered."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from local_bolt import client, connected
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import local
from bot.local import Shown, Site
from bot.local.state import forms

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def a_form(title: str = "Form", **changes: Any) -> Json:
    return {"type": "modal", "title": plain(title), "blocks": [], **changes}


def a_question(block_id: str = "q", **element: Any) -> Json:
    kind = {"type": "plain_text_input", "action_id": "a", **element}
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": kind}


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


@pytest.fixture
def bot(site: Site) -> WebClient:
    return client(site)


@pytest.fixture
def app(site: Site) -> Iterator[App]:
    with connected(site) as answering:
        yield answering


def trigger(site: Site, view: str | None = None) -> str:
    return site.workspace.handles.trigger("U0CHIEFC", view)


def error(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        call(**arguments)
    return str(refused.value.response["error"])


def top(site: Site) -> Shown:
    """The form on top of the chief's."""
    form = site.person("U0CHIEFC").form
    assert form is not None
    return form


def test_a_trigger_opens_one_form(site: Site, bot: WebClient) -> None:
    one = trigger(site)
    bot.views_open(trigger_id=one, view=a_form())

    assert error(bot.views_open, trigger_id=one, view=a_form()) == "exchanged_trigger_id"
    assert error(bot.views_open, trigger_id="1.2.x", view=a_form()) == "invalid_trigger_id"


def test_a_trigger_is_good_for_three_seconds(site: Site, bot: WebClient) -> None:
    site.workspace.handles.trigger_seconds = 0.0

    assert error(bot.views_open, trigger_id=trigger(site), view=a_form()) == "expired_trigger_id"


def test_a_refused_form_leaves_its_trigger_unused(site: Site, bot: WebClient) -> None:
    one = trigger(site)

    assert error(bot.views_open, trigger_id=one, view={"type": "modal"}) == "invalid_arguments"
    assert bot.views_open(trigger_id=one, view=a_form())["ok"]


def test_a_stack_is_three_forms_high(site: Site, bot: WebClient) -> None:
    shown = bot.views_open(trigger_id=trigger(site), view=a_form("1"))["view"]["id"]
    for title in ("2", "3"):
        shown = bot.views_push(trigger_id=trigger(site, shown), view=a_form(title))["view"]["id"]

    one = trigger(site, shown)
    assert error(bot.views_push, trigger_id=one, view=a_form("4")) == "push_limit_reached"
    chief = site.person("U0CHIEFC")
    titles = []
    while chief.form:
        titles.append(chief.form.view["title"]["text"])
        chief.closes()
    assert titles == ["3", "2", "1"]


def test_a_form_that_clears_on_closing_takes_those_beneath_it_along(
    site: Site, bot: WebClient
) -> None:
    below = bot.views_open(trigger_id=trigger(site), view=a_form("1"))["view"]["id"]
    clearing = a_form("2", clear_on_close=True)
    bot.views_push(trigger_id=trigger(site, below), view=clearing)

    chief = site.person("U0CHIEFC")
    chief.closes()

    assert chief.form is None


def test_a_form_is_pushed_only_from_inside_another(site: Site, bot: WebClient) -> None:
    assert error(bot.views_push, trigger_id=trigger(site), view=a_form()) == "not_found"


def test_a_stale_screen_does_not_overwrite_a_newer_one(site: Site, bot: WebClient) -> None:
    first = bot.views_open(trigger_id=trigger(site), view=a_form("1"))["view"]
    newer = bot.views_update(view_id=first["id"], view=a_form("2"), hash=first["hash"])["view"]

    stale = {"view_id": first["id"], "view": a_form("3"), "hash": first["hash"]}
    assert error(bot.views_update, **stale) == "hash_conflict"
    bot.views_update(view_id=first["id"], view=a_form("4"), hash=newer["hash"])
    assert top(site).words == "4"


def test_a_form_is_found_by_its_external_id_which_nothing_else_may_have(
    site: Site, bot: WebClient
) -> None:
    bot.views_open(trigger_id=trigger(site), view=a_form("1", external_id="mine"))

    again = {"trigger_id": trigger(site), "view": a_form("2", external_id="mine")}
    assert error(bot.views_open, **again) == "duplicate_external_id"
    bot.views_update(external_id="mine", view=a_form("3", external_id="mine"))
    assert top(site).words == "3"
    assert error(bot.views_update, view_id="V0", view=a_form()) == "not_found"


def test_a_redrawn_form_keeps_what_was_put_into_inputs_that_stay(
    site: Site, bot: WebClient
) -> None:
    asks = a_form(blocks=[a_question()], submit=plain("Send"))
    shown = bot.views_open(trigger_id=trigger(site), view=asks)["view"]
    form = site.workspace.stacks["U0CHIEFC"][0]
    form.state = forms.merged(form.state, {"q": {"a": {"value": "kept"}}})

    more = a_form(blocks=[a_question(), a_question("new")], submit=plain("Send"))
    view = bot.views_update(view_id=shown["id"], view=more)["view"]

    values = view["state"]["values"]
    assert (values["q"]["a"]["value"], values["new"]["a"]["value"]) == ("kept", None)


VIEW_LIMITS: dict[str, tuple[Callable[[int], Json], int]] = {
    "title": (lambda n: a_form("x" * n), 24),
    "submit": (lambda n: a_form(submit=plain("x" * n)), 24),
    "close": (lambda n: a_form(close=plain("x" * n)), 24),
    "callback_id": (lambda n: a_form(callback_id="x" * n), 255),
    "external_id": (lambda n: a_form(external_id="x" * n), 255),
    "private_metadata": (lambda n: a_form(private_metadata="x" * n), 3000),
    "blocks": (lambda n: a_form(blocks=[{"type": "divider"}] * n), 100),
}


@pytest.mark.parametrize("what", VIEW_LIMITS)
def test_a_form_may_reach_each_limit_and_not_pass_it(site: Site, bot: WebClient, what: str) -> None:
    build, most = VIEW_LIMITS[what]

    assert bot.views_open(trigger_id=trigger(site), view=build(most))["ok"]
    found = error(bot.views_open, trigger_id=trigger(site), view=build(most + 1))
    assert found == "invalid_arguments"


def test_a_form_of_more_than_250_kilobytes_is_too_large(site: Site, bot: WebClient) -> None:
    fat = [{"type": "section", "fields": [{"type": "plain_text", "text": "x" * 2000}] * 10}] * 12

    assert bot.views_open(trigger_id=trigger(site), view=a_form(blocks=fat))["ok"]
    found = error(bot.views_open, trigger_id=trigger(site), view=a_form(blocks=fat * 2))
    assert found == "view_too_large"


@pytest.mark.parametrize(
    "view",
    [
        a_form(type="home"),
        {"type": "modal", "blocks": []},
        a_form(blocks=[a_question()]),
        a_form(blocks=[a_question(), a_question()], submit=plain("Send")),
        a_form(blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]),
    ],
)  # fmt: skip
def test_a_wrong_form_is_an_invalid_argument(site: Site, bot: WebClient, view: Json) -> None:
    assert error(bot.views_open, trigger_id=trigger(site), view=view) == "invalid_arguments"


def test_home_is_each_persons_own_and_minds_its_hash(site: Site, bot: WebClient) -> None:
    view = {"type": "home", "blocks": [{"type": "header", "text": plain("Yours")}]}
    first = bot.views_publish(user_id="U0CHIEFC", view=view)["view"]["hash"]
    bot.views_publish(user_id="U0CHIEFC", view=view, hash=first)

    stale = {"user_id": "U0CHIEFC", "view": view, "hash": first}
    assert error(bot.views_publish, **stale) == "hash_conflict"
    home = site.person("U0CHIEFC").home
    assert home is not None
    assert home.words == "Yours"
    assert site.person("U0DEPUTY").home is None


@pytest.mark.parametrize(
    ("element", "value", "problem"),
    [
        ({"min_length": 3}, "ab", "Please enter at least 3 characters."),
        ({"max_length": 3}, "abcd", "Please enter at most 3 characters."),
        ({}, "", "Please complete this required field."),
    ],
)
def test_what_slacks_own_client_refuses_never_reaches_the_bot(  # noqa: PLR0917  pytest's
    site: Site, bot: WebClient, app: App, element: Json, value: str, problem: str
) -> None:
    asks = a_form(blocks=[a_question(**element)], submit=plain("Send"), callback_id="f")
    bot.views_open(trigger_id=trigger(site), view=asks)
    chief = site.person("U0CHIEFC")

    chief.fills(top(site), {"q": value})

    assert chief.submits().only.errors == {"q": problem}


def test_a_sent_form_may_be_redrawn_pushed_upon_or_cleared(
    site: Site, bot: WebClient, app: App
) -> None:
    answers: list[Json] = [
        {"response_action": "push", "view": a_form("pushed", submit=plain("S"), callback_id="f")},
        {"response_action": "update", "view": a_form("again", submit=plain("S"), callback_id="f")},
        {"response_action": "clear"},
    ]
    app.view("f")(lambda ack: ack(**answers.pop(0)))
    bot.views_open(
        trigger_id=trigger(site), view=a_form("first", submit=plain("S"), callback_id="f")
    )
    chief = site.person("U0CHIEFC")

    titles = []
    while chief.form:
        titles.append(chief.form.view["title"]["text"])
        chief.submits()

    assert titles == ["first", "pushed", "again"]
    assert site.workspace.stacks["U0CHIEFC"] == []


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"response_action": "errors", "errors": {"nowhere": "x"}}, "invalid_response_errors"),
        ({"response_action": "update", "view": {"type": "modal"}}, "invalid_arguments"),
    ],
)
def test_a_wrong_answer_to_a_form_is_an_error_to_the_person(
    site: Site, bot: WebClient, app: App, answer: Any, shown: str
) -> None:
    app.view("f")(lambda ack: ack(**answer))
    asks = a_form(blocks=[a_question(initial_value="x")], submit=plain("Send"), callback_id="f")
    bot.views_open(trigger_id=trigger(site), view=asks)

    with pytest.raises(local.NotAnswered, match=shown):
        site.person("U0CHIEFC").submits()


def test_every_kind_of_input_reports_what_was_put_into_it(
    site: Site, bot: WebClient, app: App
) -> None:
    options = [{"text": plain(one), "value": one} for one in ("CC", "DCC", "ACC")]
    kinds: dict[str, tuple[Json, Any]] = {
        "Words": ({"type": "plain_text_input"}, "done"),
        "Post": ({"type": "static_select", "options": options}, "DCC"),
        "Posts": ({"type": "multi_static_select", "options": options}, ["CC", "ACC"]),
        "Public": ({"type": "checkboxes", "options": options}, ["CC"]),
        "How": ({"type": "radio_buttons", "options": options}, "ACC"),
        "Day": ({"type": "datepicker"}, "2020-01-13"),
        "Time": ({"type": "timepicker"}, "14:00"),
        "Person": ({"type": "users_select"}, "U0DEPUTY"),
        "Channel": ({"type": "conversations_select"}, "C0ASSURE"),
        "Late": ({"type": "number_input", "is_decimal_allowed": False}, "4"),
    }
    got: list[Json] = []

    @app.view("f")
    def sent(ack: Ack, view: Json) -> None:
        got.append(view["state"]["values"])
        ack()

    asks = [a_question(label, **element) for label, (element, _) in kinds.items()]
    view = a_form(blocks=asks, submit=plain("Send"), callback_id="f")
    bot.views_open(trigger_id=trigger(site), view=view)
    chief = site.person("U0CHIEFC")

    chief.fills(top(site), {label: value for label, (_, value) in kinds.items()})
    chief.submits()

    held = {label: got[0][label]["a"] for label in kinds}
    assert held["Words"] == {"type": "plain_text_input", "value": "done"}
    assert held["Post"]["selected_option"] == options[1]
    assert [one["value"] for one in held["Posts"]["selected_options"]] == ["CC", "ACC"]
    assert held["Public"]["selected_options"] == [options[0]]
    assert held["How"]["selected_option"]["value"] == "ACC"
    assert held["Day"]["selected_date"] == "2020-01-13"
    assert held["Time"]["selected_time"] == "14:00"
    assert held["Person"]["selected_user"] == "U0DEPUTY"
    assert held["Channel"]["selected_conversation"] == "C0ASSURE"
    assert held["Late"]["value"] == "4"


def test_an_external_menu_asks_the_bot_for_its_choices(
    site: Site, bot: WebClient, app: App
) -> None:
    app.options("a")(
        lambda ack, payload: ack(options=[{"text": plain(payload["value"] + "17"), "value": "17"}])
    )
    asks = a_question(type="external_select", min_query_length=1)
    view = a_form(blocks=[asks], submit=plain("Send"))
    bot.views_open(trigger_id=trigger(site), view=view)
    chief = site.person("U0CHIEFC")

    assert chief.suggestions(top(site), "q", "A") == ["A17"]


def test_a_menu_in_a_message_reports_the_choice_and_its_state(
    site: Site, bot: WebClient, app: App
) -> None:
    got: list[Json] = []

    @app.action("pick")
    def picked(ack: Ack, body: Json) -> None:
        got.append(body)
        ack()

    options = [{"text": plain(one), "value": one} for one in ("CC", "DCC")]
    menu = {"type": "static_select", "action_id": "pick", "options": options}
    row = {"type": "actions", "block_id": "row", "elements": [menu]}
    bot.chat_postMessage(channel="C0ASSURE", text="Who?", blocks=[row])
    chief = site.person("U0CHIEFC")

    chief.chooses("DCC", in_=chief.channel("C0ASSURE").only)

    assert got[0]["actions"][0]["selected_option"] == options[1]
    assert got[0]["state"]["values"]["row"]["pick"]["selected_option"] == options[1]
    assert got[0]["container"]["type"] == "message"
    assert got[0]["channel"] == {"id": "C0ASSURE", "name": "privategroup"}
