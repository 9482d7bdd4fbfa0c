"""Filing papers from the command line: one, or an office's past in the order of its meetings."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from bot.access import THE_BOT
from bot.errors import Told
from bot.office import london_day
from bot.papers import findings, intake, notes, showing
from bot.papers.filing import Filed
from bot.papers.findings import Findings
from bot.reading import child
from bot.reading.notes.found import Minutes
from bot.telling import notes as telling
from bot.telling import phrases
from store import Store
from store.tables import Paper

BY: Final = THE_BOT.through("import")

KINDS: Final = frozenset(
    {".docx", ".doc", ".pdf", ".txt", ".md", ".html", ".htm", ".odt", ".csv"},
)
"""What is taken from a folder; a file that is named is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, or the sentence that says why it was not."""

    path: Path
    sha256: str = ""
    minutes: Minutes | None = None
    why: str = ""

    @property
    def day(self) -> date:
        """The meeting's day, by which a folder is put in order; what has none comes last."""
        known = self.minutes.meeting.day if self.minutes else None
        return known or date.max


@dataclass(frozen=True, slots=True)
class Way:
    """How an import goes: what is done with each line, and who says whether to file."""

    say: Callable[[str], None]
    agree: Callable[[], bool]
    dry_run: bool = False


def files(given: Path) -> list[Path]:
    """Return the files to read: the one named, or those of a folder; Told when there are none."""
    if not given.exists():
        raise Told(f"There is nothing at {given}.")
    if not given.is_dir():
        return [given]
    found = sorted(
        one for one in given.iterdir() if one.is_file() and one.suffix.casefold() in KINDS
    )
    if not found:
        raise Told(
            f"There are no notes in {given}: .docx, .doc, .pdf, .odt, .html, .txt, .md or .csv."
        )
    return found


def opened(path: Path) -> Opened:
    """Read one file in a process apart; nothing is saved."""
    try:
        data = path.read_bytes()
        return Opened(path, hashlib.sha256(data).hexdigest(), child.read(data))
    except Told as told:
        return Opened(path, why=told.sentence)
    except OSError as error:
        return Opened(path, why=f"It cannot be opened: {error.strerror}.")


def in_order(every: Iterable[Opened]) -> list[Opened]:
    """Put papers in the order of their meetings, so that each finds what it continues."""
    return sorted(every, key=lambda one: (one.day, one.path.name))


def file(store: Store, one: Opened, *, at: datetime, way: Way) -> bool:
    """Show what was found in a paper, and file it if that is wanted; say whether it was filed.

    What is in doubt is left out, and said to be: it is settled in Slack, or with `/actions add`.
    """
    way.say(f"{one.path.name}")
    if one.minutes is None:
        way.say(f"  Not read. {one.why}")
        return False
    with store.reading() as session:
        paper = _paper(one, at)
        taken = intake.take(session, paper, one.minutes, at=at)
        if taken.findings is None:
            on = taken.same_as.filed_at if taken.same_as else None
            way.say(f"  {_known(on)}")
            return False
    found = _without_doubts(taken.findings)
    for line in telling.lines(showing.read(taken.findings, name=one.path.name)):
        way.say(f"  {line}")
    if found.head.doubts:
        way.say(
            "  Not filed: the meeting itself is in doubt. Share the file in Slack to settle it."
        )
        return False
    if way.dry_run or not way.agree():
        way.say("  Nothing was saved.")
        return False
    return _filed(store, one, found, at=at, way=way)


def _filed(store: Store, one: Opened, found: Findings, *, at: datetime, way: Way) -> bool:
    try:
        with store.writing() as session:
            done = _file(session, one, found, at=at)
            said = telling.filed_lines(showing.done(done, found))
    except Told as told:
        way.say(f"  Not filed. {told.sentence}")
        return False
    for line in said:
        way.say(f"  {line}")
    return True


def _file(session: Session, one: Opened, found: Findings, *, at: datetime) -> Filed:
    paper = _paper(one, at)
    session.add(paper)
    session.flush()
    if one.minutes is None:
        raise LookupError("a paper that was not read cannot be filed")
    review = intake.keep(session, paper, one.minutes, at=at)
    if review is None:
        raise Told("These notes were filed meanwhile. Nothing was filed twice.")
    review.findings = findings.written(found)
    return notes.file(session, review, by=BY, at=at)


def _paper(one: Opened, at: datetime) -> Paper:
    return Paper(
        key=f"import:{one.sha256}:{at.isoformat()}",
        name=one.path.name,
        given_at=at,
        sha256=one.sha256,
        untold=False,
    )


def _without_doubts(found: Findings) -> Findings:
    kept = tuple(replace(one, ticked=one.is_filed) for one in found.findings)
    return replace(found, findings=kept)


def _known(filed_at: datetime | None) -> str:
    if filed_at is None:
        return "The same notes are still to be reviewed in Slack. Nothing was changed."
    return f"Already filed on {phrases.day(london_day(filed_at))}. Nothing was changed."


__all__ = ["Opened", "Way", "file", "files", "in_order", "opened"]
