"""What replies in a thread are taken for, and that no reply takes long to read."""

import time
from functools import cache

import pytest
from replies import (
    ACK,
    AGAINST,
    BESIDE,
    BESIDES_A_WORD,
    HELD_BACK,
    LOOKED_AT_LAST,
    LOOKED_AT_NEXT,
    QUESTION,
    REFUSAL,
    TIME,
    TRIED,
    UPDATE,
    hard,
    heard,
)

from bot.reading import replies
from bot.reading.replies import Reply
from bot.reading.replies.taken import LONGEST

EVERY = (*TRIED, *HELD_BACK, *LOOKED_AT_NEXT, *LOOKED_AT_LAST, *BESIDES_A_WORD)


@pytest.mark.parametrize(("text", "kind"), EVERY)
def test_a_reply_is_taken_for_what_it_is(text: str, kind: str) -> None:
    assert replies.read(text).kind == kind


def test_the_table_is_long_and_balanced() -> None:
    kinds = [kind for _, kind in EVERY]

    assert len(EVERY) >= 150
    assert all(kinds.count(kind) >= 30 for kind in set(kinds) - {TIME})


def test_acknowledgements_are_found_precisely_and_nearly_all() -> None:
    taken = [kind for text, kind in EVERY if replies.read(text).acknowledges and kind != TIME]
    there = [text for text, kind in EVERY if kind == ACK]

    assert taken.count(ACK) / len(taken) >= 0.99
    assert taken.count(ACK) / len(there) >= 0.95
    assert QUESTION not in taken
    assert REFUSAL not in taken


@cache
def heard_and_read(every: int) -> list[tuple[str, str, bool, Reply]]:
    return [(*one, replies.read(one[0])) for one in heard()[::every]]


of_a_thousand = pytest.mark.parametrize(
    "every", [pytest.param(1, marks=pytest.mark.long), 3], ids=["all", "a third"]
)


def test_a_thousand_replies_and_more_were_heard() -> None:
    assert len(heard()) >= 1_650


@of_a_thousand
def test_of_replies_heard_acknowledgements_are_told_from_the_rest(every: int) -> None:
    read = heard_and_read(every)
    taken = [one for one in read if one[3].acknowledges]
    there = [text for text, kind, said, _ in read if said and kind != QUESTION]

    assert [(text, kind) for text, kind, said, _ in taken if not said] == []
    assert [
        text for text, kind, _, _ in taken if kind == QUESTION
    ] == []  # whatever it acknowledges
    assert len(taken) / len(there) >= 0.98


@pytest.mark.parametrize(
    "every", [pytest.param(1, marks=pytest.mark.long), 9], ids=["all", "a ninth"]
)
def test_acknowledgements_are_told_from_what_only_comes_near_one(every: int) -> None:
    read = [(said, replies.read(text).acknowledges) for text, said in hard()[::every]]
    taken = [said for said, took in read if took]
    there = [said for said, _ in read if said]

    assert taken.count(True) / len(taken) >= 0.99
    assert taken.count(True) / len(there) >= 0.95


@of_a_thousand
def test_of_replies_heard_those_that_ask_for_time_are_told_from_the_rest(every: int) -> None:
    read = heard_and_read(every)
    taken = [(text, kind) for text, kind, _, one in read if one.kind == TIME]
    there = [text for text, kind, _, _ in read if kind == TIME]

    assert [(text, kind) for text, kind in taken if kind != TIME] == []
    assert len(taken) / len(there) >= 0.95


@pytest.mark.parametrize(
    "text", ["noted", "Thanks, noted", "acknowledged", "seen", "Received with thanks"]
)
@pytest.mark.parametrize(
    "and_then",
    [
        " but I disagree",
        ", however the date is wrong",
        "?",
        ". We can't do it.",
        " - no, not agreed",
    ],
)
def test_no_acknowledgement_survives_a_refusal_or_a_question(text: str, and_then: str) -> None:
    assert replies.read(text).kind == ACK
    assert replies.read(text + and_then).kind in {QUESTION, REFUSAL}


@pytest.mark.parametrize(
    "shape", ["Noted. {}", "Seen, thanks. {}", "{} Acknowledged.", "I have read this - {}"]
)
def test_what_is_said_besides_takes_back_an_acknowledgement_or_leaves_it_whole(shape: str) -> None:
    whole = [said for said in BESIDE if not replies.read(shape.format(said)).acknowledges]
    taken = [said for said in AGAINST if replies.read(shape.format(said)).acknowledges]

    assert (whole, taken) == ([], [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Noted. Could we have another week please", TIME),
        ("Noted. Please, if you can, push it back to Friday", TIME),
        ("Seen, but we will need until the end of the month", TIME),
        ("Noted. The survey closed on Friday with 412 responses.", UPDATE),
        ("Acknowledged. Three of five areas have adopted it, only Telford is left.", UPDATE),
        ("Seen. I won't be at the meeting so Helen will speak to it.", ACK),
        ("Noted. I am out of the office until Monday.", ACK),
        ("• noted", ACK),
    ],
)
def test_a_reply_may_acknowledge_whatever_else_it_is(text: str, kind: str) -> None:
    read = replies.read(text)

    assert (read.acknowledges, read.kind) == (True, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Received, thank you. I am on annual leave until Monday.",
        "I am out of the office. Your message has been noted and will be read on my return.",
    ],
)
def test_what_a_machine_answers_for_whoever_is_away_acknowledges_nothing(text: str) -> None:
    assert not replies.read(text).acknowledges


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Update: shared on Friday", "shared on Friday"),
        ("update – shared on Friday", "shared on Friday"),  # noqa: RUF001  as it is typed
        ("Progress update: two of five", "two of five"),
        ("UPDATE on A14: shared", "shared"),
    ],
)
def test_a_reply_that_says_it_is_an_update_plainly_is_one(text: str, words: str) -> None:
    read = replies.read(text)

    assert (read.kind, read.plainly, read.words) == ("update", True, words)


@pytest.mark.parametrize("text", ["update:", "Updates are due on Friday", "> update: shared"])
def test_a_reply_that_only_begins_so_is_none(text: str) -> None:
    assert not replies.read(text).plainly


@pytest.mark.parametrize(
    ("text", "more"),
    [("noted", False), ("thanks, noted", False), ("Noted, I will raise it on Monday", True)],
)
def test_what_is_said_besides_is_told_apart(text: str, more: bool) -> None:  # noqa: FBT001
    assert replies.read(text).more is more


@pytest.mark.parametrize(
    "piece",
    [">", "noted ", '"', "“", "not ", "n't ", "`", "```", ":", "<@", "https://", "no no ",
     "a" * 60, "update:", "\n", "noted but ", "(", "not a not a ", "?", "can not ", "\u0301", "- ",
     "and ", "we have seen this and ", ":a", "<!", "|", "0%", "of ",
     "so ", "who has ", "the ", "just to confirm that i ", "on behalf of ", "wedi a ", "i'm not ",
     "it was n't ", "please take ", "team ", "sorry not replying "],
)  # fmt: skip
def test_no_reply_takes_long_to_read_and_twice_as_much_takes_twice_as_long(piece: str) -> None:
    whole = piece * (LONGEST // len(piece))  # no more of it is looked at
    tries = ((_seconds(whole[: LONGEST // 2]), _seconds(whole)) for _ in range(3))

    assert any(one < min(LONGEST / 32_000, max(0.01, 3 * half)) for half, one in tries)


def _seconds(text: str) -> float:
    began = time.thread_time()
    replies.read(text)
    return time.thread_time() - began
