"""The words by which a reply tells how the matter stands, or that its answer is still to come."""

import re
from typing import Final

from bot.reading.replies.words import one_of

STANDS: Final = re.compile(
    r"\b"
    + one_of(r"""
        done|completed?|finished|closed|sent|shared|circulated|submitted|uploaded|attached|issued
        published|presented|delivered|briefed|adopted|rolled out|launched|tested|signed off|passed
        sorted|written|updated|drafte?d?|approved|reviewed|agreed|commissioned|received|appointed
        on track|in progress|underway|under way|ongoing|progress\w{0,4}|started|starting|begun
        starts|so far|to follow|is leading|has arrived|results|ready|findings|figures|training
        recruit\w{0,4}|procur\w{1,5}|expected|expect|await\w{0,3}|waiting (?:for|on)|chas\w{1,3}
        delayed|slipp\w{1,4}|outstanding|rescheduled|scheduled|arranged|booked|planned|plan to
        aim\w{0,3}|working on|met with|will be|it'll be|going out|goes out|went (?:out|live|well|to)
        is doing|we (?:are|will|have)|has been|have been|is with|now with|now has
        board (?:met|meets)
        (?:on|by) (?:mon|tues|wednes|thurs|fri)day|next week|this week|end of|per cent|percent
        the (?:paper|report|survey|review|plan|draft|data|pilot)
        rise in|fall in|increase|seen (?:a|the)|will (?:publish|launch|start|begin|go|open|close
        come|issue)|reduced|reduction|(?:have|has|been) moved|refreshed|extended
        republished
        (?:up|down) (?:from|to|by)|(?:have|has|had) given|will fund|funded|(?:in|since) the quarter
        taken note of|came in|now (?:at|has|have)|as of the
    """)
    + r"\b|\d{1,3}%|£\s?\d"
)
"""Words by which a reply tells how something stands."""

LATER: Final = re.compile(
    r"^(?:acknowledge|ack|confirm)\b|\bto (?:confirm|acknowledge)$"
    r"|\b(?:will|i'll|we'll) (?:acknowledge|ack|confirm)\b"
)
"""What is still to be answered: whoever says so has not agreed yet."""

STEPS: Final = re.compile(
    r"\bwith (?:legal|finance|comms|hr|estates)\b|\bleft$|\b(?:held|awarded|removed|was|were"
    r"|went|gone|sent|going) "
)
"""Words that tell of the matter beside one who agrees, and may mean less elsewhere."""


def is_news(words: str) -> bool:
    """Say whether words beside one who agrees tell of the matter, or put the answer off."""
    return bool(STANDS.search(words) or STEPS.search(words) or LATER.search(words))
