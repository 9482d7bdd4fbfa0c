"""The page's own files, served as they stand."""

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


def answer(path: str) -> Reply:
    """Serve `/` and `/page/FILE`; nothing outside the folder can be named."""
    if path == "/favicon.ico":
        return Reply(204, b"", "image/x-icon")
    wanted = "index.html" if path == "/" else path.removeprefix("/page/")
    found = (FOLDER / wanted).resolve()
    inside = found.is_relative_to(FOLDER.resolve()) and found.is_file()
    if not inside or found.suffix not in KINDS or not (path == "/" or path.startswith("/page/")):
        return told("There is nothing at this address.", 404)
    return Reply(200, found.read_bytes(), KINDS[found.suffix])
