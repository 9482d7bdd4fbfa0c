"""The words by which a reply tells how the matter stands, or that its answer is still to come."""

import re
from typing import Final

from bot.reading.replies.words import one_of

_MOVED: Final = one_of(r"""
    done|completed?|finished|closed|sent|shared|circulated|submitted|uploaded|attached|issued
    published
    presented|delivered|briefed|adopted|rolled out|launched|tested|signed off|passed|sorted|written
    updated|draft(?:s|ed|ing)?|(?:is|are|goes|went|go) live|approved|reviewed|agreed|commissioned
    received|appointed|on track|in progress
    underway|under way|ongoing|progress\w{0,4}|started|starting|begun|starts|so far|to follow
    is leading
    has arrived|results|recruit\w{0,4}|procur\w{1,5}|await\w{0,3}|waiting (?:for|on)|chas\w{1,3}
    delayed|slipp\w{1,4}|outstanding|working on|met with|going out|goes out|went (?:out|live|well
    to)
    is doing|is with|now with|now has|board (?:met|meets)|rise in|fall in|increase|seen (?:a|the)
    will (?:publish|launch|start|begin|go|open|close|come|issue)|reduced|reduction
    (?:have|has|been) moved|refreshed|extended|republished|(?:up|down) (?:from|to|by)|funded
    will fund
    (?:have|has|had) given|(?:in|since) the quarter|taken note of|came in|now (?:at|has|have)
    as of the
    per cent|percent
""")
"""Words for what has moved in the matter."""

_MAY: Final = one_of(r"""
    ready|findings|figures|training|expected|expect|rescheduled|scheduled|arranged|booked|planned
    plan to
    aim\w{0,3}|will be|it'll be|we (?:are|will|have)|has been|have been|next week|this week|end of
    (?:on|by) (?:mon|tues|wednes|thurs|fri)day|the (?:paper|report|survey|review|plan|draft|data
    pilot)
""")
"""Words that tell of it where nobody agrees; beside one who does they may be of anything."""

_SHARE: Final = r"\d{1,3}%|£\s?\d"

STANDS: Final = re.compile(rf"\b(?:{_MOVED}|{_MAY})\b|{_SHARE}")
"""Words by which a reply tells how something stands."""

MOVED: Final = re.compile(
    rf"\b{_MOVED}\b|{_SHARE}|\bwith (?:legal|finance|comms|hr|estates)\b|\bleft$"
    r"|\b(?:held|awarded|removed|was|were|went|gone|sent|going) "
)
"""Words by which it tells what has moved, beside one who agrees."""

LATER: Final = re.compile(
    r"^(?:acknowledge|ack|confirm)\b|\bto (?:confirm|acknowledge)$"
    r"|\b(?:will|i'll|we'll) (?:acknowledge|ack|confirm)\b"
)
"""What is still to be answered: whoever says so has not agreed yet."""


def is_news(words: str, *, answered: bool) -> bool:
    """Say whether words beside one who agrees tell of the matter, or put the answer off.

    `answered` says that the reply begins by agreeing: then it takes more to be news.
    """
    news = MOVED.search(words) or (not answered and STANDS.search(words))
    return bool(news or LATER.search(words))
