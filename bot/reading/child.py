"""Reading in a process apart, so that a hostile file can harm nothing and hold nobody up.

`read` has a child forked, hands it the bytes and takes back JSON. No name of a file is passed, so
none is ever used; the child has no environment of ours, so no token.
"""

import atexit
import os
from typing import Final

from bot.reading import converter
from bot.reading.formats import old_office, refusals
from bot.reading.limits import Limits
from bot.reading.notes.found import Minutes
from bot.reading.nursery import READ, REFUSED, Nursery

DEFAULT = Limits()
NURSERY: Final = Nursery()
"""One for all that this process reads; it holds nothing of any file."""

atexit.register(NURSERY.close)


def read(data: bytes, *, limits: Limits = DEFAULT) -> Minutes:
    """Read notes in a child process. Raises `Told` for a file refused, or stopped by a limit.

    Takes at most `limits.wall` seconds. The child is waited for in every case, and leaves
    nothing behind: it can write no file.
    """
    if not hasattr(os, "fork"):
        raise refusals.because(refusals.NOT_HERE)
    if len(data) > refusals.LARGEST:
        raise refusals.because(refusals.TOO_LARGE)
    if old_office.is_old_word(data):
        data = converter.converted(data)
    how, answer = NURSERY.read(data, limits)
    if how == REFUSED:
        raise refusals.because(answer.decode("utf-8", "replace"))
    if how != READ:
        raise refusals.because(refusals.UNSAFE)
    from bot.reading import parcel  # noqa: PLC0415  needed only once there is something in it

    try:
        return parcel.unpacked(answer)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise refusals.because(refusals.UNSAFE) from error
