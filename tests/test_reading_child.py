"""Reading in a process apart: quick, confined, and gone when it is done."""

import datetime as dt
import os
import pathlib
import subprocess
import sys
import threading
import time

import documents
import pytest

from bot.errors import Told
from bot.reading import child, parcel
from bot.reading.formats import files
from bot.reading.limits import MIB, Limits
from bot.reading.notes import minutes

NOTES = b"""Estates Board
Date: Monday 3 March 2025
Action: DCC to circulate the options paper by 14 March.
"""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own limits are Linux's")


def refusal(data: bytes, limits: Limits = child.DEFAULT) -> str:
    with pytest.raises(Told) as told:
        child.read(data, limits=limits)
    return told.value.sentence


def children() -> set[str]:
    listed = pathlib.Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return set(listed.read_text().split()) if listed.exists() else set()


def test_the_child_finds_what_reading_here_finds() -> None:
    here = minutes.read(files.read(NOTES))

    assert child.read(NOTES) == here
    assert here.actions[0].due.by == dt.date(2025, 3, 14)


def test_a_refusal_crosses_from_the_child_word_for_word() -> None:
    assert refusal(b"{\\rtf1}").startswith("This is a rich text file")


@LINUX
@pytest.mark.parametrize(
    ("megabytes", "limits"),
    [
        (150, Limits(memory=96 * MIB)),
        pytest.param(900, child.DEFAULT, marks=pytest.mark.long),
    ],
)
def test_a_child_stopped_by_memory_is_said_not_to_have_been_safe_and_leaves_nothing(
    megabytes: int, limits: Limits, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = children()

    assert "a picture of the notes" in refusal(documents.flate_bomb(1), limits)
    assert "could not be read safely" in refusal(documents.flate_bomb(megabytes), limits)

    assert children() == before
    assert list(tmp_path.iterdir()) == []


@LINUX
def test_a_child_stopped_by_the_clock_is_killed_and_waited_for() -> None:
    before = children()

    assert "could not be read safely" in refusal(NOTES, Limits(wall=0.01))

    assert children() == before


def test_the_parent_goes_on_working_while_a_child_reads() -> None:
    ticks = 0
    reading = threading.Thread(target=child.read, args=(NOTES,))
    reading.start()
    while reading.is_alive():
        ticks += 1
        time.sleep(0.002)
    reading.join()

    assert ticks > 5


CONFINED = """
import ctypes, os, socket, subprocess, sys
from bot.reading.limits import Limits, confine
{before}
confine(Limits())
try:
    {deed}
except (OSError, MemoryError) as error:
    sys.exit(7)
sys.exit(0)
"""


def confined(deed: str, before: str = "") -> int:
    """Do one thing in a confined process; 7 says that it was refused."""
    program = CONFINED.format(deed=deed, before=before)
    root = pathlib.Path(child.__file__).parents[2]
    done = subprocess.run(  # noqa: S603  our own interpreter and our own words
        [sys.executable, "-c", program], check=False, cwd=root, capture_output=True
    )
    return done.returncode


@pytest.mark.parametrize(
    "deed",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "open('/tmp/evil', 'w')",
        "open('/tmp/evil', 'ab')",
        "os.open('/tmp/evil', os.O_CREAT | os.O_WRONLY)",
        "subprocess.run(['/bin/true'])",
        "os.system('true')",
        "os.remove('/tmp/evil')",
        "os.kill(os.getppid(), 0)",
        "bytearray(700 * 1024 * 1024)",
    ],
)
def test_a_confined_process_is_refused(deed: str) -> None:
    assert confined(deed) == 7


@LINUX
@pytest.mark.parametrize(
    "deed",
    [
        "libc.socket(2, 1, 0) < 0 and fail()",
        "libc.open(b'/tmp/evil', 0o101, 0o600) < 0 and fail()",
        "libc.unlink(b'/tmp/evil') < 0 and ctypes.get_errno() == 1 and fail()",
        "libc.kill(os.getppid(), 0) < 0 and ctypes.get_errno() == 1 and fail()",
        "libc.syscall(425, 1, None) < 0 and ctypes.get_errno() == 1 and fail()",  # io_uring_setup
        "libc.syscall(438, 0, 0, 0) < 0 and ctypes.get_errno() == 1 and fail()",  # pidfd_getfd
    ],
)
def test_the_kernel_refuses_a_library_that_goes_round_python(deed: str) -> None:
    before = "libc = ctypes.CDLL(None, use_errno=True)\ndef fail(): raise OSError"

    assert confined(deed, before) == 7


@LINUX
def test_a_confined_process_may_still_read_and_answer() -> None:
    assert confined("sys.stdout.write(open(os.__file__).read())") == 0


def test_a_parcel_that_names_something_else_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="unknown"):
        parcel.unpacked(b'{"?": "Popen", "args": "true"}')
