"""Children that read are forked from a process that sees no file; each has its own line."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.errors import Told
from bot.reading import child
from bot.reading.limits import Limits
from bot.reading.nursery import READ, STOPPED, Nursery, talk

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")
SLOW = b"Estates Board\n" + b"".join(b"Action: DCC to share paper %d.\n" % n for n in range(200))
"""A file that takes a child some tenths of a second."""


@pytest.fixture
def process() -> int:
    """The number of the process that all tests of this worker have their children from."""
    child.read(b"Estates Board")
    assert child.NURSERY.process is not None
    return child.NURSERY.process.pid


def children(process: int) -> list[int]:
    return [
        int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ]


def soon(found: Callable[[], object], *, within: float = 20) -> None:
    until = time.monotonic() + within
    while not found():
        assert time.monotonic() < until
        time.sleep(0.002)


@contextlib.contextmanager
def being_read(data: bytes, process: int) -> Iterator[tuple[int, list[str]]]:
    """Read a file elsewhere; yields the child, held still once it is confined, and what comes."""
    came: list[str] = []

    def read() -> None:
        try:
            came.append(f"{len(child.read(data).actions)} actions")
        except Told as told:
            came.append(told.sentence)

    reading = threading.Thread(target=read)
    reading.start()
    soon(lambda: any(is_confined(one) for one in children(process)))
    (one,) = children(process)
    os.kill(one, signal.SIGSTOP)
    yield one, came
    reading.join()


def is_confined(process: int) -> bool:
    with contextlib.suppress(OSError):
        return "Seccomp:\t2" in Path(f"/proc/{process}/status").read_text()
    return False


def is_gone(process: int) -> bool:
    with contextlib.suppress(OSError):
        return ") Z " in Path(f"/proc/{process}/stat").read_text()
    return True


def open_in(process: int) -> dict[str, str]:
    return {one.name: str(one.readlink()) for one in Path(f"/proc/{process}/fd").iterdir()}


def test_several_read_at_once_and_each_gets_what_is_its_own() -> None:
    def read(n: int) -> list[str]:
        notes = f"Estates Board\nAction: DCC to circulate paper {n}.\n" * (n % 3 + 1)
        return [action.text for action in child.read(notes.encode()).actions]

    with ThreadPoolExecutor(6) as at_once:
        found = list(at_once.map(read, range(18)))

    assert found == [[f"DCC to circulate paper {n}."] * len(found[n]) for n in range(18)]
    assert all(found)


@LINUX
def test_a_child_has_nothing_open_but_its_own_line(process: int) -> None:
    with being_read(SLOW, process) as (one, came):
        of_child, of_nursery = open_in(one), open_in(process)
        os.kill(one, signal.SIGKILL)

    assert of_child.keys() == {"0", "1", "2"}
    assert of_child["0"] == of_child["1"]
    assert of_child["0"].startswith("socket:")
    assert of_child["0"] not in of_nursery.values()
    assert "could not be read safely" in came[0]


@LINUX
def test_nothing_is_left_of_a_child_when_its_answer_is_there(process: int) -> None:
    child.read(SLOW)

    assert children(process) == []
    soon(lambda: open_in(process).keys() == {"0", "1", "2"})  # each leash is let go of as well


@LINUX
def test_it_forks_with_no_other_thread_beside(process: int) -> None:
    assert len(list(Path(f"/proc/{process}/task").iterdir())) == 1


@LINUX
def test_when_it_is_lost_and_the_child_with_it_the_file_is_read_by_the_next(process: int) -> None:
    with being_read(SLOW, process) as (one, came):
        os.killpg(process, signal.SIGKILL)

    assert came == ["200 actions"]
    soon(lambda: is_gone(one))
    assert child.NURSERY.process is not None
    assert child.NURSERY.process.pid != process


@LINUX
@pytest.mark.long
def test_when_it_alone_is_lost_the_child_still_answers_and_is_ended(process: int) -> None:
    with being_read(SLOW, process) as (one, came):
        os.kill(process, signal.SIGKILL)
        os.kill(one, signal.SIGCONT)

    assert came == ["200 actions"]
    soon(lambda: is_gone(one))


@LINUX
def test_one_that_does_not_answer_is_ended_in_time() -> None:
    with contextlib.closing(Nursery()) as nursery:
        nursery.read(b"Estates Board", child.DEFAULT)
        assert nursery.process is not None
        stuck = nursery.process.pid
        os.kill(stuck, signal.SIGSTOP)
        began = time.monotonic()

        assert nursery.read(b"Estates Board", Limits(wall=0.1)) == (STOPPED, b"")

        assert time.monotonic() - began < 5
        assert is_gone(stuck)


@LINUX
def test_it_is_given_no_secret_and_ends_when_nothing_has_been_read_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-" + "local")
    with contextlib.closing(Nursery(idle=0.2)) as nursery:
        how, _ = nursery.read(b"Estates Board", child.DEFAULT)
        assert nursery.process is not None
        given = Path(f"/proc/{nursery.process.pid}/environ").read_text()

        assert how == READ
        assert "PYTHONPATH" in given
        assert "SLACK" not in given
        assert nursery.process.wait(20) == 0


@LINUX
def test_it_goes_with_whoever_began_it_and_so_does_a_child() -> None:
    bot = subprocess.Popen(  # noqa: S603  our own interpreter and words
        [sys.executable, "-c", f"from bot.reading import child; child.read({SLOW!r})"],
        cwd=Path(__file__).parent.parent,
    )
    soon(lambda: any(is_confined(two) for one in children(bot.pid) for two in children(one)))
    (nursery,) = children(bot.pid)
    (one,) = children(nursery)

    bot.kill()
    bot.wait()

    soon(lambda: is_gone(nursery) and is_gone(one))


def test_an_answer_that_comes_in_drops_is_not_waited_for_longer_than_any_other() -> None:
    ours, childs = socket.socketpair()
    began = time.monotonic()

    def trickles() -> None:
        with contextlib.suppress(OSError):
            while time.monotonic() < began + 10:
                childs.send(b"\0")
                time.sleep(0.001)

    dripping = threading.Thread(target=trickles)
    dripping.start()
    with childs, ours:
        said = talk(ours, b"", child.DEFAULT, began + 0.1)
        took = time.monotonic() - began
    dripping.join()

    assert said == (STOPPED, b"")
    assert took < 5


def test_where_nothing_can_be_forked_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    with pytest.raises(Told, match="cannot be read on this kind of computer"):
        child.read(b"Estates Board")
