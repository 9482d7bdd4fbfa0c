"""Files of the old Office formats, told by their bytes: only a converter can open one."""

from bot.reading.formats import refusals

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How each of them begins."""


def is_old_word(data: bytes) -> bool:
    """Whether a file is a .doc that is not locked."""
    return data.startswith(MARK) and kind(data) == refusals.OLD_WORD


def kind(data: bytes) -> str:
    """Say which of the old Office formats this is: a locked .docx looks like one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.LOCKED
    return refusals.OLD_WORD if "WordDocument".encode("utf-16-le") in data else refusals.WRONG_KIND
