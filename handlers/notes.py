"""The review of a paper in Slack: looked at, put right, handed over, filed or discarded."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from bot.errors import NotUnderstood, Told
from bot.filling import filling
from bot.papers import intake, notes, showing
from bot.papers.findings import Finding, Findings
from bot.telling import notes as telling
from bot.telling import review
from bot.telling.blocks import Reply
from bot.telling.review import Choices, Met, Numbers
from handlers import put_right, reviews
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from handlers.meeting_saves import board_in, time_in
from store import people
from store.tables import Person, Review

HAND: Final = re.compile(r"hand-(\d{1,9})")

OUT_OF_DATE: Final = "That button is out of date. Press Review in the thread again."


def opened(ask: Ask) -> Reply:
    """Open the review whose button was pressed in the thread."""
    kept, found = reviews.open_(ask, number(ask.words))
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision))


def turned(ask: Ask) -> Reply:
    """Show a page of the review, in its own place; what was ticked is kept."""
    kept, found = reviews.ticked(ask, *reviews.pressed(ask))
    page = carried(ask.words).get("page")
    last = review.pages(showing.read(found, name="").found) - 1
    at = min(max(page if type(page) is int else 0, 0), last)
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision, at))


def ticked(ask: Ask) -> Reply:
    """Keep a tick as soon as it is set or taken away; there is nothing to redraw."""
    for block in ask.values:
        if match := reviews.TICK.fullmatch(block):
            reviews.ticked(ask, *reviews.open_(ask, int(match[1])))
            break
    return Reply()


def changing(ask: Ask) -> Reply:
    """Open the form of one finding, in the place of the list."""
    kept, found = reviews.ticked(ask, *reviews.pressed(ask))
    one = found.finding(whole(carried(ask.words).get("finding")))
    if one is None:
        raise NotUnderstood(OUT_OF_DATE)
    return _form(kept, one, page=whole(carried(ask.words).get("page")))


def changed(ask: Ask) -> Reply:
    """Save the form of one finding: back to the list, or once more while it is in doubt."""
    kept, found = reviews.unchanged(ask, *reviews.pressed(ask))
    page = whole(carried(ask.words).get("page"))
    one = found.finding(whole(carried(ask.words).get("finding")))
    if one is None:
        raise NotUnderstood(OUT_OF_DATE)
    before = one.doubts
    one = put_right.finding(ask, one, found)
    kept, found = reviews.written(ask, kept, found.having(one))
    if one.ticked and one.doubts and one.doubts != before:
        return _form(kept, one, page=page)
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision, page))


def meeting(ask: Ask) -> Reply:
    """Open the form of the meeting that the notes are of."""
    kept, found = reviews.ticked(ask, *reviews.pressed(ask))
    head, following = found.head, found.following
    boards = tuple((str(one.id), one.name) for one in people.boards(ask.session))
    met = Met(
        boards=boards,
        board=str(head.board_id or ""),
        day=head.day,
        starts=head.starts,
        venue=head.venue,
        next_wanted=bool(following and following.wanted),
        next_day=following.day if following else None,
        next_starts=following.starts if following else None,
        next_venue=following.venue if following else "",
    )
    numbers = Numbers(kept.id or 0, kept.revision, whole(carried(ask.words).get("page")))
    return Reply(form=review.meeting(met, numbers), replaces=True)


def meeting_changed(ask: Ask) -> Reply:
    """Save the form of the meeting: owners and due times are read anew where its day is another."""
    kept, found = reviews.unchanged(ask, *reviews.pressed(ask))
    with filling() as filled:
        board = filled.read(board_in, ask.session, ask.values.get("board", ""))
        day = filled.read(put_right.past_day, ask)
        starts = filled.read(time_in, ask, "starts")
        following = filled.read(put_right.following, ask, found, after=day)
    if (day, board.id) != (found.head.day, found.head.board_id) or found.head.doubts:
        found = intake.of_another_meeting(ask.session, found, board, day, today=ask.today)
        if following is not None and found.following is not None:
            following = replace(following, moves=found.following.moves)
    head = replace(found.head, starts=starts, venue=ask.values.get("venue", ""))
    found = replace(found, head=head, following=following)
    kept, found = reviews.written(ask, kept, found)
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision))


def handed(ask: Ask) -> Reply:
    """Hand the review to a colleague of the office, who is told of it."""
    block = next((one for one in ask.values if HAND.fullmatch(one)), "")
    match = HAND.fullmatch(block)
    kept, found = reviews.ticked(ask, *reviews.open_(ask, int(match[1]) if match else 0))
    person = people.by_slack_id(ask.session, ask.values.get(block, ""))
    if person is None or person.role != "staff":
        raise Told("Only somebody of the Commissioner's office can review notes. Choose another.")
    kept.with_id, kept.handed_ts = person.id, ""
    reviews.paper(ask, kept).untold = True
    ask.session.flush()
    said = f"Handed to {person.name}, who is being told."
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision), said=said)


def filed(ask: Ask) -> Reply:
    """File what is ticked, all or nothing; a doubt brings the list back with the reason."""
    kept, found = reviews.ticked(ask, *reviews.unchanged(ask, *reviews.pressed(ask)))
    why = _in_the_way(found)
    if why:
        return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision), said=why)
    done = notes.file(ask.session, kept, by=ask.actor, at=ask.now)
    return telling.filed(showing.done(done, found), meeting=done.meeting.id)


def discarded(ask: Ask) -> Reply:
    """Set the paper aside; nothing of it is saved."""
    kept, _ = reviews.open_(ask, number(ask.words))
    paper = notes.discard(ask.session, kept, by=ask.actor, at=ask.now)
    return replace(telling.discarded(paper.name, by=ask.actor.name), replaces=True)


def _in_the_way(found: Findings) -> str:
    """Say what must be settled before a review can be filed; "" when nothing must."""
    if found.head.doubts:
        return f"{found.head.doubts[0]} Press Change the meeting. Nothing was filed."
    if found.in_doubt:
        one = found.in_doubt[0]
        return (
            f"No. {one.number} is in doubt: {one.doubts[0]} Press Change no. {one.number}, or take"
            " its tick away. Nothing was filed."
        )
    return ""


def _form(kept: Review, one: Finding, *, page: int) -> Reply:
    numbers = Numbers(kept.id or 0, kept.revision, page)
    matches = [(str(each.number), _said(each)) for each in (one.match, *one.others) if each]
    choices = Choices(
        owner_words=one.owner_words,
        due_words=one.due.text,
        owners=_labelled(one.owner_doubt.readings if one.owner_doubt else (), lambda r: r.label),
        dues=_labelled(one.due_doubt.readings if one.due_doubt else (), showing.due),
        matches=(*matches, (put_right.NEW, "None of these")) if matches else (),
        matched=str(one.match.number) if one.match else ("" if one.match_doubt else put_right.NEW),
    )
    return Reply(form=review.changing(showing.finding(one), choices, numbers), replaces=True)


def _labelled(readings: Any, label: Callable[[Any], str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(place), label(one)) for place, one in enumerate(readings))


def _said(match: Any) -> str:
    return f"{match.ref} ({match.likeness}%) {match.words}"


def _list(ask: Ask, kept: Review, found: Findings, numbers: Numbers, *, said: str = "") -> Reply:
    paper = reviews.paper(ask, kept)
    person = ask.session.get(Person, kept.with_id) if kept.with_id else None
    read = showing.read(found, name=paper.name)
    form = review.listed(read, numbers, said=said, with_=person.name if person else "")
    return Reply(form=form, replaces=True)
