"""Methods about the app itself: who it is, and where it may connect."""

from bot.local.state.refusals import Refused
from bot.local.webapi.methods.call import Call, Json


def unknown(_call: Call) -> Json:
    """Refuse what is not a method."""
    raise Refused("unknown_method")


def api_test(call: Call) -> Json:
    """Answer what was asked, to show that the API is there."""
    return {"args": call.arguments}


def auth_test(call: Call) -> Json:
    """Say who the token belongs to."""
    workspace = call.workspace
    return {
        "url": f"{workspace.base}/",
        "team": workspace.name,
        "user": workspace.people[workspace.bot_user].handle,
        "team_id": workspace.team,
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Json:
    """Give out a Socket Mode address, good for one connection."""
    host = call.workspace.base.removeprefix("http://")
    return {"url": f"ws://{host}/link/?ticket={call.ticket()}&app_id={call.workspace.app}"}


def bot(call: Call) -> Json:
    """Describe the bot."""
    workspace = call.workspace
    return {
        "bot": {
            "id": workspace.bot,
            "deleted": False,
            "name": workspace.people[workspace.bot_user].name,
            "updated": 1,
            "app_id": workspace.app,
            "user_id": workspace.bot_user,
            "icons": {},
        }
    }


def team(call: Call) -> Json:
    """Describe the workspace."""
    workspace = call.workspace
    return {"team": {"id": workspace.team, "name": workspace.name, "domain": workspace.domain}}
