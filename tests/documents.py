"""Documents built in code for the tests of reading: Word, PDF, OpenDocument, and nasty ones."""

import io
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


def odt(lines: Iterable[str]) -> bytes:
    """Save paragraphs as an OpenDocument text."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    words = "".join(f"<text:p>{line}</text:p>" for line in lines)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}office:1.0"'
            f' xmlns:text="{names}text:1.0">'
            f"<office:body><office:text>{words}</office:text></office:body></office:document-content>",
        )
    return held.getvalue()


def pdf(pages: Sequence[str]) -> bytes:
    """Write a PDF of the content streams given, in Helvetica at whatever size they set."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
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
    lines: Iterable[str], *, x: float = 60, top: float = 790, size: float = 10, pitch: float = 16
) -> str:
    """Return a content stream that sets lines one under another."""
    shown = (
        f"BT /F1 {size} Tf {x} {top - pitch * number:.1f} Td ({_escaped(line)}) Tj ET"
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
