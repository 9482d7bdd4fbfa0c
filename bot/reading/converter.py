"""An old Word document (.doc) into one that can be read, by a converter that this machine has.

LibreOffice or antiword runs in a process of its own: no more memory, time and disk than it needs,
an empty environment, a folder that is gone afterwards, and for antiword no connection.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from bot.reading.formats import refusals
from bot.reading.limits import MIB, Limits, narrow

_ROOT = pathlib.Path(__file__).resolve().parents[2]
_LIMITS = {
    "soffice": Limits(address=4096 * MIB, memory=2048 * MIB, cpu=60, wall=90.0, output=32 * MIB),
    "antiword": Limits(address=256 * MIB, memory=128 * MIB, cpu=10, wall=60.0, output=8 * MIB),
}
"""What each converter may use, the one that keeps tables whole first; antiword is the smaller."""

_CRASHED = frozenset({-signal.SIGSEGV, -signal.SIGABRT})
_TRIES = 12
"""Antiword reads past the end of what some files hold, and whether it crashes is the luck of how
memory was laid out: a third of all runs do, on a file that the others read."""


def converted(data: bytes) -> bytes:
    """Return a .doc as .docx (LibreOffice), or as plain text (antiword).

    Raises `Told` where neither is installed, and for a file that none of them can convert.
    """
    installed = {name: path for name in _LIMITS if (path := shutil.which(name))}
    if not installed:
        raise refusals.because(refusals.OLD_WORD)
    for name, path in installed.items():
        words = _words(name, path, data)
        if words.strip() and len(words) <= _LIMITS[name].output:
            return words
    raise refusals.because(refusals.NOT_CONVERTED)


def _words(name: str, path: str, data: bytes) -> bytes:
    """Return what one converter makes of a file; nothing where it makes nothing of it."""
    with tempfile.TemporaryDirectory(prefix="opcc-doc-") as folder:
        pathlib.Path(folder, "notes.doc").write_bytes(data)
        runs = (_run(name, path, folder) for _ in range(_TRIES))
        return next((made for made in runs if made is not None), b"")


def _run(name: str, path: str, folder: str) -> bytes | None:
    """Run a converter to its end, or to the end of its time; return what it made.

    None says that it crashed, and may not do so another time.
    """
    command = [sys.executable, "-m", "bot.reading.converter", name, path, folder]
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter; the names are our own too
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LIMITS[name].wall,
            env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=folder,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    if done.returncode in _CRASHED:
        return None
    if done.returncode != 0:
        return b""
    made = pathlib.Path(folder, "notes.docx")
    return done.stdout if name == "antiword" else made.read_bytes() if made.exists() else b""


def main(name: str, path: str, folder: str) -> None:
    """Be the converter: give up all it does not need, then become it."""
    narrow(_LIMITS[name], offline=name == "antiword")
    options = {
        "antiword": ["-m", "UTF-8.txt", "-w", "0"],
        "soffice": [
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", folder),
        ],
    }
    os.execve(path, [path, *options[name], "notes.doc"], {"HOME": folder})  # noqa: S606  no shell


if __name__ == "__main__":
    main(*sys.argv[1:4])
