"""The bytes of files: given to those with the right token, taken at upload addresses."""

from bot.local.state.files import File
from bot.local.state.workspace import Workspace
from bot.local.webapi.multipart import first_file
from bot.local.wire import Asked, Reply, told

SIGN_IN = (
    b"<!DOCTYPE html><html lang='en'><head><title>Sign in to Slack</title></head>"
    b"<body><h1>Sign in to your workspace</h1></body></html>"
)


def serve(workspace: Workspace, asked: Asked, *, token: str) -> Reply:
    """Serve a private file to the bot; anybody else gets the page to sign in."""
    bearer = asked.headers.get("authorization", "").removeprefix("Bearer ")
    if bearer != token or not workspace.manifest.allows("files:read"):
        # Slack answers 200 with its sign-in page, not 401.
        return Reply(200, SIGN_IN, "text/html; charset=utf-8")
    found = _named(workspace, asked.path)
    if found is None or found.deleted:
        return Reply(404, b"", "text/plain")
    return Reply(200, found.content, found.mimetype)


def _named(workspace: Workspace, path: str) -> File | None:
    part = path.removeprefix("/files-pri/").partition("/")[0]
    return workspace.files.get(part.rpartition("-")[2])


def take(workspace: Workspace, asked: Asked) -> Reply:
    """Take the bytes of a file at the address that was given out for it."""
    found = workspace.files.get(asked.path.removeprefix("/upload/"))
    if found is None or asked.method != "POST":
        return told("There is nothing at this address.", 404)
    if asked.kind == "multipart/form-data":
        found.content = first_file(asked)
    else:
        found.content = asked.body
    return Reply(200, f"OK - {len(found.content)}".encode(), "text/plain")
