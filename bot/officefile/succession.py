"""From who holds which post in the register to who does in the office file, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlmodel import Session

from bot import people, terms
from bot.officefile import identity
from bot.officefile.checks import Term, overlaps, post_short
from bot.officefile.parts import FileAppointment, FilePerson
from bot.officefile.registered import Registered
from bot.officefile.steps import Hand, Step
from bot.telling import phrases
from store import people as known
from store.tables import Appointment, Person, Post

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """A term as the register has it beside the same one in the file; either may be missing."""

    row: Appointment | None
    wanted: FileAppointment | None
    person: FilePerson | None
    short: str
    last: date | None = None  # the last day of a term that the file no longer has


def steps(register: Registered, *, on: date) -> Iterator[Step]:
    """Yield what is to be done about terms, the ended first so that a post is free for the next."""
    pairs = list(_pairs(register, on=on))
    yield from (_ended(register, pair) for pair in pairs if pair.last is not None)
    for pair in pairs:
        if pair.row is not None and pair.wanted is not None and not _agree(pair.row, pair.wanted):
            yield _put_right(register, pair.row, pair.wanted, pair.short)
    for pair in pairs:
        if pair.row is None and pair.wanted is not None and pair.person is not None:
            yield _appointed(pair.person, pair.wanted, pair.short)


def clashes(register: Registered, *, on: date) -> Iterator[str]:
    """Yield a sentence for each two who would then be in one post at one time."""
    after = [_afterwards(register, pair) for pair in _pairs(register, on=on)]
    for sentence in overlaps([term for term in after if term is not None]):
        yield (
            f"{sentence} What the file no longer has, the register keeps as past: put it back into"
            " the file to change it."
        )


def _pairs(register: Registered, *, on: date) -> Iterator[Pair]:
    left = list(register.appointments)
    for place, person in enumerate(register.file.people):
        for wanted in sorted(person.holds, key=lambda one: one.since or date.min):
            short = post_short(register.file, wanted.post) or wanted.post
            rows = [
                row
                for row in left
                if register.who.get(row.person_id) == place and register.short[row.post_id] == short
            ]
            row = _same_term(rows, wanted, person.holds)
            if row is not None:
                left.remove(row)
            yield Pair(row, wanted, person, short)
    for row in left:
        last = None if _is_past(row, on) else _last_day(register, row, on)
        yield Pair(row, None, None, register.short[row.post_id], last)


def _same_term(
    rows: Sequence[Appointment], wanted: FileAppointment, all_wanted: Sequence[FileAppointment]
) -> Appointment | None:
    """Return the row that this term is in the register: alike, or else overlapping it."""
    exact = [row for row in rows if _agree(row, wanted)]
    taken = [row for row in rows if any(_agree(row, one) for one in all_wanted)]
    moved = [row for row in rows if row not in taken and _touch(row, wanted)]
    return next(iter((*exact, *moved)), None)


def _agree(row: Appointment, wanted: FileAppointment) -> bool:
    return (row.since, row.until, row.acting) == (wanted.since, wanted.until, wanted.acting)


def _touch(row: Appointment, wanted: FileAppointment) -> bool:
    first = max(row.since or date.min, wanted.since or date.min)
    return first <= min(row.until or date.max, wanted.until or date.max)


def _is_past(row: Appointment, on: date) -> bool:
    return row.until is not None and row.until < on


def _last_day(register: Registered, row: Appointment, on: date) -> date:
    """Return the eve of the day it is, or of the day that the file's next holder began."""
    begun = [
        one.since
        for person in register.file.people
        for one in person.holds
        if post_short(register.file, one.post) == register.short[row.post_id]
        and one.since is not None
        and not (one.acting or row.acting)
        and (row.since is None or one.since > row.since)
    ]
    return min([on, *begun]) - ONE_DAY


def _afterwards(register: Registered, pair: Pair) -> Term | None:
    row, wanted = pair.row, pair.wanted
    if wanted is not None and pair.person is not None:
        who = register.file.people.index(pair.person)
        return Term(who, pair.person.name, pair.short, wanted.since, wanted.until, wanted.acting)
    if row is None or (row.since and pair.last and row.since > pair.last):
        return None
    who = register.who.get(row.person_id, -row.person_id)
    name = register.name(row.person_id)
    return Term(who, name, pair.short, row.since, pair.last or row.until, row.acting)


def _ended(register: Registered, pair: Pair) -> Step:
    row, last = pair.row, pair.last
    if row is None or last is None:
        raise LookupError("nothing is ended that the register does not have")
    name, number = register.name(row.person_id), row.id
    if row.since is not None and row.since > last:
        words = f"take back that {name} is to hold {pair.short} from {phrases.day(row.since)}"
    else:
        words = f"end {name}'s time as {pair.short} on {phrases.day(last)}"

    def do(session: Session, hand: Hand) -> None:
        found = session.get_one(Appointment, number)
        terms.end(session, found, last_day=last, by=hand.by, at=hand.at)

    return Step("-", words, do)


def _put_right(register: Registered, row: Appointment, wanted: FileAppointment, short: str) -> Step:
    number = row.id
    now = _said(wanted.since, wanted.until, acting=wanted.acting)
    was = _said(row.since, row.until, acting=row.acting)

    def do(session: Session, hand: Hand) -> None:
        terms.put_right(
            session,
            session.get_one(Appointment, number),
            since=wanted.since,
            until=wanted.until,
            acting=wanted.acting,
            by=hand.by,
            at=hand.at,
        )

    return Step("~", f"{register.name(row.person_id)} holds {short}{now}; was{was}", do)


def _appointed(person: FilePerson, wanted: FileAppointment, short: str) -> Step:
    said = _said(wanted.since, wanted.until, acting=wanted.acting, unknown="")
    words = f"appoint {person.name} to {short}{said}"
    return Step("+", words, partial(_appoint, person, wanted, short))


def _appoint(
    person: FilePerson, wanted: FileAppointment, short: str, session: Session, hand: Hand
) -> None:
    people.appoint(
        session,
        person_row(session, person),
        to=post_row(session, short),
        since=wanted.since,
        until=wanted.until,
        acting=wanted.acting,
        by=hand.by,
        at=hand.at,
    )


def person_row(session: Session, person: FilePerson) -> Person:
    """Return the row of somebody in the file, who by now is in the register."""
    found = identity.find(person, known.persons(session))
    if found is None:
        raise LookupError(f"{person.name} has not been added")
    return found


def post_row(session: Session, short: str) -> Post:
    """Return the row of a post in the file, which by now is in the register."""
    return next(row for row in known.posts(session) if row.short == short)


def _said(
    since: date | None, until: date | None, *, acting: bool, unknown: str = ", days not known"
) -> str:
    days = terms.said_days(since, until) or unknown
    return f"{', acting,' if acting else ''}{days}".removesuffix(",")
