"""Which replies say that what was owed is done."""

import pytest

from bot.reading.replies import complete


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("done", True),
        ("A29 done, sent this morning", True),
        ("The findings were shared on Friday", True),
        ("Completed and circulated.", True),
        ("not done", False),
        ("It isn't finished", False),
        ("nearly done", False),
        ("it will be sent on Monday", False),
        ("is this done?", False),
        ("once it is published we report", False),
        ("noted", False),
        ("needs to be closed", False),
    ],
)
def test_a_reply_that_says_it_is_done_is_told_from_one_that_does_not(
    words: str,
    done: bool,  # noqa: FBT001  a column of the table
) -> None:
    assert complete.says_so(words) == done


def test_what_was_done_is_said_without_the_reference() -> None:
    assert complete.what_was_done("A29: sent this morning") == "sent this morning"
    assert complete.what_was_done("A29 done, sent this morning") == "done, sent this morning"
    assert complete.what_was_done("Sent this morning") == "Sent this morning"
