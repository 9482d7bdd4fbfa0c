"""From findings to the words they are shown in: owners by name, days in full, places said."""

from typing import Final

from bot.papers.filing import BECAME, Filed
from bot.papers.findings import Finding, Findings, Following
from bot.reading.due import THIS_BOARD, Due
from bot.telling import phrases
from bot.telling.notes import Done, Found, Read
from store.tables import Meeting

DEEDS: Final = {"carry": "carried on", "discharge": "discharged", "amend": "put right"}


def read(found: Findings, *, name: str) -> Read:
    """Return what a review shows of findings."""
    following = found.following if found.following and found.following.wanted else None
    return Read(
        name=name,
        title=found.head.title,
        board=found.head.board,
        day=found.head.day,
        chair=found.head.chair,
        following=_meeting(following) if following else "",
        following_kind=following.kind if following else "",
        cancelled=found.cancelled,
        present=len(found.present),
        items=len(found.business),
        nils=sum(one.nil for one in found.business),
        found=tuple(finding(one) for one in _ordered(found)),
        doubts=found.head.doubts,
        notes=found.notes,
        changes=found.changes,
        corrects=found.corrects is not None,
        marking=found.marking,
    )


def finding(one: Finding) -> Found:
    """Return one finding in words."""
    return Found(
        number=one.number,
        words=one.words,
        quotation=one.quotation,
        place=_place(one),
        owner=_owner(one),
        due=due(one.due),
        ticked=one.ticked,
        explicit=one.explicit,
        deed=_deed(one),
        continues=one.match.ref if one.match else "",
        matched=DEEDS.get(one.does, "") if one.match else "",
        doubts=one.doubts,
        on_register=one.on_register,
    )


def due(read_: Due) -> str:
    """Say a due time: its own words, and the day they come to where they do not say it."""
    if read_.precision == "none":
        return f"due “{read_.text}”" if read_.text else "no date given"
    if read_.precision == "day" and read_.by is not None:
        return f"due {phrases.day(read_.by)}"
    if read_.precision == "month" and read_.date:
        return f"due {phrases.month(read_.date)}"
    own = read_.precision == "meeting" and read_.meeting == THIS_BOARD
    if own and read_.when and read_.when != "next":
        return f"due at the {phrases.month(read_.when)} meeting"
    if own and read_.when is None and read_.day is not None:
        return f"due at the meeting of {phrases.day(read_.day)}"
    return f"due “{read_.text}”"


def done(filed: Filed, found: Findings) -> Done:
    """Return what filing did, in the words it is told in."""
    became = {name: tuple(getattr(filed, name)) for name in BECAME}
    return summed_up(found, following=filed.following, **became)


def summed_up(found: Findings, *, following: Meeting | None, **became: tuple[int, ...]) -> Done:
    """Return what filing these findings did; the next meeting as the schedule has it, if given."""
    said = found.following if found.following and found.following.wanted else None
    coming = following or said
    return Done(
        board=found.head.board,
        day=found.head.day,
        following=phrases.meeting(coming.day, coming.starts, coming.venue)
        if coming and said
        else "",
        left_out=sum(not one.is_filed and not one.on_register for one in found.findings),
        **became,
    )


def _ordered(found: Findings) -> list[Finding]:
    """Put doubts first, then what the notes mark as actions, candidates, what is there already.

    A tick moves nothing: what is ticked stays on the page on which it was ticked.
    """
    return sorted(found.findings, key=_rank)


def _rank(one: Finding) -> tuple[int, int]:
    if one.on_register:
        return 3, one.number
    if not one.explicit:
        return 2, one.number
    return (0 if one.doubts else 1), one.number


def _place(one: Finding) -> str:
    heading = phrases.cut(one.heading, 60) if one.heading else ""
    item = f"item {one.item}" if one.item else ""
    where = f"page {one.page}" if one.page else (f"line {one.line}" if one.line else "")
    return ", ".join(part for part in (item, heading, where) if part)


def _owner(one: Finding) -> str:
    if one.match is not None and one.does in ("carry", "discharge"):
        return f"owner as {one.match.ref} has it"
    if one.owner_doubt is not None:
        return f"“{phrases.cut(one.owner_words, 60)}”, in doubt"
    return phrases.together([named.full for named in one.owners]) or "no owner named"


def _deed(one: Finding) -> str:
    if one.on_register:
        return "On the register from these notes already."
    if one.match is not None:
        verb = {"carry": "Continues", "discharge": "Answers", "amend": "Puts right"}[one.does]
        said = f"{verb} {one.match.ref} ({one.match.likeness}% alike): {one.match.words}"
        return phrases.cut(said, 240)
    if one.does == "discharge":
        return "Answered in these notes, and nothing like it is on the register."
    if one.raised_on is not None:
        return f"From the meeting of {one.raised}; it is not on the register yet."
    return "Done already, as the notes say." if one.closed else ""


def _meeting(said: Following) -> str:
    return phrases.meeting(said.day, said.starts, said.venue)
