"""Who may do what: one table, one `require`."""

from dataclasses import dataclass, replace
from typing import Final

from bot.errors import NotFound, Refused
from store.actions import OwedBy
from store.history import By

STAFF: Final = "staff"
READER: Final = "reader"
OFFICER: Final = "officer"
ADMINISTRATOR: Final = "administrator"
NOBODY: Final = "nobody"
OWNER: Final = "owner"
"""Not a role that is given: whoever owes the action by name, or answers for a post that does."""

OWED_BY_NOBODY: Final = OwedBy()

MAY: Final[dict[str, frozenset[str]]] = {
    "read": frozenset({STAFF, READER, OFFICER}),
    "raise": frozenset({STAFF}),
    "amend": frozenset({STAFF}),
    "assign": frozenset({STAFF}),
    "defer": frozenset({STAFF}),
    "discharge": frozenset({STAFF}),
    "withdraw": frozenset({STAFF}),
    "reopen": frozenset({STAFF}),
    "report": frozenset({STAFF, OWNER}),
    "update": frozenset({STAFF, OWNER}),
    "acknowledge": frozenset({STAFF, OWNER}),
    "more_time": frozenset({STAFF, OWNER}),
    "snooze": frozenset({STAFF, OWNER}),
    "send_back": frozenset({STAFF}),
    "schedule": frozenset({STAFF}),
    "move": frozenset({STAFF}),
    "cancel": frozenset({STAFF}),
    "hold": frozenset({STAFF}),
    "share": frozenset({STAFF}),
    "remind": frozenset({STAFF}),
    "digest": frozenset({STAFF}),
    "look_after": frozenset({STAFF, ADMINISTRATOR}),
}
"""Verb by verb, who may: the whole of the rule."""

INSTEAD: Final = {
    "discharge": "You can report it complete: `/actions report {ref}`.",
    "defer": "You can ask for more time: `/reminders time {ref} until … because …`.",
    "more_time": "It is for whoever owes it, or the office, to ask for more time.",
    "snooze": "It is for whoever owes it to put them off.",
    "report": "It is for whoever owes it, or the office, to report it complete.",
    "update": "It is for whoever owes it, or the office, to post an update.",
}

STRANGER: Final = "I don't know you yet. Ask the office to add you."

NOT_THEIRS: Final = (
    "You look after the bot, so the register is not shown to you. `/reminders health` tells how"
    " sending goes, and `/reminders send` sends again what was given up."
)
"""What whoever looks after the bot is told when they ask for more: nothing of what there is."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks or acts, as the office knows them today, and through what."""

    person_id: int | None
    slack_id: str
    name: str
    role: str = NOBODY
    posts: tuple[tuple[int, str], ...] = ()  # held today: id and short name
    answers_for: frozenset[int] = frozenset()  # posts held or deputised for
    via: str = "command"
    place: str = ""

    @property
    def title(self) -> str:
        """Name and posts, as the history keeps them: "Julian Moss (DCC)"."""
        shorts = ", ".join(short for _, short in self.posts)
        return f"{self.name} ({shorts})" if shorts else self.name

    @property
    def by(self) -> By:
        """The actor as the history names them."""
        return By(self.person_id, self.title, self.via, self.place)

    def owes(self, owed_by: OwedBy) -> bool:
        """Say whether they owe what these owe: by name, or for a post that they answer for."""
        return not self.answers_for.isdisjoint(owed_by.posts) or self.person_id in owed_by.persons

    def through(self, via: str, *, place: str = "") -> "Actor":
        """Return the same actor acting through something else."""
        return replace(self, via=via, place=place)


THE_BOT: Final = Actor(None, "", "the office", role=STAFF, via="command line")
"""The hand behind what is done at the command line, where the system's own login decides."""


def may(actor: Actor, verb: str, *, owed_by: OwedBy = OWED_BY_NOBODY) -> bool:
    """Say whether `actor` may do `verb` to something that these owe."""
    allowed = MAY[verb]
    owes = OWNER in allowed and actor.role != NOBODY and actor.owes(owed_by)
    return actor.role in allowed or owes


def require(actor: Actor, verb: str, *, ref: str = "", owed_by: OwedBy = OWED_BY_NOBODY) -> None:
    """Raise Refused, saying who may, unless `actor` may do `verb`.

    A stranger is told nothing but that they are one; so is anyone whose role reads nothing,
    whoever looks after the bot apart.
    """
    if may(actor, verb, owed_by=owed_by):
        return
    if not may(actor, "read"):
        raise Refused(NOT_THEIRS if actor.role == ADMINISTRATOR else STRANGER)
    whose = "Only the Commissioner's office can" if OWNER not in MAY[verb] else "You cannot"
    sentence = f"{whose} {_deed(verb)}. {INSTEAD.get(verb, '').format(ref=ref)}".strip()
    raise Refused(f"{sentence} Nothing was changed.")


def _deed(verb: str) -> str:
    return {
        "raise": "add an action",
        "amend": "change an action",
        "assign": "say who owes an action",
        "defer": "defer an action",
        "discharge": "discharge an action",
        "withdraw": "withdraw an action",
        "reopen": "reopen an action",
        "report": "report this action complete",
        "update": "post an update on this action",
        "acknowledge": "acknowledge this",
        "snooze": "put off reminders of this action",
        "digest": "have a digest: it tells how the whole register stands",
        "more_time": "ask for more time for this action",
        "send_back": "send a report back, or keep it open",
        "schedule": "schedule a meeting",
        "move": "move a meeting",
        "cancel": "cancel a meeting",
        "hold": "say that a meeting was held",
        "share": "show an answer to a whole channel",
        "remind": "say when others are reminded",
        "look_after": "look after reminders",
        "read": "read this",
    }[verb]


def not_found(ref: str) -> NotFound:
    """Return what is said of an action that is not there, or not for this person: the same."""
    return NotFound(
        f"There is no {ref} on the register. Try `/actions search` with a word from it."
    )
