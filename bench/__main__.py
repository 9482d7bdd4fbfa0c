"""`make bench`: every figure, one a line; the exit code is 1 when one is missed."""

import sys
import tempfile
from pathlib import Path

from bench import answers, figures, pressing, reading, registers, sockets, starting


def main() -> int:
    """Measure everything and print it; the long register takes two minutes to make."""
    with tempfile.TemporaryDirectory(prefix="opcc-bench-") as folder:
        small = registers.make(Path(folder) / "small.db", actions=1_000, meetings=100)
        large = registers.make(Path(folder) / "large.db", actions=1_000_000, meetings=10_000)
        found: list[figures.Figure] = []
        for figure in (
            *starting.figures(small),
            *answers.figures(small, large),
            *sockets.figures(small),
            *pressing.figures(Path(folder)),
            *reading.figures(),
        ):
            print(figure, flush=True)
            found.append(figure)
    return 0 if all(figure.met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
