"""Whether an answer may be shown to everybody in a channel."""

from typing import Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

UNKNOWN: Final = "I cannot see who is in this channel, so this is shown only to you. Add me to it."
DIRECT: Final = "This is a direct message, so only you see this. Type it in a channel to share it."
OUTSIDE: Final = (
    "This channel is shared with people outside the office, so this is shown only to you."
)
OPEN: Final = "Anybody may join this channel, so this is shown only to you."


def reason_against(slack: WebClient, channel: str) -> str | None:
    """Return why the register must not be shown in `channel`, as a sentence; None when it may.

    Asked of Slack each time: a channel may have been opened or shared since (FAULTS F5).
    """
    if channel.startswith("D"):
        return DIRECT
    try:
        found = slack.conversations_info(channel=channel)["channel"]
    except (SlackApiError, OSError):
        return UNKNOWN
    if found.get("is_ext_shared") or found.get("is_pending_ext_shared"):
        return OUTSIDE
    if not (found.get("is_private") or found.get("is_mpim")):
        return OPEN
    return None
