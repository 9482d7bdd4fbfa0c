"""D6: the machine sleeps for hours in the middle of sending, at every step of it."""

from datetime import date, time, timedelta

import pytest
from builders import a_meeting, an_action
from delivering import Steps, all_notices, deliver, drain, dying, posted, told_times, unfinished

from bot import local
from bot.office import Office
from bot.reminders import planning
from bot.sending import posting

SLEEPS = timedelta(hours=8)


class Sleeping(Steps):
    """Counts every step, and lets the machine sleep before one of them."""

    def __init__(self, clock: local.Clock, at: int) -> None:
        super().__init__()
        self._clock, self._at = clock, at

    def step(self, name: str) -> None:
        """Take a step; when its number has come, hours have passed."""
        if self.taken == self._at:
            self._clock.wind(by=SLEEPS)
        super().step(name)


TELLING = {5, 7, 8, 21}
"""Steps between drawing a message and hearing that it is in Slack; the long run takes every one."""


@pytest.mark.parametrize(
    "at", [pytest.param(n, marks=() if n in TELLING else pytest.mark.long) for n in range(35)]
)
def test_d6_a_reminder_of_a_meeting_begun_while_the_machine_slept_does_not_stand(
    office: Office, site: local.Site, clock: local.Clock, at: int
) -> None:
    with office.store.writing() as session:
        a_meeting(session, date(2021, 6, 7), starts=time(14))
        an_action(session, "Circulate the options paper", owner="DCC", due="by 7 June 2021")
    planning.plan(office)
    steps, begins = Sleeping(clock, at), clock.now() + timedelta(hours=5)
    drain(dying(office, steps))
    deliver(office, clock, minutes=3)

    assert steps.taken > at
    for message in posted(site, in_="C0ASSURE"):
        late = float(message.ts) >= begins.timestamp()
        assert not late or "no longer holds" in message.text, steps.names
    told = told_times(site)
    owed = {
        posting.digest(one.key)
        for one in all_notices(office)
        if not one.dropped_at and one.send_at <= clock.now()
    }
    assert {told[mark] for mark in owed} == {1}
    assert max(told.values()) == 1
    assert unfinished(office) == 0
