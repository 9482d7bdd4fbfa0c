"""Who is asking: one question, asked of every command."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Date, Integer, String, bindparam, text
from sqlmodel import Session

from store import prepared

ASKER: Final = (
    text("""
    WITH held AS (
        SELECT appointment.post_id, post.short FROM appointment
        JOIN person ON person.id = appointment.person_id
        JOIN post ON post.id = appointment.post_id
        WHERE person.slack_id = :slack_id
          AND (appointment.since IS NULL OR appointment.since <= :today)
          AND (appointment.until IS NULL OR appointment.until >= :today)
    )
    SELECT id, name, role, 0 AS post_id, '' AS short FROM person WHERE slack_id = :slack_id
    UNION ALL SELECT 0, '', 'holds', post_id, short FROM held
    UNION ALL SELECT 0, '', 'deputy', deputy.post_id, '' FROM deputy
        LEFT JOIN person ON person.id = deputy.person_id
        WHERE person.slack_id = :slack_id OR deputy.by_post_id IN (SELECT post_id FROM held)
    """)
    .bindparams(bindparam("slack_id", type_=String), bindparam("today", type_=Date))
    .columns(id=Integer, name=String, role=String, post_id=Integer, short=String)
)


@dataclass(frozen=True, slots=True)
class Asker:
    """A person of the office's, with the posts they hold and answer for on a day."""

    person_id: int
    name: str
    role: str
    posts: tuple[tuple[int, str], ...]
    answers_for: frozenset[int]


def asker(session: Session, slack_id: str, *, on: date) -> Asker | None:
    """Return who has this Slack account; None when the office knows nobody by it."""
    rows = prepared.ask(session, ASKER, {"slack_id": slack_id, "today": on})
    person = next((row for row in rows if row.id), None)
    if person is None:
        return None
    return Asker(
        person_id=person.id,
        name=person.name,
        role=person.role,
        posts=tuple((row.post_id, row.short) for row in rows if row.role == "holds"),
        answers_for=frozenset(row.post_id for row in rows if row.post_id),
    )
