"""The clock: it ticks, is watched, and costs next to nothing while there is nothing to do."""

import threading
from datetime import timedelta

import pytest
from builders import an_action
from delivering import direct, posted

from bot import local
from bot.office import Office
from bot.sending import clock as ticks
from bot.sending import pulse
from store import heard


def test_a_ticking_clock_sends_what_is_owed(office: Office, site: local.Site) -> None:
    with office.store.writing() as session:
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    stop = threading.Event()
    with ticks.ticking(office, stop=stop):
        site.requests.wait_until(
            lambda: [one for one in site.requests.of("chat.postMessage") if one.took_effect][1:],
            within=10,
        )

    assert stop.is_set()
    assert len(posted(site, in_=direct(site, "U0DEPUTY"))) == 1


def test_a17_a_tick_that_always_fails_ends_the_process(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()
    broken = Office(office.store, office.slack, lambda: 1 / 0, office.settings, office.members)  # type: ignore[arg-type, return-value]
    stop, health = threading.Event(), ticks.Health(silent=0.4)
    monkeypatch.setattr(ticks, "GRACE", 0.0)
    with (
        pytest.raises(ticks.ClockStopped),
        ticks.ticking(broken, stop=stop, health=health, end=ended.set),
    ):
        assert stop.wait(20)

    assert ended.wait(20)
    assert ticks.SILENT + ticks.LOOKED_AT + ticks.GRACE < 120


def test_a17_a_tick_that_hangs_is_noticed_as_well(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()

    def now() -> None:
        hangs.wait(5)

    monkeypatch.setattr(ticks, "GRACE", 0.0)
    stuck = Office(office.store, office.slack, now, office.settings, office.members)  # type: ignore[arg-type]
    stop, health = threading.Event(), ticks.Health(silent=0.4)
    with (
        pytest.raises(ticks.ClockStopped),
        ticks.ticking(stuck, stop=stop, health=health, end=hangs.set),
    ):
        assert stop.wait(5)


def test_health_is_kept_by_a_clock_that_nobody_moves() -> None:
    seconds = [0.0]
    health = ticks.Health(monotonic=lambda: seconds[0])
    seconds[0] = ticks.SILENT - 1
    assert health.is_ticking
    seconds[0] = ticks.SILENT
    assert not health.is_ticking
    health.ticked()
    assert health.is_ticking


def test_what_was_heard_is_forgotten_after_a_week_and_never_by_a_clock_that_jumped(
    office: Office, clock: local.Clock
) -> None:
    def remembered() -> bool:
        with office.store.writing() as session:
            return not heard.first_time(session, "event:Ev1", at=clock.now())

    pulse.beat(office)
    assert not remembered()
    clock.wind(by=timedelta(days=8))
    pulse.beat(office)
    assert remembered()

    clock.wind(by=timedelta(hours=15) - timedelta(minutes=1))  # 23:59
    pulse.beat(office)
    assert remembered()
    clock.wind(by=timedelta(minutes=2))
    pulse.beat(office)

    assert not remembered()
