"""Whether a Slack account may be spoken to at all: never a guest's, a bot's or a closed one."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

FRESH_SECONDS: Final = 300
"""How long what Slack said of an account is believed; not at all for a discharge."""


@dataclass(frozen=True, slots=True)
class Account:
    """What Slack says of one account: enough to know whether it may be spoken to."""

    slack_id: str
    team_id: str = ""
    email: str = ""
    name: str = ""
    deleted: bool = False
    guest: bool = False
    bot: bool = False
    outside: bool = False

    @property
    def welcome(self) -> bool:
        """Say whether this is a full, living member of the office's own workspace."""
        return not (self.deleted or self.guest or self.bot or self.outside)


class Members:
    """The accounts of the workspace, as Slack last told of them; kept for five minutes."""

    def __init__(
        self, slack: WebClient, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._slack = slack
        self._monotonic = monotonic
        self._lock = Lock()
        self._known: dict[str, tuple[float, Account]] = {}
        self._team: str | None = None
        self._address = ""

    def account(self, slack_id: str, *, fresh: bool = False) -> Account:
        """Return the account, asked of Slack anew when `fresh` or not asked for five minutes.

        Raises slack_sdk's SlackApiError when Slack will not answer for another reason than
        that it knows no such account; an unknown account counts as closed.
        """
        with self._lock:
            at, account = self._known.get(slack_id, (0.0, None))
        if account and not fresh and self._monotonic() - at < FRESH_SECONDS:
            return account
        account = self._asked(slack_id)
        with self._lock:
            self._known[slack_id] = (self._monotonic(), account)
        return account

    def home_address(self) -> str:
        """Return the workspace's own address, as Slack last told it; empty when it did not."""
        return self._address

    def forget(self, slack_id: str) -> None:
        """Believe nothing of this account any longer: Slack says that it changed."""
        with self._lock:
            self._known.pop(slack_id, None)

    def _asked(self, slack_id: str) -> Account:
        try:
            user = self._slack.users_info(user=slack_id)["user"]
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                return Account(slack_id, deleted=True)
            raise
        return read_account(user, home=self._home())

    def _home(self) -> str:
        if self._team is None:
            told = self._slack.auth_test()
            self._team, self._address = str(told["team_id"]), str(told.get("url") or "")
        return self._team


def read_account(user: Mapping[str, Any], *, home: str) -> Account:
    """Return what a Slack user object says; any mark of an outsider makes it one."""
    team = str(user.get("team_id", ""))
    profile = user.get("profile") or {}
    return Account(
        slack_id=str(user["id"]),
        team_id=team,
        email=str(profile.get("email") or "").casefold(),
        name=str(profile.get("real_name") or user.get("real_name") or ""),
        deleted=bool(user.get("deleted")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        outside=bool(user.get("is_stranger")) or team != home,
    )
