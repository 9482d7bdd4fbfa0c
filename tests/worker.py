"""One process of several that send from the same outbox; its clock begins where it is told.

python tests/worker.py DATABASE_URL API_URL TOKEN 2021-06-07T08:00:00+00:00 [--idle 0.5] …
"""

import argparse
import signal
import threading
import time
from datetime import datetime, timedelta

from pydantic import SecretStr

from bot import building
from bot.membership import Members
from bot.office import Office
from bot.sending import clock
from bot.settings import Settings


def office_at(url: str, api: str, token: str, began: datetime, *, speed: float) -> Office:
    """Return the office, its clock beginning at `began` and running `speed` times as real time."""
    settings = Settings(database_url=url, slack_bot_token=SecretStr(token), slack_api_url=api)
    slack = building.client(settings)
    start = time.monotonic()

    def now() -> datetime:
        return began + timedelta(seconds=speed * (time.monotonic() - start))

    return Office(building.store(settings), slack, now, settings, Members(slack))


def main() -> None:
    """Tick until there was nothing to do for so many seconds, when given, or told to stop."""
    parser = argparse.ArgumentParser()
    for name in ("url", "api", "token"):
        parser.add_argument(name)
    parser.add_argument("began", type=datetime.fromisoformat)
    parser.add_argument("--idle", type=float, default=0.0, help="seconds")
    parser.add_argument("--speed", type=float, default=1.0, help="of its clock, to real time")
    parser.add_argument("--die-at", type=int, help="the number of a step")
    asked = parser.parse_args()
    office = office_at(asked.url, asked.api, asked.token, asked.began, speed=asked.speed)
    if asked.die_at is not None:
        from delivering import LastSteps, dying  # noqa: PLC0415  half a second, and few die

        office = dying(office, LastSteps(asked.die_at))
    idle_since, stop = time.monotonic(), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    print("ready", flush=True)  # noqa: T201  the parent waits for it
    while not stop.is_set() and (not asked.idle or time.monotonic() - idle_since < asked.idle):
        if clock.tick(office, stop=stop):
            idle_since = time.monotonic()
        else:
            time.sleep(0.02)


if __name__ == "__main__":
    main()
