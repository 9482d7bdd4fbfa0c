"""Messages of the outbox that are drawn again where they stand, as Slack takes them."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from builders import an_action, the_policy_officer
from delivering import all_messages, deliver, direct, posted

from bot import local
from bot.actions import closing
from bot.local.state.messages import Message
from bot.office import Office
from bot.reminders import planning
from bot.sending import clock as ticks
from store.tables import Action

DCC = "U0DEPUTY"
LONG = "Circulate the options paper on neighbourhood policing to every member " * 3


def owe(office: Office, clock: local.Clock, *, actions: int) -> None:
    """Let the DCC owe so many actions today, and be told."""
    with office.store.writing() as session:
        for n in range(1, actions + 1):
            an_action(session, f"{LONG} {n}", owner="DCC", due="by 7 June 2021")
    planning.plan(office)
    deliver(office, clock)


def discharge(office: Office, clock: local.Clock, ids: Iterable[int]) -> None:
    with office.store.writing() as session:
        by = the_policy_officer(session)
        for number in ids:
            closing.discharge(session, session.get_one(Action, number), by=by, at=clock.now())


def pass_minutes(office: Office, clock: local.Clock, *, minutes: int) -> None:
    """Tick every ten seconds, whether or not anything is left to do."""
    for _ in range(6 * minutes):
        ticks.tick(office)
        clock.wind(by=timedelta(seconds=10))


def reminder(site: local.Site) -> Message:
    """Return the one message that the DCC has."""
    found: list[Message] = posted(site, in_=direct(site, DCC))
    assert len(found) == 1
    return found[0]


def test_a_long_reminder_is_redrawn_within_what_slack_takes(
    office: Office, site: local.Site, clock: local.Clock
) -> None:
    owe(office, clock, actions=60)
    discharge(office, clock, range(1, 41))
    pass_minutes(office, clock, minutes=1)

    told = reminder(site)
    assert "You (for the DCC) owe *20 actions*" in told.text
    assert told.text.endswith("\nThe rest stands in the message itself.")
    assert "28 more of what this told no longer hold." in str(told.blocks)
    assert "Acknowledge all" in str(told.blocks)
    assert [one.error for one in site.requests if one.error] == []
    assert {one.correct_at for one in all_messages(office)} == {None}


@pytest.mark.parametrize("name", ["message_not_found", "cant_update_message", "msg_too_long"])
def test_what_slack_never_lets_be_redrawn_is_tried_once(
    office: Office, site: local.Site, clock: local.Clock, name: str
) -> None:
    owe(office, clock, actions=2)
    site.faults.inject("chat.update", "error", name=name, times=None)
    discharge(office, clock, [1])
    pass_minutes(office, clock, minutes=5)

    assert len(site.requests.of("chat.update")) == 1
    told = [one for one in all_messages(office) if one.slack_channel == direct(site, DCC)]
    assert [(one.correct_at, one.error) for one in told] == [(None, name)]
