"""One person of a workspace, or of another organisation, and the JSON that Slack shows of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = "Europe/London"
LONDON = ZoneInfo(ZONE)


@dataclass(slots=True)
class Member:
    """A person or a bot; `team` differs from the workspace's for people from outside."""

    id: str
    name: str
    title: str = ""
    email: str = ""
    team: str = ""
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    is_admin: bool = False

    @property
    def handle(self) -> str:
        """The old user name: lower case, with dots; not unique, and never a key."""
        return self.email.partition("@")[0] or self.name.lower().replace(" ", ".")

    def is_outside(self, home: str) -> bool:
        """Whether this person belongs to another organisation than the team `home`."""
        return self.is_stranger or self.team != home

    def as_slack(self, *, at: datetime, show_email: bool, bot_id: str = "") -> dict[str, Any]:
        """Return the user object `at` a moment; the deleted lose the fields that Slack drops."""
        user: dict[str, Any] = {
            "id": self.id,
            "team_id": self.team,
            "name": self.handle,
            "deleted": self.deleted,
            "profile": self._profile(show_email=show_email, bot_id=bot_id),
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 1,
        }
        if self.is_stranger:
            user["is_stranger"] = True
        if not self.deleted:
            user |= self._while_active(at)
        return user

    def _profile(self, *, show_email: bool, bot_id: str) -> dict[str, Any]:
        first, _, last = self.name.partition(" ")
        profile = {
            "title": self.title,
            "real_name": self.name,
            "real_name_normalized": self.name,
            "display_name": "",
            "display_name_normalized": "",
            "first_name": first,
            "last_name": last,
            "team": self.team,
        }
        if show_email and self.email:
            profile["email"] = self.email
        if bot_id:
            profile["bot_id"] = bot_id
        return profile

    def _while_active(self, at: datetime) -> dict[str, Any]:
        local = at.astimezone(LONDON)
        return {
            "real_name": self.name,
            "tz": ZONE,
            "tz_label": "British Summer Time" if local.dst() else "Greenwich Mean Time",
            "tz_offset": int((local.utcoffset() or timedelta()).total_seconds()),
            "is_admin": self.is_admin,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": self.is_restricted or self.is_ultra_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
            "is_email_confirmed": True,
        }
