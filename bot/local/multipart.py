"""Multipart bodies, as browsers send files."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

    from bot.local.wire import Asked


def parts(asked: "Asked") -> "tuple[dict[str, str], list[FileStorage]]":
    """Return the fields and the files of a multipart body; ValueError if it is not one."""
    # Half of this package's start-up time, and few of its users ever give a file.
    from werkzeug.formparser import MultiPartParser  # noqa: PLC0415  see above
    from werkzeug.http import parse_options_header  # noqa: PLC0415  see above

    _, options = parse_options_header(asked.headers.get("content-type"))
    boundary = options.get("boundary", "").encode()
    parser = MultiPartParser(max_form_memory_size=None)
    fields, files = parser.parse(BytesIO(asked.body), boundary, len(asked.body))
    return {str(key): str(value) for key, value in fields.items()}, list(files.values())


def first_file(asked: "Asked") -> tuple[str, bytes]:
    """Return the name and the bytes of the first file; an empty one if there is none."""
    _, files = parts(asked)
    if not files:
        return "", b""
    return files[0].filename or "", files[0].read()
