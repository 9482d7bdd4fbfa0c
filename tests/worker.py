"""One process of several that send from the same outbox; its clock begins where it is told.

python tests/worker.py DATABASE_URL API_URL TOKEN 2021-06-07T08:00:00+00:00 SECONDS
"""

import sys
import time
from datetime import datetime, timedelta

from pydantic import SecretStr

from bot import building
from bot.membership import Members
from bot.office import Office
from bot.sending import clock
from bot.settings import Settings
from handlers import serving


def office_at(url: str, api: str, token: str, began: datetime) -> Office:
    """Return the office, its clock beginning at `began` and running as real time does."""
    settings = Settings(database_url=url, slack_bot_token=SecretStr(token), slack_api_url=api)
    slack = building.client(settings)
    start = time.monotonic()

    def now() -> datetime:
        return began + timedelta(seconds=time.monotonic() - start)

    return Office(building.store(settings), slack, now, settings, Members(slack))


def main() -> None:
    """Tick until there was nothing to do for SECONDS; when they are 0, until told to stop."""
    url, api, token, began, seconds = sys.argv[1:6]
    office = office_at(url, api, token, datetime.fromisoformat(began))
    idle_since, stop = time.monotonic(), serving.until_told()
    print("ready", flush=True)  # noqa: T201  the parent waits for it
    while not stop.is_set() and (
        not float(seconds) or time.monotonic() - idle_since < float(seconds)
    ):
        if clock.tick(office, stop=stop):
            idle_since = time.monotonic()
        else:
            time.sleep(0.02)


if __name__ == "__main__":
    main()
