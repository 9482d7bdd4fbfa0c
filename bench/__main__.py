"""`make bench`: every figure, one a line; the exit code is 1 when one is missed.

`python -m bench FOLDER` keeps the registers it measures on in a folder, for the next time.
"""

import sys
import tempfile
from pathlib import Path

from bench import answers, figures, pressing, reading, registers, sockets, starting

MEETINGS = 10_000
"""Of the short register as of the long one: only the actions differ, which is what is compared."""


def main() -> int:
    """Measure everything and print it; the long register takes some minutes to make."""
    with tempfile.TemporaryDirectory(prefix="opcc-bench-") as folder:
        kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        small = registers.kept(kept, actions=1_000, meetings=MEETINGS)
        large = registers.kept(kept, actions=1_000_000, meetings=MEETINGS)
        found: list[figures.Figure] = []
        for figure in (
            *starting.figures(small, large),
            *answers.figures(small, large),
            *sockets.figures(large),
            *pressing.figures(Path(folder)),
            *reading.figures(),
        ):
            print(figure, flush=True)
            found.append(figure)
    return 0 if all(figure.met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
