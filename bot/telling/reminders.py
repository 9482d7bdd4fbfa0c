"""The words of one message of reminders: all that it tells one person or channel, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.telling import blocks, digests, occasions, owed, phrases
from bot.telling.blocks import Block, Reply, escape, section
from bot.telling.digests import Digest, Week
from bot.telling.occasions import After, Change, Coming, New
from bot.telling.owed import NOBODY_YET, Asked, Owing, SeenBy, Settled
from bot.telling.room import Room
from store.actions import Row


@dataclass(frozen=True, slots=True)
class Letter:
    """All that one message tells one person or channel."""

    changes: tuple[Change, ...] = ()
    coming: tuple[Coming, ...] = ()
    new: tuple[New, ...] = ()
    owing: tuple[Owing, ...] = ()
    settled: tuple[Settled, ...] = ()  # in a message that stands: what no longer holds
    seen: SeenBy = NOBODY_YET
    escalated: tuple[Row, ...] = ()
    asked: tuple[Asked, ...] = ()
    answers: tuple[Block, ...] = ()  # updates and who has seen them, reports, decisions
    after: tuple[After, ...] = ()
    digest: Digest | None = None
    week: Week | None = None
    troubles: tuple[str, ...] = ()
    redirected: tuple[str, ...] = ()  # why something came here that was for another place
    shared: bool = False  # a channel: nobody is addressed as "you"


def draw(letter: Letter, *, today: date) -> Reply | None:
    """Tell a letter; None when there is nothing in it."""
    left, shared = Room(), letter.shared
    told_of = {row.id for one in letter.owing for row in one.rows}
    told_of |= {row.id for row in letter.escalated}
    parts: list[Block | None] = [
        *(section(escape(why)) for why in letter.redirected),
        *letter.answers,
        *(part for one in letter.changes for part in occasions.changed(one)),
        *(part for one in letter.coming for part in occasions.coming(one, today=today)),
        *(part for one in letter.new for part in occasions.new(one, today=today)),
        *(
            part
            for one in letter.owing
            for part in owed.owing(one, left, today=today, shared=shared)
        ),
        *owed.settled(letter.settled),
        owed.seen_by(letter.seen),
        *([] if shared else owed.answering(letter.owing, seen=letter.seen)),
        *owed.escalated(letter.escalated, left, today=today),
        *(part for one in letter.asked for part in owed.asked(one, today=today)),
        *(part for one in letter.after for part in occasions.after(one, left, today=today)),
        *(digests.digest(letter.digest, left, today=today, told=told_of) if letter.digest else ()),
        *(digests.week(letter.week) if letter.week else ()),
        *(section(escape(trouble)) for trouble in letter.troubles),
    ]
    told = [part for part in parts if part is not None]
    return blocks.reply(*told) if told else None


def no_longer(reasons: Sequence[str]) -> Reply:
    """Tell what stands in the place of a reminder that was overtaken on its way."""
    why = phrases.together(sorted(set(reasons))) or "it no longer holds"
    return blocks.reply(section(f"This reminder no longer holds: {escape(why)}."))
