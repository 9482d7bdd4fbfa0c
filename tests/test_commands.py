"""What is typed after a slash command, taken apart."""

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from bot.errors import NotUnderstood, Told
from bot.reading.due import Doubt
from bot.reading.typed import commands
from bot.reading.typed.commands import Assigned, Deferred

ON = dt.date(2016, 7, 26)  # a Tuesday
VERBS = ("outstanding", "show", "add", "report", "defer", "discharge")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("", ("outstanding", "")),
        ("outstanding mine", ("outstanding", "mine")),
        ("add DCC to circulate it", ("add", "DCC to circulate it")),
        ("ADD  DCC to\u00a0circulate\u200b it", ("add", "DCC to circulate it")),
        ("add: DCC to circulate it", ("add", "DCC to circulate it")),
        ("overdue", ("outstanding", "overdue")),
        ("mine", ("outstanding", "mine")),
        ("for DCC", ("outstanding", "for DCC")),
        ("from July 2017", ("outstanding", "from July 2017")),
        ("done", ("outstanding", "done")),
        ("open for DCC", ("outstanding", "open for DCC")),
        ("A17", ("show", "A17")),
        ("#17", ("show", "#17")),
        ("A17 please", ("show", "A17")),
        ("A17 show", ("show", "A17")),
        ("view A17", ("show", "A17")),
        ("list mine", ("outstanding", "mine")),
        ("add R&amp;D review of *new* form", ("add", "R&D review of *new* form")),
    ],
)
def test_a_verb_is_parted_from_the_rest(typed: str, parts: tuple[str, str]) -> None:
    assert commands.split(typed, VERBS, after="/actions") == parts


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("dischrage A14", "I do not know “dischrage”. Did you mean `/actions discharge A14`?"),
        ("reprot A14 done", "I do not know “reprot”. Did you mean `/actions report A14 done`?"),
        ("close A14", "I do not know “close”. Did you mean `/actions discharge A14`?"),
        ("Done: A14", "I do not know “Done”. Did you mean `/actions report A14`?"),
        (
            "A14 discharge",
            "Nothing was changed. Did you mean `/actions discharge A14`?",
        ),
        ("frobnicate", "I do not know “frobnicate”. Nothing was done."),
        ("14 June", "I do not know “14 June”. Nothing was done."),
        ("overdu", "I do not know “overdu”. Nothing was done."),
    ],
)
def test_a_slip_in_a_verb_does_nothing_but_ask(typed: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        commands.split(typed, VERBS, after="/actions")

    assert told.value.sentence == sentence


@pytest.mark.parametrize("typed", ["for CRB", "13 January", "A17", "last week"])
def test_a_filter_or_a_reference_is_no_verb_where_no_actions_are_listed(typed: str) -> None:
    with pytest.raises(commands.UnknownVerb):
        commands.split(typed, ("next", "list", "show"), after="/meetings")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("A17", ((17,), "")),
        ("a 17", ((17,), "")),
        ("A-17", ((17,), "")),
        ("#17", ((17,), "")),
        ("17", ((17,), "")),
        ("action A17", ((17,), "")),
        ("A17 the findings were shared", ((17,), "the findings were shared")),
        ("A17: the findings were shared", ((17,), "the findings were shared")),
        ("A17 \u2013 shared", ((17,), "shared")),
        ("A17 A18", ((17, 18), "")),
        ("A17, A18 and A20", ((17, 18, 20), "")),
        ("A17, 18 and 20", ((17, 18, 20), "")),
        ("A17 & A18 done", ((17, 18), "done")),
        ("A17-A19", ((17, 18, 19), "")),
        ("A17\u2013A19 done", ((17, 18, 19), "done")),
        ("A17 to A19", ((17, 18, 19), "")),
        ("A17, A17", ((17,), "")),
        ("A14 15 copies were sent", ((14,), "15 copies were sent")),
        ("A14 and 15 copies", ((14,), "and 15 copies")),
        ("A9 to July 2017", ((9,), "to July 2017")),
        ("A9 10:30 on Friday", ((9,), "10:30 on Friday")),
        ("the findings", ((), "the findings")),
        ("A", ((), "A")),
        ("A1234567890", ((), "A1234567890")),
        ("", ((), "")),
    ],
)
def test_the_actions_that_words_begin_with(
    typed: str, expected: tuple[tuple[int, ...], str]
) -> None:
    assert commands.references(typed) == expected


@pytest.mark.parametrize("typed", ["A19-A17", "A1-A999", " ".join(f"A{n}" for n in range(1, 60))])
def test_too_many_actions_or_a_run_backwards_is_told(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        commands.references(typed)


@pytest.mark.parametrize(
    ("typed", "owners", "text", "due"),
    [
        (
            "DCC to circulate the options paper by 11 August",
            ("DCC",),
            "circulate the options paper",
            "by 11 August: 2016-08-11",
        ),
        (
            "DCC to brief the PCC by the meeting of 27 September",
            ("DCC",),
            "brief the PCC",
            "by the meeting of 27 September: 2016-09-27",
        ),
        ("AC/AB to determine the way forward", ("AC/AB",), "determine the way forward", None),
        ("DCC & CC to review it", ("DCC & CC",), "review it", None),
        ("the CC and ACC LP to review it", ("the CC and ACC LP",), "review it", None),
        ("T/ACC to review it", ("T/ACC",), "review it", None),
        (
            "The CRB will request a presentation at its next meeting on 22 September",
            ("The CRB",),
            "request a presentation at its next meeting on 22 September",
            "at its next meeting on 22 September: 2016-09-22",
        ),
        ("ACC LP to meet the PCC", ("ACC LP",), "meet the PCC", None),
        (
            "dcc to send it to the pcc by friday",
            ("dcc",),
            "send it to the pcc",
            "by friday: 2016-07-29",
        ),
        ("chief constable to respond", ("chief constable",), "respond", None),
        ("DCC: share the findings asap", ("DCC",), "share the findings", "asap: asap"),
        ("All to note", ("All",), "note", None),
        ("<@U0CHIEFC> to reply to R&amp;D", ("<@U0CHIEFC>",), "reply to R&D", None),
        ("circulate the paper", (), "circulate the paper", None),
        ("Circulate the paper to the DCC", (), "Circulate the paper to the DCC", None),
        ("Remember to ring the clerk", (), "Remember to ring the clerk", None),
        ("DCC to send it, no date", ("DCC",), "send it", "no date: none"),
        ("DCC to send it (no due date)", ("DCC",), "send it", "no due date: none"),
        ("DCC to report in October", ("DCC",), "report", "in October: 2016-10"),
        ('"DCC to send it"', ("DCC",), "send it", None),
        ("an action for the DCC to send it", ("the DCC",), "send it", None),
        ("a new action", (), "", None),
        ("for DCC to send it", ("DCC",), "send it", None),
        ("for information: DCC to attend", (), "for information: DCC to attend", None),
        ("4a) DCC to send it", ("DCC",), "send it", None),
        ("ACTION \u2013 DCC to send it", ("DCC",), "send it", None),
        ("DCC | send it | 11 August", ("DCC",), "send it", "11 August: 2016-08-11"),
        ("DCC - send it - 11 August", ("DCC",), "send it", "11 August: 2016-08-11"),
        ("DCC to send it [due 11 August]", ("DCC",), "send it", "due 11 August: 2016-08-11"),
        ("either the CC or DCC to send it", ("either the CC or DCC",), "send it", None),
        (
            "Owner: DCC; Action: send it; Due: 11 August",
            ("DCC",),
            "send it",
            "11 August: 2016-08-11",
        ),
        ("DCC to take action for victims", ("DCC",), "take action for victims", None),
        ("DCC to send it by friady", ("DCC",), "send it", "by friady: 2016-07-29"),
        ('DCC to send "it"', ("DCC",), 'send "it"', None),
        (
            "DCC to report to the next meeting",
            ("DCC",),
            "report to the next meeting",
            "to the next meeting: meeting",
        ),
        ("All to reply by COP Friday.", ("All",), "reply", "by COP Friday: 2016-07-29"),
        (
            "DCC to send it, due no later than Friday 12 August",
            ("DCC",),
            "send it",
            "due no later than Friday 12 August: 2016-08-12",
        ),
        (
            "DCC to send it within 10 working days", ("DCC",), "send it",
            "within 10 working days: 2016-08-09",
        ),
        ("DCC to compare 2015 with 2014", ("DCC",), "compare 2015 with 2014", None),
        ("DCC to meet standards set by HMICFRS", ("DCC",), "meet standards set by HMICFRS", None),
        ("DCC to file the \u00bd \u2013 new", ("DCC",), "file the \u00bd \u2013 new", None),
        ("", (), "", None),
    ],
)  # fmt: skip
def test_an_action_is_read_as_it_was_typed(
    typed: str, owners: tuple[str, ...], text: str, due: str | None
) -> None:
    added = commands.added(typed, on=ON)

    assert (added.owners, added.text) == (owners, text)
    if due is None:
        assert added.due is None
    else:
        assert added.due is not None
        assert not isinstance(added.due, Doubt)
        assert f"{added.due.text}: {added.due.date or added.due.precision}" == due


def test_its_next_meeting_is_the_owners() -> None:
    added = commands.added("The CRB will ask for it at its next meeting on 22 September", on=ON)

    assert added.due is not None
    assert not isinstance(added.due, Doubt)
    assert added.due.meeting == "CRB"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (
            "DCC to circulate it by the back end of next week",
            "I could not read “back end of next week” as a date.",
        ),
        (
            "DCC to circulate it by some time or other",
            "I could not read “by some time or other” as a date.",
        ),
        (
            "DCC to circulate it by Monday 7 April 2026",
            "“Monday 7 April 2026” cannot be right: 7 April 2026 is a Tuesday, not a Monday.",
        ),
        ("DCC to circulate it by 32 March", "There is no such day as “32 March”."),
        ("DCC to publish by 1st edition", "I could not read “by 1st edition” as a date."),
        ("DCC to circulate it by 5 or 8 March", "“5 or 8 March” names two days."),
        (
            "DCC to circulate it by Friday 5 August or Monday 8 August",
            "“Friday 5 August or Monday 8 August” names two days.",
        ),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_read_is_a_doubt_and_never_dropped(typed: str, why: str) -> None:
    due = commands.added(typed, on=ON).due

    assert isinstance(due, Doubt)
    assert due.why == why


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "A9 to July 2017 because to increase the cohort",
            Deferred((9,), "July 2017", "to increase the cohort"),
        ),
        (
            "A9 until the October meeting as numbers are low",
            Deferred((9,), "the October meeting", "numbers are low"),
        ),
        ("A9, A10 to the next meeting", Deferred((9, 10), "the next meeting")),
        (
            "A9 July 2017: because of leave.",
            Deferred((9,), "July 2017", "leave"),
        ),
        ("A9 because of leave", Deferred((9,), "", "leave")),
        ("A9", Deferred((9,))),
    ],
)
def test_what_is_deferred_until_when_and_why(typed: str, expected: Deferred) -> None:
    assert commands.deferred(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("A9 to the DCC", Assigned((9,), ("the DCC",))),
        ("A9 DCC", Assigned((9,), ("DCC",))),
        ("A9, A10 to AC/AB", Assigned((9, 10), ("AC/AB",))),
        ("A9 to ALL", Assigned((9,), ("ALL",))),
        ("A9 to DCC and CC, any of them", Assigned((9,), ("DCC and CC",), any_owner=True)),
        ("A9 to DCC and CC (either)", Assigned((9,), ("DCC and CC",), any_owner=True)),
        ("A9 to DCC and CC, both", Assigned((9,), ("DCC and CC",), any_owner=False)),
        ("A9 any one of them can report", Assigned((9,), (), any_owner=True)),
        ("A9, all of them", Assigned((9,), (), any_owner=False)),
    ],
)
def test_who_is_to_owe_an_action(typed: str, expected: Assigned) -> None:
    assert commands.assigned(typed) == expected


@pytest.mark.parametrize("read", [commands.assigned, commands.deferred])
def test_a_reference_left_out_is_asked_for(read: Callable[[str], object]) -> None:
    with pytest.raises(NotUnderstood, match="Which action"):
        read("the findings were shared")


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("because it is a repeat", "it is a repeat"),
        ("it is a repeat", "it is a repeat"),
        ("because of leave", "leave"),
        ("as it is a repeat", "it is a repeat"),
    ],
)
def test_a_reason_without_its_because(typed: str, because: str) -> None:
    assert commands.reason(typed) == because


@pytest.mark.parametrize("many", [2_500, pytest.param(10_000, marks=pytest.mark.long)])
def test_hostile_strings_raise_nothing_but_what_a_person_is_told(many: int) -> None:
    chance = random.Random(2018)  # noqa: S311  not a secret
    words = ["A17", "a", "#", "17", "-", "to", ",", "DCC", "will", "by", "next week", "because",
             "11 August 2016", "<@U1>", "<!here>", "&lt;", "\u202e", "\u0000", "no date", ":", "at",
             "14:00", "Room 1.38", "for the", "CRB", "TBC", "9" * 11, "\U0001f600"]  # fmt: skip
    readers: list[Callable[[str], object]] = [
        partial(commands.split, known=VERBS, after="/actions"),
        commands.references,
        commands.assigned,
        commands.deferred,
        commands.reason,
        partial(commands.added, on=ON),
        partial(commands.scheduled, on=ON),
        partial(commands.moved, on=ON),
        partial(commands.cancelled, on=ON),
    ]
    for number in range(many):
        typed = " ".join(chance.choices(words, k=chance.randint(0, 12)))
        with suppress(Told):
            readers[number % len(readers)](typed)


@pytest.mark.parametrize("unit", ["A1 ", "A/", ", ", "( ", "because ", "to ", "a", "- ", "&lt;"])
def test_long_input_is_answered_at_once(unit: str) -> None:
    typed = unit * (40_000 // len(unit))
    for read in (commands.references, commands.deferred, commands.reason):
        with suppress(Told):
            read(typed)
    assert commands.added(typed, on=ON).text is not None
