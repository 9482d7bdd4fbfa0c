"""Whatever is typed, pressed or sent is answered, nothing alive in it, nothing lost (C1, C2)."""

# ruff: noqa: RUF001  curly quotes and dashes are what is tested

import json
from itertools import count, cycle
from typing import Final

import pytest
from anybody import Anybody
from builders import an_action
from hostile import HALVES, SPECIAL, generated
from slack_bolt import BoltRequest
from sqlmodel import col, select
from trying import OFFICE, SAVED, Go, entries, pressed, sent, tried, typed

from bot.office import Office
from bot.pace import Pace
from handlers import COMMANDS, build_app
from handlers.cleaning import kept
from store import Store
from store.tables import Action, Update

SEED: Final = 20_210_607
PARTS: Final = 6

TYPED: Final[dict[str, Go]] = {
    f"{command} {verb}": typed(f"{command} {verb} ")
    for command, verbs in COMMANDS.items()
    for verb in verbs
}
MORE: Final[dict[str, Go]] = {
    "/actions": typed("/actions "),
    "/meetings": typed("/meetings "),
    "/reminders": typed("/reminders "),
    "/actions update A1": typed("/actions update A1 "),
    "/actions report A1": typed("/actions report A1 "),
    "/actions add DCC to": typed("/actions add DCC to "),
    "/actions add … by": typed("/actions add DCC to circulate the paper by "),
    "/actions assign A1 to": typed("/actions assign A1 to "),
    "/actions defer A1 to": typed("/actions defer A1 to "),
    "/actions defer … because": typed("/actions defer A1 to July 2022 because "),
    "/actions for": typed("/actions for "),
    "/actions about": typed("/actions about "),
    "/meetings schedule": typed("/meetings schedule Monday 13 December 2021 "),
    "the words of a form": sent("add", "words"),
    "the owner in a form": sent("add", "owner", "words"),
    "the due time in a form": sent("add", "due", "words"),
    "every field of a form": sent("amend", "words", "owner", "due"),
    "the reason in a form": sent("defer", "because", "to"),
    "an update in a form": sent("update", "words"),
    "a report in a form": sent("report", "words"),
    "a form's own load": lambda any_, given: any_.submits(OFFICE, "amend", given, {"words": "x"}),
    "a message to record": lambda any_, given: any_.shortcuts(
        OFFICE, "record_message", words=given),
    "a filter in a button": lambda any_, given: any_.presses(OFFICE, "page", {
        "words": given, "on": given[:10], "place": [given[:10], 1, False]}),
    "an answer to a question": lambda any_, given: any_.presses(OFFICE, "settle:0", {
        "verb": "add", "words": f"DCC to {given}", "chosen": {"owner0": given, "due": given}}),
    "open": pressed("open"),
    "history": pressed("history"),
    "form": pressed("form"),
    "list": pressed("list"),
    "undo": pressed("undo"),
}  # fmt: skip


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture(autouse=True)
def an_action_to_try(store: Store, nothing_goes_wrong: None) -> None:
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="Wed 2 June 2021")


@pytest.mark.parametrize("part", range(PARTS))
def test_every_command_field_and_button_takes_special_strings(part: int, anybody: Anybody) -> None:
    for place, name in [*enumerate((*TYPED, *MORE))][part::PARTS]:
        tried(anybody, (TYPED | MORE)[name], SPECIAL[place % 25 :: 25], to=name)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_button_form_and_shortcut_takes_some_of_them(part: int, anybody: Anybody) -> None:
    for place, (name, go) in [*enumerate(entries())][part::PARTS]:
        tried(anybody, go, SPECIAL[place % 45 :: 45], to=name)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_button_form_and_shortcut_takes_every_one(part: int, anybody: Anybody) -> None:
    for name, go in [*entries()][part::PARTS]:
        tried(anybody, go, SPECIAL, to=name)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_one_of_them_takes_every_one(part: int, anybody: Anybody) -> None:
    for name in [*TYPED, *MORE][part::PARTS]:
        tried(anybody, (TYPED | MORE)[name], SPECIAL, to=name)


@pytest.mark.parametrize("part", range(4))
def test_generated_strings_through_each_way_in(part: int, anybody: Anybody) -> None:
    ways = cycle((TYPED | MORE).values())
    for given, go in zip(generated(40, seed=SEED + part), ways, strict=False):
        tried(anybody, go, [given])


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.long)])
def test_what_is_written_in_a_form_is_saved_as_it_was_written(
    store: Store, anybody: Anybody, step: int
) -> None:
    for text in SAVED[::step]:
        anybody.submits(OFFICE, "update", {"action": 1}, {"words": text})
        anybody.submits(OFFICE, "amend", {"action": 1}, {"words": text, "owner": "DCC", "due": ""})
        with store.reading() as session:
            said = session.exec(select(Update).order_by(col(Update.id).desc())).first()
            action = session.get_one(Action, 1)
        assert said is not None
        assert (said.words, action.words) == (text.strip(), text.strip())


@pytest.mark.parametrize(
    "text",
    ["R&D <see annex> costs 5 < 6 > 4", "2*3 on m² (½)", "`code` *bold* _it_", "it’s <b> & </b>",
     "the PCC's “own” words – dash", "漢字 שלום Ωµ", "A17 and A18 as well",
     "<!channel> <@U0CHIEFC>"],
)  # fmt: skip
def test_what_is_typed_in_one_line_is_saved_as_it_was_typed(
    text: str, store: Store, anybody: Anybody
) -> None:
    anybody.commands(OFFICE, f"/actions update A1 so {text}")

    with store.reading() as session:
        said = session.exec(select(Update)).one()
    assert said.words == f"so {text}".replace("’", "'").replace("“", '"').replace("”", '"')


def test_what_no_database_can_keep_is_left_out_and_the_rest_is_kept(store: Store) -> None:
    assert (
        kept(f"a\x00b\x1b[31m {HALVES}\ttab\nline")
        == "ab[31m half \ufffd of a pair \ufffd\ttab\nline"
    )


def test_half_of_a_pair_of_characters_is_answered_like_any_other(
    office: Office, store: Store
) -> None:
    body = {"command": "/actions", "text": f"update A1 {HALVES}", "user_id": OFFICE,
            "trigger_id": "1.2.3", "channel_id": "C0ASSURE", "team_id": "T0OPCC00"}  # fmt: skip

    answer = build_app(office).dispatch(BoltRequest(body=json.dumps(body), mode="socket_mode"))

    assert answer.status == 200
    with store.reading() as session:
        assert session.exec(select(Update)).one().words == "half \ufffd of a pair \ufffd"


def test_a_long_message_is_recorded_with_as_much_of_it_as_a_form_carries(
    store: Store, anybody: Anybody
) -> None:
    for words in ("🔥" * 5_000, '"' * 5_000, "\n" * 10 + "x" * 5_000):
        came = anybody.shortcuts(OFFICE, "record_message", words=words)
        assert came.opened == "add"


def test_a_message_is_recorded_as_it_reads_on_the_screen(anybody: Anybody) -> None:
    words = "<@U0DEPUTY> to tell <!here> &amp; <#C0OFFICE|office>: <https://a.example/x|the page>"

    came = anybody.shortcuts(OFFICE, "record_message", words=words)

    form = came.seen[-1]
    _, box = form.input("What is to be done")
    assert box["initial_value"] == "tell @here & #office: the page (https://a.example/x)"
    _, owner = form.input("Who owes it")
    assert owner["initial_value"] == "@Julian Moss"


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_ten_thousand_generated_strings(part: int, anybody: Anybody) -> None:
    ways = cycle((TYPED | MORE).values())
    for given, go in zip(generated(1_000, seed=SEED + 100 + part), ways, strict=False):
        tried(anybody, go, [given])
