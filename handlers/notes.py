"""The review of a paper in Slack: looked at, put right, handed over, filed or discarded."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from bot.errors import NotFound, NotUnderstood, Told
from bot.filling import filling
from bot.papers import findings, notes, resettling, showing
from bot.papers.findings import Does, Finding, Findings, Following
from bot.said import LONGEST
from bot.telling import notes as telling
from bot.telling import phrases, review
from bot.telling.blocks import Reply
from bot.telling.review import Choices, Met, Numbers
from handlers.asking import Ask
from handlers.carrying import carried, number, whole
from handlers.meeting_saves import board_in, day_in, picked_in, time_in
from store import papers, people
from store.tables import Paper, Person, Review

TICK: Final = re.compile(r"tick-(\d{1,9})-(\d{1,9})-\d{1,9}")
HAND: Final = re.compile(r"hand-(\d{1,9})")

NEW: Final = "new"
"""The choice of no action on the register: the matter becomes one of its own."""

OUT_OF_DATE: Final = "That button is out of date. Press Review in the thread again."


def opened(ask: Ask) -> Reply:
    """Open the review whose button was pressed in the thread."""
    kept, found = _open(ask, number(ask.words))
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision))


def turned(ask: Ask) -> Reply:
    """Show a page of the review, in its own place; what was ticked is kept."""
    kept, found = _ticked(ask, *_pressed(ask))
    page = carried(ask.words).get("page")
    last = review.pages(showing.read(found, name="").found) - 1
    at = min(max(page if type(page) is int else 0, 0), last)
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision, at))


def ticked(ask: Ask) -> Reply:
    """Keep a tick as soon as it is set or taken away; there is nothing to redraw."""
    for block in ask.values:
        if match := TICK.fullmatch(block):
            _ticked(ask, *_open(ask, int(match[1])))
            break
    return Reply()


def changing(ask: Ask) -> Reply:
    """Open the form of one finding, in the place of the list."""
    kept, found = _ticked(ask, *_pressed(ask))
    one = found.finding(whole(carried(ask.words).get("finding")))
    if one is None:
        raise NotUnderstood(OUT_OF_DATE)
    return _form(kept, one, page=whole(carried(ask.words).get("page")))


def changed(ask: Ask) -> Reply:
    """Save the form of one finding: back to the list, or once more while it is in doubt."""
    kept, found = _unchanged(ask, *_pressed(ask))
    page = whole(carried(ask.words).get("page"))
    one = found.finding(whole(carried(ask.words).get("finding")))
    if one is None:
        raise NotUnderstood(OUT_OF_DATE)
    before = one.doubts
    one = _filled(ask, one, found)
    kept, found = _kept(ask, kept, found.having(one))
    if one.ticked and one.doubts and one.doubts != before:
        return _form(kept, one, page=page)
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision, page))


def meeting(ask: Ask) -> Reply:
    """Open the form of the meeting that the notes are of."""
    kept, found = _ticked(ask, *_pressed(ask))
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
    kept, found = _unchanged(ask, *_pressed(ask))
    with filling() as filled:
        board = filled.read(board_in, ask.session, ask.values.get("board", ""))
        day = filled.read(_past_day, ask)
        starts = filled.read(time_in, ask, "starts")
        following = filled.read(_following, ask, found, after=day)
    if day != found.head.day or found.head.doubts:
        found = resettling.held_on(ask.session, found, day, today=ask.today)
    found = resettling.of_board(found, board)
    head = replace(found.head, starts=starts, venue=ask.values.get("venue", ""))
    found = replace(found, head=head, following=following)
    kept, found = _kept(ask, kept, found)
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision))


def _past_day(ask: Ask) -> date:
    day = picked_in(ask, "day")
    if day > ask.today:
        raise NotUnderstood(resettling.TO_COME.format(phrases.day(day)), field="day")
    return day


def handed(ask: Ask) -> Reply:
    """Hand the review to a colleague of the office, who is told of it."""
    block = next((one for one in ask.values if HAND.fullmatch(one)), "")
    match = HAND.fullmatch(block)
    kept, found = _ticked(ask, *_open(ask, int(match[1]) if match else 0))
    person = people.by_slack_id(ask.session, ask.values.get(block, ""))
    if person is None or person.role != "staff":
        raise Told("Only somebody of the Commissioner's office can review notes. Choose another.")
    kept.with_id, kept.handed_ts = person.id, ""
    _paper(ask, kept).untold = True
    ask.session.flush()
    said = f"Handed to {person.name}, who is being told."
    return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision), said=said)


def filed(ask: Ask) -> Reply:
    """File what is ticked, all or nothing; a doubt brings the list back with the reason."""
    kept, found = _ticked(ask, *_unchanged(ask, *_pressed(ask)))
    why = _in_the_way(found)
    if why:
        return _list(ask, kept, found, Numbers(kept.id or 0, kept.revision), said=why)
    done = notes.file(ask.session, kept, by=ask.actor, at=ask.now)
    return telling.filed(showing.done(done, found), meeting=done.meeting.id)


def discarded(ask: Ask) -> Reply:
    """Set the paper aside; nothing of it is saved."""
    kept, _ = _open(ask, number(ask.words))
    paper = notes.discard(ask.session, kept, by=ask.actor, at=ask.now)
    return replace(telling.discarded(paper.name, by=ask.actor.name), replaces=True)


def _open(ask: Ask, review_id: int) -> tuple[Review, Findings]:
    """Return a review that awaits the office; the sentence says what became of any other."""
    notes.require_office(ask.actor)
    kept = papers.review(ask.session, review_id)
    if kept is None:
        raise NotFound("There is no such review.")
    paper = _paper(ask, kept)
    if paper.filed_at is not None:
        by = _name(ask, paper.filed_by_id)
        raise Told(f"These notes have been filed{by}. Try `/actions outstanding`.")
    if paper.discarded_at is not None:
        raise Told(f"These notes were discarded{_name(ask, paper.discarded_by_id)}.")
    return kept, findings.read(kept.findings)


def _pressed(ask: Ask) -> tuple[Review, Findings]:
    return _open(ask, whole(carried(ask.words).get("review")))


def _unchanged(ask: Ask, kept: Review, found: Findings) -> tuple[Review, Findings]:
    """Refuse what was decided on a screen that no longer shows the review as it is."""
    if carried(ask.words).get("revision") != kept.revision:
        raise Told(
            "Somebody else changed this review while you had it open. Nothing was saved. Close it"
            " and press Review in the thread again.",
        )
    return kept, found


def _ticked(ask: Ask, kept: Review, found: Findings) -> tuple[Review, Findings]:
    """Keep the ticks that are on the screen."""
    for block, value in ask.values.items():
        match = TICK.fullmatch(block)
        one = found.finding(int(match[2])) if match and int(match[1]) == kept.id else None
        if one is not None and not one.on_register and one.ticked != bool(value):
            found = found.having(replace(one, ticked=bool(value)))
    written = findings.written(found)
    if written != kept.findings:
        kept.findings = written
        ask.session.flush()
    return kept, found


def _kept(ask: Ask, kept: Review, found: Findings) -> tuple[Review, Findings]:
    kept.findings = findings.written(found)
    kept.revision += 1
    _paper(ask, kept).untold = True
    ask.session.flush()
    return kept, found


def _filled(ask: Ask, one: Finding, found: Findings) -> Finding:
    """Return a finding as its form was filled in."""
    values = ask.values
    words = values.get("words", "").strip()
    if not words:
        raise NotUnderstood("Please give the words of the action.", field="words")
    one = replace(one, words=words[:LONGEST], ticked=values.get("ticked") == "yes")
    one = _matched(one, values.get("match", ""))
    if one.match is None or one.does == "amend":
        one = _owned(ask, one, found)
    return _due(one, values, found)


def _matched(one: Finding, chosen: str) -> Finding:
    every = [match for match in (one.match, *one.others) if match]
    match = next((each for each in every if str(each.number) == chosen), None)
    if match is not None:
        does: Does = "discharge" if one.closed else "amend" if one.does == "amend" else "carry"
        others = tuple(each for each in every if each is not match)
        return replace(one, match=match, others=others, does=does, match_doubt="", owner_doubt=None)
    if chosen == NEW:
        new: Does = "discharge" if one.closed else "raise"
        return replace(one, match=None, others=tuple(every), does=new, match_doubt="")
    return one


def _owned(ask: Ask, one: Finding, found: Findings) -> Finding:
    meant, words = ask.values.get("meant", ""), ask.values.get("owner", "").strip()
    readings = one.owner_doubt.readings if one.owner_doubt else ()
    if meant.isdigit() and int(meant) < len(readings) and words == one.owner_words:
        reading = readings[int(meant)]
        return replace(one, owner_words=reading.label, owners=reading.owners, owner_doubt=None)
    if words == one.owner_words:
        return one
    return resettling.owned(ask.session, one, words, findings=found)


def _due(one: Finding, values: Any, found: Findings) -> Finding:
    when, words = values.get("when", ""), values.get("due", "").strip()
    readings = one.due_doubt.readings if one.due_doubt else ()
    if when.isdigit() and int(when) < len(readings) and words == one.due.text:
        return replace(one, due=readings[int(when)], due_doubt=None)
    return one if words == one.due.text else resettling.dated(one, words, findings=found)


def _following(ask: Ask, found: Findings, *, after: date | None) -> Following | None:
    wanted = ask.values.get("next_wanted") == "yes"
    with filling() as filled:
        day = filled.read(_next_day, ask, after=after if wanted else None)
        starts = filled.read(time_in, ask, "next_starts")
    if found.following is None and not wanted:
        return None
    return replace(
        found.following or Following(),
        wanted=wanted,
        day=day,
        starts=starts,
        venue=ask.values.get("next_venue", ""),
    )


def _next_day(ask: Ask, *, after: date | None) -> date | None:
    day = day_in(ask, "next_day")
    if day is not None and after is not None and day <= after:
        raise NotUnderstood("The next meeting is after this one.", field="next_day")
    return day


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
        matches=(*matches, (NEW, "None of these")) if matches else (),
        matched=str(one.match.number) if one.match else ("" if one.match_doubt else NEW),
    )
    return Reply(form=review.changing(showing.finding(one), choices, numbers), replaces=True)


def _labelled(readings: Any, label: Callable[[Any], str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(place), label(one)) for place, one in enumerate(readings))


def _said(match: Any) -> str:
    return f"{match.ref} ({match.likeness}%) {match.words}"


def _list(ask: Ask, kept: Review, found: Findings, numbers: Numbers, *, said: str = "") -> Reply:
    paper = _paper(ask, kept)
    person = ask.session.get(Person, kept.with_id) if kept.with_id else None
    read = showing.read(found, name=paper.name)
    form = review.listed(read, numbers, said=said, with_=person.name if person else "")
    return Reply(form=form, replaces=True)


def _paper(ask: Ask, kept: Review) -> Paper:
    return ask.session.get_one(Paper, kept.paper_id)


def _name(ask: Ask, person_id: int | None) -> str:
    person = ask.session.get(Person, person_id) if person_id else None
    return f" by {person.name}" if person else ""
