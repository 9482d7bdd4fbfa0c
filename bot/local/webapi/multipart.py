"""Multipart bodies, as browsers send files."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.local.wire import Asked


@dataclass(frozen=True)
class Part:
    """One file of a multipart body."""

    name: str
    kind: str
    content: bytes


def parts(asked: "Asked") -> tuple[dict[str, str], list[Part]]:
    """Return the fields and the files of a multipart body; ValueError if it is not one."""
    # Half of this package's start-up time, and few of its users ever give a file.
    from werkzeug.formparser import MultiPartParser  # noqa: PLC0415  see above
    from werkzeug.http import parse_options_header  # noqa: PLC0415  see above

    _, options = parse_options_header(asked.headers.get("content-type"))
    boundary = options.get("boundary", "").encode()
    parser = MultiPartParser(max_form_memory_size=None)
    fields, files = parser.parse(BytesIO(asked.body), boundary, len(asked.body))
    found = []
    for one in files.values():
        found.append(Part(one.filename or "", one.mimetype, one.read()))
        one.close()
    return {str(key): str(value) for key, value in fields.items()}, found


def first_file(asked: "Asked") -> bytes:
    """Return the bytes of the first file; none if there is no file."""
    _, files = parts(asked)
    return files[0].content if files else b""
