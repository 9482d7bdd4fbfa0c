"""Methods about people and the groups they are in."""

from bot.local.delivering import rendering
from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def info(call: Call) -> Json:
    """Describe one person."""
    return {"user": rendering.person(call.workspace, call.text("user"))}


def list_all(call: Call) -> Json:
    """List everybody of the workspace and the outside people it shares a channel with."""
    workspace = call.workspace
    some, cursor = rendering.page(list(workspace.people), cursor=call.cursor(), limit=call.limit())
    return {
        "members": [rendering.person(workspace, user) for user in some],
        "cache_ts": int(workspace.clock.timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def by_email(call: Call) -> Json:
    """Find the one active person with an e-mail address."""
    wanted = call.text("email").casefold()
    for member in call.workspace.people.values():
        if wanted and member.email.casefold() == wanted and not member.deleted:
            return {"user": rendering.person(call.workspace, member.id)}
    raise Refused("users_not_found")


def groups(call: Call) -> Json:
    """List the user groups."""
    return {"usergroups": list(call.workspace.usergroups.values())}


def group_members(call: Call) -> Json:
    """List who is in a user group."""
    group = call.workspace.usergroups.get(call.text("usergroup"))
    if group is None:
        raise Refused("no_such_subteam")
    return {"users": group.get("users", [])}
