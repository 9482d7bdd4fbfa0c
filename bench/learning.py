"""Learn what each cue of an undertaking counts for, from the labelled notes in `tests/corpus`.

    PYTHONPATH=tests python -m bench.learning > bot/reading/notes/weights.py

A logistic regression in plain Python over which cues stand in each sentence of talk. How well it
does on notes it has not learned from is told on standard error: the notes are parted in ten, and
each tenth is weighed by what the other nine teach.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import corpus

from bot.reading.formats import files
from bot.reading.notes import attendance, cues, flow, sections, somebody
from bot.reading.notes import sentences as parted

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
"""Labelled papers beside the project, learned from as well where they are."""

PARTS: Final = 10
ROUNDS: Final = 300
STEP: Final = 8.0
PULL: Final = 0.0006
"""How strongly each weight is drawn to nothing: what few sentences show counts for little."""

MARKED: Final = 0.3
"""How much a sentence teaches that the notes mark as an action anyhow."""

RIGHT: Final = 0.68
"""How much of what is offered must be an undertaking, in notes not learned from."""

SCALE: Final = 10
"""Weights are told in whole tenths."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The cues of one sentence, whether it is to be found, and in which notes it stands."""

    cues: tuple[int, ...]
    wanted: bool
    implicit: bool
    notes: int

    @property
    def counts(self) -> float:
        """How much this sentence teaches: what is marked as an action is found by its mark."""
        return MARKED if self.wanted and not self.implicit else 1.0


@dataclass(frozen=True, slots=True)
class Learned:
    """What cues count for: each a number, and what is there without any."""

    weights: tuple[float, ...]
    bias: float

    def of(self, sentence: Sentence) -> float:
        """Return what a sentence comes to: above nothing it is likelier wanted than not."""
        return self.bias + sum(self.weights[place] for place in sentence.cues)


def sentences() -> list[Sentence]:
    """Return every sentence of talk in the corpus, with the cues in it."""
    shared = SHARED if SHARED.is_dir() else None
    every = enumerate(corpus.every(shared))
    return [one for number, labelled in every for one in _of(number, labelled)]


def _of(number: int, labelled: corpus.Labelled) -> Iterator[Sentence]:
    document = files.read(labelled.file.read_bytes())
    listed = attendance.read(document)
    everyone = (*listed.present, *listed.apologies)
    for unit in sections.walk(sections.minutes_of(flow.of(document))):
        if unit.spot.zone not in ("talk", "previous", "actions") or unit.heading.opens == "item":
            continue
        for words in filter(cues.may_promise, parted.split(unit.text)):
            label = corpus.is_one(words, labelled.actions)
            if label is not None and label["status"] in corpus.DONE:
                continue  # done already: neither to be found nor to be passed over
            yield Sentence(
                cues.found(somebody.masked(words, everyone)),
                label is not None,
                label is not None and label["kind"] == "implicit",
                number,
            )


def learn(examples: Sequence[Sentence]) -> Learned:
    """Return the weights under which these examples are likeliest, by plain gradient descent."""
    weights, bias = [0.0] * len(cues.CUES), 0.0
    for _ in range(ROUNDS):
        slopes, level = [PULL * one for one in weights], 0.0
        so_far = Learned(tuple(weights), bias)
        for one in examples:
            off = one.counts * (1 / (1 + math.exp(-so_far.of(one))) - one.wanted) / len(examples)
            level += off
            for place in one.cues:
                slopes[place] += off
        weights = [one - STEP * slope for one, slope in zip(weights, slopes, strict=True)]
        bias -= STEP * level
    return Learned(tuple(weights), bias)


def unseen(examples: Sequence[Sentence]) -> list[float]:
    """Return what each example comes to by what the other notes teach."""
    taught = [learn([o for o in examples if o.notes % PARTS != part]) for part in range(PARTS)]
    return [taught[one.notes % PARTS].of(one) for one in examples]


def enough(examples: Sequence[Sentence], come_to: Sequence[float]) -> float:
    """Return from where on `RIGHT` of what is offered is right; what is marked is left aside."""
    ranked = sorted(zip(come_to, examples, strict=True), key=lambda pair: -pair[0])
    prose = [(to, one.implicit) for to, one in ranked if one.implicit or not one.wanted]
    right, least = 0, prose[0][0]
    for place, (to, is_one) in enumerate(prose, start=1):
        right += is_one
        if right >= RIGHT * place:
            least = to
    return least


def page(learned: Learned, least: float) -> str:
    """Return the module that keeps what was learned."""
    rows = "".join(
        f'    "{cue.name}": {round(SCALE * weight)},\n'
        for cue, weight in zip(cues.CUES, learned.weights, strict=True)
    )
    return (
        '"""What each cue of an undertaking counts for, in tenths, as `bench/learning.py` learned'
        ' it."""\n\nfrom typing import Final\n\n'
        f"ENOUGH: Final = {math.ceil(SCALE * (least - learned.bias))}\n"
        '"""From where a sentence is offered as an undertaking."""\n\n'
        f"WEIGHTS: Final[dict[str, int]] = {{\n{rows}}}\n"
    )


def main() -> None:
    """Learn, print the page, and tell how well it does on notes it has not learned from."""
    examples = sentences()
    come_to = unseen(examples)
    least = enough(examples, come_to)
    offered = [one for one, to in zip(examples, come_to, strict=True) if to >= least]
    prose = [one for one in offered if one.implicit or not one.wanted]  # the rest is marked
    right = sum(one.implicit for one in prose) / len(prose)
    found = sum(one.implicit for one in offered) / sum(one.implicit for one in examples)
    sys.stderr.write(
        f"{len(examples):,} sentences, {sum(one.implicit for one in examples)} undertakings;"
        f" of notes unseen {found:.0%} are found, and {right:.0%} of what is offered is right\n",
    )
    sys.stdout.write(page(learn(examples), least))


if __name__ == "__main__":
    main()
