"""Every kind of actor, every verb, every way in: what is permitted, and what a refusal reveals.

The table of who may is written out here once more, by hand, so that a slip in the bot's own
table is a difference between two and not a rule (FAULTS F1, F2).
"""

from collections.abc import Iterator, Sequence
from itertools import count, product

import pytest
from anybody import Anybody
from builders import NOW, an_action, the_policy_officer
from entries import ENTRIES, OWN, Entry, every_entry
from matrix import (
    ACTORS,
    PERMITTED,
    READERS,
    SECRET,
    STAFF,
    TO_ACTIONS,
    TO_DISCHARGED,
    TO_MEETINGS,
    TO_READ,
    WAYS,
    Way,
    all_kinds,
    assert_refused,
    last_line,
    lines,
)
from sqlmodel import Session

from bot import access, actions
from bot.local import Site
from bot.pace import Pace
from store import Store, history


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture(autouse=True)
def everybody(store: Store, site: Site) -> None:
    all_kinds(store, site)


@pytest.mark.parametrize("kind", ACTORS)
def test_each_verb_is_done_by_exactly_those_who_may(
    kind: str, store: Store, anybody: Anybody
) -> None:
    """Each kind of actor by every third way in, so that each way is tried by four kinds."""
    tried(kind, WAYS[[*ACTORS].index(kind) % 3 :: 3], store, anybody)


@pytest.mark.long
@pytest.mark.parametrize("kind", ACTORS)
def test_each_verb_is_done_by_exactly_those_who_may_whichever_way_in(
    kind: str, store: Store, anybody: Anybody
) -> None:
    tried(kind, WAYS, store, anybody)


def tried(kind: str, ways: Sequence[Way], store: Store, anybody: Anybody) -> None:
    for way, number in with_actions(store, ways):
        before = last_line(store)
        came = way.go(anybody, ACTORS[kind], number, 1 if way not in TO_DISCHARGED else 2)
        verb = "raise" if way.verb == "add" else way.verb
        made = [line.did for line in lines(store, after=before)]

        if kind in PERMITTED[verb]:
            assert came.error is None, f"{way.name}: {came.error}"
            assert made == ([way.did] if way.did else []), f"{way.name}: {came.words}"
            assert came.opened == way.opens or way.did, f"{way.name}: {came.words}"
        else:
            assert made == ["was refused"], f"{way.name}: {made} {came.words}"
            assert_refused(kind, came, way)
    with store.reading() as session:
        assert history.verify(session) is None


def test_every_entry_of_the_bots_tables_is_in_the_matrix() -> None:
    """A new command, button, form or shortcut fails here until somebody says who may use it."""
    reached = {way.entry for way in WAYS} | {one.name for one in ENTRIES} | OWN

    assert set(every_entry()) - reached == set()
    assert reached - set(every_entry()) == set()


@pytest.mark.parametrize("kind", ACTORS)
def test_each_other_entry_is_used_by_exactly_those_who_may(
    kind: str, store: Store, anybody: Anybody
) -> None:
    """Each kind of actor by every fourth of them, so that each is tried by three kinds."""
    used(kind, ENTRIES[[*ACTORS].index(kind) % 4 :: 4], store, anybody)


@pytest.mark.long
@pytest.mark.parametrize("kind", ACTORS)
def test_every_other_entry_is_used_by_exactly_those_who_may(
    kind: str, store: Store, anybody: Anybody
) -> None:
    used(kind, ENTRIES, store, anybody)


def used(kind: str, entries: Sequence[Entry], store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        made = [one.needs(session) for one in entries]
    for one, things in zip(entries, made, strict=True):
        before = last_line(store)
        came = one.go(anybody, ACTORS[kind], things)
        did = [line.did for line in lines(store, after=before)]
        said = f"{one.name} {one.verb}: {did} {came.words}"

        if kind not in PERMITTED[one.verb]:
            assert did == ["was refused"], said
            assert_refused(kind, came, one)
            continue
        assert came.error is None, f"{came.error} {said}"
        assert "was refused" not in did, said
        assert "Something went wrong" not in came.words, said
        if one.did is not None:
            assert did == ([one.did] if one.did else []), said
        assert came.opened == one.opens or not one.opens, said


REFUSED = ("other officer", "administrator", "guest", "outside", "stranger")


@pytest.mark.parametrize(
    ("kind", "first", "step"),
    [
        *((kind, place % 2, 2) for place, kind in enumerate(REFUSED)),
        *(pytest.param(kind, 0, 1, marks=pytest.mark.long) for kind in REFUSED),
    ],
)
def test_a_refusal_says_the_same_of_an_action_that_is_there_and_one_that_is_not(
    kind: str, first: int, step: int, store: Store, anybody: Anybody
) -> None:
    office_only = [way for way in TO_ACTIONS if PERMITTED[way.verb] == STAFF]
    ways = (
        (*TO_ACTIONS, *TO_DISCHARGED, *TO_READ, *TO_MEETINGS)
        if kind not in READERS
        else office_only
    )
    typed_or_stranger = [
        way for way in ways if kind not in READERS or way.entry.startswith("command")
    ]
    with store.writing() as session:
        there = an_action(session, SECRET, owner=["DCC", "CC"]).id or 0

    for way in typed_or_stranger[first::step]:
        told = way.go(anybody, ACTORS[kind], there, 1).words.replace(f"A{there}", "A-")
        absent = way.go(anybody, ACTORS[kind], 999, 1).words.replace("A999", "A-")
        assert told == absent, way.name


def test_a_guessed_id_finds_nothing_whatever_it_is(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, SECRET)
    guesses = (0, -1, 999, 2**31, 2**63, 10**30, True, "1", None, [1], 1.0, {"a": 1})
    verbs = ("amend", "update", "report", "defer", "discharge", "withdraw", "reopen")

    for guess, verb in product(guesses, verbs):
        about = {"action": guess, "revision": 1}
        values = {"words": "x", "because": "x", "to": "July 2022", "owner": "", "due": ""}
        came = anybody.submits("U0POLICY", verb, about, values)
        assert "There is no A" in came.words, f"{verb} {guess}: {came.words}"
    assert [line.did for line in lines(store)] == ["raised"]


def test_a_forged_button_value_opens_nothing(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, SECRET)
    values = ("0", "999", "9" * 12, "9" * 5_000, "٣", "", "1 OR 1")

    for value, name in product(values, ("open", "form:amend", "undo")):
        given = f"amend:{value}" if name == "form:amend" else value
        came = anybody.presses("U0POLICY", name, given)
        assert came.words, f"{name} {value[:20]}"
        assert "Something went wrong" not in came.words, f"{name} {value[:20]}"
        assert "Lantern" not in came.words, f"{name} {value[:20]}"


def test_a_button_that_names_no_form_says_so(store: Store, anybody: Anybody) -> None:
    with store.writing() as session:
        an_action(session, SECRET)

    for verb in ("", "nonsense", "read", "raise", "__class__", "acknowledge"):
        assert "out of date" in anybody.presses("U0POLICY", "form:x", f"{verb}:1").words, verb


def test_what_a_form_carries_may_be_anything(anybody: Anybody) -> None:
    for about in ("", "null", "[]", "7", '"x"', "{", "[" * 3_000, '{"action":{}}'):
        came = anybody.submits("U0POLICY", "amend", about, {"words": "x", "owner": "", "due": ""})
        assert "There is no A" in came.words, about


def test_a_button_or_form_that_nobody_knows_does_nothing(store: Store, anybody: Anybody) -> None:
    assert anybody.presses("U0POLICY", "nonsense", "1").words == ""
    assert anybody.submits("U0POLICY", "nonsense", {}, {"a": "b"}).error is None
    assert anybody.shortcuts("U0POLICY", "nonsense").words == ""
    assert lines(store) == []


def test_everything_written_in_the_matrix_is_the_bots_own_table() -> None:
    roles = {
        "staff": {"staff"},
        "owner": {"owner", "deputy"},
        "reader": {"reader"},
        "officer": {"owner", "deputy", "other officer"},
        "administrator": {"administrator"},
    }
    assert set(access.MAY) == set(PERMITTED)
    for verb, allowed in access.MAY.items():
        kinds = set().union(*(roles[role] for role in allowed))
        assert kinds == PERMITTED[verb], verb


def with_actions(store: Store, ways: Sequence[Way]) -> Iterator[tuple[Way, int]]:
    """Yield each way in with a fresh action to try it on, which the DCC and the CC owe."""
    with store.writing() as session:
        numbers = [made(session, discharged=way in TO_DISCHARGED) for way in ways]
    yield from zip(ways, numbers, strict=True)


def made(session: Session, *, discharged: bool) -> int:
    action = an_action(session, SECRET, owner=["DCC", "CC"])
    if discharged:
        actions.discharge(session, action, by=the_policy_officer(session), at=NOW)
    return action.id or 0
