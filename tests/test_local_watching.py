"""News reaches everybody who listens, whoever else begins or stops to."""

import threading
from collections.abc import Callable

from bot.local.state.workspace import Workspace


class Leaving(str):
    """Somebody who leaves just as they are looked for among those who are to hear."""

    __slots__ = ("leave",)
    leave: Callable[[], None]

    def __hash__(self) -> int:
        leaving = threading.Thread(target=self.leave)
        leaving.start()
        leaving.join(0.2)
        return super().__hash__()


def test_nobody_is_passed_over_because_another_leaves_in_the_same_instant() -> None:
    workspace = Workspace()
    first = Leaving("U0FIRST0")
    first.leave = workspace.watch(first).close
    second = workspace.watch("U0SECOND")

    workspace.changed("view", to=["U0SECOND"])

    heard = next(second.heard(idle=0.1))
    assert heard is not None
    assert heard.kind == "view"
