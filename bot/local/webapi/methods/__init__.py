"""Every Web API method that the workspace answers, with its scope and tier, on one page."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.local.webapi.methods import (
    apps,
    chat,
    conversations,
    files,
    history,
    reactions,
    schedule,
    users,
    views,
)
from bot.local.webapi.methods.call import Call, Json


@dataclass(frozen=True)
class Method:
    """How to answer; `scope` is checked before, `tier` None means the limits of posting."""

    answer: Callable[[Call], Json]
    scope: str | None = None
    tier: int | None = 3
    app_token: bool = False


METHODS: dict[str, Method] = {
    "api.test": Method(apps.api_test, tier=4),
    "auth.test": Method(apps.auth_test, tier=4),
    "apps.connections.open": Method(apps.open_connection, tier=1, app_token=True),
    "bots.info": Method(apps.bot, "users:read"),
    "team.info": Method(apps.team, "team:read"),
    "chat.postMessage": Method(chat.post_message, "chat:write", tier=None),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write", tier=4),
    "chat.update": Method(chat.update, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "chat.getPermalink": Method(chat.permalink, tier=4),
    "chat.scheduleMessage": Method(schedule.schedule, "chat:write"),
    "chat.deleteScheduledMessage": Method(schedule.delete, "chat:write"),
    "chat.scheduledMessages.list": Method(schedule.list_scheduled),
    "conversations.history": Method(history.history),
    "conversations.replies": Method(history.replies),
    "conversations.info": Method(conversations.info),
    "conversations.list": Method(conversations.list_all, tier=2),
    "conversations.members": Method(conversations.members, tier=4),
    "conversations.open": Method(conversations.open_direct, "im:write"),
    "conversations.join": Method(conversations.join, "channels:join"),
    "users.info": Method(users.info, "users:read", tier=4),
    "users.list": Method(users.list_all, "users:read", tier=2),
    "users.lookupByEmail": Method(users.by_email, "users:read.email"),
    "users.conversations": Method(conversations.of_user),
    "usergroups.list": Method(users.groups, "usergroups:read", tier=2),
    "usergroups.users.list": Method(users.group_members, "usergroups:read", tier=2),
    "views.open": Method(views.open_view, tier=4),
    "views.push": Method(views.push, tier=4),
    "views.update": Method(views.update, tier=4),
    "views.publish": Method(views.publish, tier=4),
    "files.info": Method(files.info, "files:read", tier=4),
    "files.getUploadURLExternal": Method(files.upload_address, "files:write", tier=4),
    "files.completeUploadExternal": Method(files.complete, "files:write", tier=4),
    "reactions.add": Method(reactions.add, "reactions:write"),
    "reactions.remove": Method(reactions.remove, "reactions:write", tier=2),
    "reactions.get": Method(reactions.get, "reactions:read"),
}
