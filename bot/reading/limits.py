"""What a process that reads a stranger's file may use, and what it may not do at all."""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`address` and `memory`: bytes that may be mapped, and filled; `cpu` and `wall`: seconds."""

    address: int = 512 * MIB
    memory: int = 256 * MIB
    cpu: int = 10
    wall: float = 20.0
    output: int = 32 * MIB


def confine(limits: Limits) -> None:
    """Confine this process for good: memory, time, no file written, no connection, no new program.

    The operating system enforces it on Linux. Elsewhere what it can enforce is, and Python's
    own audit hook refuses the rest; that stops our code and the libraries' Python, not a
    library that has been taken over.
    """
    _resources(limits)
    sys.addaudithook(_refuse)
    if sys.platform == "linux":
        _filter_calls()


def narrow(limits: Limits, *, offline: bool) -> None:
    """Narrow what the program that this process is about to become may use.

    It may write files of up to `limits.output` bytes; `offline` refuses it connections, where
    the kernel can.
    """
    _resources(limits, largest=limits.output)
    if offline and sys.platform == "linux":
        _filter_calls(_NETWORK, writes=True)


def _resources(limits: Limits, *, largest: int = 0) -> None:
    """Set the system's limits on memory, processor time, file sizes and core dumps."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    wanted = {
        "RLIMIT_AS": limits.address,
        "RLIMIT_DATA": limits.memory,
        "RLIMIT_CPU": limits.cpu,
        "RLIMIT_FSIZE": largest,
        "RLIMIT_CORE": 0,
    }
    for name, value in wanted.items():
        if (which := getattr(resource, name, None)) is not None:
            try:
                resource.setrlimit(which, (value, value))
            except (ValueError, OSError):  # a system that will not set one sets the others
                continue


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate",
    "os.chmod", "os.chown", "shutil.", "ftplib.", "urllib.", "http.",
)  # fmt: skip


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """Refuse, as an audit hook, whatever reading a document has no need of."""
    if event == "open":
        _, mode, flags = (*args, None, None, None)[:3]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (
            isinstance(flags, int) and flags & _WRITES
        ):
            raise PermissionError("a file may not be written here")
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} may not be used here")


_CALLS = {
    # socket, connect, sendto, execve, execveat, fork, vfork, ptrace, unlink, rename, mkdir …; and
    # that no process beside it is touched and nothing opened another way: kill, tkill, tgkill,
    # process_vm_readv and _writev, pidfd_send_signal, io_uring_setup, openat2, pidfd_getfd
    "x86_64": (
        0xC000003E,
        (
            41,
            42,
            44,
            49,
            50,
            53,
            57,
            58,
            59,
            62,
            82,
            83,
            84,
            86,
            87,
            88,
            101,
            200,
            234,
            258,
            263,
            264,
            265,
            266,
            310,
            311,
            316,
            322,
            424,
            425,
            437,
            438,
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(33, 34, 35, 36, 37, 38, 117, 129, 130, 131, 198, 199, 200, 201, 203, 206, 221, 270),
            *(271, 276, 281, 424, 425, 437, 438),
        ),
    ),
}
_NETWORK = {"x86_64": (41, 42, 44, 49, 50, 53), "aarch64": (198, 199, 200, 201, 203, 206)}
_OPENAT = {"x86_64": 257, "aarch64": 56}
_OPEN = {"x86_64": 2}
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NR, _ARCH, _ARG1, _ARG2 = 0, 4, 24, 32
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


def _filter_calls(
    wanted: Mapping[str, tuple[int, ...]] | None = None, *, writes: bool = False
) -> None:
    """Have the kernel refuse connections, new programs and files opened for writing (seccomp).

    Where the kernel or the processor is one we have no table for, the audit hook stands alone.
    """
    machine = platform.machine()
    if machine not in _CALLS:
        return
    program = _program(machine, (wanted or {}).get(machine, ()), writes=writes)
    code = b"".join(struct.pack("HBBI", *line) for line in program)
    held = ctypes.create_string_buffer(code)
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program), ctypes.addressof(held))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        libc.prctl(_SET_SECCOMP, _FILTER, header, 0, 0)


def _program(
    machine: str, wanted: tuple[int, ...] = (), *, writes: bool = False
) -> list[tuple[int, int, int, int]]:
    """Write the filter, a line each: operation, jump if so, jump if not, value.

    It refuses the calls `wanted`, all that reading has no need of if there are none, and files
    opened for writing unless `writes`.
    """
    architecture, every = _CALLS[machine]
    calls = wanted or every
    lines = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _NR),
    ]
    for call in calls:
        lines += [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, _DENY)]
    for opening, flags in (
        () if writes else ((_OPENAT[machine], _ARG2), (_OPEN.get(machine), _ARG1))
    ):
        if opening is not None:
            lines += [
                (_EQUAL, 0, 4, opening),
                (_LOAD, 0, 0, flags),
                (_ANY_BIT, 0, 1, _WRITES),
                (_RETURN, 0, 0, _DENY),
                (_RETURN, 0, 0, _ALLOW),
            ]
    return [*lines, (_RETURN, 0, 0, _ALLOW)]
