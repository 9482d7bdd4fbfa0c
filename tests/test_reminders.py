"""What is owed to whom and when: a pure plan, against dates worked out by hand."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot import workdays
from bot.office import LONDON
from bot.reminders import hours
from bot.reminders.ladder import DEFAULT, Ladder
from bot.reminders.plan import (
    ActionFacts,
    BoardFacts,
    DigestFacts,
    MeetingFacts,
    Owed,
    Window,
    attendees,
    due_days,
    furthest_meeting,
    of_action,
    of_meeting,
    of_office,
)

ALWAYS = Window(datetime(2019, 11, 1, tzinfo=UTC), datetime(2020, 4, 1, tzinfo=UTC))
MAM = BoardFacts(
    1,
    attended_by=("post:1", "post:2"),
    escalate={"Policy Officer": "post:6", "Chief Executive": "post:5"},
)


def london(written: str) -> datetime:
    """Read "Mon 2020-01-06 08:30" as London's clocks show it; the weekday must be right."""
    weekday, day, clock = written.split()
    on = date.fromisoformat(day)
    assert f"{on:%a}" == weekday, f"{day} is a {on:%A}"
    return hours.moment(on, time.fromisoformat(clock))


def told(found: Iterable[Owed]) -> list[tuple[str, str, datetime]]:
    return [(owed.kind, owed.whom, owed.due_at) for owed in found]


def test_a_meeting_of_monday_13_january_2020() -> None:
    meeting = MeetingFacts(9, date(2020, 1, 13), time(14))
    board = BoardFacts(1, attended_by=("post:1",))

    assert told(of_meeting(meeting, board, ALWAYS)) == [
        # items close on Monday 6 January; told two working days before
        ("agenda", "post:1", london("Thu 2020-01-02 08:30")),
        # papers are due on Wednesday 8 January
        ("papers", "post:1", london("Tue 2020-01-07 08:30")),
        ("eve", "post:1", london("Fri 2020-01-10 08:30")),
        ("morning", "post:1", london("Mon 2020-01-13 08:30")),
        ("after", "office", london("Tue 2020-01-14 08:30")),
    ]


def test_a_meetings_reminders_are_worth_nothing_once_their_time_has_passed() -> None:
    meeting = MeetingFacts(9, date(2020, 1, 13), time(14))
    expiry = {owed.kind: owed.expires_at for owed in of_meeting(meeting, MAM, ALWAYS)}

    assert expiry["agenda"] == london("Tue 2020-01-07 00:00")
    assert expiry["papers"] == london("Thu 2020-01-09 00:00")
    assert expiry["eve"] == expiry["morning"] == london("Mon 2020-01-13 14:00")


def test_a_meeting_with_no_time_given_has_not_begun_until_its_day_ends() -> None:
    assert MeetingFacts(9, date(2020, 1, 13)).begins == london("Tue 2020-01-14 00:00")


def test_a_board_with_a_channel_is_told_there_and_one_without_tells_its_posts() -> None:
    assert attendees(BoardFacts(1, channel="C0ASSURE", attended_by=("post:1",))) == (
        "channel:C0ASSURE",
    )
    personal = BoardFacts(1, Ladder(channel=False), "C0ASSURE", ("post:1", "post:2"))
    assert attendees(personal) == ("post:1", "post:2")
    assert attendees(BoardFacts(1)) == ("office",)


def test_an_action_is_told_to_every_owner_before_on_and_after_its_day() -> None:
    action = ActionFacts(17, date(2020, 1, 13), ("post:1", "person:5"))
    until = Window(ALWAYS.after, london("Thu 2020-01-16 12:00"))

    assert told(of_action(action, MAM, until)) == [
        ("before", "post:1", london("Mon 2020-01-06 08:30")),
        ("before", "person:5", london("Mon 2020-01-06 08:30")),
        ("before", "post:1", london("Fri 2020-01-10 08:30")),
        ("before", "person:5", london("Fri 2020-01-10 08:30")),
        ("due", "post:1", london("Mon 2020-01-13 08:30")),
        ("due", "person:5", london("Mon 2020-01-13 08:30")),
        ("late", "post:1", london("Tue 2020-01-14 08:30")),
        ("late", "person:5", london("Tue 2020-01-14 08:30")),
        ("late", "post:1", london("Thu 2020-01-16 08:30")),
        ("late", "person:5", london("Thu 2020-01-16 08:30")),
    ]


def test_a_late_action_is_told_to_the_policy_officer_and_then_the_chief_executive() -> None:
    action = ActionFacts(17, date(2020, 1, 13), ("post:1",))
    found = [owed for owed in of_action(action, MAM, ALWAYS) if owed.kind == "escalated"]

    assert told(found) == [
        ("escalated", "post:6", london("Mon 2020-01-20 08:30")),
        ("escalated", "post:6", london("Mon 2020-01-27 08:30")),
        ("escalated", "post:6", london("Mon 2020-02-10 08:30")),
        ("escalated", "post:5", london("Mon 2020-02-10 08:30")),
        ("escalated", "post:6", london("Mon 2020-03-09 08:30")),
        ("escalated", "post:5", london("Mon 2020-03-09 08:30")),
    ]


def test_a_snoozed_action_is_told_again_on_the_day_it_was_put_off_to() -> None:
    snoozed = {"post:1": date(2020, 1, 18)}  # a Saturday: Monday 20 January
    action = ActionFacts(17, date(2020, 1, 13), ("post:1",), snoozed)
    mine = [owed for owed in of_action(action, MAM, ALWAYS) if owed.kind != "escalated"]

    assert told(mine)[:2] == [
        ("snoozed", "post:1", london("Mon 2020-01-20 08:30")),
        ("late", "post:1", london("Mon 2020-01-27 08:30")),
    ]


def test_what_is_paused_is_not_owed() -> None:
    action = ActionFacts(17, date(2020, 1, 13), ("post:1",), paused_until=date.max)
    meeting = MeetingFacts(9, date(2020, 1, 13), time(14), paused_until=date(2020, 1, 10))

    assert list(of_action(action, MAM, ALWAYS)) == []
    kinds = [owed.kind for owed in of_meeting(meeting, BoardFacts(1), ALWAYS)]
    assert kinds == ["eve", "morning", "after"]


@pytest.mark.parametrize(
    ("weekday", "day", "digest"),
    [
        (0, "Mon 2020-04-06 08:30", True),
        (0, "Tue 2020-04-07 08:30", False),
        (0, "Tue 2020-04-14 08:30", True),  # Monday 13 April 2020 is Easter Monday
        (4, "Thu 2020-04-09 08:30", False),
        (4, "Tue 2020-04-14 08:30", True),  # Friday 10 April 2020 is Good Friday
    ],
)
def test_the_digest_comes_on_its_weekday_or_the_first_working_day_after(
    weekday: int, day: str, *, digest: bool
) -> None:
    moment = london(day)
    window = Window(moment - timedelta(minutes=1), moment)

    found = of_office(DigestFacts(office_day=weekday), window)
    assert bool([one for one in found if one.kind == "digest"]) is digest


def test_a_person_may_have_the_digest_on_another_day_than_the_office() -> None:
    window = Window(london("Sun 2020-03-01 00:00"), london("Sat 2020-03-07 00:00"))
    found = told(of_office(DigestFacts(0, {5: 2}), window))

    assert found == [
        ("digest", "office", london("Mon 2020-03-02 08:30")),
        ("week", "administrators", london("Mon 2020-03-02 08:30")),
        ("digest", "person:5", london("Wed 2020-03-04 08:30")),
    ]


def test_an_occurrence_has_one_name_however_the_time_is_cut_up() -> None:
    action = ActionFacts(17, date(2020, 1, 13), ("post:1",))
    whole = [owed.key for owed in of_action(action, MAM, ALWAYS)]
    minutes = [ALWAYS.after + timedelta(hours=7 * n) for n in range(1_000)]
    parts = [
        owed.key
        for after, until in pairwise(minutes)
        for owed in of_action(action, MAM, Window(after, until))
        if until <= ALWAYS.until
    ]

    assert whole == parts
    assert len(set(whole)) == len(whole) > 10


def test_another_hour_of_reminding_does_not_make_another_occurrence() -> None:
    action = ActionFacts(17, date(2020, 1, 13), ("post:1",))
    later = BoardFacts(1, Ladder(at=time(11)), escalate=MAM.escalate)

    assert [owed.key for owed in of_action(action, MAM, ALWAYS)] == [
        owed.key for owed in of_action(action, later, ALWAYS)
    ]


def test_the_search_by_due_day_finds_all_that_the_plan_owes() -> None:
    ladders = (DEFAULT, Ladder(before=(3,), late=(2,), every=7))
    earliest = date(2019, 1, 1)
    everything = [earliest + timedelta(days=n) for n in range(500)]
    for start in range(0, 60, 3):
        after = london("Mon 2020-01-06 00:00") + timedelta(days=start)
        window = Window(after, after + timedelta(days=1 + start % 3))
        found = set(due_days(window, ladders, earliest=earliest))
        for ladder in ladders:
            board = BoardFacts(1, ladder)
            owed = {
                day
                for day in everything
                if any(of_action(ActionFacts(1, day, ("post:1",)), board, window))
            }
            assert owed <= found


def test_no_meeting_beyond_the_furthest_is_owed_anything() -> None:
    window = Window(london("Mon 2020-01-06 00:00"), london("Tue 2020-01-07 00:00"))
    last = furthest_meeting(window, [MAM])
    beyond = (last + timedelta(days=n) for n in range(1, 60))

    assert not any(any(of_meeting(MeetingFacts(1, day), MAM, window)) for day in beyond)
    assert any(
        any(of_meeting(MeetingFacts(1, last - timedelta(days=n)), MAM, window)) for n in range(9)
    )


def test_every_reminder_of_nine_years_is_on_a_working_morning_at_half_past_eight() -> None:
    start = date(2024, 1, 1)
    for n in range(0, 3_288, 4):
        day = start + timedelta(days=n)
        window = Window(hours.starts(day - timedelta(days=40)), hours.ends(day + timedelta(days=9)))
        owed = (
            *of_action(ActionFacts(1, day, ("post:1",)), MAM, window),
            *of_meeting(MeetingFacts(1, day, time(10)), MAM, window),
        )
        for one in owed:
            shown = one.due_at.astimezone(LONDON)
            assert f"{shown:%H:%M}" == "08:30"
            assert workdays.is_working_day(shown.date())
