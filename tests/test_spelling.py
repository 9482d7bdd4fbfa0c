"""How names are compared: clean of what cannot be seen, and never across alphabets."""

import pytest
from hypothesis import given, settings
from texts import texts

from bot.names import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ACC (for Local Policing)", "acc local policing"),
        ("ACC Crime & Vulnerability", "ACC Crime and Vulnerability"),
        ("A.B.", "AB"),
        ("SNT's", "SNT"),
        ("Chief Constable\u2019s", "chief constable"),
        ("O'Brien", "o\u2019brien"),
        ("D\u200bCC", "DCC"),
        ("Zoe\u0308", "Zo\u00eb"),
    ],
)
def test_two_ways_of_writing_one_name_have_one_key(one: str, other: str) -> None:
    assert spelling.key(one) == spelling.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DCC", "D\u0421\u0421"),
        ("AB", "\u0410\u0412"),
        ("Zoe", "Zo\u00eb"),
        ("DCC", "DCCC"),
        ("l", "I"),
        ("0", "O"),
    ],
)
def test_what_only_looks_alike_has_another_key(one: str, other: str) -> None:
    assert spelling.key(one) != spelling.key(other)


@pytest.mark.parametrize(
    ("words", "mixed"),
    [
        ("DCC", False),
        ("D\u0421\u0421", True),
        ("\u0410\u0412", False),  # all Cyrillic
        ("Anna \u0418\u0432\u0430\u043d\u043e\u0432\u0430", False),  # a word of each
        ("AB/\u0410\u0412", False),  # the same
        ("Jos\u00e9", False),
        ("N\u00ba 1", False),
    ],
)
def test_one_word_of_two_alphabets_is_mixed(words: str, mixed: bool) -> None:  # noqa: FBT001  a table
    assert spelling.is_mixed(words) is mixed


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("DDC", ["DCC"]),
        ("CDC", ["DCC", "CC"]),  # two changed places, or one too many
        ("DCCC", ["DCC"]),
        ("D\u0421\u0421", ["DCC"]),
        ("juilan mos", ["Julian Moss"]),
        ("julian", ["Julian Moss"]),
        ("zz", []),
        ("AC", []),  # any two letters are near everything
        ("", []),
    ],
)
def test_what_comes_near_is_suggested(words: str, near: list[str]) -> None:
    names = ["DCC", "CC", "PCC", "Julian Moss", "Melanie Reynolds", "Force Delivery Group"]

    assert spelling.nearest(words, names) == near


@settings(max_examples=300, deadline=None, derandomize=True)
@given(words=texts(longest=80))
def test_to_clean_what_is_clean_changes_nothing_and_keys_hold(words: str) -> None:
    once = spelling.clean(words)

    assert spelling.clean(once) == once
    assert spelling.key(once) == spelling.key(words)
