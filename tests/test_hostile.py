"""Whatever is typed, pressed or sent is answered, nothing alive in it, nothing lost (C1, C2)."""

# ruff: noqa: RUF001  curly quotes and dashes are what is tested

import json
import logging
import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, cycle
from typing import Any, Final

import pytest
from anybody import Anybody, Came
from builders import NOW, an_action, the_policy_officer
from hostile import HALVES, SPECIAL, generated
from slack_bolt import BoltRequest
from sqlmodel import col, select
from structlog.testing import capture_logs

from bot import actions
from bot.local import Site
from bot.office import Office
from bot.pace import Pace
from bot.reading.due import Due
from handlers import COMMANDS, build_app
from handlers.cleaning import kept
from store import Store, history
from store.tables import Action, Update

SEED: Final = 20_210_607
SECONDS: Final = 1.0
OFFICE: Final = "U0POLICY"
PARTS: Final = 6

Go = Callable[[Anybody, str], Came]


def typed(words: str) -> Go:
    return lambda any_, given: any_.commands(OFFICE, words + given)


def sent(verb: str, *names: str) -> Go:
    def go(any_: Anybody, given: str) -> Came:
        values = dict.fromkeys(names, given) | ({"board": "1"} if verb == "add" else {})
        return any_.submits(OFFICE, verb, {"action": 1}, values)

    return go


def pressed(name: str) -> Go:
    return lambda any_, given: any_.presses(OFFICE, name, given)


TYPED: Final[dict[str, Go]] = {
    f"{command} {verb}": typed(f"{command} {verb} ")
    for command, verbs in COMMANDS.items()
    for verb in verbs
}
MORE: Final[dict[str, Go]] = {
    "/actions": typed("/actions "),
    "/meetings": typed("/meetings "),
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
def nothing_goes_wrong(
    store: Store, site: Site, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """After each test: no error was logged, Slack refused nothing, the history is whole."""
    with store.writing() as session:
        an_action(session, "Circulate the options paper", due="Wed 2 June 2021")
    with capture_logs() as said:
        yield
    assert [one for one in said if one["log_level"] in {"error", "critical"}] == []
    assert [one.message for one in caplog.records if one.levelno >= logging.ERROR] == []
    assert [(one.method, one.error) for one in site.requests if one.error] == []
    with store.reading() as session:
        assert history.verify(session) is None


@pytest.mark.parametrize("part", range(PARTS))
def test_every_command_field_and_button_takes_special_strings(part: int, anybody: Anybody) -> None:
    for place, name in [*enumerate((*TYPED, *MORE))][part::PARTS]:
        tried(anybody, (TYPED | MORE)[name], SPECIAL[place % 3 :: 3], to=name)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_one_of_them_takes_every_one(part: int, anybody: Anybody) -> None:
    for name in [*TYPED, *MORE][part::PARTS]:
        tried(anybody, (TYPED | MORE)[name], SPECIAL, to=name)


@pytest.mark.parametrize("part", range(4))
def test_generated_strings_through_each_way_in(part: int, anybody: Anybody) -> None:
    ways = cycle((TYPED | MORE).values())
    for given, go in zip(generated(120, seed=SEED + part), ways, strict=False):
        tried(anybody, go, [given])


SAVED: Final = tuple(text for text in map(kept, SPECIAL) if text.strip() and len(text) <= 3_000)


@pytest.fixture
def full_of_it(store: Store) -> int:
    """A register with every special string as words, reason, update, note and owner."""
    with store.writing() as session:
        for number, text in enumerate(SAVED):
            action = an_action(session, text, owner=["DCC", text[:60]])
            by = the_policy_officer(session)
            action.quotation = text
            actions.update(session, action, text, by=by, at=NOW)
            actions.defer(session, action, to=a_due(text), because=text, by=by, at=NOW)
            if number % 3 == 0:
                actions.report(session, action, words=text, by=by, at=NOW)
            if number % 3 == 1:
                actions.discharge(session, action, words=text, by=by, at=NOW)
            if number % 3 == 2 and number % 2:
                actions.withdraw(session, action, because=text, by=by, at=NOW)
    return 1 + len(SAVED)


def a_due(text: str) -> Due:
    return Due(text[:150], "event")


def test_whatever_was_saved_can_be_listed_shown_and_told(full_of_it: int, anybody: Anybody) -> None:
    for ref in range(2, full_of_it + 1):
        tried(anybody, typed("/actions show "), [f"A{ref}"])
        tried(anybody, typed("/actions history "), [f"A{ref}"])
        tried(anybody, pressed("open"), [str(ref)])
        tried(anybody, pressed("form:amend"), [f"amend:{ref}"])
    tried(anybody, typed("/actions show "), ["A2 A3 A4 A5 A6", "A7-A11"])
    tried(anybody, typed("/actions search "), ["x", "channel", "word"])
    discharged = " ".join(f"A{ref}" for ref in range(2, 50))
    tried(anybody, typed("/actions discharge "), [discharged])


@pytest.mark.parametrize("words", ["all", "outstanding", "reported", "discharged", "for DCC"])
def test_every_page_of_it_can_be_turned(full_of_it: int, anybody: Anybody, words: str) -> None:
    came = anybody.commands(OFFICE, f"/actions {words}")
    told = 0
    while True:
        assert came.error is None
        assert alive(came) == []
        told += sum(1 for one in came.seen for block in one.blocks if "accessory" in block)
        shown = came.seen[-1]
        if "Next" not in shown.buttons:
            break
        _, button = shown.element("Next")
        came = anybody.presses(OFFICE, "page:next", button["value"])

    counted = re.search(r"(\d+) ", anybody.commands(OFFICE, f"/actions {words}").words)
    assert counted is not None
    assert told == int(counted[1])


@pytest.mark.parametrize("character", ["&", "🔥"])
def test_the_longest_of_everything_is_within_what_slack_takes(
    character: str, store: Store, anybody: Anybody
) -> None:
    longest = character * 3_000
    with store.writing() as session:
        by = the_policy_officer(session)
        for _ in range(25):
            action = an_action(
                session, longest, owner=["DCC", character * 60, f"{character * 59}b"]
            )
            for _ in range(3):
                actions.update(session, action, longest, by=by, at=NOW)
                actions.defer(session, action, to=Due(character * 150, "event"), because=longest,
                              by=by, at=NOW)  # fmt: skip
            actions.report(session, action, words=longest, by=by, at=NOW)
        for _ in range(20):
            actions.update(session, action, longest, by=by, at=NOW)
            actions.report(session, action, words=longest[: 2_900 + _], by=by, at=NOW)

    tried(anybody, typed("/actions "), ["all", "outstanding", "show A3", "show A3 A4 A5 A6 A7"])
    tried(anybody, typed("/actions history "), ["A26"])
    tried(anybody, typed("/actions search "), [character * 10])
    tried(anybody, typed("/actions discharge "), ["A3-A26"])
    tried(anybody, pressed("open"), ["26"])
    for name in ("amend", "defer", "report"):
        tried(anybody, pressed("form"), [f"{name}:2"])
    anybody.site.person(OFFICE).opens_home()


def test_home_shows_it_within_what_slack_takes(
    full_of_it: int, anybody: Anybody, site: Site
) -> None:
    for who in (OFFICE, "U0DEPUTY"):
        person = site.person(who)
        person.opens_home()
        site.requests.wait_for("views.publish")
        assert person.home is not None
        assert list(mrkdwn(person.home.blocks))
        assert [text for text in mrkdwn(person.home.blocks) if "<" in text] == []


def test_what_is_written_in_a_form_is_saved_as_it_was_written(
    store: Store, anybody: Anybody
) -> None:
    for text in SAVED:
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

    _, box = came.seen[-1].input("What is to be done")
    assert box["initial_value"] == (
        "@Julian Moss to tell @here & #office: the page (https://a.example/x)"
    )


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_ten_thousand_generated_strings(part: int, anybody: Anybody) -> None:
    ways = cycle((TYPED | MORE).values())
    for given, go in zip(generated(1_000, seed=SEED + 100 + part), ways, strict=False):
        tried(anybody, go, [given])


def tried(anybody: Anybody, go: Go, strings: Sequence[str], *, to: str = "") -> None:
    for given in strings:
        said = f"{to}: {given[:80]!r}"
        began = time.process_time()
        came = go(anybody, given)
        took = time.process_time() - began
        assert came.error is None, f"{came.error} for {said}"
        assert "Something went wrong" not in came.words, said
        assert "could not reach the register" not in came.words, said
        assert alive(came) == [], said
        assert took < SECONDS, f"{took:.1f} s for {said}"


def alive(came: Came) -> list[str]:
    """Return the marks that Slack would act on: nothing but the bot's own text may hold one."""
    sent_ = [came.body, *(one.view for one in came.seen), *(one.raw for one in came.seen)]
    sent_ += [block for one in came.seen for block in one.blocks]
    return [text for text in mrkdwn(sent_) if "<" in text or re.search(r"&(?!amp;|lt;|gt;)", text)]


def mrkdwn(sent_: Any) -> Iterator[str]:
    """Yield every text that Slack reads marks in: mrkdwn objects and the text of a message."""
    if isinstance(sent_, dict):
        if sent_.get("type") == "mrkdwn":
            assert sent_["verbatim"] is True
            yield sent_["text"]
        elif sent_.get("type") != "plain_text":
            yield from (sent_["text"],) if isinstance(sent_.get("text"), str) else ()
            for value in sent_.values():
                yield from mrkdwn(value)
    elif isinstance(sent_, list):
        for one in sent_:
            yield from mrkdwn(one)
