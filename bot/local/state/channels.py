"""One conversation of a workspace, and the JSON that Slack shows of it."""

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["channel", "private", "im"]


@dataclass(slots=True)
class Channel:
    """A public or private channel, or the direct messages of two people."""

    id: str
    name: str
    kind: Kind = "channel"
    members: list[str] = field(default_factory=list)
    topic: str = ""
    archived: bool = False
    ext_shared: bool = False
    created: int = 0

    @property
    def is_private(self) -> bool:
        """Whether only its members may know of it."""
        return self.kind != "channel"

    @property
    def type_name(self) -> str:
        """The word that scopes and `channel_type` use: channel, group or im."""
        return {"channel": "channel", "private": "group", "im": "im"}[self.kind]

    def scope(self, verb: str) -> str:
        """Return the scope that `verb` (read, history, write) needs here."""
        plural = {"channel": "channels", "private": "groups", "im": "im"}[self.kind]
        return f"{plural}:{verb}"

    def other_than(self, user: str) -> str:
        """Return whom `user` talks with in these direct messages (themselves, if alone)."""
        return next((member for member in self.members if member != user), user)

    def as_slack(self, *, bot: str, team: str) -> dict[str, Any]:
        """Return the conversation object as the user `bot` sees it."""
        common = {
            "id": self.id,
            "created": self.created,
            "is_archived": self.archived,
            "is_im": self.kind == "im",
            "is_mpim": False,
            "is_private": self.is_private,
            "is_org_shared": False,
            "context_team_id": team,
        }
        if self.kind == "im":
            return {**common, "user": self.other_than(bot), "is_user_deleted": False}
        return {**common, **self._as_named(bot=bot, team=team)}

    def _as_named(self, *, bot: str, team: str) -> dict[str, Any]:
        return {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": True,
            "is_group": False,
            "is_general": self.name == "general",
            "is_member": bot in self.members,
            "is_shared": self.ext_shared,
            "is_ext_shared": self.ext_shared,
            "is_pending_ext_shared": False,
            "shared_team_ids": [team],
            "num_members": len(self.members),
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }
