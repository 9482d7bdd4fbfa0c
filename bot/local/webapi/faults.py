"""Faults to inject into the Web API: what goes wrong, for which calls, and how often."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["drop", "reset", "stall", "http", "html", "bad_json", "error", "rate_limited"]


@dataclass(frozen=True)
class Fault:
    """One way to go wrong.

    `stored` says whether the call takes effect before it goes wrong. `drop` closes the
    connection and `reset` breaks it; `stall` answers nothing for `seconds`, or until the
    client leaves; `http` answers with `status`; `error` answers with the error `name`.
    """

    kind: Kind
    stored: bool = False
    name: str = "internal_error"
    status: int = 500
    seconds: float = 60.0
    retry_after: int = 30
    times: int | None = 1
    chance: float = 1.0
    only: Callable[[Json], bool] | None = None
    more: Json = field(default_factory=dict)


class Faults:
    """The faults in force; the first that matches a call is the one it meets."""

    def __init__(self, *, seed: int = 0) -> None:
        """`seed` decides every chance, so a run can be repeated."""
        self._lock = threading.Lock()
        self._faults: list[tuple[str, Fault]] = []
        self._random = random.Random(seed)  # noqa: S311  chance in a test, not a secret

    def seed(self, seed: int) -> None:
        """Begin the sequence of chances again."""
        self._random.seed(seed)

    def inject(self, method: str, kind: Kind, **how: Any) -> None:
        """Make calls of `method` ("*" for every one) meet a fault; `how` is what `Fault` takes.

        Once, unless `times` says how often, or None for until it is cleared.
        """
        with self._lock:
            self._faults.append((method, Fault(kind=kind, **how)))

    def clear(self, method: str | None = None) -> None:
        """Let calls of `method`, or all, pass again."""
        with self._lock:
            self._faults = [one for one in self._faults if method not in {None, one[0]}]

    def meet(self, method: str, arguments: Json) -> Fault | None:
        """Return the fault that this call meets, and count it."""
        with self._lock:
            for place, (name, fault) in enumerate(self._faults):
                if name in {"*", method} and self._matches(fault, arguments):
                    self._count(place, name, fault)
                    return fault
        return None

    def _matches(self, fault: Fault, arguments: Json) -> bool:
        if fault.only is not None and not fault.only(arguments):
            return False
        return fault.chance >= 1 or self._random.random() < fault.chance

    def _count(self, place: int, name: str, fault: Fault) -> None:
        if fault.times == 1:
            del self._faults[place]
        elif fault.times is not None:
            self._faults[place] = (name, replace(fault, times=fault.times - 1))
