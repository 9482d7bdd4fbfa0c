"""Who is meant by what people write, as of a day and a meeting; what is not certain is asked."""

import time
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import (
    AT,
    FRI_4_JUNE_2021,
    MON_25_NOV_2019,
    TUE_25_JULY_2017,
    TUE_26_JULY_2016,
    labels,
    present,
    remembered,
)
from sqlmodel import Session
from texts import texts

from bot import people
from bot.access import THE_BOT
from bot.names import naming, roll
from bot.names.naming import Unsure, who
from store import people as known
from store.tables import Attendance, Board, Person

BANGHAM = "the Chief Constable (Anthony Bangham)"
BLAKEMAN = "the Deputy Chief Constable (Amanda Blakeman)"


@pytest.fixture
def session() -> Iterator[Session]:
    with remembered() as session:
        yield session


@pytest.fixture
def july_2016(session: Session) -> list[Attendance]:
    return [
        present(session, "John Campion", "PCC", initials="JC"),
        present(session, "Anthony Bangham", "DCC", initials="AB"),
        present(session, "Andy Champness", "Chief Executive", initials="AC"),
    ]


@pytest.fixture
def july_2017(session: Session) -> list[Attendance]:
    return [
        present(session, "Tracey Onslow", "DPCC"),
        present(session, "Andy Champness", "Chief Executive"),
        present(session, "Anthony Bangham", "CC"),
        present(session, "Amanda Blakeman", "DCC"),
    ]


def test_ab_is_the_dcc_in_july_2016(session: Session, july_2016: list[Attendance]) -> None:
    found = who(session, "AB", on=TUE_26_JULY_2016, attendance=july_2016)

    assert full(found) == ["DCC (Anthony Bangham)"]


def test_ab_is_in_doubt_in_july_2017_and_each_reading_can_be_chosen(
    session: Session, july_2017: list[Attendance]
) -> None:
    found = who(session, "AB", on=TUE_25_JULY_2017, attendance=july_2017)

    assert isinstance(found, Unsure)
    assert (
        found.why == f"“AB” could be two people on Tuesday 25 July 2017: {BANGHAM} or {BLAKEMAN}."
    )
    assert labels(found) == ["CC", "DCC"]
    assert [full(reading.owners) for reading in found.readings] == [
        ["CC (Anthony Bangham)"],
        ["DCC (Amanda Blakeman)"],
    ]


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (TUE_26_JULY_2016, ["DCC (Anthony Bangham)"]),
        (TUE_25_JULY_2017, "doubt"),
        (MON_25_NOV_2019, ["CC (Anthony Bangham)"]),
        (FRI_4_JUNE_2021, ["CC (Anthony Bangham)"]),
    ],
)
def test_ab_without_an_attendance_means_whoever_is_in_post_that_day(
    session: Session, on: date, says: list[str] | str
) -> None:
    found = who(session, "AB", on=on)

    assert ("doubt" if isinstance(found, Unsure) else full(found)) == says


def test_only_those_who_attended_are_meant_by_initials(session: Session) -> None:
    without_blakeman = [present(session, "Anthony Bangham", "CC")]

    found = who(session, "AB", on=TUE_25_JULY_2017, attendance=without_blakeman)

    assert full(found) == ["CC (Anthony Bangham)"]


def test_somebody_at_the_meeting_whom_the_office_does_not_know_is_no_colleague_of_like_initials(
    session: Session,
) -> None:
    there = [present(session, "Anthony Bangham", "CC"), present(session, "Alan Brown")]

    found = who(session, "AB", on=FRI_4_JUNE_2021, attendance=there)

    assert labels(found) == ["CC", "Alan Brown"]
    alone = who(session, "AB", on=FRI_4_JUNE_2021, attendance=there[1:])
    assert labels(alone)[0] == "Alan Brown"


def test_letters_printed_beside_a_name_settle_it(
    session: Session, july_2017: list[Attendance]
) -> None:
    july_2017[3].initials = "AB"

    found = who(session, "AB", on=TUE_25_JULY_2017, attendance=july_2017)

    assert full(found) == ["DCC (Amanda Blakeman)"]


def test_the_post_somebody_attended_in_is_theirs_whatever_the_office_file_says(
    session: Session,
) -> None:
    acting = [present(session, "Julian Moss", "CC")]

    assert full(who(session, "JM", on=FRI_4_JUNE_2021, attendance=acting)) == [
        "CC (Anthony Bangham)"
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("DCC", ["DCC (Julian Moss)"]),
        ("the dcc", ["DCC (Julian Moss)"]),
        ("The DCC's", ["DCC (Julian Moss)"]),
        ("Deputy Chief Constable", ["DCC (Julian Moss)"]),
        ("Chief Constable", ["CC (Anthony Bangham)"]),
        ("the Chief", ["CC (Anthony Bangham)"]),
        ("ACC LP", ["ACC Local Policing (vacant)"]),
        ("ACC for LP", ["ACC Local Policing (vacant)"]),
        ("ACC for Local Policing", ["ACC Local Policing (vacant)"]),
        ("Assistant Chief Constable (Local Policing)", ["ACC Local Policing (vacant)"]),
        ("T/ACC Crime & Vulnerability", ["ACC Crime and Vulnerability (vacant)"]),
        ("Temporary ACC (Crime and Vulnerability)", ["ACC Crime and Vulnerability (vacant)"]),
        ("A/DCC", ["DCC (Julian Moss)"]),
        ("acting DCC", ["DCC (Julian Moss)"]),
        ("CEX", ["Chief Executive (Andy Champness)"]),
        ("CEO", ["Chief Executive (Andy Champness)"]),
        ("CC's staff office", ["Staff Officer (Melanie Reynolds)"]),
        ("Julian Moss", ["DCC (Julian Moss)"]),
        ("@Julian Moss", ["DCC (Julian Moss)"]),
        ("moss", ["DCC (Julian Moss)"]),
        ("Mr Moss", ["DCC (Julian Moss)"]),
        ("J. Moss", ["DCC (Julian Moss)"]),
        ("JM", ["DCC (Julian Moss)"]),
        ("J.M.", ["DCC (Julian Moss)"]),
        ("DCC Moss", ["DCC (Julian Moss)"]),
        ("DCC (Julian Moss)", ["DCC (Julian Moss)"]),
        ("Julian Moss (DCC)", ["DCC (Julian Moss)"]),
        ("ACC Local Policing (vacant)", ["ACC Local Policing (vacant)"]),
        ("<@U0CHIEFC>", ["CC (Anthony Bangham)"]),
        ("<@U0CHIEFC|anthony and/or bangham>", ["CC (Anthony Bangham)"]),
        ("<@U0CHIEFC><@U0DEPUTY>", ["CC (Anthony Bangham)", "DCC (Julian Moss)"]),
        ("David Shaw", ["David Shaw"]),  # known, and in no post any longer
        ("The CRB", ["Crime Reduction Board"]),
        ("SNTs", ["SNTs"]),
        ("SNT's", ["SNTs"]),
        ("ALL", ["ALL"]),
        ("everyone", ["ALL"]),
        ("the Force", ["Force"]),
        ("the Telford command team", ["Telford command team"]),
        ("DCC/CEX", ["DCC (Julian Moss)", "Chief Executive (Andy Champness)"]),
        ("CC and ACC LP", ["CC (Anthony Bangham)", "ACC Local Policing (vacant)"]),
        (
            "the DCC & the Chief Executive",
            ["DCC (Julian Moss)", "Chief Executive (Andy Champness)"],
        ),
        ("DCC &amp; CEX", ["DCC (Julian Moss)", "Chief Executive (Andy Champness)"]),
        (
            "ACC Crime and Vulnerability, DCC and SNTs",
            ["ACC Crime and Vulnerability (vacant)", "DCC (Julian Moss)", "SNTs"],
        ),
        ("DCC, JM and Moss", ["DCC (Julian Moss)"]),  # nobody is named twice
    ],
)
def test_what_people_write_on_friday_4_june_2021(
    session: Session, words: str, says: list[str]
) -> None:
    assert full(who(session, words, on=FRI_4_JUNE_2021)) == says


def test_ac_slash_ab_is_two_and_the_doubt_about_one_keeps_the_other(
    session: Session, july_2016: list[Attendance], july_2017: list[Attendance]
) -> None:
    sure = who(session, "AC/AB", on=TUE_26_JULY_2016, attendance=july_2016)
    unsure = who(session, "AC/AB", on=TUE_25_JULY_2017, attendance=july_2017)

    assert full(sure) == ["Chief Executive (Andy Champness)", "DCC (Anthony Bangham)"]
    assert isinstance(unsure, Unsure)
    assert labels(unsure) == ["CC", "DCC"]
    assert [full(reading.owners) for reading in unsure.readings] == [
        ["Chief Executive (Andy Champness)", "CC (Anthony Bangham)"],
        ["Chief Executive (Andy Champness)", "DCC (Amanda Blakeman)"],
    ]


def test_a_doubt_is_not_swallowed_by_the_post_beside_it(session: Session) -> None:
    assert labels(who(session, "DCC and AB", on=TUE_25_JULY_2017)) == ["CC", "DCC"]


@pytest.mark.parametrize(
    ("words", "offers", "why"),
    [
        ("DDC", ["DCC", "“DDC” as written"], "Did you mean the Deputy Chief Constable"),
        ("Julian Mos", ["DCC", "“Julian Mos” as written"], "no post, person or board called"),
        ("Natasha", ["Policy Officer", "“Natasha” as written"], "Did you mean the Policy Officer"),
        ("Crime Reducton Board", ["CRB", "“Crime Reducton Board” as written"], "Did you mean"),
        ("Specials", ["“Specials” as written"], "no post, person or board called “Specials”"),
        ("ACC", ["ACC", "ACC LP", "ACC PS", "ACC C&V"], "could be 4 posts on Friday 4 June 2021"),
        ("T/ACC", ["ACC", "ACC LP", "ACC PS", "ACC C&V"], "could be 4 posts"),
        ("DCC Bangham", ["DCC", "CC"], "could be two people"),
        ("PCC or DPCC", ["PCC", "DPCC", "PCC and DPCC"], "leaves open which of them it is"),
        ("DCC and DDC", ["“DDC” as written", "DCC"], "no post, person or board"),
        ("<@U0STRANG>", [], "I don't know that Slack account"),
        ("<!channel>", [], "no post, person or board"),
        ("", [], "I can see no name in that"),
        ("\u200b\u2060", [], "I can see no name in that"),
        ("x" * 40_000, [], "That is too long to be a name"),
    ],
)
def test_what_is_not_certain_is_asked(
    session: Session, words: str, offers: list[str], why: str
) -> None:
    found = who(session, words, on=FRI_4_JUNE_2021)

    assert isinstance(found, Unsure)
    assert sorted(labels(found)) == sorted(offers)
    assert why in found.why


def test_t_acc_is_whoever_is_acting_as_one_when_only_one_is(session: Session) -> None:
    for words in ("T/ACC", "T/ACC Mark Travis", "Mark Travis (T/ACC)", "MT"):
        assert full(who(session, words, on=MON_25_NOV_2019)) == ["ACC (Mark Travis, acting)"]


def test_the_acc_is_the_one_who_attended(session: Session) -> None:
    there = [present(session, "Mark Travis", "ACC")]

    assert full(who(session, "The ACC", on=MON_25_NOV_2019, attendance=there)) == [
        "ACC (Mark Travis, acting)"
    ]
    assert isinstance(who(session, "The ACC", on=MON_25_NOV_2019), Unsure)


def test_two_people_of_one_name_are_told_apart_by_their_addresses(session: Session) -> None:
    session.add(Person(name="Julian Moss", email="j.moss@opcc.example"))
    session.flush()

    found = who(session, "Julian Moss", on=FRI_4_JUNE_2021)

    assert isinstance(found, Unsure)
    assert len({reading.label for reading in found.readings}) == 2
    assert "Deputy Chief Constable (Julian Moss)" in found.why
    assert "j.moss@opcc.example" in found.why


def test_somebody_in_two_posts_is_asked_about_unless_the_meeting_tells(session: Session) -> None:
    reynolds = known.named(session, "Melanie Reynolds")[0]
    acc = known.post(session, "ACC LP")
    assert acc is not None
    people.appoint(session, reynolds, to=acc, since=FRI_4_JUNE_2021, acting=True, by=THE_BOT, at=AT)
    there = [present(session, "Melanie Reynolds", "ACC LP")]

    assert labels(who(session, "MR", on=FRI_4_JUNE_2021)) == ["ACC LP", "Staff Officer"]
    assert full(who(session, "MR", on=FRI_4_JUNE_2021, attendance=there)) == [
        "ACC Local Policing (Melanie Reynolds, acting)"
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("D\u0421\u0421", "mixes letters of two alphabets"),  # Cyrillic Es for C
        ("J\u0421", "mixes letters of two alphabets"),
        ("Juli\u0430n Moss", "mixes letters of two alphabets"),  # Cyrillic a
        ("\u0410\u0412", "its letters are of another alphabet"),  # all Cyrillic, looks like AB
        ("\u0391\u0392", "its letters are of another alphabet"),  # all Greek, looks like AB
        ("D\u216d\u216d and J\u0421", "mixes"),  # Roman numeral hundreds are C by NFKC
    ],
)
def test_a_look_alike_is_nobody_and_is_asked_about(session: Session, words: str, why: str) -> None:
    found = who(session, words, on=TUE_26_JULY_2016)

    assert isinstance(found, Unsure)
    assert why in found.why
    assert all(one.body is None for reading in found.readings for one in reading.owners)


@pytest.mark.parametrize(
    "words",
    [
        "D\u200bC\u200dC",  # zero-width space and joiner
        "\u202eDCC\u202c",  # direction marks
        "\ufeffDCC",
        "DC\ufe0fC",  # a variation selector
        "\uff24\uff23\uff23",  # full-width letters
        "D\u00adCC",  # a soft hyphen
        "DCC\u3164",  # a filler that shows nothing
    ],
)
def test_what_cannot_be_seen_is_not_part_of_a_name(session: Session, words: str) -> None:
    assert full(who(session, words, on=FRI_4_JUNE_2021)) == ["DCC (Julian Moss)"]


def test_an_accent_is_one_however_it_is_encoded_and_its_lack_is_asked_about(
    session: Session,
) -> None:
    session.add(Person(name=unicodedata.normalize("NFC", "Zoë Brontë")))
    session.flush()

    decomposed = unicodedata.normalize("NFD", "Zoë Brontë")
    assert full(who(session, decomposed, on=FRI_4_JUNE_2021)) == ["Zoë Brontë"]
    assert "Zoë Brontë" in labels(who(session, "Zoe Bronte", on=FRI_4_JUNE_2021))


def test_what_is_read_back_can_be_typed_again(session: Session) -> None:
    moments = [TUE_26_JULY_2016, TUE_25_JULY_2017, MON_25_NOV_2019, FRI_4_JUNE_2021]
    for on in moments:
        for post in known.held(session, on=on):
            named = roll.as_post(post)
            again = who(session, named.full, on=on)
            assert again == (named,) or post.short == "ACC", named.full


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("MAM", "MAM"),
        ("the Monthly Assurance Meeting", "MAM"),
        ("monthly assurance", "MAM"),
        ("holding to account meeting", "MAM"),
        ("Force Delivery Group", "FDG"),
    ],
)
def test_a_board_by_any_of_its_names(session: Session, words: str, short: str) -> None:
    found = naming.board(session, words)

    assert isinstance(found, Board)
    assert found.short == short


@pytest.mark.parametrize(
    ("words", "offers"),
    [("force delivery", ["FDG"]), ("M\u0410M", ["MAM"]), ("Parish Council", []), ("", [])],
)
def test_a_board_that_is_not_certain_is_asked_about(
    session: Session, words: str, offers: list[str]
) -> None:
    found = naming.board(session, words)

    assert labels(found) == offers
    assert isinstance(found, Unsure)
    assert all(reading.board_id for reading in found.readings)


@pytest.mark.parametrize(
    "piece",
    ["'", ".a", "a ", "\u200b", "e\u0301", "\u0421a", "\ufdfa", "and ", "(", "<@", "T/", "or "],
)
def test_forty_thousand_characters_are_answered_within_a_second(
    session: Session, piece: str
) -> None:
    words = piece * (40_000 // len(piece))
    start = time.process_time()

    assert isinstance(who(session, words, on=FRI_4_JUNE_2021), Unsure)
    assert isinstance(naming.board(session, words), Unsure)

    assert time.process_time() - start < 1


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    words=st.one_of(
        texts(longest=60),
        st.lists(
            st.sampled_from(
                ["DCC", "AB", "and", "/", "&", "T/", "(", ")", "or", "<@", ">", "the", "\u0421",
                 "<@U0CHIEFC>", ",", "Moss", "vacant", "team", "\u200b", ";", "ALL"]
            ),
            max_size=12,
        ).map(" ".join),
    )
)  # fmt: skip
def test_whatever_is_written_there_is_an_answer_and_no_invention(words: str) -> None:
    with remembered() as session:
        found = who(session, words, on=FRI_4_JUNE_2021)

    if isinstance(found, Unsure):
        assert found.why
        assert len({reading.label for reading in found.readings}) == len(found.readings) <= 5
        assert all(reading.owners for reading in found.readings)
    else:
        assert found
        for one in found:
            assert [one.post_id, one.person_id, one.body].count(None) == 2


def full(found: object) -> list[str]:
    assert isinstance(found, tuple), found
    return [one.full for one in found]
