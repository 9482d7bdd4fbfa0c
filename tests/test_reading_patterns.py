"""Every pattern of the reader takes time in proportion to the text, whatever the text is."""

import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator

import pytest

import bot.reading

HOSTILE = (
    "a", " ", "Aa ", "Ab and ", "(", "*a", "<p ", "1.", "- ", "A/", "a. ", "action: ", "Ab, ",
    "was x was y ",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(bot.reading.__path__, "bot.reading."):
        if module.name.endswith("__main__") or module.ispkg:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_within(value)):
                yield f"{module.name}.{name}.{number}", pattern


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, (tuple, list)) and depth < 3:
        for part in value:
            yield from _within(part, depth + 1)


def _took(pattern: re.Pattern[str], text: str, length: int) -> float:
    """Return the seconds of processor time that it takes to search that much of a text repeated."""
    hostile = (text * (length // len(text) + 1))[:length]
    signal.setitimer(signal.ITIMER_REAL, 10)
    started = time.process_time()
    try:
        pattern.search(hostile)
    except TimeoutError:
        return 10.0
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - started


def _is_slow(pattern: re.Pattern[str], text: str, length: int) -> bool:
    """Say whether it takes longer than 40,000 letters a second; another process may slow one try.

    What is far below that on a half, growing with the cube, need not be tried on the whole.
    """
    allowed = length / 40_000
    for parts in (8, 4, 2):
        if _took(pattern, text, length // parts) < allowed / parts**3:
            return False
    return all(_took(pattern, text, length) > allowed for _ in range(4))


def _too_slow(*_: object) -> None:
    raise TimeoutError


@pytest.mark.skipif(
    not hasattr(signal, "SIGALRM"), reason="a runaway pattern can only be stopped by an alarm"
)
@pytest.mark.parametrize(
    "length",
    [
        1_000,
        pytest.param(5_000, marks=pytest.mark.long),
        pytest.param(40_000, marks=pytest.mark.long),
    ],
)
def test_every_pattern_reads_hostile_letters_at_40_000_a_second(length: int) -> None:
    signal.signal(signal.SIGALRM, _too_slow)
    different = {pattern: name for name, pattern in patterns()}

    slow = [
        (name, text)
        for pattern, name in different.items()
        for text in HOSTILE
        if _is_slow(pattern, text, length)
    ]

    assert slow == []


def test_there_are_patterns_to_look_at() -> None:
    assert len(dict(patterns())) > 80
    assert sys.version_info >= (3, 11)
