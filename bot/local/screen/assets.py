"""The page's own files, served as they stand."""

import hashlib
import re
from pathlib import Path

from bot.local.wire import Reply, told

FOLDER = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".json": "application/json",
    ".woff2": "font/woff2",
}


KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
_MARKED = re.compile(r"^/page/[0-9a-f]{16}/")


def answer(path: str) -> Reply:
    """Serve `/` and `/page/FILE`; nothing outside the folder can be named.

    The page asks for its files at `/page/MARK/FILE`, and those a browser may keep: whatever
    changes in the folder has another mark, and so another address.
    """
    if path == "/favicon.ico":
        return Reply(204, b"", "image/x-icon")
    plain = _MARKED.sub("/page/", path, count=1)
    wanted = "index.html" if path == "/" else plain.removeprefix("/page/")
    found = (FOLDER / wanted).resolve()
    inside = found.is_relative_to(FOLDER.resolve()) and found.is_file()
    if not inside or found.suffix not in KINDS or not (path == "/" or plain.startswith("/page/")):
        return told("There is nothing at this address.", 404)
    body = found.read_bytes()
    if path == "/":
        body = body.replace(b'"/page/', f'"/page/{mark(FOLDER)}/'.encode())
    return Reply(200, body, KINDS[found.suffix], KEPT if plain != path else {})


def mark(folder: Path) -> str:
    """Return 16 letters that stand for the files of a folder: their names, and what they hold."""
    whole = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        whole.update(f"{file.name}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return whole.hexdigest()[:16]
