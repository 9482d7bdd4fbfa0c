"""One file, and the JSON that Slack shows of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class File:
    """A file somebody gave; `claimed_size` and `name` are claims, as they are in Slack."""

    id: str
    name: str
    content: bytes
    user: str
    created: int
    mimetype: str = "application/octet-stream"
    title: str = ""
    channels: list[str] = field(default_factory=list)
    deleted: bool = False
    external_url: str = ""
    claimed_size: int | None = None

    @property
    def size(self) -> int:
        """What Slack says the size is, in bytes."""
        return len(self.content) if self.claimed_size is None else self.claimed_size

    @property
    def filetype(self) -> str:
        """What Slack says the kind is: the ending of the name."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else "binary"

    def as_slack(self, *, base: str, team: str) -> dict[str, Any]:
        """Return the file object; `base` is where private files are served, without a slash."""
        address = self.external_url or f"{base}/files-pri/{team}-{self.id}/{self.path_name}"
        download = address if self.external_url else address.replace(self.id, f"{self.id}/download")
        return {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.mimetype,
            "filetype": self.filetype,
            "pretty_type": self.filetype.upper(),
            "user": self.user,
            "user_team": team,
            "editable": False,
            "size": self.size,
            "mode": "external" if self.external_url else "hosted",
            "is_external": bool(self.external_url),
            "external_type": "",
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "url_private": address,
            "url_private_download": download,
            "permalink": f"{base}/files/{self.user}/{self.id}",
            "file_access": "visible",
            "channels": [one for one in self.channels if one.startswith("C")],
            "groups": [],
            "ims": [one for one in self.channels if one.startswith("D")],
        }

    @property
    def path_name(self) -> str:
        """The name as it stands in an address: nothing in it can be a path."""
        return "".join(c if (c.isalnum() and c.isascii()) or c in "._-" else "_" for c in self.name)
