"""Whether two papers are of the same notes, and how a corrected one differs from the first."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.papers.findings import Finding, Findings, Following
from bot.papers.matching import Match, alike
from bot.reading.notes.found import Minutes
from bot.telling import phrases
from store.tables import Action

SAME: Final = 97
"""Likeness of two wordings from which they are one: formats part and hyphenate words their way."""

TWIN: Final = 80
"""Likeness from which one is the other, altered."""


def fingerprint(minutes: Minutes) -> str:
    """Return what is the same however notes were saved: the letters of all that was found."""
    said = sorted({_letters(one.quotation) for one in minutes.actions})
    day = (
        minutes.meeting.day.isoformat() if minutes.meeting.day else _letters(minutes.meeting.title)
    )
    coming = minutes.next_meeting.day if minutes.next_meeting else None
    whole = "\n".join([day, str(coming), *said])
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()


def differences(
    new: Findings, old: Findings, *, paper: int, raised: Sequence[Action]
) -> Findings | None:
    """Return the findings of a corrected paper, marked by how they differ; None when they do not.

    What is filed already is not filed again; what reads otherwise puts its action right; what
    is gone is told, and stays on the register until a person withdraws it.
    """
    twins = {one.number: _twin(one, old.findings) for one in new.findings}
    marked = [_marked(one, twins[one.number], raised) for one in new.findings]
    changes = [
        *(_told(one, twins[one.number]) for one in marked if one.ticked),
        *_gone(old, [twin.number for twin in twins.values() if twin]),
        *_moved(new, old),
    ]
    if not changes:
        return None
    return replace(
        new,
        findings=tuple(marked),
        following=_corrected(new.following, old.following),
        cancelled=tuple(one for one in new.cancelled if one not in old.cancelled),
        corrects=paper,
        changes=tuple(changes),
    )


def uncompared(found: Findings) -> Findings:
    """Return findings as they were before they were held against another paper's."""
    if found.corrects is None:
        return found
    kept = tuple(_unmarked(one) for one in found.findings)
    return replace(found, findings=kept, corrects=None, changes=())


def _unmarked(one: Finding) -> Finding:
    if one.does == "amend":
        return replace(one, does="raise", match=None, ticked=one.explicit)
    return replace(one, on_register=False, ticked=one.explicit) if one.on_register else one


def _twin(one: Finding, among: Sequence[Finding]) -> Finding | None:
    scored = [(_likeness(one, other), other) for other in among]
    likeness, found = max(scored, key=lambda pair: pair[0], default=(0, None))
    return found if likeness >= TWIN else None


def _likeness(one: Finding, other: Finding) -> int:
    return max(alike(one.quotation, other.quotation), alike(one.words, other.words))


def _marked(one: Finding, twin: Finding | None, raised: Sequence[Action]) -> Finding:
    if twin is None:
        return one
    if not twin.is_filed:
        return replace(one, ticked=False)
    if twin.does != "raise" or _is_same(one, twin):
        return replace(one, ticked=False, on_register=True, match_doubt="", owner_doubt=None)
    action = max(raised, key=lambda row: alike(row.words, twin.words), default=None)
    if action is None or action.id is None or alike(action.words, twin.words) < TWIN:
        return replace(one, ticked=False, on_register=True)
    match = Match(action.id, action.words, action.raised_on, alike(one.words, action.words))
    return replace(one, does="amend", ticked=True, match=match)


def _is_same(one: Finding, twin: Finding) -> bool:
    return (
        _likeness(one, twin) >= SAME
        and one.owner_words == twin.owner_words
        and (one.due.text, one.due.date) == (twin.due.text, twin.due.date)
    )


def _told(one: Finding, twin: Finding | None) -> str:
    words = phrases.cut(one.words, 80)
    if twin is None:
        return f"New: {words}"
    ref = one.match.ref if one.match else "An action"
    said = [
        f"{what} {now or 'none'}, was {was or 'none'}"
        for what, now, was in (
            ("owner", one.owner_words, twin.owner_words),
            ("due", one.due.text, twin.due.text),
        )
        if now != was
    ]
    return f"{ref} reads otherwise: {'; '.join(said) or words}"


def _gone(old: Findings, kept: Sequence[int]) -> Iterator[str]:
    for one in old.filed:
        if one.number not in kept:
            words = phrases.cut(one.words, 80).rstrip(".")
            yield (f"No longer there: {words}. It stays on the register until you withdraw it.")


def _corrected(now: Following | None, was: Following | None) -> Following | None:
    """Say of the next meeting what it moves from; one without a day any more is not touched."""
    if now is None or was is None or now.day == was.day:
        return now
    return replace(now, moves=was.day) if now.day else replace(now, wanted=False)


def _moved(new: Findings, old: Findings) -> Iterator[str]:
    now, was = new.following, old.following
    if now and was and now.day != was.day:
        before = phrases.day(was.day) if was.day else "to be confirmed"
        if now.day:
            yield f"The next meeting is {phrases.day(now.day)}, was {before}: filing moves it."
        else:
            yield f"The next meeting is to be confirmed, was {before}: it stays in the schedule."


def _letters(words: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", words.casefold()))
