"""Several names written together, taken apart where the office's own names allow it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.names import parting, spelling

NAMES = {"ab", "ac", "cc", "dcc", "acc lp", "acc crime vulnerability", "t acc", "ch supt"}


def known(part: str) -> bool:
    return " ".join(spelling.key(part)) in NAMES


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("AC/AB", ("AC", "AB")),
        ("CC and ACC LP", ("CC", "ACC LP")),
        ("DCC & CC", ("DCC", "CC")),
        ("DCC, CC, and AB", ("DCC", "CC", "AB")),
        ("DCC; CC + AB", ("DCC", "CC", "AB")),
        ("T/ACC", ("T/ACC",)),
        ("DCC and T/ACC", ("DCC", "T/ACC")),
        ("ACC Crime and Vulnerability and DCC", ("ACC Crime and Vulnerability", "DCC")),
        ("ACC (Crime & Vulnerability), DCC", ("ACC (Crime & Vulnerability)", "DCC")),
        ("DCC and Specials", ("DCC", "Specials")),
        ("Head of Finance and Resources", ("Head of Finance and Resources",)),
        ("<@U1|a and b> and DCC", ("<@U1|a and b>", "DCC")),
        ("<@U1> <@U2>, DCC", ("<@U1>", "<@U2>", "DCC")),
        ("/DCC/", ("DCC",)),
        ("and", ("and",)),
    ],
)
def test_names_are_parted_where_each_side_is_one(words: str, parts: tuple[str, ...]) -> None:
    assert parting.parted(words, is_name=known, is_known=known) == parts


def test_a_list_that_is_too_long_is_taken_as_one() -> None:
    words = "/".join(["AB"] * 13)

    assert parting.parted(words, is_name=known, is_known=known) == (words,)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    words=st.lists(
        st.sampled_from(["AB", "DCC", "/", "and", " ", ",", "(", ")", "<@U1>", "T/", "x"]),
        min_size=1,
        max_size=14,
    ).map("".join)
)
def test_no_letter_of_a_name_is_lost(words: str) -> None:
    parts = parting.parted(words, is_name=known, is_known=known)

    assert "".join(parts).count("DCC") == words.count("DCC")
    assert all(parts) or not words.strip()
