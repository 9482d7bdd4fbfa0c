"""The words of reminders: each kind still tells who, what, when and what to do without blocks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pytest
from builders import NOW, a_meeting, an_action, the_policy_officer

from bot import actions
from bot.local.blockkit import blocks as slacks_rules
from bot.office import LONDON, Office
from bot.reminders.kinds import KINDS
from bot.reminders.recipients import Route
from bot.sending import composing
from bot.sending.composing import Carried
from bot.telling.blocks import Reply
from bot.threads import acknowledging, deciding
from store import history
from store.tables import Meeting, Notice

DCC = Route("person:2", 2, "U0DEPUTY", None, "Julian Moss", post="DCC")
OFFICE = Route("person:5", 5, "U0POLICY", None, "Natasha Noorbakhsh")
CHANNEL = Route("channel:C0ASSURE", channel="C0ASSURE")
AT = datetime.fromisoformat("2021-06-11T08:30:00+01:00")  # Friday


@pytest.fixture
def filled(office: Office) -> Office:
    """Put a meeting of Monday 14 June and five actions on the register, and much said of them."""
    with office.store.writing() as session:
        meeting = a_meeting(session, date(2021, 6, 14), starts=time(14))
        meeting.venue, meeting.kind, meeting.theme = "Room 1.38", "thematic", "Outcomes & more"
        an_action(session, "Circulate the <options> paper", owner="DCC", due="by 8 June 2021")
        an_action(session, "Share the findings", owner=["DCC", "CC"], due="at the next meeting")
        third = an_action(session, "Adopt the model", owner="CC", due="by 9 June 2021")
        third.meeting_id = meeting.id
        by = the_policy_officer(session)
        actions.report(session, third, words="in force", by=by, at=NOW)
        asked = actions.find(session, 1)
        deciding.ask_time(session, asked, until="July", because="it grows", by=by, at=NOW)
        fourth = an_action(session, "Publish the plan", owner="DCC", due="by 16 June 2021")
        said = actions.update(session, fourth, "it is at the printer's", by=by, at=NOW)
        acknowledging.ask(session, fourth, said, by=by, at=NOW)
        deciding.ask_time(session, fourth, until="July", because="paper", by=by, at=NOW)
        second = deciding.request(session, 2)
        deciding.decline(session, second, because="the panel waits", by=by, at=NOW)
        fifth = an_action(session, "Map the hot spots", owner="DCC", due="by 17 June 2021")
        actions.report(session, fifth, words="done", by=by, at=NOW)
        deciding.send_back(session, fifth, because="Telford is missing", by=by, at=NOW)
    return office


def a_notice(kind: str, about: str, number: int, **more: Any) -> Notice:
    on = date(2021, 6, 14) if about == "meeting" else date(2021, 6, 8)
    whom = "post:2" if about == "action" else "office"
    values: dict[str, Any] = {"whom": whom} | more
    return Notice(
        key=kind, kind=kind, about=about, about_id=number, on_day=on,
        due_at=NOW, send_at=NOW, owed_at=NOW, **values,
    )  # fmt: skip


def told(office: Office, *carried: Carried) -> Reply:
    with office.store.reading() as session:
        found = composing.letter(session, carried, now=AT)
    assert found is not None
    return found


@dataclass(frozen=True)
class Says:
    """A kind of message, and words in it for who, what, when and what to do next."""

    kind: str
    message: Reply
    who: str
    what: str
    when: str
    do: str


BOARD, MONDAY = "Monthly Assurance Meeting", "Monday 14 June 2021, 14:00, Room 1.38"


def every_kind(office: Office) -> Iterator[Says]:
    """Yield each kind of notice told by itself, with what its plain text must say."""
    yield from of_meetings(office)
    yield from of_actions(office)
    yield from of_answers(office)
    yield from of_the_office(office)


def of_meetings(office: Office) -> Iterator[Says]:
    for kind, notice_at, do in (
        (
            "scheduled",
            date(2021, 6, 4),
            "the last day is Monday 7 June. To propose one: `/meetings next`",
        ),
        ("agenda", date(2021, 6, 7), "today is the last day. To propose one: `/meetings next`"),
        ("papers", date(2021, 6, 8), "Papers for it are due with the office by Wednesday 9 June."),
        ("eve", date(2021, 6, 11), "Agenda items closed on Monday 7 June."),
        ("morning", date(2021, 6, 14), "(today)"),
    ):
        at = datetime.combine(notice_at, time(8, 30), tzinfo=LONDON)
        with office.store.reading() as session:
            carried = [Carried(a_notice(kind, "meeting", 1), CHANNEL)]
            message = composing.letter(session, carried, now=at)
        assert message is not None
        yield Says(kind, message, f"*{BOARD}: ", "Thematic: Outcomes &amp; more. Chair: the PCC.",
                   MONDAY, do)  # fmt: skip
    was = json.dumps({"day": "2021-06-11"})
    changed = told(office, Carried(a_notice("changed", "meeting", 1, was=was), CHANNEL))
    yield Says("changed", changed, BOARD, "is moved to", f"of Friday 11 June 2021 is moved to"
               f" {MONDAY}", "What is due at it moves with it.")  # fmt: skip
    after = told(office, Carried(a_notice("after", "meeting", 1), OFFICE))
    yield Says("after", after, "CC · ", "*A3* Adopt the model", "of Monday 14 June 2021",
               "Nobody has said yet that it was held: `/meetings held 14 June 2021`.")  # fmt: skip


def of_actions(office: Office) -> Iterator[Says]:
    for kind in ("before", "due", "late", "snoozed", "now"):
        message = told(office, Carried(a_notice(kind, "action", 1), DCC))
        yield Says(
            kind, message, "You (for the DCC) owe *1 action*.",
            "*A1* Circulate the &lt;options&gt; paper.",
            "Due Tue 8 Jun 2021, 3 working days late.",
            "reply in this thread: what you write is kept with the action",
        )  # fmt: skip
    escalated = told(office, Carried(a_notice("escalated", "action", 1), OFFICE))
    yield Says("escalated", escalated, "owed by somebody else", "*A1* Circulate",
               "due Tue 8 Jun 2021", "To remind of one now: `/reminders send A1`.")  # fmt: skip
    asked = told(office, Carried(a_notice("asked", "action", 1, revision=_asked(office)), OFFICE))
    yield Says(
        "asked", asked, "Natasha Noorbakhsh (PO) asks for more time for A1", "*A1* Circulate",
        "until July: “it grows”", "`/actions defer A1 to … because …`",
    )  # fmt: skip


def of_answers(office: Office) -> Iterator[Says]:
    update = told(office, Carried(a_notice("update", "action", 4, revision=1), DCC))
    yield Says("update", update, "by Natasha Noorbakhsh", "Update on A4", "Mon 7 Jun 2021",
               "To acknowledge, press the button")  # fmt: skip
    unseen = told(office, Carried(a_notice("unseen", "action", 4, revision=1), DCC))
    yield Says("unseen", unseen, "Waiting for the DCC", "it is at the printer's",
               "since Monday 7 June 2021", "An update awaits your acknowledgement.")  # fmt: skip
    reported = told(office, Carried(a_notice("reported", "action", 3), OFFICE))
    yield Says("reported", reported, "by Natasha Noorbakhsh", "*A3* is reported complete",
               "Mon 7 Jun 2021", "`/actions discharge A3`")  # fmt: skip
    sent_back = told(office, Carried(a_notice("sent_back", "action", 5), DCC))
    yield Says(
        "sent_back", sent_back, "by the office: “Telford is missing”", "Map the hot spots",
        "due Thu 17 Jun 2021", "`/actions report A5 what was done`",
    )  # fmt: skip
    settled = told(office, Carried(a_notice("time", "action", 4, revision=2), DCC))
    yield Says(
        "time", settled, "The office gives no more time", "Publish the plan", "due Wed 16 Jun 2021",
        "`/actions report A4 what was done`",
    )  # fmt: skip


def of_the_office(office: Office) -> Iterator[Says]:
    digest = told(office, Carried(a_notice("digest", "office", 0), OFFICE))
    yield Says("digest", digest, "CC · ", "5 outstanding, 1 late, 1 reported complete",
               "*Monthly Assurance Meeting* Mon", "`/actions overdue`")  # fmt: skip
    week = told(office, Carried(a_notice("week", "office", 0), OFFICE))
    yield Says("week", week, "0 reminders told", "none late and none given up",
               "in the last 7 days", "`/reminders health`")  # fmt: skip
    for kind, why in (("trouble", TROUBLE), ("away", AWAY)):
        notice = a_notice(kind, "office", 0, was=json.dumps({"why": why}))
        message = told(office, Carried(notice, OFFICE))
        yield Says(kind, message, why, why, why, why)


TROUBLE, AWAY = "The channel #assurance is archived.", "I was not running."


def _asked(office: Office) -> int:
    with office.store.reading() as session:
        lines = history.of(session, "action", 1)
    return next(line.id or 0 for line in lines if line.did == "asked for more time for")


def test_every_kind_of_message_says_everything_with_its_blocks_stripped(filled: Office) -> None:
    seen = set()
    for one in every_kind(filled):
        seen.add(one.kind)
        for words in (one.who, one.what, one.when, one.do):
            assert words in one.message.text, f"{one.kind}: {one.message.text}"

    assert seen == set(KINDS)


def test_every_kind_of_message_is_one_that_slack_takes(filled: Office) -> None:
    for one in every_kind(filled):
        assert slacks_rules.problems(list(one.message.blocks), surface="message") == [], one.kind
        assert len(one.message.text) <= 4_000


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


def test_what_nobody_is_named_for_is_not_said_to_be_owed_by_somebody(office: Office) -> None:
    with office.store.writing() as session:
        an_action(session, "Ring the clerk", owner=[], due="by 1 June 2021")
        an_action(session, "Circulate the paper", owner="DCC", due="by 1 June 2021")

    both = told(office, *(Carried(a_notice("escalated", "action", n), OFFICE) for n in (1, 2))).text
    assert "1 action is late and owed by somebody else, who is reminded as well." in both
    assert "1 action is late and has no owner named, so nobody is reminded of it." in both
    assert "To say who owes one: `/actions assign A1 to …`." in both


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
        ({"cancelled_at": None}, True, "of Monday 14 June 2021 is cancelled.* Why: “purdah”."),
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


def test_who_is_asked_to_acknowledge_is_not_told_of_it_as_the_office_besides(
    filled: Office,
) -> None:
    asked = Carried(a_notice("unseen", "action", 4, revision=1), DCC)
    late = Carried(a_notice("unseen", "action", 4, revision=1, whom="office"), OFFICE)

    assert "*Not acknowledged.* Update on *A4* by" in told(filled, late).text
    assert told(filled, asked, late).text == told(filled, asked).text


def test_a_digest_does_not_name_again_what_the_message_has_told_as_late(filled: Office) -> None:
    digest = Carried(a_notice("digest", "office", 0), OFFICE)
    late = Carried(a_notice("escalated", "action", 1), OFFICE)

    assert "*Longest late*" in told(filled, digest).text
    both = told(filled, late, digest).text
    assert both.count("*A1* Circulate") == 1
    assert "*Longest late*" not in both
