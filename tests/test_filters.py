"""What people type to narrow a list of actions, in any order."""

import datetime as dt
import random

import pytest

from bot.errors import NotUnderstood, Told
from bot.reading.typed import filters
from bot.reading.typed.filters import Wanted

ON = dt.date(2017, 7, 26)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("", "outstanding"),
        ("outstanding", "outstanding"),
        ("overdue", "overdue"),
        ("late", "overdue"),
        ("all", "in any state"),
        ("everything", "in any state"),
        ("reported complete", "reported complete"),
        ("reported", "reported complete"),
        ("deferred", "deferred"),
        ("discharged", "discharged"),
        ("withdrawn", "withdrawn"),
        ("mine", "outstanding, for you"),
        ("my actions", "outstanding, for you"),
        ("for me", "outstanding, for you"),
        ("mine overdue", "overdue, for you"),
        ("overdue mine", "overdue, for you"),
        ("show me all the overdue actions", "overdue"),
        ("for DCC", "outstanding, for the DCC"),
        ("for the DCC", "outstanding, for the DCC"),
        ("owned by the DCC", "outstanding, for the DCC"),
        ("for the CC and ACC LP", "outstanding, for the CC and ACC LP"),
        ("for AC/AB", "outstanding, for the AC/AB"),
        ("for Amanda Blakeman overdue", "overdue, for Amanda Blakeman"),
        (
            "for the DCC due before 22 September 2016",
            "outstanding, for the DCC, due before Thursday 22 September 2016",
        ),
        (
            "due before 22 September 2016 for the DCC",
            "outstanding, for the DCC, due before Thursday 22 September 2016",
        ),
        ("due by 21 September", "outstanding, due by Thursday 21 September 2017"),
        ("before 22 September", "outstanding, due before Friday 22 September 2017"),
        ("due after 1 August", "outstanding, due from Wednesday 2 August 2017"),
        ("due on 11 August", "outstanding, due on Friday 11 August 2017"),
        ("due today", "outstanding, due on Wednesday 26 July 2017"),
        ("due", "outstanding, due by Wednesday 26 July 2017"),
        (
            "due this week",
            "outstanding, due from Monday 24 July 2017 to Sunday 30 July 2017",
        ),
        (
            "due in October",
            "outstanding, due in October 2017",
        ),
        (
            "due between 1 and 7 May 2018",
            "outstanding, due from Tuesday 1 May 2018 to Monday 7 May 2018",
        ),
        (
            "between 1 May and 7 June 2018",
            "outstanding, due from Tuesday 1 May 2018 to Thursday 7 June 2018",
        ),
        (
            "due in Q3",
            "outstanding, due from Sunday 1 October 2017 to Sunday 31 December 2017",
        ),
        (
            "for the October meeting",
            "outstanding, due in October 2017",
        ),
        (
            "from July 2017",
            "outstanding, raised in July 2017",
        ),
        (
            "from June",
            "outstanding, raised in June 2017",
        ),
        (
            "from December",
            "outstanding, raised in December 2016",
        ),
        ("raised since 1 April 2017", "outstanding, raised from Saturday 1 April 2017"),
        ("from the last meeting", "outstanding, raised at the last meeting"),
        ("last meeting", "outstanding, raised at the last meeting"),
        ("due at the next meeting", "outstanding, due at the next meeting"),
        ("overdue next meeting of the", "overdue, due at the next meeting"),
        ("from 2016", "outstanding, raised in 2016"),
        ("no owner", "outstanding, with no owner named"),
        ("overdue for nobody", "overdue, with no owner named"),
        ("without a due date", "outstanding, with no date"),
        ("undated for DCC", "outstanding, for the DCC, with no date"),
        ("brought forward", "outstanding, brought forward"),
        ("discharged in 2016", "discharged in 2016"),
        ("closed this month for DCC", "discharged in July 2017, for the DCC"),
        ("done since May", "discharged since Monday 1 May 2017"),
        ("discharged before 2017", "discharged before Sunday 1 January 2017"),
        ("discharged since the last meeting", "discharged since the last meeting"),
        ("discharged at the last meeting", "discharged at the last meeting"),
        ("awaiting the office", "reported complete"),
        ("reported by the DCC", "reported complete, for the DCC"),
        ("arising", "outstanding"),
        ("due at the next CRB", "outstanding, due at the next meeting, at the CRB"),
        ("discharged from July 2016", "discharged, raised in July 2016"),
        ('about "hate crime"', "outstanding, about “hate crime”"),
        ("about hate crime", "outstanding, about “hate crime”"),
        ("about hate crime for DCC", "outstanding, for the DCC, about “hate crime”"),
        ("mentioning TMC", "outstanding, about “TMC”"),
        ("at the CRB", "outstanding, at the CRB"),
        ("at the Monthly Assurance Meeting", "outstanding, at Monthly Assurance Meeting"),
        ("overdue, for DCC, about rape", "overdue, for the DCC, about “rape”"),
        ("OVERDUE FOR THE DCC", "overdue, for the DCC"),
        ("me", "outstanding, for you"),
        ("upcoming", "outstanding, due from Wednesday 26 July 2017"),
        ("what is due next?", "outstanding, due from Wednesday 26 July 2017"),
        ("coming up for DCC", "outstanding, for the DCC, due from Wednesday 26 July 2017"),
        ("closed by DCC in 2016", "discharged in 2016, for the DCC"),
        ("for DCC in August 2017", "outstanding, for the DCC, due in August 2017"),
        ("overdue thanks", "overdue"),
        ("all of them", "in any state"),
        ("are any actions late?", "overdue"),
        ("do we have anything for DCC", "outstanding, for the DCC"),
        ("arising for DCC", "outstanding, for the DCC"),
        ("from the 24th", "outstanding, raised on Monday 24 July 2017"),
        ("from Friday", "outstanding, raised on Friday 21 July 2017"),
        ("from 28 July", "outstanding, raised on Thursday 28 July 2016"),
        ("agreed on 25 July", "outstanding, raised on Tuesday 25 July 2017"),
        ("what was agreed at the last meeting", "outstanding, raised at the last meeting"),
        ("due friady", "outstanding, due on Friday 28 July 2017"),
        ("due before 12 septmber", "outstanding, due before Tuesday 12 September 2017"),
        ("cancelled", "withdrawn"),
        ("overdue me", "overdue, for you"),
        ("show me overdue", "overdue"),
        ("from June still open", "outstanding, raised in June 2017"),
        ("not yet discharged for DCC", "outstanding, for the DCC"),
        ("how many are late?", "overdue"),
        ("due by 28th", "outstanding, due by Friday 28 July 2017"),
        (
            "due within 30 days",
            "outstanding, due from Wednesday 26 July 2017 to Friday 25 August 2017",
        ),
        (
            "due in the next two weeks",
            "outstanding, due from Wednesday 26 July 2017 to Wednesday 9 August 2017",
        ),
        ("next 7 days", "outstanding, due from Wednesday 26 July 2017 to Wednesday 2 August 2017"),
        ("due in two weeks", "outstanding, due on Wednesday 9 August 2017"),
        ("due 1-7 august", "outstanding, due from Tuesday 1 August 2017 to Monday 7 August 2017"),
        (
            "due June to August",
            "outstanding, due from Thursday 1 June 2017 to Thursday 31 August 2017",
        ),
        (
            "due November to January 2018",
            "outstanding, due from Wednesday 1 November 2017 to Wednesday 31 January 2018",
        ),
        ("due from 1 July to 31 July", "outstanding, due in July 2017"),
        (
            "from July 2016 to May 2017",
            "outstanding, raised from Friday 1 July 2016 to Wednesday 31 May 2017",
        ),
        (
            "raised between May and July",
            "outstanding, raised from Monday 1 May 2017 to Monday 31 July 2017",
        ),
        ("raised before 2017", "outstanding, raised before Sunday 1 January 2017"),
        (
            "raised in the last 3 months",
            "outstanding, raised from Wednesday 26 April 2017 to Wednesday 26 July 2017",
        ),
        (
            "discharged between 1 May and 7 June",
            "discharged from Monday 1 May 2017 to Wednesday 7 June 2017",
        ),
        (
            "closed in the last 30 days",
            "discharged from Monday 26 June 2017 to Wednesday 26 July 2017",
        ),
        ("overdue since 2016", "overdue, due from Friday 1 January 2016"),
        ("older than a year", "outstanding, raised before Tuesday 26 July 2016"),
        ("more than 3 months late", "overdue, due before Wednesday 26 April 2017"),
        ("overdue by over a year for DCC", "overdue, for the DCC, due before Tuesday 26 July 2016"),
        (" overdue\u00a0 for\u200b DCC ", "overdue, for the DCC"),
    ],
)
def test_a_filter_is_read_and_said_back(typed: str, described: str) -> None:
    assert filters.describe(filters.read(typed, on=ON)) == described


@pytest.mark.parametrize(
    ("typed", "described"),
    [
        ("DCC", "outstanding, for the DCC"),
        ("DCC overdue", "overdue, for the DCC"),
        ("what does the DCC owe?", "outstanding, for the DCC"),
        ("late ACC Local Policing at the CRB", "overdue, for the ACC Local Policing, at the CRB"),
        ("CRB from July 2017", "outstanding, raised in July 2017, at the CRB"),
        ("CRB DCC", "outstanding, for the DCC, at the CRB"),
        ("for me or the DCC", "outstanding, for you or the DCC"),
    ],
)
def test_a_name_that_the_office_knows_needs_no_word_before_it(typed: str, described: str) -> None:
    known = {"DCC": "owner", "ACC Local Policing": "owner", "CRB": "board"}

    read = filters.read(typed, on=ON, called=lambda name: known.get(name, ""))

    assert filters.describe(read) == described


def test_a_filter_holds_every_part_that_was_typed() -> None:
    typed = 'overdue for DCC about "hate crime" from July 2017 at the CRB due before 1 August share'

    assert filters.read(typed, on=ON) == Wanted(
        owners=("DCC",),
        state="overdue",
        due_to=dt.date(2017, 7, 31),
        raised_from=dt.date(2017, 7, 1),
        raised_to=dt.date(2017, 7, 31),
        about=("hate crime",),
        board="CRB",
        share=True,
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("oustanding", "I do not know “oustanding”. Did you mean `/actions outstanding`?"),
        ("overdu", "I do not know “overdu”. Did you mean `/actions overdue`?"),
        ("disharged", "I do not know “disharged”. Did you mean `/actions discharged`?"),
        ("overdue fro DCC", "I do not know “fro”. Did you mean `/actions overdue for DCC`?"),
        ("mien", "I do not know “mien”. Did you mean `/actions mine`?"),
        (
            "overdu for DCC",
            "I do not know “overdu”. Did you mean `/actions overdue for DCC`?",
        ),
        (
            "banana",
            (
                "I do not know “banana” as a filter. Try `/actions overdue`, `/actions for DCC due"
                " before 22 September`, `/actions from July 2017`."
            ),
        ),
        (
            "from",
            (
                "When? Give a day, a month or a year. Try `/actions overdue`, `/actions for DCC due"
                " before 22 September`, `/actions from July 2017`."
            ),
        ),
        (
            "due before 32 March",
            (
                "There is no such day as “32 March”. Give the day in full, as in `due before 22"
                " September 2016`."
            ),
        ),
    ],
)
def test_what_is_not_understood_is_told_with_what_may_have_been_meant(
    typed: str, sentence: str
) -> None:
    with pytest.raises(NotUnderstood) as told:
        filters.read(typed, on=ON)

    assert told.value.sentence == sentence


@pytest.mark.parametrize(
    "typed", ["for", "about", 'about ""', "at", "due before", "from", "due banana", "x" * 501]
)
def test_a_part_left_empty_is_asked_for(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        filters.read(typed, on=ON)


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("hate crime", ("hate", "crime")),
        ('"hate crime" survey', ("hate crime", "survey")),
        ("\u201chate crime\u201d", ("hate crime",)),
        ('"', ()),
        ("- !", ()),
    ],
)
def test_words_to_search_for(typed: str, sought: tuple[str, ...]) -> None:
    assert filters.phrases(typed) == sought


@pytest.mark.parametrize("many", [2_500, pytest.param(10_000, marks=pytest.mark.long)])
def test_hostile_strings_are_read_or_told(many: int) -> None:
    chance = random.Random(2017)  # noqa: S311  not a secret
    odd = ["22", "September", "last", "meeting", '"', "'", "-", "<@U1>", "=cmd()", "*", "32 March",
           "1/1/1", "Q9", "the", "and", "A17", "\u202e", "\u0000"]  # fmt: skip
    words = [*sorted(filters.STARTS), *odd]
    for _ in range(many):
        typed = " ".join(chance.choices(words, k=chance.randint(0, 9)))
        try:
            said = filters.describe(filters.read(typed, on=ON))
        except Told as told:
            said = told.sentence
        assert said, typed


def test_a_name_is_looked_up_at_each_word_of_few_words_only() -> None:
    assert filters.is_short("what about fraud is overdue for the DCC and the CC, please?")
    assert not filters.is_short("Z\u0351\u036ba\u0356l\u0334g\u0321o\u0322" * 10)
