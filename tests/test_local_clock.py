"""The workspace's clock."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.local import Clock

Json = dict[str, Any]

MONDAY = datetime(2020, 1, 13, 14, 0, tzinfo=UTC)


def test_a_clock_that_does_not_tick_stands_where_it_was_put() -> None:
    clock = Clock(MONDAY, ticking=False)

    assert [clock.now(), clock.now()] == [MONDAY, MONDAY]


def test_a_ticking_clock_goes_on_from_where_it_was_put() -> None:
    clock = Clock(MONDAY)
    first = clock.now()

    assert MONDAY <= first < clock.now() < MONDAY + timedelta(seconds=5)


def test_a_clock_left_alone_tells_real_time() -> None:
    assert abs(Clock().now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("how", "lands"),
    [
        ({"by": timedelta(days=1)}, datetime(2020, 1, 14, 14, 0, tzinfo=UTC)),
        ({"by": timedelta(hours=-3)}, datetime(2020, 1, 13, 11, 0, tzinfo=UTC)),
        ({"to": datetime(2020, 7, 1, 9, 0, tzinfo=UTC)}, datetime(2020, 7, 1, 9, 0, tzinfo=UTC)),
    ],
)
def test_winding_moves_the_clock_and_tells_the_listeners(how: Json, lands: datetime) -> None:
    clock = Clock(MONDAY, ticking=False)
    heard: list[datetime] = []
    clock.listen(heard.append)

    clock.wind(**how)

    assert (clock.now(), heard, clock.moved) == (lands, [lands], True)


def test_resetting_undoes_all_winding() -> None:
    clock = Clock(MONDAY, ticking=False)
    clock.wind(by=timedelta(days=3))

    clock.reset()

    assert (clock.now(), clock.moved) == (MONDAY, False)
