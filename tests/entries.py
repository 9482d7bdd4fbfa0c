"""Ways in to all that is not a verb on an action: what each needs first, and what comes of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any, Final

from anybody import Anybody, Came
from builders import NOW, a_meeting, an_action, the_policy_officer
from matrix import SECRET
from sqlmodel import Session

from bot import actions
from bot.papers import findings
from bot.papers.findings import Finding, Findings, Head
from bot.reminders import chasing
from bot.threads import deciding
from handlers import BUTTONS, COMMANDS, FORMS, SHORTCUTS
from store.tables import Paper, Review

Things = Mapping[str, Any]
"""What was made for one try: the number of an action, a meeting, a review."""

ANY: Final = None
"""What is left in the history when it is not always the same."""

_days = count(1)


@dataclass(frozen=True)
class Entry:
    """One entry of the tables, used once."""

    name: str
    verb: str
    go: Callable[[Anybody, str, Things], Came]
    needs: Callable[[Session], Things]
    did: str | None = ""
    opens: str = ""


def every_entry() -> Iterator[str]:
    """Yield the name of everything that the tables of the bot say it answers."""
    for command, verbs in COMMANDS.items():
        yield from (f"command {command} {verb}" for verb in verbs)
    for kind, table in (("button", BUTTONS), ("form", FORMS), ("shortcut", SHORTCUTS)):
        yield from (f"{kind} {name}" for name in table)


def nothing(_session: Session) -> Things:
    return {}


def owed(session: Session) -> Things:
    """An action that the DCC and the CC owe."""
    return {"n": an_action(session, SECRET, owner=["DCC", "CC"]).id}


def reported(session: Session) -> Things:
    """One that is reported complete."""
    action = an_action(session, SECRET, owner=["DCC", "CC"])
    by = the_policy_officer(session)
    actions.report(session, action, words="It is done", by=by, at=NOW)
    return {"n": action.id}


def asked(session: Session) -> Things:
    """One that more time was asked for."""
    action = an_action(session, SECRET, owner=["DCC", "CC"])
    by = the_policy_officer(session)
    request = deciding.ask_time(
        session, action, until="July 2022", because="The cohort grows", by=by, at=NOW
    )
    return {"n": action.id, "request": request.id}


def paused(session: Session) -> Things:
    """One that nobody is reminded of for now."""
    things = owed(session)
    by = the_policy_officer(session)
    chasing.pause(session, "action", things["n"], until=None, by=by, at=NOW)
    return things


def coming(session: Session) -> Things:
    """A meeting to come, and a day on which there is none."""
    day = _another_day()
    return {"m": a_meeting(session, day).id, "free": day + timedelta(days=1)}


def past(session: Session) -> Things:
    """A meeting that was on a day gone by."""
    return {"m": a_meeting(session, date(2021, 4, 1) - timedelta(days=next(_days))).id}


def waiting(session: Session) -> Things:
    """A meeting whose date is to be confirmed."""
    return {"m": a_meeting(session, None, board="CRB").id, "free": _another_day()}


def read(session: Session) -> Things:
    """The notes of a meeting, read and awaiting the office."""
    number = next(_days)
    paper = Paper(
        key=f"k{number}", name="april.txt", given_at=NOW, read_at=NOW, sha256=f"{number}",
        given_by_id=1, untold=False,
    )  # fmt: skip
    session.add(paper)
    session.flush()
    day = date(2019, 1, 1) + timedelta(days=number)
    found = Findings(
        Head("Monthly Assurance Meeting", board_id=1, board="MAM", day=day),
        findings=(
            Finding(1, "raise", explicit=False, ticked=False, words=SECRET, quotation=SECRET),
        ),
    )
    review = Review(paper_id=paper.id or 0, findings=findings.written(found))
    session.add(review)
    session.flush()
    return {"r": review.id}


def _another_day() -> date:
    return date(2022, 1, 1) + timedelta(days=2 * next(_days))


Needs = Callable[[Session], Things]


def typed(
    verb: str, words: str, needs: Needs = nothing, *, did: str | None = "", opens: str = ""
) -> Entry:
    def go(any_: Anybody, who: str, things: Things) -> Came:
        return any_.commands(who, words.format(**things))

    return Entry(f"command {' '.join(words.split()[:2])}", verb, go, needs, did, opens)


def pressed(
    verb: str, name: str, value: Any, needs: Needs = nothing, *,
    did: str | None = "", opens: str = "", state: str = "", chosen: str = "yes",
) -> Entry:  # fmt: skip
    def go(any_: Anybody, who: str, things: Things) -> Came:
        block = state.format(**things)
        field = {"type": "users_select", "selected_user": chosen}
        return any_.presses(
            who, name, _filled(value, things), state={block: {"x": field}} if block else {}
        )

    return Entry(f"button {name.partition(':')[0]}", verb, go, needs, did, opens)


def sent(
    verb: str, name: str, about: Any, values: Mapping[str, str], needs: Needs, *,
    did: str | None = "", opens: str = "",
) -> Entry:  # fmt: skip
    def go(any_: Anybody, who: str, things: Things) -> Came:
        filled = {key: value.format(**things) for key, value in values.items()}
        return any_.submits(who, name, _filled(about, things), filled)

    return Entry(f"form {name}", verb, go, needs, did, opens)


def _filled(value: Any, things: Things) -> Any:
    """Put the numbers of what was made in the place of their names, in JSON or in words."""
    if isinstance(value, str):
        return value.format(**things)
    return json.loads(
        json.dumps(value),
        object_hook=lambda one: {key: things.get(str(of), of) for key, of in one.items()},
    )


REVIEW: Final = {"review": "r", "revision": 1, "page": 0, "finding": 1}
MEETING: Final = {"meeting": "m", "revision": 1}

ENTRIES: Final = (
    # actions
    typed("read", "/actions acknowledgements"),
    typed(
        "send_back", "/actions sendback A{n} because it is not finished", reported, did="sent back"
    ),
    typed("send_back", "/actions keep A{n}", reported, did="kept open for the meeting"),
    pressed("send_back", "keep_open", "A{n}", reported, did="kept open for the meeting"),
    pressed("discharge", "several", "", reported, opens="discharge_several"),
    pressed("defer", "agree", "{request}", asked, did="deferred"),
    pressed("defer", "time_form", "decline_time:{request}", asked, opens="decline_time"),
    sent(
        "defer", "amend_time", {"request": "request"}, {"to": "August 2022"}, asked, did="deferred"
    ),
    sent(
        "defer",
        "decline_time",
        {"request": "request"},
        {"because": "It is urgent"},
        asked,
        did="declined more time for",
    ),
    sent(
        "discharge",
        "discharge_several",
        {},
        {"refs": "{n}", "words": "Seen"},
        reported,
        did="discharged",
    ),
    sent(
        "send_back",
        "send_back",
        {"action": "n"},
        {"because": "It is not done"},
        reported,
        did="sent back",
    ),
    # meetings
    typed("read", "/meetings list"),
    typed("read", "/meetings show 11 October 2021"),
    pressed("read", "meetings:next", {"words": "", "on": "2021-06-07"}),
    pressed("read", "meeting", "{m}", coming),
    pressed("read", "matters", "1"),
    pressed("read", "calendar", "{m}", coming),
    pressed("schedule", "schedule", "1", opens="schedule_meeting"),
    pressed("move", "set_date", "{m}", waiting, opens="date_meeting"),
    pressed("move", "move_meeting", "{m}", coming, opens="move_meeting"),
    pressed("cancel", "cancel_meeting", "{m}", coming, opens="cancel_meeting"),
    pressed("schedule", "amend_meeting", "{m}", coming, opens="amend_meeting"),
    pressed("hold", "held_meeting", "{m}", past, did="held"),
    pressed("read", "propose", "{m}", coming, opens="propose_item"),
    pressed(
        "hold",
        "settle_meeting:0",
        {"verb": "held", "words": "", "chosen": {"meeting": "m"}},
        past,
        did="held",
    ),
    sent(
        "schedule", "schedule_meeting", {}, {"board": "1", "day": "{free}"}, coming, did="scheduled"
    ),
    sent("move", "date_meeting", MEETING, {"day": "{free}"}, waiting, did="confirmed"),
    sent(
        "move", "move_meeting", MEETING, {"day": "{free}", "because": "Leave"}, coming, did="moved"
    ),
    sent("cancel", "cancel_meeting", MEETING, {"because": "Snow"}, coming, did="cancelled"),
    sent("schedule", "amend_meeting", MEETING, {"venue": "Room 2"}, coming, did="amended"),
    sent(
        "read",
        "propose_item",
        MEETING,
        {"heading": "Rural crime"},
        coming,
        did="proposed an item for",
    ),
    sent(
        "schedule",
        "series",
        {},
        {"board": "1", "often": "monthly", "first": "2023-01-09", "until": "2023-04-01"},
        nothing,
        opens="confirm_series",
    ),
    sent("schedule", "confirm_series", {"board": 1}, {"days0": "{free}"}, coming, did="scheduled"),
    # notes
    pressed("raise", "review", "{r}", read, opens="file_notes"),
    pressed("raise", "review_page", REVIEW, read, opens="file_notes"),
    pressed("raise", "tick", "", read, state="tick-{r}-1-0"),
    pressed("raise", "change_finding", REVIEW, read, opens="change_finding"),
    pressed("raise", "notes_meeting", REVIEW, read, opens="change_notes_meeting"),
    pressed(
        "raise", "hand_notes", "", read, state="hand-{r}", chosen="U0CHIEFX", opens="file_notes"
    ),
    pressed("raise", "discard_notes", "{r}", read, did=ANY),
    sent("raise", "change_finding", REVIEW, {"words": "Brief the panel"}, read, opens="file_notes"),
    sent(
        "raise",
        "change_notes_meeting",
        REVIEW,
        {"board": "1", "day": "2020-02-03"},
        read,
        opens="file_notes",
    ),
    sent("raise", "file_notes", REVIEW, {}, read, did=ANY),
    Entry(
        "shortcut read_notes",
        "raise",
        lambda any_, who, _: any_.shortcuts(who, "read_notes", words="There is no file here"),
        nothing,
    ),
    # reminders
    typed("read", "/reminders coming"),
    typed("snooze", "/reminders snooze A{n} until 18 June", owed, did=ANY),
    typed(
        "more_time",
        "/reminders time A{n} until July 2022 because of leave",
        owed,
        did="asked for more time for",
    ),
    typed("read", "/reminders out until 18 June", did="is away"),
    typed("read", "/reminders back", did=ANY),
    typed("read", "/reminders prefer direct"),
    typed("remind", "/reminders pause A{n}", owed, did="paused reminders of"),
    typed("remind", "/reminders resume A{n}", paused, did="resumed reminders of"),
    typed("remind", "/reminders replan"),
    pressed("snooze", "snooze", "{n}", owed, opens="snooze"),
    pressed("more_time", "more_time", "{n}", owed, opens="more_time"),
    pressed("acknowledge", "acknowledge", "{n}", owed, did="acknowledged a reminder of"),
    sent("snooze", "snooze", {"action": "n"}, {"until": "18 June"}, owed, did=ANY),
    sent(
        "more_time",
        "more_time",
        {"action": "n"},
        {"until": "July 2022", "because": "Leave"},
        owed,
        did="asked for more time for",
    ),
    # last, since what it takes back is what was done before
    typed("read", "/actions undo", did=ANY),
    typed("read", "/meetings undo", did=ANY),
    pressed("read", "undo", "1", did=ANY),
)
"""Each with what it takes to be let in: the verb of the table of who may."""

OWN: Final = frozenset({"button record", "button remark_on", "button time_of", "button report_of"})
"""What is of a person's own remark: whoever else presses is told that it is out of date."""
