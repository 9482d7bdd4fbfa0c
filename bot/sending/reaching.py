"""Asking Slack, before anything is sent, whether whoever is to get it can and may get it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.office import Office
from bot.reminders.recipients import Route, meant_for, route
from bot.sending import posting
from bot.sending.answers import Answer, Means, NotNow, asked
from store.addressing import Addresses, Known


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message can go now: a Slack id, and who else may read it there."""

    channel: str
    name: str = ""  # of a channel: "#monthly-assurance"
    outside: bool = False
    open_to_all: bool = False


@dataclass(frozen=True, slots=True)
class Barred:
    """A channel that cannot be written to now, and why, as a clause."""

    why: str


@dataclass(slots=True)
class Reach:
    """Whom notices come to, with accounts that Slack says are closed left out as they are met."""

    office: Office
    addresses: Addresses
    closed: set[int] = field(default_factory=set)
    open_: set[int] = field(default_factory=set)

    def to(self, whom: str) -> Route | None:
        """Return who gets what is for `whom`, their account open as Slack says now.

        NotNow is raised when Slack cannot be asked.
        """
        while True:
            there = route(whom, self.addresses, open_=self._maybe_open)
            if there is None or there.person_id is None or there.person_id in self.open_:
                return there
            number = there.person_id
            (self.open_ if self._is_welcome(there) else self.closed).add(number)

    def presumably(self, whom: str) -> Route | None:
        """Return who gets what is for `whom`, as far as is known without asking Slack."""
        return route(whom, self.addresses, open_=self._maybe_open)

    def all_for(self, there: Route) -> dict[str, Route]:
        """Return every recipient that comes to the same person or channel, and how."""
        return meant_for(there, self.addresses, open_=self._maybe_open)

    def place(self, there: Route) -> Place | Barred:
        """Return where to write to somebody: where they like to be told, else directly."""
        if there.channel is None:
            return Place(there.slack_id)
        found = channel_place(self.office, there.channel)
        if there.person_id is None:
            return found
        unfit = isinstance(found, Barred) or found.outside or found.open_to_all
        return Place(there.slack_id) if unfit else found

    def _maybe_open(self, known: Known) -> bool:
        return known.id not in self.closed

    def _is_welcome(self, there: Route) -> bool:
        return bool(_asked(lambda: self.office.members.account(there.slack_id)).welcome)


def channel_place(office: Office, channel: str) -> Place | Barred:
    """Return a channel as it is now; Barred when it is archived or the bot is not in it."""
    answer = posting.channel_facts(office.slack, channel)
    if answer.means is Means.NEVER or answer.error == "missing_scope":
        return Barred(f"the channel {channel} cannot be looked at by the bot ({answer.error})")
    if answer.means is not Means.DONE or answer.body is None:
        raise NotNow(answer)
    name = f"#{answer.body.get('name') or channel}"
    if answer.body.get("is_archived"):
        return Barred(f"the channel {name} is archived")
    if answer.body.get("is_member") is False:
        return Barred(f"the bot is not in the channel {name}")
    shared = answer.body.get("is_ext_shared") or answer.body.get("is_pending_ext_shared")
    open_to_all = not answer.body.get("is_private")
    return Place(channel, name, outside=bool(shared), open_to_all=open_to_all)


def _asked(call: Callable[[], Any]) -> Any:
    answer: Answer = asked(call, body=lambda found: {"found": found})
    if answer.means is not Means.DONE or answer.body is None:
        raise NotNow(answer)
    return answer.body["found"]
