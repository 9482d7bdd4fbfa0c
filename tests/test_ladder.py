"""When a ladder reminds: each rung by hand, and over nine years of days."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from bot import workdays
from bot.reminders.ladder import (
    DEFAULT,
    Ladder,
    LadderWrong,
    Rung,
    escalated_to,
    read,
    rung,
)


def a_day(written: str) -> date:
    weekday, _, iso = written.partition(" ")
    found = date.fromisoformat(iso)
    assert f"{found:%a}" == weekday, f"{iso} is a {found:%A}"
    return found


@pytest.mark.parametrize(
    ("due", "on", "expected"),
    [
        ("Mon 2020-01-13", "Mon 2020-01-06", Rung("before", -5)),
        ("Mon 2020-01-13", "Tue 2020-01-07", None),
        ("Mon 2020-01-13", "Fri 2020-01-10", Rung("before", -1)),
        ("Mon 2020-01-13", "Sat 2020-01-11", None),  # nobody works
        ("Mon 2020-01-13", "Mon 2020-01-13", Rung("due", 0)),
        ("Mon 2020-01-13", "Tue 2020-01-14", Rung("late", 1)),
        ("Mon 2020-01-13", "Wed 2020-01-15", None),
        ("Mon 2020-01-13", "Thu 2020-01-16", Rung("late", 3)),
        ("Mon 2020-01-13", "Mon 2020-01-20", Rung("late", 5)),
        ("Mon 2020-01-13", "Mon 2020-01-27", Rung("late", 10)),
        ("Mon 2020-01-13", "Mon 2020-02-10", Rung("late", 20)),
        ("Mon 2020-01-13", "Mon 2020-03-09", Rung("late", 40)),
        ("Mon 2020-01-13", "Wed 2020-05-06", Rung("late", 80)),  # over Easter; then each 40
        # due on a Saturday: told on the Friday, late on the Monday
        ("Sat 2020-02-29", "Fri 2020-02-28", Rung("due", 0)),
        ("Sat 2020-02-29", "Mon 2020-03-02", Rung("late", 1)),
        # over Easter 2026: Good Friday 3 April, Easter Monday 6 April
        ("Tue 2026-04-07", "Thu 2026-04-02", Rung("before", -1)),
        ("Thu 2026-04-02", "Tue 2026-04-07", Rung("late", 1)),
        # over the end of 2026 and the holidays after it
        ("Thu 2026-12-31", "Mon 2027-01-04", Rung("late", 1)),
    ],
)
def test_rung_of_a_day(due: str, on: str, expected: Rung | None) -> None:
    assert rung(a_day(due), a_day(on)) == expected


def test_every_due_day_of_nine_years_has_each_rung_on_exactly_one_working_day() -> None:
    wanted = {(-5, "before"), (-1, "before"), (0, "due"), (1, "late"), (3, "late"), (5, "late")}
    day, last = date(2024, 1, 1), date(2032, 12, 31)
    while day <= last:
        around = (day + timedelta(days=n) for n in range(-16, 17))
        found = [(one.days, one.kind) for on in around if (one := rung(day, on)) is not None]
        assert sorted(one for one in found if one in wanted) == sorted(wanted), day
        day += timedelta(days=1)


def test_late_reminders_grow_further_apart_and_never_end() -> None:
    due = date(2024, 1, 2)
    days = [workdays.add(due, n) for n in range(1, 161)]
    reminded = [due, *(day for day in days if rung(due, day) is not None)]

    gaps = [workdays.between(one, after) for one, after in pairwise(reminded)]
    assert gaps == [1, 2, 2, 5, 10, 20, 40, 40, 40]


@pytest.mark.parametrize(
    ("late", "posts"),
    [
        (4, ()),
        (5, ("Policy Officer",)),
        (19, ("Policy Officer",)),
        (20, ("Policy Officer", "Chief Executive")),
    ],
)
def test_lateness_escalates_to_the_policy_officer_then_the_chief_executive(
    late: int, posts: tuple[str, ...]
) -> None:
    assert escalated_to(late) == posts


def test_an_empty_table_is_the_default_ladder() -> None:
    assert read({}) == DEFAULT


def test_a_ladder_is_read_from_the_office_file() -> None:
    table = {
        "at": "09:15",
        "agenda": [3, 0],
        "papers": False,
        "before": 2,
        "late": [2, 4],
        "every": 10,
        "escalate": ["PO"],
        "escalate_after": [4],
        "channel": False,
    }

    assert read(table) == Ladder(
        at=time(9, 15),
        agenda=(3, 0),
        papers=None,
        before=(2,),
        late=(2, 4),
        every=10,
        escalate=("PO",),
        escalate_after=(4,),
        channel=False,
    )


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"befor": [1]}, "“befor” is not one of at, channel, agenda"),
        ({"at": "half past eight"}, "“at” must be a time of day"),
        ({"before": [-1]}, "“before” must be working days from 0 to 260, not “-1”"),
        ({"before": [True]}, "“before” must be working days"),
        ({"every": 0}, "“every” must be working days from 1 to 260"),
        ({"day_after": 1}, "“day_after” must be true or false, not “1”"),
        ({"escalate": "PO"}, "“escalate” must be a list of posts"),
        ({"escalate": ["PO", "CEX", "PCC"]}, "“escalate_after” needs one number"),
        ({"escalate": ["PO"], "escalate_after": [5, 20]}, "“escalate_after” needs one number"),
    ],
)
def test_a_ladder_that_cannot_be_read_says_why(table: dict[str, object], says: str) -> None:
    with pytest.raises(LadderWrong) as wrong:
        read(table)

    assert says in str(wrong.value)
