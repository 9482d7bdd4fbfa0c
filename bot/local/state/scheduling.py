"""Messages left for later, posted when the workspace's clock reaches them."""

from datetime import datetime
from typing import Any

from bot.local.state import posts
from bot.local.state.workspace import Workspace

Json = dict[str, Any]


def add(workspace: Workspace, one: Json) -> None:
    """Keep one until its `post_at`."""
    workspace.scheduled[one["id"]] = one
    workspace.alarm(one["post_at"] - workspace.clock.timestamp())


def post_due(workspace: Workspace, now: datetime) -> None:
    """Post what is due by `now`, soonest first; one with metadata vanishes unposted."""
    with workspace.lock:
        due = [one for one in workspace.scheduled.values() if one["post_at"] <= now.timestamp()]
        for one in sorted(due, key=lambda one: one["post_at"]):
            del workspace.scheduled[one["id"]]
            channel = workspace.channels.get(one["channel_id"])
            if channel and not channel.archived and not one["never"]:
                what = one["what"]
                posts.post(workspace, channel=channel.id, user=workspace.bot_user, **what)
