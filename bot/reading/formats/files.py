"""The bytes of a file into a document, by what they are and never by what they are called."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import re
from itertools import islice

from bot.reading.formats import old_office, refusals, text
from bot.reading.formats.document import Document

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_LABEL = (
    r"\W{0,12}(?:(?i:(?:(?:protective|security|gsc?)\s+)?(?:classification|marking)|gsc?|marked)"
    r"\s*:?\s*)?"
)
_SECRET = re.compile(
    rf"{_LABEL}(?:UK\s+)?(?P<m>(?:TOP\s+)?SECRET)(?:\W+(?:UK|EYES|"
    r"ONLY|STRAP\d?|CODEWORD|[A-Z]{2,12})){0,6}\W{0,12}$"
)
_OFFICIAL = re.compile(rf"{_LABEL}(?P<m>OFFICIAL(?:\s*[-–:]\s*SENSITIVE)?)\b[\w\s\W]{{0,40}}$")
_FIRST_PAGE = 60
_MOST_TEXT = 2_000_000


def read(data: bytes) -> Document:
    """Read a file. Raises `Told` with the cause and the next step for one that cannot be read."""
    if not data.strip(b"\x00 \t\r\n"):
        raise refusals.because(refusals.EMPTY)
    if len(data) > refusals.LARGEST:
        raise refusals.because(refusals.TOO_LARGE)
    document = _by_kind(data)
    if not any(line.text for line in document.lines()):
        raise refusals.because(refusals.EMPTY)
    _check_marking(document)
    return document


def load() -> None:
    """Load the libraries that files of any kind need, before what reads one is confined."""
    import pypdfium2  # noqa: F401, PLC0415  loaded for its effect, as are the others

    from bot.reading.formats import hypertext, opendocument, packed, pdf, word  # noqa: F401, PLC0415


def marking(document: Document) -> str:
    """Return the protective marking of the first page or its margins, "" when it bears none."""
    first = (line.text for line in islice(document.lines(), _FIRST_PAGE))
    for words in (*document.margins, *first):
        for pattern in (_SECRET, _OFFICIAL):
            if len(words) < _FIRST_PAGE and (found := pattern.match(words)):
                return re.sub(r"\s+", " ", found["m"])
    return ""


def _check_marking(document: Document) -> None:
    if "SECRET" in (mark := marking(document)):
        raise refusals.because(refusals.MARKED.format(mark))


def _by_kind(data: bytes) -> Document:
    """Tell the kind of file from its bytes, and read it."""
    start = data[:1024]
    is_pdf, is_zip = b"%PDF-" in start, data.startswith(b"PK")
    if (is_pdf and is_zip) or (is_pdf and b"PK\x05\x06" in data[-70_000:]):
        raise refusals.because(refusals.TWO_KINDS)
    if is_pdf:
        from bot.reading.formats import pdf  # noqa: PLC0415  each format's library is loaded only for it

        return pdf.read(data)
    if is_zip:
        return _zipped(data)
    if data.startswith(old_office.MARK):
        raise refusals.because(old_office.kind(data))
    if data.startswith(b"{\\rtf"):
        raise refusals.because(refusals.OLD_TEXT)
    if data.startswith(_PICTURES):
        raise refusals.because(refusals.PICTURE)
    if data.startswith(_ARCHIVES):
        raise refusals.because(refusals.ARCHIVE)
    return _written(data)


def _zipped(data: bytes) -> Document:
    """Read an Office or OpenDocument file; say plainly what another kind of zip is."""
    from bot.reading.formats import opendocument, packed, word  # noqa: PLC0415  likewise

    package = packed.Package(data)
    if "[Content_Types].xml" in package.names:
        folders = {name.partition("/")[0] for name in package.names}
        if "word" not in folders and "xl" in folders:
            raise refusals.because(refusals.SPREADSHEET)
        if "word" not in folders and "ppt" in folders:
            raise refusals.because(refusals.SLIDES)
        return word.read(package)
    if "content.xml" in package.names and "mimetype" in package.names:
        if b"opendocument.spreadsheet" in package.raw("mimetype"):
            raise refusals.because(refusals.SPREADSHEET)
        if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.raw(
            "META-INF/manifest.xml"
        ):
            raise refusals.because(refusals.LOCKED)
        return opendocument.read(package)
    raise refusals.because(refusals.ARCHIVE)


def _written(data: bytes) -> Document:
    """Read plain text, Markdown or HTML, in whatever encoding it was saved."""
    words = _decoded(data)
    if len(words) > _MOST_TEXT:
        raise refusals.because(refusals.TOO_LONG)
    opening = words[:2000].lstrip("\ufeff \t\r\n").lower()
    if opening.startswith(("<!doctype", "<html", "<?xml", "<head", "<body")) or re.search(
        r"<(?:html|body|!entity)\b", opening
    ):
        from bot.reading.formats import hypertext  # noqa: PLC0415  lxml is loaded only when needed

        return hypertext.read(words)
    return text.read(words)


def _decoded(data: bytes) -> str:
    """Decode text; refuse what is not text at all."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
    odd = sum(words.count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13))
    if odd * 50 > len(words) or "\x00" in words[:1000]:
        raise refusals.because(refusals.WRONG_KIND)
    return words
