"""Home: one quiet page of what matters to whoever looks at it."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.telling import blocks, changes, notes, phrases, threads
from bot.telling.actions import line, opener
from bot.telling.blocks import Block, Reply, button, context, divider, header, section
from store.actions import Page
from store.awaiting import TimeAsked, ToReview
from store.filtering import COUNTED_TO
from store.tables import Change


def home(
    *,
    who: str,
    every: Page,
    mine: Page | None,
    awaiting: Page | None,
    coming: Sequence[str],
    recent: Sequence[Change],
    today: date,
    kept_open: Collection[int] = (),
    asked: Sequence[TimeAsked] = (),
    papers: Sequence[ToReview] = (),
) -> Reply:
    """Tell what `who` owes, what awaits the office, the next meetings and the last changes.

    `every` counts what is outstanding. A part that is None is not for this person; an empty one
    says that there is nothing. What the office keeps open until the meeting has seen it is in
    `kept_open`; `asked` are requests for more time, `papers` notes that were read and not filed.
    """
    parts: list[Block | None] = [
        section(f"*{blocks.escape(who)}* · {phrases.day(today)}\n{_counts(every)}"),
        blocks.buttons(
            button("Outstanding actions", "list:outstanding", "outstanding"),
            button("Overdue", "list:overdue", "overdue"),
            button("No owner", "list:unowned", "no owner", says="Actions with no owner named")
            if awaiting is not None
            else None,
            button("Add an action", "new") if awaiting is not None else None,
        ),
        *_actions("What you owe", mine, "Your posts owe nothing.", today),
        *_queue(awaiting, kept_open, today),
        *_asked(asked),
        *_papers(papers),
        header("Next meetings"),
        section("\n".join(coming) or "No meeting is in the schedule."),
        *_changes(recent),
    ]
    return Reply(tuple(part for part in parts if part is not None)[: 2 * blocks.BLOCKS])


def _counts(every: Page) -> str:
    counts = [
        f"{phrases.counted(every.total, COUNTED_TO)} outstanding",
        *([f"{phrases.counted(every.late, COUNTED_TO)} late"] if every.late else []),
        *(
            [f"{phrases.counted(every.reported, COUNTED_TO)} reported complete"]
            if every.reported
            else []
        ),
    ]
    return " · ".join(counts)


def _actions(title: str, page: Page | None, nothing: str, today: date) -> list[Block]:
    if page is None:
        return []
    if not page.rows:
        return [header(title), section(nothing), divider()]
    total = phrases.counted(page.total, COUNTED_TO)
    more = f"Showing {len(page.rows)} of {total}." if page.after else ""
    rows = [section(line(row, today=today), button=opener(row)) for row in page.rows]
    return [header(f"{title} ({total})"), *rows, *([context(more)] if more else []), divider()]


def _queue(page: Page | None, kept_open: Collection[int], today: date) -> list[Block]:
    """Tell what awaits the office, each with what can be done about it."""
    if page is None or not page.rows:
        return _actions("Awaiting the office", page, "Nothing awaits the office.", today)
    told: list[Block] = [header(f"Awaiting the office ({phrases.counted(page.total, COUNTED_TO)})")]
    for row in page.rows:
        kept = " · kept open until the meeting has seen it" if row.id in kept_open else ""
        elements = threads.queue(row.id, kept_open=row.id in kept_open)
        told.append(section(f"{line(row, today=today)}{kept}", button=opener(row)))
        told.append({"type": "actions", "elements": list(elements)})
    several = button("Discharge several", "several", "", says="Discharge several actions at once")
    if len(page.rows) > 1:
        told.append({"type": "actions", "elements": [several]})
    if page.after:
        told.append(context(f"Showing {len(page.rows)} of {page.total}: `/actions reported`."))
    return [*told, divider()]


def _asked(asked: Sequence[TimeAsked]) -> list[Block]:
    """Tell who asks for more time, each with what can be answered."""
    if not asked:
        return []
    told: list[Block] = [header("More time asked for")]
    for one in asked:
        until = f"until {one.until}" if one.until else "until when is not said"
        said = f"{one.by}, {until}: “{phrases.cut(one.because, 300)}”"
        words = blocks.escape(phrases.capital(phrases.cut(one.words, 200)))
        told.append(section(f"*A{one.action}* {words}\n{blocks.escape(said)}"))
        row = threads.deciding(one.request, f"A{one.action}")
        told += [row] if row else []
    return [*told, divider()]


def _papers(papers: Sequence[ToReview]) -> list[Block]:
    """Tell which notes were read and wait for somebody to review them."""
    if not papers:
        return []
    told: list[Block] = [header("Notes to review")]
    for one in papers:
        by = f"given by {one.given_by}" if one.given_by else "given on the command line"
        handed = f", with {one.with_}" if one.with_ else ""
        said = (
            f"*{blocks.escape(notes.name(one.name))}*\n{by}, {phrases.moment(one.given_at)}{handed}"
        )
        press = button("Review", f"review:{one.review}", str(one.review), says="Review these notes")
        told.append(section(said, button=press))
    return [*told, divider()]


def _changes(recent: Sequence[Change]) -> list[Block]:
    if not recent:
        return []
    return [header("Recent changes"), *(context(changes.line(one)) for one in recent)]
