"""The bot's Home: what my posts owe, what awaits the office, next meetings, recent changes."""

from bot import access
from bot.telling import home as telling
from bot.telling.blocks import Reply
from handlers import meetings
from handlers.asking import Ask
from store import actions as register
from store import awaiting as waiting
from store import history
from store.filtering import Filter

SHOWN = 8
"""Actions of each list that Home shows; the commands show them all."""


def shown(ask: Ask) -> Reply:
    """Draw Home for whoever looks at it."""
    owed = Filter(posts=ask.actor.answers_for, persons=_self(ask), sees=ask.sees)
    mine = register.page(ask.session, owed, on=ask.today, size=SHOWN)
    awaiting = Filter(state="reported", sees=ask.sees)
    staff = access.may(ask.actor, "discharge")
    queue = register.page(ask.session, awaiting, on=ask.today, size=SHOWN) if staff else None
    return telling.home(
        who=ask.actor.title,
        every=register.page(ask.session, Filter(sees=ask.sees), on=ask.today, size=1),
        mine=mine if owed.posts or mine.rows else None,
        awaiting=queue,
        coming=meetings.coming(ask),
        recent=history.latest(ask.session, limit=SHOWN) if staff else (),
        today=ask.today,
        kept_open=register.kept_open(ask.session, [row.id for row in queue.rows]) if queue else (),
        asked=waiting.time_asked(ask.session, limit=SHOWN) if staff else (),
        papers=waiting.to_review(ask.session, limit=SHOWN) if staff else (),
    )


def _self(ask: Ask) -> frozenset[int]:
    return frozenset() if ask.actor.person_id is None else frozenset({ask.actor.person_id})
