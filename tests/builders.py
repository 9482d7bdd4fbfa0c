"""The small office that the tests work in, and short ways to put things on its register."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Final, TypeVar

from sqlalchemy import bindparam
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot import actions
from bot.access import STAFF, Actor
from bot.actions import New
from bot.due import NO_TIME
from bot.names.named import Named
from bot.reading import dates
from bot.reading.due import Due
from store.tables import Action, Appointment, Board, Deputy, Meeting, Person, Post

NOW: Final = datetime(2021, 6, 7, 8, 0, tzinfo=UTC)
"""Monday 7 June 2021, 09:00 in London: when every test begins unless it winds the clock."""

POSTS: Final[tuple[tuple[str, str, str, list[str]], ...]] = (
    ("CC", "Chief Constable", "force", ["the Chief", "Chief"]),
    ("DCC", "Deputy Chief Constable", "force", []),
    ("ACC LP", "ACC Local Policing", "force", ["ACC for Local Policing"]),
    ("PCC", "Police and Crime Commissioner", "office", ["the Commissioner"]),
    ("CEX", "Chief Executive", "office", ["CEO"]),
    ("PO", "Policy Officer", "office", []),
    ("SO", "Staff Officer", "force", ["staff officer to the CC"]),
)

PEOPLE: Final = (
    ("CC", "Anthony Bangham", "U0CHIEFC", "officer"),
    ("DCC", "Julian Moss", "U0DEPUTY", "officer"),
    ("PCC", "John Campion", "U0COMMIS", "staff"),
    ("CEX", "Andy Champness", "U0CHIEFX", "staff"),
    ("PO", "Natasha Noorbakhsh", "U0POLICY", "staff"),
    ("SO", "Melanie Reynolds", "U0STAFFO", "officer"),
)
"""Who holds which post; ACC LP is vacant."""

SLACK: Final = {short: slack for short, _, slack, _ in PEOPLE} | {
    "stranger": "U0STRANG",
    "guest": "U0GUESTX",
    "outsider": "U0OUTSID",
}


def an_office(session: Session) -> None:
    """Put the posts, the people and two boards into an empty register."""
    posts = {
        short: Post(short=short, name=name, side=side, aliases=aliases)
        for short, name, side, aliases in POSTS
    }
    session.add_all(posts.values())
    session.flush()
    for short, name, slack, role in PEOPLE:
        person = Person(name=name, slack_id=slack, role=role)
        session.add(person)
        session.flush()
        session.add(Appointment(post_id=_id(posts[short]), person_id=_id(person)))
    session.add(Deputy(post_id=_id(posts["CC"]), by_post_id=_id(posts["SO"])))
    session.add(
        Board(
            short="MAM",
            name="Monthly Assurance Meeting",
            aliases=["holding to account", "assurance meeting"],
            chair_post_id=_id(posts["PCC"]),
            usual_venue="Hindlip HQ",
            usual_time=time(14, 0),
            channel="C0ASSURE",
        )
    )
    session.add(Board(short="CRB", name="Crime Reduction Board", frequency="quarterly"))
    session.flush()


def the_policy_officer(session: Session) -> Actor:
    """Return the policy officer, acting by command."""
    person, post = _known(session, PERSON, "U0POLICY"), _known(session, POST, "PO")
    assert person is not None
    assert post is not None
    return Actor(person.id, "U0POLICY", person.name, STAFF, ((_id(post), "PO"),))


def an_action(
    session: Session,
    words: str,
    *,
    owner: str | Sequence[str] = "DCC",
    due: str = "",
    board: str = "MAM",
    at: datetime = NOW,
    meeting: Meeting | None = None,
    item: str = "",
) -> Action:
    """Raise an action, its due time read as somebody types it."""
    owners = [owner] if isinstance(owner, str) else list(owner)
    read = dates.read(due, on=at.date()) if due else NO_TIME
    assert isinstance(read, Due), read
    new = New(
        words=words,
        board=the_board(session, board),
        owners=[the_post(session, short) for short in owners],
        due=read,
        meeting=meeting,
        item=item,
    )
    return actions.raise_(session, new, by=the_policy_officer(session), at=at)


def a_meeting(
    session: Session, day: date | None, *, board: str = "MAM", starts: time | None = None
) -> Meeting:
    """Put a meeting in the schedule as it would stand after it was scheduled."""
    meeting = Meeting(board_id=_id(the_board(session, board)), day=day, starts=starts)
    session.add(meeting)
    session.flush()
    return meeting


def the_post(session: Session, short: str) -> Named:
    """Return a post as an owner; a name that is no post's is a body."""
    post = _known(session, POST, short)
    if post is None:
        return Named(short, short, body=short)
    return Named(short, short, post_id=post.id)


def the_board(session: Session, short: str) -> Board:
    """Return the board of this short name."""
    board = _known(session, BOARD, short)
    assert board is not None
    return board


Row = TypeVar("Row", Post, Person, Board)

POST: Final = select(Post).where(col(Post.short) == bindparam("name"))
PERSON: Final = select(Person).where(col(Person.slack_id) == bindparam("name"))
BOARD: Final = select(Board).where(col(Board.short) == bindparam("name"))


def _known(session: Session, question: SelectOfScalar[Row], name: str) -> Row | None:
    """Return the row of this name; a session asks for it once, however many actions it raises."""
    known: dict[object, Row] = session.info.setdefault("known", {})
    if (question, name) not in known:
        found = session.scalars(question, {"name": name}).first()
        if found is None:
            return None
        known[question, name] = found
    return known[question, name]


def _id(row: Post | Person | Board) -> int:
    assert row.id is not None
    return row.id
