"""What somebody is called beside what they did: their name, with the posts they held then."""

from datetime import datetime

from sqlmodel import Session

from bot.office import london_day
from store import people
from store.tables import Person


def titled(session: Session, person_id: int | None, *, at: datetime) -> str:
    """Return somebody's name with the posts they held at that moment; empty for nobody."""
    person = session.get(Person, person_id) if person_id else None
    if person is None:
        return ""
    posts = people.posts_of(session, person_id or 0, on=london_day(at))
    held = ", ".join(post.short for post in posts)
    return f"{person.name} ({held})" if held else person.name
