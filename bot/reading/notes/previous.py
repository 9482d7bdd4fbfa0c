"""Matters from earlier meetings: what they were, whether they were answered, deferred or go on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.reading.notes import (
    assigned,
    doers,
    drafts,
    headings,
    labelled,
    looks_back,
    mark,
    owners,
    promises,
    sentences,
    status,
    undertakings,
)
from bot.reading.notes.drafts import Draft
from bot.reading.notes.found import Status
from bot.reading.notes.sections import Unit

DEFERRED = re.compile(
    r"\b(?:deferred|postponed|held\s+over|stand\s+over|put\s+back|rolled\s+over|adjourned|moved)\s+(?:to|"
    r"until|till|pending)\b|"
    r"\b(?:is|was|be|being|are|were)\s+(?:put\s+back|moved)\s+"
    r"from\s+(?:the\s+)?(?-i:[A-Z])[\w ]{2,20}\s+to\b|"
    r"\b(?:deferred|postponed)\s+(?:the|this|that|its)\s+(?:\w+\s+){1,5}?(?:to|until)\s+(?:its|the|a)\b|"
    r"\b(?:is|was|be|are|were|been|will\s+be)\s+(?:carried|brought|taken)\s+(?:forward|"
    r"over)\b(?!\s+by\b)|"
    r"\bdeferred(?=\s*(?:[.-]|$)|\s+in\s+the\s+absence|,?\s+(?:because|since)\b)|\bcarry\s+to\b|\bmoved\s+from\s+this\s+\w+\s+to\b|"
    r"\bnot\s+reached,?\s+(?:next|to)\b|\bto\s+stand\s+over\b|"
    r"\b(?:carried|brought|roll(?:ed)?|carry|bring)\s+(?:forward|over)\s+to\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"It\s+(?:will|is\s+to|would|should)\s+(?:now\s+)?(?:come|return|be\s+brought)\b"
)
_PERHAPS = re.compile(r"\b(?:whether|if|can|could|might)\b[^.;]{0,60}$", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?P<r>(?:so\s+that|to\s+enable|to\s+allow|to\s+further|due\s+to|because(?:\s+of)?|"
    r"pending|in\s+order\s+to|owing\s+to|as)\s.{4,200})$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\s\(([a-p])\)(?=\s)")
_FEW = 3
_ENDED = re.compile(r"[.;]\s*$")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An action from an earlier meeting, or one put off to a later one."""

    draft: Draft
    status: Status
    reason: str = ""


def find(units: Sequence[Unit]) -> Iterator[Earlier | Unit]:
    """Yield the matters under review, and each unit that is not one as it came.

    A matter that an update answers is complete as far as these notes go; only the office
    discharges it. One that is put off is brought forward to its target.
    """
    units = [part for unit in units for part in _apart(unit)]
    for number, unit in enumerate(units):
        later = units[number + 1 :]
        put_off = _deferral(unit)
        if put_off and not (unit.spot.origin and _answered(unit, later)):
            yield put_off
        elif unit.spot.zone == "previous" and unit.line.marker and _answered(unit, later):
            yield from _promised(unit, _became(later))
        elif unit.spot.zone == "previous" and unit.passage.who and _is_updated(unit, later):
            told = replace(unit.passage, status=later[0].text)
            draft = _draft(replace(unit, passage=told), unit.text)
            yield Earlier(draft, _became(later))
        elif unit.spot.zone == "previous" and _is_matter(unit):
            yield Earlier(_draft(unit, unit.text), _standing(unit, later))
        else:
            yield unit


def _apart(unit: Unit) -> Iterator[Unit]:
    """Part the lettered matters of one paragraph: "(a) Gates - mended. (b) Rails - painted."."""
    first, *rest = _LETTER.split(unit.text)
    parts, letters = [first, *rest[1::2]], [unit.line.marker, *rest[::2]]
    in_order = "".join(letters) == "abcdefghijklmnop"[: len(letters)]
    if unit.spot.zone != "previous" or len(parts) < _FEW or not in_order or unit.passage.task:
        yield unit
        return
    for letter, text in zip(letters, parts, strict=True):
        line = replace(unit.line.with_text(text.strip()), marker=letter)
        yield replace(unit, lines=(line,))


def _is_updated(unit: Unit, later: Sequence[Unit]) -> bool:
    """Whether the very next line says what became of a line that promises a deed."""
    return bool(
        later and headings.answers(later[0].text) and promises.entry(unit.text, listed=False)
    )


def _became(later: Sequence[Unit]) -> Status:
    """Say how a matter stands that an update answers: as that ends, else complete."""
    update = next((other.text for other in later[:_NOTES] if headings.answers(other.text)), "")
    noted = status.stated(update).status
    return "ongoing" if noted == "brought_forward" else noted or "complete"


def _promised(unit: Unit, stands: Status) -> Iterator[Earlier | Unit]:
    """Yield what was promised in a matter that has been answered, as done; or the matter itself."""
    promised = list(undertakings.drafts(unit, unit.text))
    if not promised and _is_matter(unit):
        yield Earlier(_draft(unit, unit.text), status.read(unit.passage.status) or stands)
    yield from (Earlier(_draft(unit, draft.text), stands) for draft in promised)


def deferral(text: str) -> bool:
    """Whether words put something off to a later meeting."""
    found = DEFERRED.search(text)
    return bool(found and not text.endswith("?") and not _PERHAPS.search(text[: found.end()]))


def reason(text: str) -> str:
    """Return why something is put off, as written; "" when the notes do not say."""
    found = _REASON.search(text)
    return _ENDED.sub("", found["r"]).rstrip(".") if found else ""


def _deferral(unit: Unit) -> Earlier | None:
    """Read a sentence that puts a matter off, with the matter's title where it only says "this"."""
    if unit.spot.zone in ("agenda", "front", "next"):
        return None
    if labelled.is_action(unit):
        return None
    said = sentences.split(unit.text)
    for at, sentence in enumerate(said):
        marked_here = any(mark.whose(one) is None for one in mark.bracketed(sentence))
        if marked_here or not deferral(sentence) or len(sentence) < _SENTENCE:
            continue
        title = unit.spot.matter or unit.spot.heading
        bare = re.match(
            r"(?:this|the)\s+(?:item|matter|report|action)\b|(?:item|to\s+be)\b|deferred\b",
            sentence,
            re.IGNORECASE,
        )
        told = " ".join((sentence, *(_until(one) for one in said[at + 1 : at + 2]))).strip()
        text = f"{title}: {told}" if bare and title else told
        if bare and unit.spot.zone == "previous":
            whole = unit.passage.row and len(unit.lines) > 1
            led = at > 0 and doers.before(_coded(said[at - 1]))
            text = unit.text if whole else _coded(f"{said[at - 1]} {told}") if led else text
        return Earlier(_draft(unit, text, told), "brought_forward", reason(sentence))
    return None


def _coded(text: str) -> str:
    """Return words without the number of the action that they open with."""
    return text[found.end() :] if (found := drafts.REF.match(text)) else text


def _until(sentence: str) -> str:
    """Return a sentence that says of what was put off when it is to come; "" for any other."""
    return sentence if _COMES.match(sentence) else ""


def _is_matter(unit: Unit) -> bool:
    """Whether a line among earlier matters is itself one that was to be done."""
    text = unit.text
    if unit.heading.opens or headings.answers(text) or promises.is_nil(text) or text.endswith("?"):
        return False
    if unit.passage.task or unit.line.marker in ("[ ]", "[x]", "✓", "✗"):
        return True
    if unit.spot.told or unit.passage.who:
        return False
    if unit.spot.origin:
        return not promises.is_record(text)
    listed = (
        (bool(unit.line.marker) or drafts.coded(text))
        and unit.line.depth == 0
        and (bool(_REVIEW.search(unit.spot.heading)) or looks_back.opens(unit.spot.heading))
    )
    known = _WANTED.search(text) or (_CODED.search(text) and status.stated(text).status)
    return (listed and not promises.is_record(text)) or bool(known)


def _standing(unit: Unit, later: Sequence[Unit]) -> Status:
    """Say how an earlier matter stands: as noted beside it, else answered or still open."""
    if unit.line.marker in ("[x]", "✓"):
        return "complete"
    beside = unit.passage.status or " ".join(
        when for when in unit.passage.when if not assigned.is_time(when)
    )
    noted = status.read(beside) or status.stated(unit.text).status
    noted = noted or status.outcome(unit.text)
    if noted:
        return noted
    below = [other for other in later[:_NOTES] if other.line.depth > unit.line.depth]
    below = below[
        : next((n for n, other in enumerate(below) if other not in later[: len(below)]), len(below))
    ]
    told = next((s for other in below if (s := status.read(other.text))), None)
    return told or ("complete" if _answered(unit, later) else "open")


def _answered(unit: Unit, later: Sequence[Unit]) -> bool:
    """Whether an update, an answer or "Discussed under item 5" follows before the next matter."""
    for other in later[:_NOTES]:
        if other.spot.number != unit.spot.number or other.spot.matter != unit.spot.matter:
            return False
        if headings.answers(other.text):
            return True
        if (
            other.line.marker not in ("", "-", "→")
            and other.line.marker != unit.line.marker
            and unit.line.marker
        ):
            return False
        if other.heading.opens in ("item", "previous", "next"):
            return False
    return False


def _draft(unit: Unit, text: str, quotation: str = "") -> Draft:
    who = tuple(name for entry in unit.passage.who for name in owners.split(entry))
    draft = drafts.of(unit, text, who=who, column=bool(unit.passage.who))
    return replace(
        draft,
        progress=unit.passage.status,
        raised=unit.passage.raised or unit.spot.origin,
        quotation=quotation or unit.text,
    )


_REVIEW = re.compile(r"action|outstanding", re.IGNORECASE)
_WANTED = re.compile(r"\b(?:is|was|are|were)\s+required\s+(?:for|by|at|to)\b", re.IGNORECASE)
_CODED = re.compile(r"\((?:action\s+)?[A-Z]{1,4}[/-]?\d{1,4}\)", re.IGNORECASE)
_SENTENCE = 25
_NOTES = 8
