"""The zip and XML inside .docx and .odt, opened only after they have been looked over."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree

from bot.reading.formats import refusals

MOST_MEMBERS = 2_000
MOST_UNPACKED = 60 * 1024 * 1024
MOST_XML = 24 * 1024 * 1024
WORST_RATIO = 150
DEEPEST = 200
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Package:
    """A zip held open, whose members can be read one at a time within limits."""

    def __init__(self, data: bytes) -> None:
        """Open the zip, or refuse: a bomb, a locked one, one that names a member twice."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise refusals.because(refusals.DAMAGED) from error
        members = self._zip.infolist()
        self.names = frozenset(member.filename for member in members)
        _look_over(members)

    def xml(self, name: str) -> etree._Element:
        """Parse a member: no entities, no network, no deep nesting, nothing malformed."""
        raw = self.raw(name)
        if _declares(raw):
            raise refusals.because(refusals.ENTITIES)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(raw, parser)
        except etree.XMLSyntaxError as error:
            deep = "depth" in str(error).lower()
            raise refusals.because(refusals.NESTED if deep else refusals.DAMAGED) from error

    def raw(self, name: str) -> bytes:
        """Return the bytes of a member, counted as they unpack: the size it states can lie."""
        try:
            with self._zip.open(name) as member:
                held = member.read(MOST_XML + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise refusals.because(refusals.DAMAGED) from error
        if len(held) > MOST_XML:
            raise refusals.because(refusals.UNPACKS)
        return held


def _look_over(members: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse a zip that is locked, has too many members, unpacks to too much or repeats a name."""
    held = list(members)
    if any(member.flag_bits & 1 for member in held):
        raise refusals.because(refusals.LOCKED)
    unpacked = sum(member.file_size for member in held)
    packed = sum(member.compress_size for member in held)
    if (
        len(held) > MOST_MEMBERS
        or unpacked > MOST_UNPACKED
        or unpacked > WORST_RATIO * (packed + 4096)
    ):
        raise refusals.because(refusals.UNPACKS)
    if len({member.filename for member in held}) != len(held):
        raise refusals.because(refusals.TWO_BODIES)


def _declares(raw: bytes) -> bool:
    """Whether XML declares a document type or an entity, in whatever encoding it is written."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:64]:
        raw = raw.replace(b"\x00", b"")
    return bool(_DECLARES.search(raw))
