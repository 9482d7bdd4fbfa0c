"""Threads when things go wrong: twenty presses at once, events told again, a process that dies."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from builders import NOW, SLACK, the_policy_officer
from databases import Databases
from delivering import Killed, Steps, an_update_told, deliver, dying, told_this_morning
from sqlmodel import col, select

from bot import actions, local
from bot.local import Shown
from bot.office import Office
from bot.pace import Pace
from handlers import answering as answering_
from handlers import threads
from handlers.asking import Request, answering, writes
from store import Store, history
from store.tables import Acknowledgement, Message, Remark, Update

BOARD = "C0ASSURE"
SEED = 20_210_607


@pytest.fixture(scope="module")
def template(databases: Databases, template: str) -> Iterator[str]:
    """The small office on a Monday on which the week's line has been told."""
    with databases.added_to(template, told_this_morning) as url:
        yield url


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture
def told(office: Office, site: local.Site, clock: local.Clock) -> Shown:
    """The message that tells the office's update on A1, which the DCC and the CC owe."""
    return an_update_told(office, site, clock)


def test_twenty_presses_at_once_by_two_people_are_one_acknowledgement(
    answering: None, told: Shown, site: local.Site, store: Store
) -> None:
    answers: list[str] = []

    def press(number: int) -> None:
        person = site.person(SLACK["SO" if number % 2 else "CC"])  # each sees what followed its own
        answers.append(person.presses("Acknowledge", in_=told).text)

    at_once([lambda n=n: press(n) for n in range(20)])  # type: ignore[misc]

    with store.reading() as session:
        given = session.exec(select(Acknowledgement).where(col(Acknowledgement.at).is_not(None)))
        assert len(given.all()) == 1
    assert dids(store).count("acknowledged") == 1
    assert "Waiting for the DCC since" in told.text
    first = "Melanie Reynolds" if "the SO for the CC" in told.text else "Anthony Bangham"
    assert sum("Recorded: the CC has seen" in one for one in answers) >= 1
    with store.writing() as session:  # whoever comes after reads who was first, and when
        again = session.exec(select(Acknowledgement)).all()
        assert {one.how for one in again} == {"", "button"}
    late = site.person(SLACK["CC"]).presses("Acknowledge", in_=told).text
    assert f"was acknowledged for the CC by {first}, Mon 7 Jun 2021" in late


def test_the_message_ends_as_the_facts_are_whoever_drew_it_last(  # noqa: PLR0917  fixtures
    answering: None, told: Shown, site: local.Site, store: Store, office: Office,
    clock: local.Clock,
) -> None:  # fmt: skip
    people = [site.person(SLACK[short]) for short in ("DCC", "CC")]
    for number in range(3):
        with store.writing() as session:
            by, action = the_policy_officer(session), actions.find(session, 1)
            actions.update(session, action, f"Out on day {number}", by=by, at=NOW)
        deliver(office, clock)
        newest = people[0].channel(BOARD)[-1]
        assert f"Out on day {number}" in newest.text

        at_once([lambda who=who, it=newest: who.presses("Acknowledge", in_=it) for who in people])  # type: ignore[misc]

        assert "Everybody who was asked has acknowledged it." in newest.text
        with store.reading() as session:
            assert set(session.exec(select(Message.correct_at))) == {None}


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_events_told_up_to_28_times_in_any_order_have_one_effect_each(
    seed: int, answering: None, told: Shown, site: local.Site, store: Store
) -> None:
    before = len(site.delivery.told)
    for short, words in (("DCC", "noted, will chase"), ("SO", "seen"), ("DCC", "It is with legal"),
                         ("PCC", "ack"), ("DCC", "update: shared on Tuesday")):  # fmt: skip
        site.person(SLACK[short]).says(words, channel=BOARD, thread=told.ts)
    once, remarked = dids(store), remarks(store)
    again = [one for one in site.delivery.told[before:] for _ in range(28)]
    random.Random(seed).shuffle(again)  # noqa: S311  not a secret

    for number, one in enumerate(again[:84]):
        site.delivery.redeliver(one, attempt=1 + number % 3).tried.wait(3)

    assert dids(store) == once, seed
    assert remarks(store) == remarked, seed


def test_an_edit_and_a_deletion_that_come_before_their_message_lose_nothing(
    office: Office, told: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    bodies = [
        heard_of(site, lambda: deputy.says("It is with legal", channel=BOARD, thread=told.ts))
    ]
    reply = deputy.channel(BOARD, thread=told.ts)[-1]
    bodies.append(heard_of(site, lambda: deputy.edits(reply, "It is back from legal")))
    bodies.append(heard_of(site, lambda: deputy.deletes(reply)))

    for body in reversed(bodies):
        threads.heard(office, body)

    with store.reading() as session:
        remark = session.exec(select(Remark)).one()
        assert remark.words == "It is back from legal"
        assert remark.deleted_at is not None
    assert dids(store).count("deleted a remark on") == 1


EXPECTED = {
    "noted": ["acknowledged"],
    "The draft is with legal": ["remarked on"],
    "update: shared on Tuesday": ["remarked on", "updated"],
}


@pytest.mark.parametrize(
    ("words", "first", "apart"),
    [
        *((words, place, 3) for place, words in enumerate(EXPECTED)),
        *(pytest.param(words, 0, 1, marks=pytest.mark.long) for words in EXPECTED),
    ],
)
def test_a_process_that_dies_at_any_step_loses_nothing_and_does_nothing_twice(  # noqa: PLR0917  fixtures
    words: str, first: int, apart: int, office: Office, told: Shown, site: local.Site,
    clock: local.Clock, store: Store,
) -> None:  # fmt: skip
    for step in range(first, 40, apart):
        forget_acknowledgements(store)
        deputy = site.person(SLACK["DCC"])
        body = heard_of(site, lambda d=deputy: d.says(words, channel=BOARD, thread=told.ts))  # type: ignore[misc]
        before = dids(store)
        died = dies(lambda step=step, body=body: threads.heard(  # type: ignore[misc]
            dying(office, Steps(die_at=step)), body))  # fmt: skip

        threads.heard(office, body)  # Slack was not answered: it tells of it again
        threads.heard(office, body)
        deliver(office, clock)

        made = dids(store)[len(before) :]
        assert made == EXPECTED[words], f"{words}, step {step}"
        if words == "noted":
            assert "Seen by the DCC" in told.text, step
        if not died:
            assert step > 3
            return
    raise AssertionError("the steps have no end")


def test_a_press_whose_process_dies_is_whole_or_nothing_and_drawn_in_the_end(
    office: Office, told: Shown, clock: local.Clock, store: Store
) -> None:
    for step in range(40):
        forget_acknowledgements(store)
        before = dids(store)
        request = Request(SLACK["DCC"], "button", f"button:{step}", words="u1", channel=BOARD,
                          message={"ts": told.ts})  # fmt: skip
        end = dying(office, Steps(die_at=step))
        pressed = writes(answering_.acknowledged)
        died = dies(lambda e=end, r=request, p=pressed: answering(e, p, r))  # type: ignore[misc]
        clock.wind(by=timedelta(seconds=40))
        deliver(office, clock)

        done = dids(store)[len(before) :]
        assert done in ([], ["acknowledged"]), step
        if done:
            assert "Seen by the DCC" in told.text, step
        if not died:
            assert done
            return
    raise AssertionError("the steps have no end")


def test_a_slack_that_cannot_say_who_it_is_leaves_the_event_for_later(
    office: Office, told: Shown, site: local.Site, store: Store
) -> None:
    deputy = site.person(SLACK["DCC"])
    body = heard_of(site, lambda: deputy.says("noted", channel=BOARD, thread=told.ts))
    before = dids(store)

    with site.unreachable(), pytest.raises(OSError):  # noqa: PT011  whatever the network says
        threads.heard(office, body)
    assert dids(store) == before

    threads.heard(office, body)
    assert dids(store) == [*before, "acknowledged"]


def test_a_press_on_words_that_are_others_by_now_acknowledges_nothing_and_says_them(
    answering: None, office: Office, told: Shown, site: local.Site, store: Store
) -> None:
    chief = site.person(SLACK["CC"])
    before = next(one for one in told.blocks if one["type"] == "actions")["elements"][0]
    assert before["value"] == "u1.1"
    with store.writing() as session:
        session.get_one(Update, 1).revision = 2
        session.get_one(Update, 1).edited_words = "Out on Monday"

    said = chief.presses("Acknowledge", in_=told).text

    assert "was worded anew just now: “Out on Monday”. Nothing was recorded." in said
    assert "acknowledged" not in dids(store)


def test_a_hostile_event_is_nothing(office: Office, told: Shown, store: Store) -> None:
    before = dids(store)
    message = {"type": "message", "channel": BOARD, "user": SLACK["DCC"], "ts": "1.1",
               "thread_ts": told.ts}  # fmt: skip
    hostile: list[dict[str, Any]] = [
        {},
        {"type": "message"},
        {"type": "message", "subtype": "message_changed"},
        {"type": "message", "subtype": "message_deleted", "previous_message": None},
        {"type": "reaction_added"},
        {"type": "reaction_added", "reaction": "white_check_mark", "item": {"type": "file"}},
        message | {"thread_ts": "0"},
        message | {"channel": "C0NOWHERE"},
        message | {"subtype": "channel_join"},
        message | {"bot_id": "B0OTHER"},
        message | {"user": "U0NOBODY", "text": "noted"},
    ]

    for number, event in enumerate(hostile):
        threads.heard(office, {"event": event, "event_id": f"Ev{number}"})

    assert dids(store) == before


def forget_acknowledgements(store: Store) -> None:
    with store.writing() as session:
        for one in session.exec(select(Acknowledgement)):
            one.at = None


def dies(does: Callable[[], object]) -> bool:
    try:
        does()
    except Killed:
        return True
    return False


def at_once(work: list[Callable[[], object]]) -> None:
    with ThreadPoolExecutor(len(work)) as pool:
        for done in [pool.submit(one) for one in work]:
            done.result()


def heard_of(site: local.Site, does: Callable[[], object]) -> dict[str, Any]:
    """Return what Slack would tell the bot of a deed."""
    first = len(site.delivery.told)
    does()
    return site.delivery.told[first].payload


def dids(store: Store) -> list[str]:
    with store.reading() as session:
        return [line.did for line in history.of(session, "action", 1)]


def remarks(store: Store) -> list[str]:
    with store.reading() as session:
        return [one.words for one in session.exec(select(Remark).order_by(col(Remark.id)))]
