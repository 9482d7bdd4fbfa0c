"""How a figure is measured and told: many runs, the median, the ratio to a floor."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds that one thing took, run by run, in order of size."""

    runs: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.runs)

    @property
    def p99(self) -> float:
        """What 99 of 100 runs stay under."""
        return self.runs[min(len(self.runs) - 1, int(len(self.runs) * 0.99))]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report: what was measured, what it may be at most, and what it was."""

    name: str
    measured: float
    most: float
    unit: str = "times"
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the figure is reached."""
        return self.measured <= self.most

    def __str__(self) -> str:
        verdict = "met   " if self.met else "MISSED"
        figure = f"{self.measured:8.2f} {self.unit} (at most {self.most:g})"
        return f"{verdict} {self.name:<58} {figure}  {self.note}"


def in_turn(
    *work: Callable[[], object],
    runs: int = 400,
    warm: int = 30,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Timed, ...]:
    """Time several things turn by turn, so that a slow spell of the machine meets them alike.

    `clock` may be `time.process_time`, for work that waits for nothing: what the machine does
    besides is then not counted.
    """
    for one in work:
        for _ in range(warm):
            one()
    taken: list[list[float]] = [[] for _ in work]
    for _ in range(runs):
        for times, one in zip(taken, work, strict=True):
            began = clock()
            one()
            times.append((clock() - began) * 1_000)
    return tuple(Timed(tuple(sorted(times))) for times in taken)
