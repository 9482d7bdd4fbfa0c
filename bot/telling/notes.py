"""Notes in: what was read from a paper, what became of it, and why it could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.telling import blocks, phrases
from bot.telling.blocks import Reply, button, context, escape, section

NAME: Final = 120
"""Characters of a file's name that are shown."""

SHOWN: Final = 10
"""Differences of a corrected paper that its summary lists; the review has them all."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding, in the words it is shown in."""

    number: int
    words: str
    quotation: str
    place: str  # "item 4a, line 49"
    owner: str
    due: str
    ticked: bool
    explicit: bool
    deed: str = ""  # what filing does beyond raising it: "continues A22 (94% alike): …"
    continues: str = ""  # A22
    matched: str = ""  # carried on or discharged
    doubts: tuple[str, ...] = ()
    on_register: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a paper, in the words it is shown in."""

    name: str
    title: str
    board: str
    day: date | None
    chair: str
    following: str = ""  # "Monday 13 January 2020, 14:00, Room 1.38"
    following_kind: str = ""
    cancelled: tuple[date, ...] = ()
    present: int = 0
    items: int = 0
    nils: int = 0
    found: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()  # of the meeting itself
    notes: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    corrects: bool = False
    marking: str = ""

    @property
    def ticked(self) -> tuple[Found, ...]:
        """What filing would file, doubts and all."""
        return tuple(one for one in self.found if one.ticked)

    @property
    def doubtful(self) -> tuple[Found, ...]:
        """What is ticked and in doubt."""
        return tuple(one for one in self.ticked if one.doubts)


def name(given: str) -> str:
    """Return a file's name as it is shown: one line, nothing in it that Slack would obey."""
    plain = "".join(one if one.isprintable() else " " for one in given)
    return phrases.cut(plain, NAME) or "a file without a name"


def reading(given: str) -> Reply:
    """Tell that a paper is being read."""
    return blocks.reply(section(f"Reading *{escape(name(given))}* …"))


def refused(given: str, why: str) -> Reply:
    """Tell why a paper was not read, and what to do next."""
    said = f"I did not read *{escape(name(given))}*. {escape(why)} Nothing was saved."
    return blocks.reply(section(said))


def summary(read: Read, *, review: int, with_: str = "") -> Reply:
    """Tell what was read, how much of it is in doubt, and that nothing is saved yet."""
    handed = context(f"With {escape(with_)} for review.") if with_ else None
    return blocks.reply(
        section(f"*{escape(read.marking)}*") if read.marking else None,
        section(_opening(read)),
        section(" ".join(_counts(read))),
        *(section(f"• {escape(one)}") for one in read.changes[:SHOWN]),
        *(context(escape(one)) for one in (*read.doubts, *read.notes)[:SHOWN]),
        handed,
        context(f"{_candidates(read)}Nothing is saved until you file it."),
        blocks.buttons(
            button("Review", "review", str(review), style="primary", says="Review these notes"),
            button("Discard", "discard_notes", str(review), says="Discard these notes"),
        ),
    )


def known(
    given: str,
    *,
    filed: date | None,
    link: str = "",
    meeting: int | None = None,
    review: int | None = None,
) -> Reply:
    """Tell that these notes were given before: filed already, or still under review."""
    there = f" <{link}|Where that was>." if link else ""
    if filed is None:
        said = f"*{escape(name(given))}* is the same as notes that are still to be reviewed."
    else:
        said = f"*{escape(name(given))}* was already filed on {phrases.day(filed)}."
    see = blocks.buttons(
        button("Open the meeting", "meeting", str(meeting), says="Open the meeting")
        if meeting
        else None,
        button("Review", "review", str(review), style="primary", says="Review these notes")
        if review
        else None,
    )
    return blocks.reply(section(f"{said}{there} Nothing was changed."), see)


@dataclass(frozen=True, slots=True)
class Done:
    """What filing did, in references."""

    board: str
    day: date | None
    raised: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()
    carried: tuple[int, ...] = ()
    discharged: tuple[int, ...] = ()
    amended: tuple[int, ...] = ()
    following: str = ""
    left_out: int = 0


def filed(done: Done, *, by: str = "", meeting: int | None = None) -> Reply:
    """Tell what was filed: the meeting, and the references of the actions."""
    hand = f" by {escape(by)}" if by else ""
    of = f"the {escape(done.board)}{f' of {phrases.day(done.day)}' if done.day else ''}"
    left = f" {phrases.plural(done.left_out, 'finding')} left out." if done.left_out else ""
    following = f" Next meeting: *{escape(done.following)}*." if done.following else ""
    return blocks.reply(
        section(f"Filed{hand}: the notes of {of}. {_deeds(done)}{following}{left}"),
        context("Try `/actions outstanding` and `/meetings next`."),
        blocks.buttons(
            button("Open the meeting", "meeting", str(meeting), says="Open the meeting")
            if meeting
            else None,
            button("Outstanding", "list", "", says="Outstanding actions"),
        ),
        title="Notes filed",
    )


def discarded(given: str, *, by: str = "") -> Reply:
    """Tell that a paper was set aside."""
    hand = f" by {escape(by)}" if by else ""
    said = f"*{escape(name(given))}* was discarded{hand}. Nothing of it was saved."
    return blocks.reply(section(said), context("Share the file again to have it read anew."))


def lines(read: Read) -> list[str]:
    """Return everything that was read, as plain lines for a screen without Slack."""
    told = [_plain(_opening(read)), _plain(" ".join(_counts(read)))]
    told += [f"! {one}" for one in (*read.doubts, *read.notes)]
    told += [f"~ {one}" for one in read.changes]
    for one in read.found:
        mark = "=" if one.on_register else ("x" if one.ticked else " ")
        told.append(f"[{mark}] {one.number}. {phrases.cut(one.words, 110)}")
        told.append(f"       {one.owner} · {one.due} · {one.place}")
        told += [f"       {said}" for said in ((one.deed,) if one.deed else ())]
        told += [f"       ? {doubt}" for doubt in one.doubts if one.ticked]
    return told


def filed_lines(done: Done) -> list[str]:
    """Return what was filed, as plain lines."""
    return [_plain(line) for line in filed(done).text.splitlines()[:1]]


def _opening(read: Read) -> str:
    day = phrases.day(read.day) if read.day else "its date is not known"
    chair = f", chair: {escape(read.chair)}" if read.chair else ""
    again = " again, corrected" if read.corrects else ""
    return f"I read *{escape(read.title or name(read.name))}* ({day}{chair}){again}."


def _counts(read: Read) -> list[str]:
    new = [one for one in read.ticked if not one.matched]
    told = [f"*{phrases.plural(len(new), 'action')}*"]
    told += _matters(read.ticked, "carried on", "matter brought forward", "matters brought forward")
    told += _matters(read.ticked, "discharged", "matter answered", "matters answered")
    told += _matters(read.ticked, "put right", "action put right", "actions put right")
    if doubts := len(read.doubtful) + len(read.doubts):
        told.append(f"{phrases.plural(doubts, 'doubt')}")
    kind = f" ({escape(read.following_kind)})" if read.following_kind else ""
    told.append(
        f"next meeting *{escape(read.following)}*{kind}" if read.following else "no next meeting"
    )
    said = f"{', '.join(told)}."
    if read.cancelled:
        days = phrases.together([phrases.day(one) for one in read.cancelled])
        said += f" Cancelled: {days}."
    if read.nils:
        said += f" {phrases.plural(read.nils, 'item')} gave rise to no action."
    return [said]


def _matters(ticked: Sequence[Found], matched: str, one: str, many: str) -> list[str]:
    found = [each for each in ticked if each.matched == matched]
    refs = [f"*{each.continues}*" for each in found if each.continues]
    if not found:
        return []
    beside = f" ({phrases.together(refs)})" if refs else ""
    return [f"{phrases.plural(len(found), one, many)}{beside}"]


def _candidates(read: Read) -> str:
    left = sum(not one.ticked and not one.on_register and not one.explicit for one in read.found)
    if not left:
        return ""
    verb = "sentence may be an undertaking" if left == 1 else "sentences may be undertakings"
    return f"{left} more {verb}; none is ticked. "


def _deeds(done: Done) -> str:
    told = [
        f"{_refs(done.raised)} recorded" if done.raised else "",
        f"{_refs(done.closed)} recorded as done" if done.closed else "",
        f"{_refs(done.carried)} brought forward" if done.carried else "",
        f"{_refs(done.discharged)} discharged" if done.discharged else "",
        f"{_refs(done.amended)} put right" if done.amended else "",
    ]
    said = [one for one in told if one]
    return f"{'; '.join(said)}." if said else "No action arose."


def _refs(numbers: Sequence[int]) -> str:
    """Say references, a run of them as one: *A18* to *A24* and *A30*."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = []
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004  two are named, three are a run
            said.append(f"*A{run[0]}* to *A{run[-1]}*")
        else:
            said += [f"*A{number}*" for number in run]
    return phrases.together(said)


def _plain(marked: str) -> str:
    return marked.replace("*", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
