"""Odd lines in any order: the reader finds little or much in them, and never raises."""

# ruff: noqa: RUF001  notes are written with en dashes and curly quotes

import random
import re

import pytest

from bot.reading.formats.document import Cell, Document, Line, Place, Table
from bot.reading.notes import minutes, shape

ODD = (
    *re.split(
        r"\s¦\s|\n",
        """\
- ¦ – ¦ — ¦ ... ¦ . ¦ : ¦ ; ¦ , ¦ () ¦ ( ¦ ) ¦ [ ] ¦ @ ¦ # ¦ | ¦ || ¦ * ¦ ** ¦ A ¦ a ¦ 1 ¦ 1.
0 ¦ I ¦ me ¦ AB ¦ A B ¦ A. B. ¦ (AB) ¦ (AB, CD ¦ AB) ¦ Mr ¦ Mr. ¦ Cllr ¦ Cllrs ¦ Messrs ¦ the
The Chair ¦ Chair ¦ Chair: ¦ : Chair ¦ CC ¦ Cc ¦ T/DCC ¦ (Chair) ¦ Present ¦ Present: ¦ PRESENT
Present: - ¦ Present: ,,, ¦ Present ; ; ; ¦ Apologies ¦ Apologies: ¦ Apologies: none
Apologies: ( ¦ apologies: @ ¦ In attendance: Mr ¦ Attendance ¦ Name ¦ Name | Role | Y/N ¦ Y ¦ N
N – ¦ Ann Lee ¦ Ann Lee (AL), Bob Shaw ( ¦ Ann Lee –  ¦  – Ann Lee ¦ Ann Lee; ; Bob Shaw
@Ann (PCC), @ ¦ @- ¦ Police –  ¦ Police – ¦ – Police ¦ Police: Cllr ( ¦ Ann Lee took the chair
took the chair ¦ took the notes. ¦ Chair's ¦ Ann Lee, who ¦ and ¦ & & ¦ , and ¦ of the of the
Dr Dr Dr Dr Dr Dr Dr ¦ O' ¦ ’ ¦ d' ¦ é É ñ ¦ 𝔄 𝔅 ¦ مرحبا ¦ 会议 ¦ Ａｎｎ Ｌｅｅ
(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( ¦ Date ¦ Date:
Date: 32/13/2021 ¦ 31 February 2021 ¦ 6 July ¦ 6 July 2021 ¦ 0/0/0000 ¦ 00:00 ¦ 99:99
25 o'clock ¦ half past ¦ half past thirteen ¦ at ¦ at 6 ¦ 6 in the evening ¦ the of June 2021
the first day of 2021 ¦ the thirty-second day of June 2021 ¦ Time: ¦ Venue: ¦ Venue: ( ¦ in
at the ¦ Next meeting ¦ Next meeting: ¦ Next: ¦ Next meeting: TBC ¦ Next meeting: the 31st
Next meeting: 31 June ¦ June's will be on the 31st ¦ the 0th ¦ May's meeting
Next meeting: 6 July 2021 (cancelled ¦ cancelled ¦ was 6 July ¦ now ¦ ~~6 July 2021~~
When we meet again ¦ Action ¦ Action: ¦ ACTION:  ¦ Actions |  ¦ [x] ¦ [AB] ¦ [ ¦ → ¦ Owner ¦ by
By when: ¦ OFFICIAL ¦ OFFICIAL –  ¦ From: ¦ From: < ¦ To: ¦ Sent: ¦ Subject:
From: Ann Lee <a@b> ¦ Minutes ¦ Minutes: ¦ Notes by ¦ MINUTES of""",
    ),
    "",
    " ",
    "\t",
    "\u200b",
    "x" * 400,
    "A " * 200,
    "(" * 60,
    "Ann Lee, " * 60,
)
MARKERS = ("", "", "", "-", "1", "1.1", "a", "i", "[x]", "[ ]", "→", "W", "54/1")


def text(chance: random.Random) -> str:
    return " ".join(chance.choices(ODD, k=chance.choice((1, 1, 1, 2, 3))))


def line(chance: random.Random, number: int) -> Line:
    return Line(
        text(chance),
        Place(1, number),
        chance.choice(MARKERS),
        chance.choice((0, 0, 1, 2)),
        chance.choice(("", "", "heading", "bold")),
        tuple(text(chance) for _ in range(chance.choice((0, 0, 0, 1, 2, 4)))),
    )


def block(chance: random.Random, number: int) -> Line | Table:
    if chance.random() < 0.8:
        return line(chance, number)
    rows = (
        tuple(
            Cell(tuple(line(chance, number) for _ in range(chance.choice((0, 1, 1, 2)))))
            for _ in range(chance.choice((0, 1, 2, 3, 4)))
        )
        for _ in range(chance.choice((0, 1, 3)))
    )
    return Table(tuple(rows))


def odd(seed: int) -> Document:
    chance = random.Random(seed)  # noqa: S311  a test that draws the same each time
    return Document(tuple(block(chance, number) for number in range(chance.randint(0, 25))))


@pytest.mark.parametrize(
    "drawn", [range(20), pytest.param(range(20, 20_000), marks=pytest.mark.long)], ids=len
)
def test_no_document_makes_the_reader_raise(drawn: range) -> None:
    for seed in drawn:
        shape.to_json(minutes.read(odd(seed)))


@pytest.mark.parametrize(
    "label", ["Present", "Apologies:", "Chair:", "Date:", "Venue:", "Next meeting"]
)
def test_an_odd_line_under_any_label_of_the_head_is_read(label: str) -> None:
    for number in range(0, len(ODD), _TOGETHER):
        lines = (
            Line(words, Place(1, at)) for at, words in enumerate(ODD[number : number + _TOGETHER])
        )

        shape.to_json(minutes.read(Document((Line("Assurance Board"), Line(label), *lines))))


_TOGETHER = 20
