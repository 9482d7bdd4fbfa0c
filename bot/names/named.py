"""Who is named: one post, person or body, or a doubt about it that a person settles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """One that can owe an action: exactly one of `post_id`, `person_id` and `body` is given.

    `label` is for lists and buttons ("DCC"); `full` says who that is: "DCC (Anthony Bangham)".
    """

    label: str
    full: str
    post_id: int | None = None
    person_id: int | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that words in doubt could mean, complete enough for a button to choose.

    `owners` are all that the words name, read so, and not only the part that was in doubt.
    """

    label: str
    owners: tuple[Named, ...] = ()
    board_id: int | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """Words that could mean several, or nobody that is known; nothing is chosen.

    `words` is the part in doubt, `why` a sentence for the person, and `readings` what it
    could mean, likeliest first; there are none when nothing comes near. The labels of the
    readings differ from each other.
    """

    words: str
    why: str
    readings: tuple[Reading, ...] = ()
