"""The workspace itself: who and what is in it, who may see what, and who is told of a change."""

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from bot.local.state import manifest as manifests
from bot.local.state.channels import Channel
from bot.local.state.clock import Clock
from bot.local.state.handles import Handles
from bot.local.state.messages import Message
from bot.local.state.people import Member
from bot.local.state.refusals import Refused
from bot.local.state.watching import News, Watch

if TYPE_CHECKING:
    from bot.local.state.files import File
    from bot.local.state.forms import Form

Json = dict[str, Any]

TEAM, APP, BOT_USER, BOT = "T0OPCC00", "A0OPCCBOT", "U0OPCCBO", "B0OPCCBOT"


class Workspace:
    """One workspace with one app installed; every change is made while holding `lock`.

    `emit` is where events for the bot go; a `Site` puts its delivery there. Until then
    nobody is told, so a workspace can be filled before anything listens.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        manifest: manifests.Manifest = manifests.EVERYTHING,
        name: str = "OPCC",
        bot_name: str = "OPCC bot",
    ) -> None:
        """Begin with the bot's own user alone."""
        self.lock = threading.RLock()
        self.happened = threading.Condition(self.lock)
        self.clock = clock or Clock()
        self.manifest = manifest
        self.name, self.domain = name, name.lower()
        self.team, self.app, self.bot_user, self.bot = TEAM, APP, BOT_USER, BOT
        self.handles = Handles(self.clock.timestamp)
        self.people: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.ephemerals: dict[str, Message] = {}
        self.files: dict[str, File] = {}
        self.stacks: dict[str, list[Form]] = {}
        self.homes: dict[str, Form] = {}
        self.usergroups: dict[str, Json] = {}
        self.scheduled: dict[str, Json] = {}
        self.read: dict[tuple[str, str], str] = {}
        self.log: list[Message | Form] = []
        self.base = "http://127.0.0.1"
        self.outbound: Callable[[Json], Any] = lambda _event: None
        self.alarm: Callable[[float], Any] = lambda _seconds: None
        self._watches: list[Watch] = []
        self._last_ts = 0
        self._ids = 0
        self.clock.listen(lambda _now: self.changed("clock"))
        self.add_person(Member(BOT_USER, bot_name, team=TEAM, is_bot=True))

    @classmethod
    def from_manifest(cls, manifest: Json, *, clock: Clock | None = None) -> "Workspace":
        """Return an empty workspace with the app of `manifest` installed; ValueError if invalid."""
        app_name = manifest.get("display_information", {}).get("name", "OPCC bot")
        return cls(clock=clock, manifest=manifests.read(manifest), bot_name=app_name)

    def next_id(self, letter: str) -> str:
        """Return an id that nothing else has, the same in every run: F0000000001."""
        with self.lock:
            self._ids += 1
            return f"{letter}{self._ids:010d}"

    def next_ts(self) -> str:
        """Return the time as a message id, later than every one before it."""
        with self.lock:
            self._last_ts = max(int(self.clock.timestamp() * 1_000_000), self._last_ts + 1)
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add_person(self, member: Member) -> Member:
        """Take somebody in; one without a team belongs to this workspace."""
        with self.lock:
            member.team = member.team or self.team
            self.people[member.id] = member
            return member

    def add_channel(self, channel: Channel) -> Channel:
        """Open a channel with the members it names."""
        with self.lock:
            channel.created = channel.created or int(self.clock.timestamp())
            self.channels[channel.id] = channel
            self.messages[channel.id] = {}
            return channel

    def person(self, user: Any) -> Member:
        """Return one person; refuses with `user_not_found`."""
        if user not in self.people:
            raise Refused("user_not_found")
        return self.people[user]

    def channel(self, channel: Any, *, seen_by: str | None = None) -> Channel:
        """Return one channel, if `seen_by` may know of it; refuses with `channel_not_found`."""
        found = self.channels.get(channel)
        if found is None or (seen_by and not self.may_see(seen_by, found)):
            raise Refused("channel_not_found")
        return found

    def may_see(self, user: str, channel: Channel) -> bool:
        """Whether `user` may read the channel; guests and outside people only their own."""
        if user in channel.members:
            return True
        member = self.people[user]
        limited = member.is_restricted or member.is_ultra_restricted
        return not channel.is_private and not limited and not member.is_outside(self.team)

    def direct(self, one: str, other: str) -> Channel:
        """Return the direct messages of two people, opening them if need be."""
        with self.lock:
            first, second = sorted((one, other), key=lambda user: user == self.bot_user)
            tail = first[1:] if second == self.bot_user else f"{first[1:]}{second[1:]}"
            if f"D{tail}" not in self.channels:
                self.add_channel(Channel(f"D{tail}", "", "im", [first, second]))
            return self.channels[f"D{tail}"]

    def message(self, channel: str, ts: Any) -> Message:
        """Return one stored message; refuses with `message_not_found`."""
        found = self.messages.get(channel, {}).get(str(ts))
        if found is None:
            raise Refused("message_not_found")
        return found

    def replies(self, message: Message) -> list[Message]:
        """Return what stands in the thread below `message`, oldest first."""
        stored = self.messages[message.channel].values()
        return [one for one in stored if one.thread == message.ts and one.is_reply]

    def changed(
        self, kind: str, channel: str = "", thread: str = "", to: Iterable[str] | None = None
    ) -> None:
        """Tell everybody who watches, or only the people in `to`, that something changed."""
        with self.happened:
            news = News(kind, channel, thread, None if to is None else frozenset(to))
            for watch in self._watches:
                watch.tell(news)
            self.happened.notify_all()

    def watch(self, user: str) -> Watch:
        """Return a queue of the news that `user` may hear; close it when done."""
        watch = Watch(lambda news: self._may_hear(user, news), self._forget)
        with self.lock:
            self._watches.append(watch)
        return watch

    def _forget(self, watch: Watch) -> None:
        """Take a watch off the list, which is not to change while people are told."""
        with self.lock:
            self._watches.remove(watch)

    def _may_hear(self, user: str, news: News) -> bool:
        if news.to is not None:
            return user in news.to
        channel = self.channels.get(news.channel)
        return channel is None or (user in self.people and self.may_see(user, channel))

    def close(self) -> None:
        """End every watch, so that whoever streams from one stops."""
        with self.lock:
            for watch in list(self._watches):
                watch.end()
