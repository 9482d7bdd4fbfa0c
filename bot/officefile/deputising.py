"""From who answers for which post in the register to who does in the office file, in steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from bot import terms
from bot.officefile.checks import post_short
from bot.officefile.parts import FilePerson
from bot.officefile.registered import Registered
from bot.officefile.steps import Hand, Step
from bot.officefile.succession import person_row, post_row
from store.tables import Deputy


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers for a post: the holder of another post, or one person by place in the file."""

    post: str
    by_post: str | None = None
    by_person: int | None = None


def steps(known: Registered) -> Iterator[Step]:
    """Yield who answers for a post no longer, and then who does from now on."""
    wanted, there = list(_wanted(known)), [_there(known, row) for row in known.deputies]
    for row, answers in zip(known.deputies, there, strict=True):
        if answers not in wanted:
            words = f"{_said(known, row)} answers for {answers.post} no longer"
            yield Step("-", words, partial(_stop, row.id))
    for answers in wanted:
        if answers not in there:
            yield _let(known, answers)


def _wanted(known: Registered) -> Iterator[Answers]:
    file = known.file
    for post in file.posts:
        for words in post.answered_by:
            yield Answers(post.short, by_post=post_short(file, words))
    for place, person in enumerate(file.people):
        for words in person.answers_for:
            yield Answers(post_short(file, words) or words, by_person=place)


def _there(known: Registered, row: Deputy) -> Answers:
    short = known.short[row.post_id]
    if row.by_post_id is not None:
        return Answers(short, by_post=known.short[row.by_post_id])
    return Answers(short, by_person=known.who.get(row.person_id or 0, -1))


def _said(known: Registered, row: Deputy) -> str:
    if row.by_post_id is not None:
        return f"the {known.short[row.by_post_id]}"
    return known.name(row.person_id)


def _let(known: Registered, answers: Answers) -> Step:
    if answers.by_person is not None:
        person = known.file.people[answers.by_person]
        words = f"let {person.name} answer for {answers.post}"
        return Step("+", words, partial(_let_person, person, answers.post))
    deputy = answers.by_post or ""
    words = f"let the {deputy} answer for {answers.post}"
    return Step("+", words, partial(_let_post, deputy, answers.post))


def _let_person(person: FilePerson, short: str, session: Session, hand: Hand) -> None:
    deputy, post = person_row(session, person), post_row(session, short)
    terms.let_answer(session, deputy, for_=post, by=hand.by, at=hand.at)


def _let_post(deputy: str, short: str, session: Session, hand: Hand) -> None:
    row, post = post_row(session, deputy), post_row(session, short)
    terms.let_answer(session, row, for_=post, by=hand.by, at=hand.at)


def _stop(number: int | None, session: Session, hand: Hand) -> None:
    terms.stop_answering(session, session.get_one(Deputy, number), by=hand.by, at=hand.at)
