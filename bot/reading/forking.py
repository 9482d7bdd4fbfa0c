"""The process that reading children are forked from: it has loaded the reader, and sees no file.

`nursery` begins it, and sends it two sockets for each read. One is the child's: the file comes in
by it and the answer goes out. The other is kept here, as a leash: whoever asked lets go of it when
they have their answer, or have waited long enough, or are gone; and the child is then killed.
"""

import contextlib
import gc
import os
import resource
import select
import signal
import socket
import sys

from bot.errors import Told
from bot.reading import parcel
from bot.reading.formats import files, refusals
from bot.reading.limits import Limits, confine
from bot.reading.notes import minutes
from bot.reading.nursery import ANSWERED, ASKED, ENDED, READ, REFUSED

_MOST_OPEN = 256
_FIRST = b"Date: Monday 3 March 2025\nAction: DCC to circulate the options paper by 14 March."


def main(idle: float) -> None:
    """Fork a child for each read asked for, until nobody can ask, or has for `idle` seconds."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MOST_OPEN, _MOST_OPEN))
    files.load()
    minutes.read(files.read(_FIRST))  # what is made at first use is made once, and not by each
    gc.freeze()
    children: dict[socket.socket, int] = {}
    with socket.socket(fileno=0) as asked:
        try:
            while _turn(asked, children, idle):
                pass
        finally:
            for child in children.values():
                _end(child)


def _turn(asked: socket.socket, children: dict[socket.socket, int], idle: float) -> bool:
    """Wait for something to do, and do it; say whether there may be more."""
    ready, _, _ = select.select([asked, *children], [], [], None if children else idle)
    for leash in (one for one in ready if one is not asked):
        _end(children.pop(leash))
        with leash, contextlib.suppress(OSError):  # whoever asked may be gone
            leash.send(ENDED)
    if asked not in ready:
        return bool(ready)
    _, sent, _, _ = socket.recv_fds(asked, 1, 2)
    if not sent:
        return False
    child = os.fork()
    if child == 0:
        try:
            _be_the_child(sent[0])
        finally:
            os._exit(1)
    os.close(sent[0])
    children[socket.socket(fileno=sent[1])] = child
    return True


def _end(child: int) -> None:
    """Kill a child and wait for it; until it is waited for, nobody else has its number."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _be_the_child(line: int) -> None:
    """Take a file, shut the doors, read, answer. Nothing else is open: no line of another's."""
    os.dup2(line, 0)
    os.dup2(line, 1)
    os.closerange(3, _MOST_OPEN)
    sys.dont_write_bytecode = True  # what was compiled is kept by the process that forks
    address, memory, cpu = ASKED.unpack(sys.stdin.buffer.read(ASKED.size))
    data = sys.stdin.buffer.read(refusals.LARGEST + 1)
    confine(Limits(address=address, memory=memory, cpu=cpu))
    how, answer = _read(data)
    sys.stdout.buffer.write(ANSWERED.pack(how, len(answer)) + answer)
    sys.stdout.buffer.flush()


def _read(data: bytes) -> tuple[int, bytes]:
    try:
        return READ, parcel.packed(minutes.read(files.read(data)))
    except Told as told:
        return REFUSED, told.sentence.encode()


if __name__ == "__main__":
    main(float(sys.argv[1]))
