"""Hostile strings: what people, programs and accidents put into a box to write in."""

# ruff: noqa: RUF001  look-alike characters are what these strings are for

import random
from collections.abc import Iterator
from typing import Final

HALVES: Final = "half \ud83d of a pair \udc00"
"""What JSON can escape and no encoding can write; the loopback's socket cannot carry it."""

SPECIAL: Final = (
    "",
    " ",
    "\n\n\n",
    "x" * 40_000,
    "é" * 3_001,
    "&" * 3_000,
    "<" * 2_999,
    "word " * 8_000,
    "שלום לך, נציב המשטרה",
    "\u202egnp.exe\u202c report",
    "\u200b\u200b\u200b",
    "zero\u200bwidth\u2060joined\ufeff",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 3,
    "🔥" * 1_000,
    "<!channel> look at this",
    "<!here|here>",
    "<!everyone>",
    "<!subteam^S0OFFICE|@office>",
    "<@U0CHIEFC> owes this",
    "<#C0OFFICE|office>",
    "<https://evil.example|the PCC's page>",
    "<mailto:a@evil.example|write>",
    "<!date^1392734382^Posted {date_num}|never>",
    "&lt;!channel&gt;",
    "&amp;lt;!channel&amp;gt;",
    "@channel @here @everyone",
    'https://evil.example/?a=<b>&c="d"',
    "`code` *bold* _it_ ~no~ > quote",
    "```\nfence\n```",
    "*" * 200,
    "NUL\x00in\x00the middle",
    "\x01\x02\x1b[31mred\x1b[0m\x7f",
    "line\r\nbreak\u2028and\u2029more\x85",
    "Robert'); DROP TABLE action;--",
    "' OR '1'='1",
    '" MATCH * NEAR( AND OR NOT "',
    "action_words MATCH 'x'",
    "{0} {__class__} %s %d %n ${HOME} {{7*7}}",
    '{"verb":"discharge","words":"A1"}',
    "[" * 500 + "]" * 500,
    "../../etc/passwd",
    "A1",
    "A99999999999999999999",
    "A1-A999999999",
    "a1,a2,a3," * 60,
    "0930 32 March 12/13/2026 Monday 7 April 2026",
    "1/" * 500,
    "by 30 February because because because to to to",
    "from July 9999999999 due before 99 September 0000",
    "outstanding mine for DCC overdue share all all all",
    "AC/AB/DCC/CC/" * 20,
    "Z\u0351\u036b\u0343\u036aa\u0356l\u0334g\u0321o\u0322" * 30,
    "ﬁ ½ ² ℌ Ⅳ ① ｆｕｌｌ",
    "СС to circulate",  # Cyrillic letters that look like the Chief Constable's
    "now() SELECT * FROM change",
    "\t\ttabs\tand\v\f",
    "“curly” ‘quotes’ – dashes — more…",
    "true",
    "-1",
    "1e309",
)

PIECES: Final = (
    "<", ">", "&", "|", "^", "@", "#", "!", "`", "*", "_", "~", "\\", '"', "'", "{", "}", "[", "]",
    "(", ")", "%", "$", ";", ":", ",", ".", "/", "-", "–", "…", "\n", "\t", "\x00", "\x1f",
    "\u200b", "\u202e", "\ufeff", "é", "Å", "漢字", "ا", "🔥", "👩‍👧",
    "<!channel>", "<@U0CHIEFC>", "<https://evil.example|x>", "&amp;", "&lt;", "A1", "A2", "DCC",
    "CC", "AC/AB", "the CRB", "to", "by", "because", "for", "mine", "overdue", "11 August", "July",
    "next Friday", "0930", "32 March", "due before", "from", "about", "search", "share", "no date",
    "at the October meeting", " ", " ", " ", " ", " ",
)  # fmt: skip


def generated(how_many: int, *, seed: int) -> Iterator[str]:
    """Yield strings of up to 60 pieces each, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  chance in a test, not a secret
    for _ in range(how_many):
        yield "".join(chance.choices(PIECES, k=chance.randint(1, chance.choice((4, 15, 60)))))
