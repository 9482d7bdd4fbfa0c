"""The words of what is answered in threads: updates and who has seen them, remarks, decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.telling import actions as lists
from bot.telling import blocks, phrases
from bot.telling.blocks import Block, Reply, button, context, escape, section
from store.actions import Row

WORDS: Final = 1_200
"""Characters of an update that its message tells; the whole is in the action's history."""

CHOICES: Final = 5
"""Actions offered when a thread is about several."""

NO_ANSWER: Final = frozenset({"refusal", "question", "more time"})
"""Kinds of reply that are told to be no acknowledgement."""

HOW: Final = "To acknowledge, press the button, reply “noted”, or react with a tick (✅)."


@dataclass(frozen=True, slots=True)
class Witness:
    """A post or person who is asked to acknowledge; when and by whom it was done, if it was."""

    name: str  # "the CC", or a person's name
    asked_at: datetime
    at: datetime | None = None
    as_post: str = ""  # the deputy who did it: "SO"


@dataclass(frozen=True, slots=True)
class Update:
    """An update, as its message tells it."""

    id: int
    action_id: int
    words: str
    who: str
    at: datetime
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 1  # of its wording
    witnesses: tuple[Witness, ...] = ()


def update(one: Update) -> list[Block | None]:
    """Tell an update, who has seen it and when, and who has not."""
    head = f"*Update on A{one.action_id}* by {escape(one.who)}, {phrases.moment(one.at)}"
    if one.deleted_at is not None:
        gone = f"deleted in Slack on {phrases.moment(one.deleted_at)}; its words are in the history"
        done = seen(one, waiting=False)  # nobody is asked any longer
        return [section(f"{head}: {gone}."), section(done) if done else None]
    edited = f" (edited {phrases.moment(one.edited_at)})" if one.edited_at else ""
    waits = any(witness.at is None for witness in one.witnesses)
    value = f"u{one.id}.{one.revision}"
    press = button("Acknowledge", f"acknowledge:{one.id}", value, style="primary",
                   says=f"Acknowledge the update on A{one.action_id}")  # fmt: skip
    return [
        section(f"{head}{edited}: {escape(phrases.cut(one.words, WORDS))}"),
        section(seen(one)) if one.witnesses else None,
        blocks.buttons(press) if waits else None,
        context(HOW) if waits else None,
    ]


def seen(one: Update, *, waiting: bool = True) -> str:
    """Tell who has acknowledged an update, when and in whose place, and who is waited for."""
    done = [_done(witness) for witness in one.witnesses if witness.at is not None]
    left = [witness for witness in one.witnesses if witness.at is None]
    told = [f"Seen by {escape(phrases.together(done))}."] if done else []
    if not waiting:
        return " ".join(told)
    if left:
        since = phrases.day(phrases.london(min(witness.asked_at for witness in left)))
        who = escape(phrases.together([witness.name for witness in left]))
        told.append(f"Waiting for {who} since {since}.")
    elif done:
        told.append("Everybody who was asked has acknowledged it.")
    return " ".join(told)


def unseen(one: Update, *, escalated: bool) -> list[Block | None]:
    """Tell again that an update is not acknowledged: to who is asked, or, later, to the office."""
    if escalated:
        said = f"*Not acknowledged.* {_plainly(one)}\n{seen(one)}"
        listed = "The whole list: `/actions acknowledgements`."
        return [section(said), context(listed)]
    return [section("*An update awaits your acknowledgement.*"), *update(one)]


def reported(
    row: Row, *, who: str, words: str, at: datetime, kept_open: bool = False
) -> list[Block | None]:
    """Tell the office that an action is reported complete, and what it can do."""
    ref = f"A{row.id}"
    by = f" by {escape(who)}" if who else ""
    done = f": “{escape(phrases.cut(words, WORDS))}”" if words else ""
    kept = "\nIt stays open until the meeting has seen it." if kept_open else ""
    return [
        section(f"*{ref}* is reported complete{by}, {phrases.moment(at)}{done}\n"
                f"{_words(row)}{kept}"),
        blocks.buttons(*queue(row.id, kept_open=kept_open)),
        context(f"To accept it: `/actions discharge {ref}`. To send it back:"
                f" `/actions sendback {ref} because …`."),
    ]  # fmt: skip


def _words(row: Row) -> str:
    """Return what is to be done, on a line of its own."""
    return escape(phrases.capital(phrases.cut(row.words, lists.LINE)))


def queue(number: int, *, kept_open: bool) -> tuple[Block, ...]:
    """Return what the office can do with a report: accept it, send it back, or let it stand."""
    ref = f"A{number}"
    keep = button("Keep open", f"keep_open:{number}", str(number),
                  says=f"Keep {ref} open until the meeting has seen it")  # fmt: skip
    return (
        button("Discharge", f"form:discharge:{number}", f"discharge:{number}",
               style="primary", says=f"Discharge {ref}"),
        button("Send back", f"form:send_back:{number}", f"send_back:{number}",
               says=f"Send {ref} back to who owes it"),
        *(() if kept_open else (keep,)),
    )  # fmt: skip


def sent_back(row: Row, *, why: str) -> list[Block | None]:
    """Tell who reported an action complete that the office has sent it back, and why."""
    ref = f"A{row.id}"
    return [
        section(
            f"*{ref}* was sent back by the office: “{escape(why)}”. It is outstanding again,"
            f" {escape(lists.due_words(row))}:\n{_words(row)}"
        ),
        _to_do(row.id),
        context(f"When it is done: `/actions report {ref} what was done`."),
    ]


def _to_do(number: int) -> Block | None:
    """Return what whoever owes an action can do about it."""
    ref = f"A{number}"
    return blocks.buttons(
        button("Report complete", f"form:report:{number}", f"report:{number}",
               says=f"Report {ref} complete"),
        button("Update", f"form:update:{number}", f"update:{number}",
               says=f"Post an update on {ref}"),
        button("More time", f"more_time:{number}", str(number),
               says=f"Ask for more time for {ref}"),
    )  # fmt: skip


def time_settled(
    row: Row, *, outcome: str, due: str, asked: str, answer: str, is_open: bool
) -> list[Block | None]:
    """Tell whoever asked for more time what the office made of it; `asked` if it gave another."""
    ref = f"A{row.id}"
    if outcome == "declined":
        said = f"The office gives no more time for *{ref}*: “{escape(answer)}”. It stays {due}."
    elif asked:
        said = (
            f"The office gives more time for *{ref}*, not until {escape(asked)}: it is now {due}."
        )
    else:
        said = f"The office gives more time for *{ref}*: it is now {due}."
    return [
        section(f"{said}\n{_words(row)}"),
        _to_do(row.id) if is_open else None,
        context(f"When it is done: `/actions report {ref} what was done`."),
    ]


def deciding(request: int, ref: str, *more: Block) -> Block | None:
    """Return what the office can do with a request for more time, and whatever stands beside."""
    return blocks.buttons(
        button("Agree", f"agree:{request}", str(request), style="primary",
               says=f"Agree to more time for {ref}"),
        button("Another time", f"time_form:amend:{request}", f"amend_time:{request}",
               says=f"Give another time for {ref}"),
        button("Decline", f"time_form:decline:{request}", f"decline_time:{request}",
               says=f"Decline more time for {ref}"),
        *more,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thanks:
    """What came of somebody's acknowledging, in words."""

    ref: str
    now: tuple[str, ...] = ()  # for whom: "the CC"
    before: tuple[str, ...] = ()  # "for the CC by Melanie Reynolds, Mon 7 Jun 2021, 09:00"
    reminded: bool = False  # just now
    several: bool = False  # of several actions
    waiting: tuple[str, ...] = ()


def acknowledged(one: Thanks) -> Reply:
    """Tell somebody privately what their acknowledgement came to."""
    waits = f" Waiting for {escape(phrases.together(one.waiting))}." if one.waiting else ""
    if one.now:
        who = escape(phrases.together(one.now))
        have = "has" if len(one.now) == 1 else "have"
        said = f"Recorded: {who} {have} seen the update on *{one.ref}*.{waits}"
    elif one.reminded:
        said = f"Recorded: you have seen the reminder of *{one.ref}*."
    elif one.before:
        was = "were" if one.several else "was"
        by = escape("; ".join(one.before))
        said = f"*{one.ref}* {was} acknowledged {by}. Nothing was changed."
    else:
        said = (
            f"Thank you. You are not among those asked to acknowledge *{one.ref}*, so nothing was"
            f" recorded.{waits}"
        )
    return blocks.reply(section(said))


def kept(
    ref: str,
    *,
    remark: int,
    kind: str,
    asks: bool = False,
    seen: bool = False,
    reports: bool = False,
) -> Reply:
    """Offer, privately, to record a remark as the official update, or, `asks`, to ask for time.

    `seen` says that it acknowledged as well, `reports` that it tells that the action is done.
    """
    refuses = kind in NO_ANSWER and not seen
    no_answer = " It is not taken as an acknowledgement." if refuses else ""
    record = button("Record as the official update", f"record:{remark}", str(remark),
                    says=f"Record this as the official update on {ref}")  # fmt: skip
    more = button("More time", f"time_of:{remark}", str(remark), style="primary",
                  says=f"Ask for more time for {ref}") if asks else None  # fmt: skip
    done = button("Report complete", f"report_of:{remark}", str(remark), style="primary",
                  says=f"Report {ref} complete") if reports else None  # fmt: skip
    how = " *More time* asks the office for it, in a form filled with what you wrote."
    tells = " It is not reported complete yet: *Report complete* does that." if reports else ""
    return blocks.reply(
        section(f"Kept with *{ref}* as a remark.{no_answer}{how if asks else ''}{tells}"),
        blocks.buttons(more, done, record),
        context("A reply that begins with “update:” is recorded as the official update at once."),
    )


def nothing_to_acknowledge(ref: str) -> Reply:
    """Tell somebody that their "noted" is kept, where nothing was asked to be acknowledged."""
    said = f"Kept with *{ref}* as a remark. This message asks for no acknowledgement."
    return blocks.reply(section(said))


def which(rows: Sequence[Row], *, remark: int) -> Reply:
    """Ask which action of several a remark is about."""
    listed = ", ".join(f"A{row.id}" for row in rows[:CHOICES])
    more = len(rows) - CHOICES
    listed = f"{listed} and {more} more" if more > 0 else listed
    pressed = [
        button(f"A{row.id} {phrases.cut(row.words, 50)}", f"remark_on:{row.id}",
               {"remark": remark, "action": row.id}, says=f"It is about A{row.id}")
        for row in rows[:CHOICES]
    ]  # fmt: skip
    return blocks.reply(
        section(f"This thread is about several actions ({listed}). Which is your reply about?"),
        blocks.buttons(*pressed),
        context("What you wrote is kept. Or reply again with the reference in it, as in “A14: …”."),
    )


def recorded(ref: str, *, waiting: Sequence[str], same: bool = False) -> Reply:
    """Tell that a remark is the official update now, and who is asked to acknowledge it."""
    said = f"Recorded as the official update on *{ref}*."
    if same:
        said = f"It is the official update on *{ref}* already. Nothing was changed."
    asked = escape(phrases.together(waiting))
    return blocks.reply(section(f"{said} Asked to acknowledge it: {asked}." if asked else said))


def unanswered(lines: Sequence[tuple[int, str, str, datetime]], *, more: bool) -> Reply:
    """List what is not acknowledged: of which action, by whom, since when."""
    if not lines:
        return blocks.reply(
            section("Everybody who was asked has acknowledged every update on what is outstanding.")
        )
    told = [
        f"*A{action}* {escape(phrases.cut(words, 100))} · waiting for {escape(who)} since"
        f" {phrases.day(phrases.london(since))}"
        for action, words, who, since in lines
    ]
    return blocks.reply(
        section(f"*{len(lines)}{' or more' if more else ''} not acknowledged*, longest first"),
        *(section("\n".join(told[start : start + 8])) for start in range(0, len(told), 8)),
    )


def sent_back_now(ref: str, because: str, *, change: int) -> Reply:
    """Tell the office that a report is sent back; `change` is the line of that in the history."""
    said = f"*{ref}* is sent back: “{escape(because)}”. Whoever owes it is told."
    return blocks.reply(section(said), _undo(ref, change))


def kept_open(ref: str, *, change: int) -> Reply:
    """Tell the office that a report stands until the meeting has seen it."""
    said = f"*{ref}* stays open until the meeting has seen it."
    return blocks.reply(section(said), _undo(ref, change))


def _undo(ref: str, change: int) -> Block | None:
    return blocks.buttons(button("Undo", "undo", str(change), says=f"Undo what was done to {ref}"))


def declined(ref: str, because: str) -> Reply:
    """Tell the office that more time is declined."""
    said = f"No more time for *{ref}*: “{escape(because)}”. Whoever asked is told."
    return blocks.reply(section(said))


def _done(witness: Witness) -> str:
    at = phrases.moment(witness.at) if witness.at else ""
    for_ = f"the {witness.as_post} for {witness.name}" if witness.as_post else witness.name
    return f"{for_} ({at})"


def _plainly(one: Update) -> str:
    words = escape(phrases.cut(one.words, lists.LINE))
    return f"Update on *A{one.action_id}* by {escape(one.who)}, {phrases.moment(one.at)}: {words}"
