"""Putting the office together from its settings, or saying in a sentence why it cannot be."""

import ssl
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pydantic
from slack_sdk import WebClient

from bot.access import THE_BOT
from bot.errors import CannotStart
from bot.membership import Members
from bot.office import Office, london_day
from bot.settings import Settings
from store import (
    Store,
    Unusable,
    engine,
    held,
    migrating,
    no_address,
    open_store,
    patience,
    sqlite_file,
)
from store.soundness import LOOKED_THROUGH

SLACK_SECONDS: Final = 10
"""How long Slack is waited for; its own default is thirty."""

WHO_SECONDS: Final = 2
"""How long Slack is waited for to say who somebody is: they await an answer within three."""


WRONG: Final = {
    "int_parsing": "it is not a number",
    "greater_than_equal": "it must be from 0 to 65535",
    "less_than_equal": "it must be from 0 to 65535",
}
"""Why a setting is refused, in words for whoever set it."""


def settings() -> Settings:
    """Read the environment; CannotStart names the setting that is not right."""
    try:
        return Settings()
    except pydantic.ValidationError as error:
        wrong = error.errors()[0]
        name = str(wrong["loc"][0]).upper()
        why = WRONG.get(wrong["type"], f"{wrong['msg']}")
        raise CannotStart(f"{name} is not right: {why}. Put it right and start again.") from error


def office(read: Settings, *, now: Callable[[], datetime]) -> Office:
    """Return the office that these settings describe; CannotStart says what is missing."""
    if not read.slack_bot_token.get_secret_value():
        raise CannotStart(
            "SLACK_BOT_TOKEN is not set. Take the token (xoxb-…) from OAuth & Permissions of the"
            " app, or run `opcc-bot try`, which needs none.",
        )
    if "xoxb-" not in read.slack_bot_token.get_secret_value():
        raise CannotStart(
            "SLACK_BOT_TOKEN is no bot token: those begin with xoxb-. Take it from OAuth &"
            " Permissions of the app (xapp-… belongs into SLACK_APP_TOKEN) and start again."
        )
    slack = client(read)
    return Office(store(read), slack, now, read, members(read))


def members(read: Settings) -> Members:
    """Return what asks Slack who somebody is, while they wait for their answer."""
    return Members(client(read, seconds=WHO_SECONDS))


def client(read: Settings, *, seconds: int = SLACK_SECONDS) -> WebClient:
    """Return the client that everything is sent with: it never sends anything twice by itself."""
    return WebClient(
        token=read.slack_bot_token.get_secret_value(),
        base_url=read.slack_api_url,
        timeout=seconds,
        ssl=_trusted(),
        retry_handlers=[],
    )


class _Trusting(ssl.SSLContext):
    """Trusts whom this host trusts, and reads their certificates when first there is need to.

    That takes 30 ms: without a context the client would do it at every call, and with a plain
    one a start would, even where no address is https.
    """

    def wrap_socket(self, *args: Any, **how: Any) -> ssl.SSLSocket:
        """Make a connection one that is secret, to somebody trusted."""
        self._read()
        return super().wrap_socket(*args, **how)

    @cache  # noqa: B019  there is one of these, for as long as the bot runs
    def _read(self) -> None:
        self.load_default_certs()


@cache
def _trusted() -> ssl.SSLContext:
    """Return the one context that every client has."""
    return _Trusting(ssl.PROTOCOL_TLS_CLIENT)


def store(read: Settings, *, through: int | None = LOOKED_THROUGH) -> Store:
    """Open the register; CannotStart says why it cannot be, and nothing has been created.

    A large one is looked into, and looked `through` from end to end when that is None.
    """
    try:
        return open_store(read.database_url, through=through)
    except Unusable as unusable:
        raise CannotStart(str(unusable)) from unusable


def applied(kept: Store, file: Path, *, at: datetime, dry_run: bool = False) -> list[str]:
    """Bring the office to what its file says, whole or not at all; return what changes, told."""
    from bot.officefile import applying, contents  # noqa: PLC0415  serving never needs them

    described = contents.read(file)
    if dry_run:
        with kept.reading() as session:
            return applying.told(applying.plan(session, described, on=london_day(at)), dry_run=True)
    with kept.writing() as session:
        return applying.told(applying.apply(session, described, by=THE_BOT, at=at))


def file_of(url: str) -> Path | None:
    """Return the file that a sqlite address names; None for another kind of database."""
    try:
        return sqlite_file(url)
    except Exception as error:
        raise CannotStart(no_address(error)) from error


def migrated(url: str) -> str:
    """Make the database or bring it to this version, and say which was done."""
    file = file_of(url)
    try:
        connected = engine.connect(url)
    except Exception as error:
        raise CannotStart(no_address(error)) from error
    new = file is not None and not file.exists()
    if file is not None and not file.parent.is_dir():
        raise CannotStart(
            f"There is no folder {file.parent} to make the database in. Make it, or put"
            " DATABASE_URL right. Nothing was created."
        )
    try:
        before = patience.patiently(lambda: migrating.version(connected))
        migrating.prove_keeps_all_words(connected)
        migrating.prove_not_newer(before)
        patience.patiently(lambda: migrating.migrate(connected))
    except migrating.WrongVersion as newer:
        raise CannotStart(str(newer)) from newer
    except Exception as error:
        if patience.is_held(error):
            raise CannotStart(held(url)) from error
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise CannotStart(
            f"The database could not be brought to this version: {reason}. Nothing was changed.",
        ) from error
    finally:
        connected.dispose()
    return _what_was_done(before, migrating.known()[-1], file=file if new else None)


def _what_was_done(before: str | None, after: str, *, file: Path | None) -> str:
    if file is not None:
        return (
            f"Made a new, empty register at {file} (revision {after})."
            " Next: `opcc-bot apply` with your own office file."
        )
    if before is None:
        return f"Made the tables of a new, empty register (revision {after})."
    if before == after:
        return f"The database is at this version already (revision {after})."
    return f"The database was brought from revision {before} to {after}."
