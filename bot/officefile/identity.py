"""Which person of the register somebody in the office file is: one, none, or a mistake to mend."""

from collections.abc import Collection, Sequence

from bot.access import NOBODY
from bot.names import spelling
from bot.officefile.parts import FilePerson
from store.tables import Person


def find(person: FilePerson, known: Sequence[Person]) -> Person | None:
    """Return the person of the register whom the file means; None when they are new to it.

    The same Slack id, or else the same e-mail, or else the same name is the same person. Two of
    one name are two people as soon as their Slack ids or e-mails differ: nobody is merged.
    """
    account = [one for one in known if person.slack and one.slack_id == person.slack]
    address = [one for one in known if one.email and one.email == _folded(person.email)]
    alike = [one for one in known if one.name == person.name and not _differ(person, one)]
    return next(iter((*account, *address, *alike)), None)


def problem(person: FilePerson, known: Sequence[Person], *, matched: Collection[int]) -> str | None:
    """Return what is wrong with whom the file seems to mean, as a sentence; None when nothing.

    `matched` are the people of the register whom the file names.
    """
    if (twin := _twin(person, known, matched)) is not None:
        return (
            f"the register has another {person.name}, with the {_mark(twin)}, who is not in the"
            " file. If it is the same person with a new account, take the old one away in one run"
            ' (slack = "" or email = "") and give the new one in the next. If it is somebody else,'
            " leave the new one out of the file for one run."
        )
    account = next((one for one in known if person.slack and one.slack_id == person.slack), None)
    address = next((one for one in known if one.email and one.email == _folded(person.email)), None)
    if account and address and account is not address:
        return (
            f"{person.name} has the Slack id of {account.name} and the e-mail of {address.name};"
            " which of the two is meant?"
        )
    one = account or address
    if one is None or _share_a_name(person.name, one.name):
        return None
    what = "Slack id" if account else "e-mail"
    return (
        f"{person.name} has the {what} that the register knows {one.name} by. If they are two"
        f" people, give each their own {what}. If it is one person under a new name, change the"
        " surname in one run and the first name in another."
    )


def _twin(person: FilePerson, known: Sequence[Person], matched: Collection[int]) -> Person | None:
    """Return somebody of the same name who would leave as this person came; None when nobody."""
    if find(person, known) is not None:
        return None
    same = (one for one in known if one.name == person.name and one.role != NOBODY)
    return next((one for one in same if one.id not in matched), None)


def _mark(one: Person) -> str:
    return f"Slack id {one.slack_id}" if one.slack_id else f"e-mail {one.email}"


def _differ(person: FilePerson, one: Person) -> bool:
    marks = ((person.slack, one.slack_id), (_folded(person.email), one.email))
    return any(mine and theirs and mine != theirs for mine, theirs in marks)


def _share_a_name(one: str, other: str) -> bool:
    return not set(spelling.key(one)).isdisjoint(spelling.key(other))


def _folded(email: str | None) -> str | None:
    return email.casefold() if email is not None else None
