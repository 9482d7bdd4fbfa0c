"""The words of reminders: each kind still tells who, what, when and what to do without blocks."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from builders import NOW, a_meeting, an_action, the_policy_officer

from bot import actions
from bot.local import blocks as slacks_rules
from bot.office import Office
from bot.reminders import chasing
from bot.reminders.kinds import KINDS
from bot.reminders.recipients import Route
from bot.sending import composing
from bot.sending.composing import Carried
from bot.telling.blocks import Reply
from bot.threads import witnessing
from store.tables import Meeting, Notice

DCC = Route("person:2", 2, "U0DEPUTY", None, "Julian Moss", post="DCC")
OFFICE = Route("person:5", 5, "U0POLICY", None, "Natasha Noorbakhsh")
CHANNEL = Route("channel:C0ASSURE", channel="C0ASSURE")
AT = datetime.fromisoformat("2021-06-11T08:30:00+01:00")  # Friday


@pytest.fixture
def filled(office: Office) -> Office:
    """Put a meeting of Monday 14 June and three actions on the register."""
    with office.store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 14), starts=time(14))
        meeting.venue, meeting.kind, meeting.theme = "Room 1.38", "thematic", "Outcomes & more"
        an_action(session, "Circulate the <options> paper", owner="DCC", due="by 8 June 2021")
        an_action(session, "Share the findings", owner=["DCC", "CC"], due="at the next meeting")
        third = an_action(session, "Adopt the model", owner="CC", due="by 9 June 2021")
        third.meeting_id = meeting.id
        by = the_policy_officer(session)
        actions.report(session, third, words="done", by=by, at=NOW)
        asked = actions.find(session, 1)
        chasing.ask_for_time(session, asked, until="July", because="it grows", by=by, at=NOW)
    return office


def a_notice(kind: str, about: str, number: int, **more: Any) -> Notice:
    on = date(2021, 6, 14) if about == "meeting" else date(2021, 6, 8)
    whom = "post:2" if about == "action" else "office"
    return Notice(
        key=kind, kind=kind, about=about, about_id=number, whom=whom, on_day=on,
        due_at=NOW, send_at=NOW, owed_at=NOW, **more,
    )  # fmt: skip


def told(office: Office, *carried: Carried) -> Reply:
    with office.store.reading() as session:
        found = composing.letter(session, carried, now=AT)
    assert found is not None
    return found


def every_kind(office: Office) -> Iterator[tuple[str, Reply, tuple[str, ...]]]:
    """Yield each kind of notice, its message, and what must be in its plain text."""
    says: tuple[str, ...]
    name, when = "Monthly Assurance Meeting", "Monday 14 June 2021, 14:00, Room 1.38"
    for kind, says in (
        ("agenda", ("Agenda items closed on Monday 7 June",)),
        ("papers", ()),
        ("eve", ("Thematic: Outcomes &amp; more. Chair: the PCC.", "(in 1 working day)")),
        ("morning", ("3 actions will be brought forward",)),
    ):
        notice = a_notice(kind, "meeting", 1)
        yield kind, told(office, Carried(notice, CHANNEL)), (name, when, *says)
    after = told(office, Carried(a_notice("after", "meeting", 1), OFFICE))
    yield "after", after, ("After the Monthly Assurance Meeting of Monday 14 June 2021", "A3")
    was = json.dumps({"day": "2021-06-11"})
    changed = told(office, Carried(a_notice("changed", "meeting", 1, was=was), CHANNEL))
    yield "changed", changed, (f"{name} of Friday 11 June 2021 is moved to {when}",)
    for kind in ("before", "due", "late", "snoozed", "now"):
        message = told(office, Carried(a_notice(kind, "action", 1), DCC))
        says = (
            "You (for the DCC) owe *1 action*.",
            "*A1* Circulate the &lt;options&gt; paper. Due Tue 8 Jun 2021, 3 working days late.",
            "`/actions report A1 what was done`",
        )
        yield kind, message, says
    escalated = told(office, Carried(a_notice("escalated", "action", 1), OFFICE))
    yield "escalated", escalated, ("owed by others", "DCC · due Tue 8 Jun 2021")
    asked = told(office, Carried(a_notice("asked", "action", 1, revision=_asked(office)), OFFICE))
    yield "asked", asked, ("asks for more time for A1: until July: it grows", "/actions defer A1")
    digest = told(office, Carried(a_notice("digest", "office", 0), OFFICE))
    yield "digest", digest, ("3 outstanding, 2 late", "A1", "A3", when.partition(",")[0])
    why = json.dumps({"why": "The channel #assurance is archived."})
    for kind in ("trouble", "away"):
        message = told(office, Carried(a_notice(kind, "office", 0, was=why), OFFICE))
        yield kind, message, ("The channel #assurance is archived.",)


def _asked(office: Office) -> int:
    from store import history  # noqa: PLC0415  one line of it

    with office.store.reading() as session:
        lines = history.of(session, "action", 1)
    return next(line.id or 0 for line in lines if line.did == "asked for more time for")


def test_every_kind_of_message_says_everything_with_its_blocks_stripped(filled: Office) -> None:
    seen = set()
    for kind, message, says in every_kind(filled):
        seen.add(kind)
        for words in says:
            assert words in message.text, f"{kind}: {message.text}"

    assert seen == set(KINDS) - witnessing.KINDS  # those are in test_threads.py


def test_every_kind_of_message_is_one_that_slack_takes(filled: Office) -> None:
    for kind, message, _ in every_kind(filled):
        assert slacks_rules.problems(list(message.blocks), surface="message") == [], kind
        assert len(message.text) <= 4_000


def test_actions_due_at_one_meeting_are_told_as_owed_at_it(office: Office) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 14), starts=time(14))
        for n in range(2):
            an_action(session, f"Action {n}", owner="DCC", due="at the next meeting")
    carried = [Carried(a_notice("before", "action", n), DCC) for n in (1, 2)]

    assert (
        "You (for the DCC) owe *2 actions* at the Monthly Assurance Meeting of Monday 14 June 2021."
        in told(office, *carried).text
    )
    assert "Acknowledge both" in json.dumps(told(office, *carried).blocks)


def test_a_message_with_very_many_actions_counts_those_it_cannot_tell(office: Office) -> None:
    with office.store.writing() as session:
        for n in range(40):
            an_action(session, f"Action {n} " + "words " * 60, owner="DCC", due="by 8 June 2021")
    message = told(office, *(Carried(a_notice("late", "action", n + 1), DCC) for n in range(40)))

    assert "28 more actions: `/actions for DCC` shows all." in message.text
    assert slacks_rules.problems(list(message.blocks), surface="message") == []
    assert slacks_rules.characters(list(message.blocks)) < 13_200


@pytest.mark.parametrize(
    ("was", "cancelled", "says"),
    [
        ({"cancelled_at": None}, True, "of Monday 14 June 2021 is cancelled.* “purdah”"),
        ({"day": None}, False, "has its date: Monday 14 June 2021, 14:00.*"),
        ({"starts": "10:00:00"}, False, "Monday 14 June 2021, 14:00.* The time was 10:00."),
        (
            {"cancelled_at": "2021-06-01T08:00:00+00:00"},
            False,
            "takes place after all: Monday 14 June 2021, 14:00.*",
        ),
    ],
)
def test_a_change_of_a_meeting_says_what_it_was_and_what_it_is(
    office: Office, was: dict[str, Any], says: str, *, cancelled: bool
) -> None:
    with office.store.writing() as session:
        meeting: Meeting = a_meeting(session, date(2021, 6, 14), starts=time(14))
        if cancelled:
            meeting.cancelled_at, meeting.cancelled_why = NOW, "purdah"
    notice = a_notice("changed", "meeting", 1, was=json.dumps(was))

    assert says in told(office, Carried(notice, CHANNEL)).text


def test_nobody_is_mentioned_by_what_somebody_wrote(office: Office) -> None:
    with office.store.writing() as session:
        an_action(session, "Tell <!channel> & <@U0CHIEFC>", owner="DCC", due="by 8 June 2021")
    message = told(office, Carried(a_notice("late", "action", 1), DCC))

    assert "<!channel>" not in message.text
    assert "Tell &lt;!channel&gt; &amp; &lt;@U0CHIEFC&gt;" in message.text
