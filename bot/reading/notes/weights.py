"""What each cue of an undertaking counts for, in tenths, as `bench/learning.py` learned it."""

from typing import Final

ENOUGH: Final = 25
"""From where a sentence is offered as an undertaking."""

WEIGHTS: Final[dict[str, int]] = {
    "somebody": 8,
    "somebody will do": 13,
    "somebody would do": 10,
    "said that they would": 12,
    "somebody to do": 25,
    "agreed to do": 22,
    "agreed or resolved that": 7,
    "will be done": 6,
    "will": 12,
    "would": 8,
    "bring back": 14,
    "order": 24,
    "labelled with somebody": 3,
    "by a time": 12,
    "at the next": 17,
    "in a time to come": 7,
    "past deed": -11,
    "figures": -10,
    "by somebody else's word": -7,
    "short": -17,
    "asked or tasked": 11,
    "a duty of somebody": 15,
    "taken forward": 13,
    "will do": 8,
    "is going to": 12,
    "only hoped or past": -8,
    "only describes": -11,
    "has already": -6,
    "a subject to discuss": -4,
}
