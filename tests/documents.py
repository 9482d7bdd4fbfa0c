"""Documents built in code for the tests of reading: Word, PDF, OpenDocument, and nasty ones."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence

import docx

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Row = Sequence[str]


def word(
    lines: Iterable[str] = (), *, rows: Sequence[Row] = (), after: Iterable[str] = ()
) -> bytes:
    """Save paragraphs, a table and more paragraphs as .docx, with python-docx."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for number, row in enumerate(rows):
            for place, words in enumerate(row):
                table.cell(number, place).text = words
    for line in after:
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_xml(
    body: str, *, parts: Sequence[tuple[str, str]] = (), types: str = "", prolog: str = ""
) -> bytes:
    """Zip a .docx by hand, so that it can be wrong in one particular way."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>{types}</Types>',
        )
        package.writestr(
            "word/document.xml",
            f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
        for name, words in parts:
            package.writestr(name, words)
    return held.getvalue()


def paragraph(words: str, *, properties: str = "") -> str:
    """Return one paragraph of WordprocessingML, its run with the properties given."""
    return (
        f'<w:p><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def row(*cells: str) -> str:
    """Write a row of a Word table, each of its cells as paragraphs."""
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def table(*rows: str) -> str:
    """Write a Word table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def odt(lines: Iterable[str]) -> bytes:
    """Save paragraphs as an OpenDocument text."""
    return odt_xml("".join(f"<text:p>{line}</text:p>" for line in lines))


def odt_xml(body: str, *, styles: str = "", margins: str = "") -> bytes:
    """Zip an OpenDocument text of the XML given; `margins` is the header of its pages."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            *((name, name) for name in ("office", "text", "style", "table")),
            *(("draw", "drawing"), ("fo", "xsl-fo-compatible")),
        )
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content{names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        if margins:
            package.writestr(
                "styles.xml",
                f"<office:document-styles{names}><style:header><text:p>{margins}</text:p>"
                "</style:header></office:document-styles>",
            )
    return held.getvalue()


def pdf(pages: Sequence[str]) -> bytes:
    """Write a PDF of the content streams given, in Helvetica at whatever size they set.

    /F1 is the plain type and /F2 the bold.
    """
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assembled(objects)


def assembled(objects: Sequence[str | bytes], *, trailer: str = "") -> bytes:
    """Number objects, and write the table of where each begins."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += (
            f"{number} 0 obj\n".encode()
            + (held if isinstance(held, bytes) else held.encode("cp1252"))
            + b"\nendobj\n"
        )
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n".encode()
    out += f"startxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def set_lines(
    lines: Iterable[str],
    *,
    x: float = 60,
    top: float = 790,
    size: float = 10,
    pitch: float = 16,
    face: str = "F1",
) -> str:
    """Return a content stream that sets lines one under another."""
    shown = (
        f"BT /{face} {size} Tf {x} {top - pitch * number:.1f} Td ({_escaped(line)}) Tj ET"
        for number, line in enumerate(lines)
    )
    return "\n".join(shown)


def set_table(
    rows: Sequence[Row],
    *,
    columns: Sequence[float],
    top: float = 700,
    height: float = 30,
    ruled: bool = True,
) -> str:
    """Return a content stream that sets a table, ruled or only spaced; "|" breaks a line."""
    parts = []
    for number, row in enumerate(rows):
        y = top - number * height
        for place, words in enumerate(row):
            parts.append(set_lines(words.split("|"), x=columns[place] + 4, top=y - 12, pitch=11))
        if ruled:
            parts.append(f"{columns[0]} {y} m {columns[-1]} {y} l S")
    if ruled:
        bottom = top - len(rows) * height
        parts.append(f"{columns[0]} {bottom} m {columns[-1]} {bottom} l S")
        parts += [f"{x} {top} m {x} {bottom} l S" for x in columns]
    return "\n".join(parts)


def set_rule(x: float, y: float, end: float, height: float = 0) -> str:
    """Return a content stream that draws a line, or a box that is `height` tall."""
    return f"{x} {y} {end - x} {height} re S" if height else f"{x} {y} m {end} {y} l S"


def flate_bomb(megabytes: int) -> bytes:
    """Write a PDF whose one page unpacks to that many megabytes of nothing."""
    packed = zlib.compress(b" " * megabytes * 1024 * 1024, 9)
    stream = (
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return assembled(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            stream,
        ]
    )


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def old_word(text: str) -> bytes:
    """Write text as a Word 97 document: the least of its header, and one piece of text."""
    words = text.replace("\n", "\r").encode("utf-16-le")
    head = bytearray(2048)
    struct.pack_into("<HHHHHHH", head, 0, 0xA5EC, 0xC1, 0, 0x809, 0, 0x1200, 0xBF)
    struct.pack_into("<II", head, 0x18, len(head), len(head) + len(words))
    struct.pack_into("<I", head, 0x4C, len(words) // 2)
    pieces = struct.pack("<IIHIH", 0, len(words) // 2, 0, len(head), 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", head, 0x1A2, 0, len(table))
    return _compound({"WordDocument": bytes(head) + words, "1Table": table})


def _compound(streams: dict[str, bytes]) -> bytes:
    """Pack streams in the container of the old Office files, 512 bytes a sector."""
    end, table, free, none = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF, -1
    chain, held = [table, end], b""
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, stream) in enumerate(streams.items(), 1):
        whole = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
        start, count = len(chain), len(whole) // 512
        entries.append(
            _entry(name, 2, start, len(whole), right=number + 1 if number < len(streams) else none)
        )
        chain += [start + n + 1 for n in range(count - 1)] + [end]
        held += whole
    entries += [_entry("", 0, 0, 0)] * (-len(entries) % 4)
    chain += [free] * (128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<HHHHH6xIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    head += struct.pack("<IIIIIII", 0, 4096, end, 0, end, 0, 0) + b"\xff" * 4 * 108
    return head + struct.pack("<128I", *chain) + b"".join(entries) + held


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = -1, child: int = -1
) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBiii", len(written), kind, 1, -1, right, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IIi", start, size, 0)
