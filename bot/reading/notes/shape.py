"""Minutes as plain JSON, in the shape that the scorer and `opcc-bot read` print."""

from typing import Any

from bot.reading.due import Due
from bot.reading.notes.found import Action, Minutes, NextMeeting, Update
from bot.reading.notes.people import Person


def to_json(minutes: Minutes) -> dict[str, Any]:
    """Return everything found as dictionaries, lists, strings and numbers; dates are ISO text."""
    head = minutes.meeting
    return {
        "meeting": {
            "title": head.title,
            "date": head.day.isoformat() if head.day else None,
            "alt_dates": [day.isoformat() for day in head.others],
            "start_time": f"{head.start:%H:%M}" if head.start else None,
            "venue": head.venue or None,
            "chair": head.chair or None,
            "minute_taker": head.minute_taker or None,
            "attendees": [_person(person) for person in minutes.attendance],
            "apologies": [_person(person) for person in minutes.apologies],
        },
        "next_meeting": _next(minutes.next_meeting),
        "actions": [_action(action) for action in minutes.actions],
        "items": [{"number": item.number, "heading": item.heading} for item in minutes.items],
        "nil_returns": [
            {"item": nil.number, "heading": nil.heading} for nil in minutes.nil_returns
        ],
        "delivery_plan_updates": [_update(row) for row in minutes.plan.updates],
        "dated_commitments": [_update(row) for row in minutes.plan.commitments],
        "oversight_meetings": [
            {
                "name": board.name,
                "purpose": board.purpose,
                "theme": board.theme,
                "meets": board.meets or None,
                "normalised": board.frequency or None,
                "per_year": board.per_year,
                "notes_published": board.published,
                "public": board.public,
            }
            for board in minutes.plan.boards
        ],
        "doubts": [
            {
                "about": doubt.about,
                "text": doubt.text,
                "readings": list(doubt.readings),
                "why": doubt.why,
            }
            for doubt in minutes.doubts
        ],
        "marking": minutes.marking or None,
    }


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name, "capacity": person.capacity, "initials": person.letters}


def _action(action: Action) -> dict[str, Any]:
    return {
        "text": action.text,
        "kind": action.kind,
        "owners": list(action.owners),
        "due": _due(action.due),
        "item": action.item,
        "heading": action.heading,
        "status": action.status,
        "origin": action.origin,
        "raised": action.raised or None,
        "reason": action.reason or None,
        "quotation": action.quotation,
        "page": action.place.page or None,
        "line": action.place.line or None,
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "text": due.text or None,
        "date": due.date,
        "precision": due.precision,
        "meeting": due.meeting,
        "reason": due.reason,
    }


def _next(meeting: NextMeeting | None) -> dict[str, Any] | None:
    if meeting is None:
        return None
    return {
        "date": meeting.day.isoformat() if meeting.day else None,
        "time": f"{meeting.start:%H:%M}" if meeting.start else None,
        "venue": meeting.venue or None,
        "type": meeting.kind or None,
        "tbc": meeting.tbc,
        "cancelled": [day.isoformat() for day in meeting.cancelled],
        "text": meeting.quotation,
    }


def _update(row: Update) -> dict[str, Any]:
    return {
        **_due(row.due),
        "ref": row.ref,
        "activity": row.activity,
        "text": row.text,
        "due": _due(row.due),
    }
