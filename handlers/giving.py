"""Sending a file to whoever asked for it, in their own conversation with the bot."""

from typing import Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.logs import log
from bot.telling.blocks import File

FAILED: Final = "I could not send you the file just now. Please press the button again in a minute."


def send(slack: WebClient, file: File, *, to: str) -> bool:
    """Upload a file into a person's messages and say whether it arrived; failing, tell them."""
    try:
        conversation = slack.conversations_open(users=to)["channel"]["id"]
        slack.files_upload_v2(
            channel=conversation,
            filename=file.name,
            content=file.content,
            title=file.title,
            initial_comment=file.said,
        )
    except (SlackApiError, OSError) as error:
        log.warning("a file could not be sent", file=file.name, error=type(error).__name__)
        return False
    return True
