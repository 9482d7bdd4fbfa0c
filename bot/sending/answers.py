"""What an answer of Slack's means for a message: one table of its errors, and the rest of it."""

import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeVar
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

T = TypeVar("T")


class Means(Enum):
    """What came of asking Slack for something."""

    DONE = "done"
    WAIT = "not done: Slack says how long to wait"
    NOT_DONE = "not done: try again later"
    IN_DOUBT = "nobody knows whether it was done: look before it is asked again"
    NEVER = "not done, and it will get no better for this recipient"
    OUR_FAULT = "not done: Slack does not take what was written"
    NOT_US = "not done: Slack no longer knows the bot"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, as far as the outbox goes by it."""

    means: Means
    error: str = ""
    seconds: float = 0.0  # how long to wait
    body: Mapping[str, Any] | None = None


TOO_SOON: Final = 60.0
"""Seconds to wait when Slack says to wait and not how long."""

ERRORS: Final[dict[str, Means]] = {
    "ratelimited": Means.WAIT,
    "rate_limited": Means.WAIT,
    "fatal_error": Means.IN_DOUBT,
    "internal_error": Means.IN_DOUBT,
    "service_unavailable": Means.IN_DOUBT,
    "request_timeout": Means.NOT_DONE,
    "channel_not_found": Means.NEVER,
    "is_archived": Means.NEVER,
    "not_in_channel": Means.NEVER,
    "no_permission": Means.NEVER,
    "messages_tab_disabled": Means.NEVER,
    "user_not_found": Means.NEVER,
    "user_disabled": Means.NEVER,
    "cannot_dm_bot": Means.NEVER,
    "message_limit_exceeded": Means.NEVER,
    "message_not_found": Means.NEVER,
    "cant_update_message": Means.NEVER,
    "edit_window_closed": Means.NEVER,
    "msg_too_long": Means.OUR_FAULT,
    "msg_blocks_too_long": Means.OUR_FAULT,
    "metadata_too_large": Means.OUR_FAULT,
    "metadata_must_be_sent_from_app": Means.OUR_FAULT,
    "no_text": Means.OUR_FAULT,
    "invalid_arguments": Means.OUR_FAULT,
    "token_expired": Means.NOT_US,
    "token_revoked": Means.NOT_US,
    "account_inactive": Means.NOT_US,
    "invalid_auth": Means.NOT_US,
    "not_authed": Means.NOT_US,
    "missing_scope": Means.NOT_US,
    "not_allowed_token_type": Means.NOT_US,
}
"""Slack's errors by name; one that is not here has not been done and is tried again."""

FAMILIES: Final = {
    "restricted_action": Means.NEVER,
    "invalid_blocks": Means.OUR_FAULT,
    "invalid_metadata": Means.OUR_FAULT,
}
"""Errors that come with something after their name, such as restricted_action_read_only_channel."""

BEFORE_THE_BODY: Final = (
    ConnectionRefusedError,
    socket.gaierror,
    ssl.SSLCertVerificationError,
)
"""What goes wrong before anything of ours has reached Slack."""


def asked(call: Callable[[], T], *, body: Callable[[T], Any] = lambda found: found) -> Answer:
    """Ask Slack and return what its answer means; nothing that goes wrong is raised."""
    try:
        found = body(call())
    except SlackApiError as error:
        return refused(error)
    except URLError as error:
        return unreached(error)
    except Exception as error:  # noqa: BLE001  whatever broke, it may have been after the body
        return Answer(Means.IN_DOUBT, type(error).__name__)
    return Answer(Means.DONE, body=found if isinstance(found, Mapping) else {"found": found})


def refused(error: SlackApiError) -> Answer:
    """Return what an answer that is not ok means."""
    response = error.response
    said = response.get("error") if isinstance(getattr(response, "data", None), dict) else None
    name = str(said or "no answer that can be read")
    means = _named(name)
    if response.status_code == 429 or means is Means.WAIT:  # noqa: PLR2004  too many requests
        return Answer(Means.WAIT, name, seconds=_how_long(response.headers))
    if response.status_code != 200:  # noqa: PLR2004  Slack's own refusals come with 200
        return Answer(Means.IN_DOUBT, f"HTTP {response.status_code}")
    if " " in name:  # the client's own words about a body that is no JSON
        return Answer(Means.IN_DOUBT, "an answer that cannot be read")
    return Answer(means, name)


def unreached(error: URLError) -> Answer:
    """Return what a failed connection means: done for certain only if it was refused at once."""
    reason = error.reason
    name = type(reason).__name__ if isinstance(reason, Exception) else "URLError"
    if isinstance(reason, BEFORE_THE_BODY):
        return Answer(Means.NOT_DONE, name)
    return Answer(Means.IN_DOUBT, name)


def unreadable(answer: Answer) -> bool:
    """Say whether a channel's history can never be read: not allowed, not there, too long."""
    return answer.means is Means.NEVER or answer.error in {"missing_scope", "thread_not_found"}


def _named(name: str) -> Means:
    if name in ERRORS:
        return ERRORS[name]
    family = (means for prefix, means in FAMILIES.items() if name.startswith(prefix))
    return next(family, Means.NOT_DONE)


def _how_long(headers: Mapping[str, Any]) -> float:
    for name, value in headers.items():
        if name.lower() == "retry-after":
            written = str(value[0] if isinstance(value, list) else value)
            return float(written) if written.isdigit() else TOO_SOON
    return TOO_SOON


class NotNow(Exception):  # noqa: N818  not a fault: Slack cannot be asked at the moment
    """Slack did not answer a question that must be answered before anything is sent."""

    def __init__(self, answer: Answer) -> None:
        """`answer` says why, and for how long to leave it."""
        super().__init__(answer.error)
        self.answer = answer
