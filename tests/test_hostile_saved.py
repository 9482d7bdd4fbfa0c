"""Whatever was saved is listed, shown and told, within what Slack takes (C1, C2)."""

import re
from collections.abc import Iterator
from itertools import count

import pytest
from anybody import Anybody
from builders import NOW, an_action, the_policy_officer
from databases import Databases
from sqlmodel import Session
from trying import OFFICE, SAVED, alive, mrkdwn, pressed, tried, typed

from bot import actions
from bot.local import Site
from bot.pace import Pace
from bot.reading.due import Due
from store import Store

pytestmark = pytest.mark.usefixtures("nothing_goes_wrong")

SHOWN = 5
"""How many actions are shown at once, each with what was last done to it."""


@pytest.fixture
def pace() -> Pace:
    return Pace(monotonic=count(step=11).__next__)


@pytest.fixture(scope="module")
def template(databases: Databases, template: str) -> Iterator[str]:
    """The small office with every special string as words, reason, update, note and owner."""
    with databases.added_to(template, full_of_it) as url:
        yield url


def full_of_it(session: Session) -> None:
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


def a_due(text: str) -> Due:
    return Due(text[:150], "event")


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.long)])
def test_whatever_was_saved_can_be_listed_shown_and_told(anybody: Anybody, step: int) -> None:
    for ref in range(1, len(SAVED) + 1, step):
        tried(anybody, typed("/actions show "), [f"A{ref}"])
        tried(anybody, typed("/actions history "), [f"A{ref}"])
        tried(anybody, pressed("open"), [str(ref)])
        tried(anybody, pressed("form:amend"), [f"amend:{ref}"])
    tried(anybody, typed("/actions show "), ["A2 A3 A4 A5 A6", "A7-A11"])
    tried(anybody, typed("/actions search "), ["x", "channel", "word"])
    discharged = " ".join(f"A{ref}" for ref in range(2, 50))
    tried(anybody, typed("/actions discharge "), [discharged])


@pytest.mark.parametrize("words", ["all", "discharged", "for DCC"])
def test_every_page_of_it_can_be_turned(anybody: Anybody, words: str) -> None:
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


def test_home_shows_it_within_what_slack_takes(anybody: Anybody, site: Site) -> None:
    for who in (OFFICE, "U0DEPUTY"):
        person = site.person(who)
        person.opens_home()
        site.requests.wait_for("views.publish")
        assert person.home is not None
        assert list(mrkdwn(person.home.blocks))
        assert [text for text in mrkdwn(person.home.blocks) if "<" in text] == []


@pytest.mark.parametrize("character", ["&", "🔥"])
def test_the_longest_of_everything_is_within_what_slack_takes(
    character: str, store: Store, anybody: Anybody
) -> None:
    longest = character * 3_000
    with store.writing() as session:
        by = the_policy_officer(session)
        for number in range(25):
            action = an_action(
                session, longest, owner=["DCC", character * 60, f"{character * 59}b"]
            )
            for _ in range(3 if number < SHOWN else 1):
                actions.update(session, action, longest, by=by, at=NOW)
                actions.defer(session, action, to=Due(character * 150, "event"), because=longest,
                              by=by, at=NOW)  # fmt: skip
            actions.report(session, action, words=longest, by=by, at=NOW)
        for _ in range(20):
            actions.update(session, action, longest, by=by, at=NOW)
            actions.report(session, action, words=longest[: 2_900 + _], by=by, at=NOW)
        last = action.id or 0
    first = last - 24

    several = " ".join(f"A{first + n}" for n in range(SHOWN))
    tried(anybody, typed("/actions "), ["all", "outstanding", f"show A{first}", f"show {several}"])
    tried(anybody, typed("/actions history "), [f"A{last}"])
    tried(anybody, typed("/actions search "), [character * 10])
    tried(anybody, typed("/actions discharge "), [f"A{first}-A{last}"])
    tried(anybody, pressed("open"), [f"{last}"])
    for name in ("amend", "defer", "report"):
        tried(anybody, pressed("form"), [f"{name}:{first}"])
    anybody.site.person(OFFICE).opens_home()
