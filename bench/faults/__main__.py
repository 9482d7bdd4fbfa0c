"""The figures of the outbox at their full size, each by name, or all of them.

    python -m bench.faults kills --on postgresql

A SQLite file is used, or, with OPCC_TEST_POSTGRESQL set to a server and `--on postgresql`, a
database made there. Every random choice follows from the seed that is printed. A month has some
11,000 heartbeats, each a commit: on a slow disk set TMPDIR to a folder in memory for `month`.
"""

import argparse
from collections.abc import Callable
from typing import Final

import structlog

from bench.faults import answers, days, month, planning, processes, races, threads

MEASURED: Final[dict[str, Callable[[str], str]]] = {
    "kills": processes.kills,
    "steps": processes.steps,
    "unreadable": processes.unreadable,
    "lost": answers.lost,
    "told_to_wait": answers.told_to_wait,
    "at_random": answers.at_random,
    "together": processes.together,
    "rolling": processes.rolling,
    "away": days.away,
    "races": races.races,
    "stops": days.stops,
    "month": month.month,
    "dates": days.dates,
    "idle": planning.idle,
    "planning": planning.many,
    "replays": threads.replays,
    "shuffled": threads.shuffled,
    "killed_answering": threads.kills,
}


def main() -> None:
    """Measure what is named, or everything."""
    names = "\n".join(
        f"    {name:<14}{(work.__doc__ or '').splitlines()[0]}" for name, work in MEASURED.items()
    )
    parser = argparse.ArgumentParser(
        description=f"{__doc__}\n{names}", formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", nargs="*", choices=[*MEASURED, []], help="all when none is given")
    parser.add_argument("--on", choices=["sqlite", "postgresql"], default="sqlite")
    asked = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    for name in asked.what or MEASURED:
        print(MEASURED[name](asked.on), flush=True)


if __name__ == "__main__":
    main()
