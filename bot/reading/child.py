"""Reading in a process apart, so that a hostile file can harm nothing and hold nobody up.

`read` starts `python -m bot.reading.child`, hands it the bytes on standard input and takes back
JSON. No name of a file is passed, so none is ever used; no environment is, so no token is.
"""

import contextlib
import os
import pathlib
import subprocess
import sys

from bot.errors import Told
from bot.reading import converter
from bot.reading.formats import old_office, refusals
from bot.reading.limits import Limits
from bot.reading.notes.found import Minutes

DEFAULT = Limits()
_REFUSED = 3
_ROOT = pathlib.Path(__file__).resolve().parents[2]


def read(data: bytes, *, limits: Limits = DEFAULT) -> Minutes:
    """Read notes in a child process. Raises `Told` for a file refused, or stopped by a limit.

    Takes at most `limits.wall` seconds. The child is waited for in every case, and leaves
    nothing behind: it can write no file.
    """
    if len(data) > refusals.LARGEST:
        raise refusals.because(refusals.TOO_LARGE)
    if old_office.is_old_word(data):
        data = converter.converted(data)
    code, answer = _run(data, limits)
    if code == _REFUSED:
        raise refusals.because(answer.decode("utf-8", "replace"))
    if code != 0 or len(answer) > limits.output:
        raise refusals.because(refusals.UNSAFE)
    from bot.reading import parcel  # noqa: PLC0415  the child needs it only after it is confined

    try:
        return parcel.unpacked(answer)
    except (ValueError, TypeError, KeyError) as error:
        raise refusals.because(refusals.UNSAFE) from error


def _run(data: bytes, limits: Limits) -> tuple[int, bytes]:
    """Run the child to its end, or to the end of its time; return its exit code and its answer."""
    command = [sys.executable, "-X", "utf8", "-m", "bot.reading.child", *_written(limits)]
    with subprocess.Popen(  # noqa: S603  our own interpreter and module; nothing of the file's
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd=os.sep,
    ) as child:
        try:
            answer, _ = child.communicate(data, timeout=limits.wall)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            return -1, b""
        except BaseException:
            child.kill()
            raise
        return child.returncode, answer


def _environment() -> dict[str, str]:
    """Return the least environment that Python starts in: no token, no proxy, no setting."""
    kept = {
        name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    return {**kept, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC"}


def _written(limits: Limits) -> list[str]:
    return [str(limits.address), str(limits.memory), str(limits.cpu)]


def main(arguments: list[str]) -> int:
    """Be the child: load what reading needs, shut the doors, read, answer."""
    from bot.reading import parcel  # noqa: PLC0415  loaded before the doors are shut
    from bot.reading.formats import files  # noqa: PLC0415  likewise
    from bot.reading.limits import confine  # noqa: PLC0415  likewise
    from bot.reading.notes import minutes  # noqa: PLC0415  likewise

    data = sys.stdin.buffer.read(refusals.LARGEST + 1)
    files.load(data)
    address, memory, cpu = (int(argument) for argument in arguments)
    confine(Limits(address=address, memory=memory, cpu=cpu))
    try:
        answer = parcel.packed(minutes.read(files.read(data)))
    except Told as told:
        sys.stdout.buffer.write(told.sentence.encode())
        return _REFUSED
    except (MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main(sys.argv[1:]))
