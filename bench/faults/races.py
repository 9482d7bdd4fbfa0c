"""A12: meetings that are moved while their reminder is on its way."""

import random
import threading
import time
from datetime import date, timedelta
from datetime import time as clock_time
from typing import Final

from bench.faults.ground import SEED, an_office_of, load  # isort: skip  tests come after
from builders import a_meeting, the_policy_officer
from delivering import deliver, posted

from bot import local, meetings
from bot.office import Office
from bot.reminders import planning
from store.tables import Meeting

RACES: Final = 500
OLD: Final = "*Monthly Assurance Meeting: Tuesday 8 June"


def races(on: str) -> str:
    """A12: a meeting is moved at any moment around its reminder's posting, 500 times."""
    chance = random.Random(SEED)  # noqa: S311  when to move is no secret
    stale = changes = late = 0
    for _ in range(RACES):
        with an_office_of(on) as (office, site, clock):
            with office.store.writing() as session:
                meeting = a_meeting(session, date(2021, 6, 8), starts=clock_time(14))
            planning.plan(office)
            confirmed: list[float] = []
            seconds = chance.uniform(0.0, 0.1)
            moving = threading.Thread(
                target=move_after, args=(office, clock, meeting, seconds, confirmed)
            )
            moving.start()
            deliver(office, clock, minutes=2)
            moving.join()
            clock.wind(by=timedelta(seconds=90))
            deliver(office, clock, minutes=2)
            there = [one.text for one in posted(site, in_="C0ASSURE")]
            asked = site.requests.of("chat.postMessage")
            after = [one for one in asked if one.monotonic > confirmed[0]]
            overtaken = any(OLD in str(one.arguments.get("text")) for one in after)
            late += overtaken
            stale += overtaken and any(OLD in one for one in there)
            changes += sum("is moved to Tuesday 15 June" in one for one in there)
    return (
        f"A12 {on}: {RACES} races: {stale} stale after the change was confirmed ({late} were on"
        f" their way and were put right), {changes} notices of change, seed {SEED}, {load()}"
    )


def move_after(
    office: Office, clock: local.Clock, meeting: Meeting, seconds: float, confirmed: list[float]
) -> None:
    """Move a meeting, so many seconds from now, and note when that was confirmed."""
    time.sleep(seconds)
    with office.store.writing() as session:
        there = session.get_one(Meeting, meeting.id)
        by = the_policy_officer(session)
        meetings.move(session, there, to=date(2021, 6, 15), by=by, at=clock.now())
    confirmed.append(time.monotonic())
