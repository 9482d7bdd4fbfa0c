"""Where children that read are had from: a process that has loaded the reader, and forks.

To begin a Python and load the reader into it takes most of a second; to fork one takes some
thousandths. It is begun for the first file and ends when none has come for five minutes.
"""

import contextlib
import os
import pathlib
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from typing import Final

from bot.reading.limits import Limits

IDLE: Final = 300.0
"""Seconds after which the process ends, when there was nothing to read."""

ASKED: Final = struct.Struct(">QQQ")
"""What stands before a file: bytes that may be mapped, bytes that may be filled, seconds."""

ANSWERED: Final = struct.Struct(">BI")
"""What stands before an answer: whether the file was read, and how long the answer is."""

READ, REFUSED, STOPPED = range(3)
ENDED: Final = b"."
"""What comes by a leash once its child is no more."""

_MOMENT = 2.0
"""Seconds in which a child that is let go of is killed and waited for."""

_ROOT = pathlib.Path(__file__).resolve().parents[2]


class Nursery:
    """One such process, begun when it is needed, and begun anew when it is gone."""

    def __init__(self, *, idle: float = IDLE) -> None:
        """Begin nothing yet."""
        self._idle = idle
        self._lock = threading.Lock()
        self._running: tuple[subprocess.Popen[bytes], socket.socket] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The process, or None while there is none."""
        return self._running[0] if self._running else None

    def read(self, data: bytes, limits: Limits) -> tuple[int, bytes]:
        """Have a child read this; return READ, REFUSED or STOPPED, and its answer.

        The child is killed and waited for in every case. A file whose nursery was lost, and its
        child with it, is read by the next.
        """
        until = time.monotonic() + limits.wall
        how, answer, is_over = STOPPED, b"", False
        for _ in range(2):
            if is_over or time.monotonic() > until:
                break
            line, childs = socket.socketpair()
            leash, held = socket.socketpair()
            with line, leash:
                with childs, held:
                    process = self._ask(childs, held)
                try:
                    how, answer = talk(line, data, limits, until)
                finally:
                    is_over = self._let_go(leash, process) or how != STOPPED
        return how, answer

    def close(self) -> None:
        """End the process, and whatever child still reads."""
        with self._lock:
            if self._running is not None:
                process, asking = self._running
                self._running = None
                asking.close()
                _kill(process)

    def _ask(self, *sockets: socket.socket) -> subprocess.Popen[bytes]:
        """Hand the sockets of one read to the process, which is begun if it is not there."""
        sent = [one.fileno() for one in sockets]
        with self._lock:
            if self._running is not None:
                process, asking = self._running
                with contextlib.suppress(OSError):  # it has ended: there was nothing to read
                    socket.send_fds(asking, [b"r"], sent)
                    return process
                asking.close()
                _kill(process)
            process, asking = self._running = self._begun()
            socket.send_fds(asking, [b"r"], sent)
            return process

    def _begun(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        asking, asked = socket.socketpair()
        asking.settimeout(_MOMENT)
        with asked:
            process = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [sys.executable, "-X", "utf8", "-m", "bot.reading.forking", str(self._idle)],
                stdin=asked.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd=os.sep,
                start_new_session=True,  # Ctrl-C is for the bot, which lets a read come to its end
            )
        return process, asking

    def _let_go(self, leash: socket.socket, process: subprocess.Popen[bytes]) -> bool:
        """Have a child killed; say whether it was. A process that will not is ended itself."""
        leash.settimeout(_MOMENT)
        with contextlib.suppress(OSError):
            leash.shutdown(socket.SHUT_WR)
            if leash.recv(1) == ENDED:
                return True
        with self._lock:
            _kill(process)
        return False


def talk(line: socket.socket, data: bytes, limits: Limits, until: float) -> tuple[int, bytes]:
    """Give a child its file and take its answer; STOPPED is one that does not come, or whole."""
    got = bytearray()
    try:
        line.settimeout(_left(until))
        line.sendall(ASKED.pack(limits.address, limits.memory, limits.cpu) + data)
        line.shutdown(socket.SHUT_WR)
        while len(got) <= limits.output:
            line.settimeout(_left(until))
            if not (more := line.recv(1 << 16)):
                break
            got += more
    except OSError:  # the child is gone, or its time is up
        return STOPPED, b""
    head, answer = got[: ANSWERED.size], bytes(got[ANSWERED.size :])
    how, length = ANSWERED.unpack(head) if len(head) == ANSWERED.size else (STOPPED, 0)
    return (how, answer) if len(answer) == length and how in {READ, REFUSED} else (STOPPED, b"")


def _left(until: float) -> float:
    """Return the seconds until then. Raises TimeoutError when there are none."""
    if (left := until - time.monotonic()) <= 0:
        raise TimeoutError
    return left


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and its children, who are of its group, and wait for it."""
    if process.returncode is None:  # it has not been waited for: its number is still its own
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _environment() -> dict[str, str]:
    """Return the least environment that Python starts in: no token, no proxy, no setting."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {**kept, "PYTHONPATH": str(_ROOT), "TZ": "UTC"}
