"""Whose list a label opens, by the words in it: those who came or those who did not."""

# ruff: noqa: RUF001  notes are written with curly quotes

import re
from typing import Literal

from bot.reading.grammar.names import words as listed


def whose_list(label: str) -> Literal["present", "away", ""]:
    """Say whom a label puts in its list, in whatever words it says so.

    Every word must be one that such labels use, so that a sentence or a topic is none.

    >>> whose_list("Sorry they couldn't come"), whose_list("Also on the line"), whose_list("Roads")
    ('away', 'present', '')
    """
    bare = re.sub(r"['’`]", "", label.lower())
    said = re.findall(r"[a-z-]+", bare)
    if not said or len(said) > _MOST or re.search(r"[^a-z\s/,&-]", bare):
        return ""
    told = set(said)
    if not told <= _AWAY | _NOT | _COMES | _PLACES | _SMALL:
        return ""
    if told & _AWAY or (told & _NOT and told & (_COMES | {"who"})):
        return "away"
    if told & _NOT:
        return ""
    placed = told & _PLACES and told & _PREPOSITIONS
    return "present" if told & _COMES - _VAGUE or placed else ""


_AWAY = listed(
    "apology apologies apols apol regret regrets absent absence absences absentees away missing "
    "declined decliners unable unavailable indisposed excused"
)
_NOT = listed(
    "not no cant cannot couldnt didnt wasnt werent isnt arent never failed nobody non without"
)
_COMES = listed(
    "attend attends attended attending attendance attendances attendee attendees present there "
    "here come came coming join joins joined joining participant participants participating "
    "available make made able people roll register dialled dialling observing observed visiting "
    "guests visitors"
)
_VAGUE = listed("available make made able people come coming here there register join joins")
_PLACES = listed(
    "room table call line platform screen teams zoom skype webex meet phone telephone video "
    "conference link person top panel"
)
_PREPOSITIONS = listed("in on at by via round around over from with dialled dialling")
_SMALL = listed(
    "in on at by via to from for of with round around over and or but also plus all those who "
    "they them he she we us it the a an this that our was were is are be been being had has have "
    "did do will would sorry sent send sends with received given noted accepted approved "
    "submitted tendered meeting meet meetings session today tonight evening morning night part "
    "parts item items only others "
    "list details names name call taking took board panel committee group invited invitation "
    "through ms microsoft remotely virtually online tonights todays physically"
)
_MOST = 9
