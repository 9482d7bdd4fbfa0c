"""The review of a paper: a list to tick, doubts first, and a form for each finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from bot.telling import blocks, phrases
from bot.telling.blocks import Block, button, context, divider, escape, section
from bot.telling.inputs import choice, day_input, text_input, ticks, time_input
from bot.telling.notes import Found, Read

PAGE: Final = 35
"""Findings on one page of a review: two blocks each, of the hundred that a form may have."""

SAID: Final = 900
"""Characters of a finding's words, and of its quotation, in the list."""

NOTES: Final = 6
"""Remarks, and differences of a corrected paper, that the head of the list has room for."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What ties a form to its review: which, how often changed, and the page that is shown."""

    review: int
    revision: int
    page: int = 0

    def carried(self, **more: Any) -> dict[str, Any]:
        """Return what a button or form of the review carries."""
        return {"review": self.review, "revision": self.revision, "page": self.page, **more}


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen for one finding: pairs of a value and the words for it."""

    owner_words: str = ""
    due_words: str = ""
    owners: tuple[tuple[str, str], ...] = ()
    dues: tuple[tuple[str, str], ...] = ()
    matches: tuple[tuple[str, str], ...] = ()
    matched: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """The meeting and the next one, as a form of the review has them."""

    boards: tuple[tuple[str, str], ...]
    board: str
    day: date | None
    starts: time | None
    venue: str
    next_wanted: bool = False
    next_day: date | None = None
    next_starts: time | None = None
    next_venue: str = ""


def listed(read: Read, numbers: Numbers, *, said: str = "", with_: str = "") -> Block:
    """Return the review as a form: what was found, each with its tick and its button."""
    start = numbers.page * PAGE
    shown = read.found[start : start + PAGE]
    return blocks.form(
        "file_notes",
        "Review the notes",
        section(f"*{escape(said)}*") if said else None,
        *_head(read, numbers, with_),
        divider(),
        *(part for one in shown for part in _finding(one, numbers)),
        context(_footing(read, start, len(shown))),
        *_turning(read, numbers),
        submit="File",
        close="Close",
        about=numbers.carried(),
    )


def changing(one: Found, choices: Choices, numbers: Numbers, *, said: str = "") -> Block:
    """Return the form that puts one finding right."""
    chosen = "yes" if one.ticked else ""
    return blocks.form(
        "change_finding",
        f"No. {one.number}",
        *(section(f"*{escape(why)}*") for why in ((said,) if said else ()) + one.doubts),
        section(f"{_quoted(one.quotation)}\n{escape(one.place)}"),
        text_input("words", "What is to be done", lines=True, value=one.words),
        choice("match", "Continues", choices.matches, chosen=choices.matched, optional=True)
        if choices.matches
        else None,
        choice("meant", "Who is meant", choices.owners, optional=True) if choices.owners else None,
        text_input("owner", "Who owes it", value=choices.owner_words, optional=True, longest=200,
                   hint="A post, a person or a body, as of the meeting: DCC, or AC/AB."),
        choice("when", "When is meant", choices.dues, optional=True) if choices.dues else None,
        text_input("due", "When it is due", value=choices.due_words, optional=True, longest=200,
                   hint="As of the meeting: 11 August, the October meeting. Empty: no date."),
        ticks("ticked", "Filing", [("yes", "File this")], ticked=[chosen]),
        blocks.buttons(button("Back to the list", "review_page", numbers.carried())),
        about=numbers.carried(finding=one.number),
    )  # fmt: skip


def meeting(met: Met, numbers: Numbers) -> Block:
    """Return the form that puts the meeting right, and the next one."""
    return blocks.form(
        "change_notes_meeting",
        "The meeting",
        choice("board", "Board", met.boards, chosen=met.board or None),
        day_input("day", "Day it was held", value=met.day),
        time_input("starts", "Time", value=met.starts),
        text_input("venue", "Venue", value=met.venue, optional=True, longest=200),
        ticks("next_wanted", "Next meeting", [("yes", "Put it into the schedule")],
                      ticked=["yes"] if met.next_wanted else []),
        day_input("next_day", "Its day", value=met.next_day, optional=True,
                          hint="Leave it empty while the date is to be confirmed."),
        time_input("next_starts", "Its time", value=met.next_starts),
        text_input("next_venue", "Its venue", value=met.next_venue, optional=True, longest=200),
        blocks.buttons(button("Back to the list", "review_page", numbers.carried())),
        about=numbers.carried(),
    )  # fmt: skip


def _head(read: Read, numbers: Numbers, with_: str) -> list[Block]:
    day = phrases.day(read.day) if read.day else "day not known"
    following = f"Next meeting: {escape(read.following)}" if read.following else "No next meeting"
    cancelled = "".join(f". Cancelled: {phrases.day(one)}" for one in read.cancelled[:5])
    facts = (
        f"{phrases.plural(read.present, 'person', 'people')} named,"
        f" {phrases.plural(read.items, 'item')},"
        f" {phrases.plural(read.nils, 'nil return')}. {following}{cancelled}."
    )
    title = f"*{escape(read.board or 'Which board?')}*: {day}\n{facts}"
    change = button("Change the meeting", "notes_meeting", numbers.carried())
    remarks = [*(f"In doubt: {one}" for one in read.doubts), *read.notes[:NOTES]]
    return [
        *([section(f"*{escape(read.marking)}*")] if read.marking else []),
        section(title, button=change),
        *(section(escape(phrases.cut(one, 500))) for one in remarks),
        *(section(f"• {escape(phrases.cut(one, 300))}") for one in read.changes[:NOTES]),
        *([context(f"With {escape(with_)}.")] if with_ else []),
    ]


def _finding(one: Found, numbers: Numbers) -> list[Block]:
    told = [
        f"*{one.number}.* {escape(phrases.cut(one.words, SAID))}",
        f"{escape(one.owner)} · {escape(one.due)}",
        *(f"*In doubt:* {escape(why)}" for why in one.doubts),
        *((escape(one.deed),) if one.deed else ()),
        *((_quoted(one.quotation),) if _adds(one) else ()),
        f"_{escape(one.place)}{'' if one.explicit else ' · may be an undertaking'}_",
    ]
    return [section("\n".join(told)), _buttons(one, numbers)]


def _buttons(one: Found, numbers: Numbers) -> Block:
    carries = numbers.carried(finding=one.number)
    change = button(f"Change no. {one.number}", "change_finding", carries)
    block_id = f"tick-{numbers.review}-{one.number}-{numbers.revision}"
    if one.on_register:
        return context("Filed from these notes before.")
    return {"type": "actions", "block_id": block_id, "elements": [_tick(one), change]}


def _tick(one: Found) -> Block:
    words = {"type": "plain_text", "text": f"File no. {one.number}", "emoji": False}
    option = {"text": words, "value": "yes"}
    tick: Block = {"type": "checkboxes", "action_id": "tick", "options": [option]}
    return tick | ({"initial_options": [option]} if one.ticked else {})


def _turning(read: Read, numbers: Numbers) -> list[Block]:
    turn = [
        button("Previous", "review_page:back", numbers.carried(page=numbers.page - 1))
        if numbers.page > 0
        else None,
        button("Next", "review_page:on", numbers.carried(page=numbers.page + 1))
        if numbers.page + 1 < pages(read.found)
        else None,
        button("Discard", "discard_notes", str(numbers.review), says="Discard these notes"),
    ]
    hand: Block = {
        "type": "actions",
        "block_id": f"hand-{numbers.review}",
        "elements": [
            {
                "type": "users_select",
                "action_id": "hand_notes",
                "placeholder": {"type": "plain_text", "text": "Hand to a colleague"},
            }
        ],
    }
    row = blocks.buttons(*turn)
    return [*([row] if row else []), hand]


def _footing(read: Read, start: int, count: int) -> str:
    doubts = len(read.doubtful) + len(read.doubts)
    settle = f" {phrases.plural(doubts, 'doubt')} to settle or leave out first." if doubts else ""
    where = f"{start + 1} to {start + count} of {len(read.found)}" if count else "Nothing found"
    return f"{where}. *File* puts what is ticked on the register, all or nothing.{settle}"


def _adds(one: Found) -> bool:
    return one.quotation.strip(" .") != one.words.strip(" .")


def _quoted(quotation: str) -> str:
    return f"“{escape(phrases.cut(quotation, SAID))}”"


def pages(found: Sequence[Found]) -> int:
    """Return how many pages a review of these findings has."""
    return max(1, (len(found) - 1) // PAGE + 1)
