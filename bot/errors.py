"""The tree of things to tell a person: each is a sentence that says what to do next."""

from collections.abc import Mapping


class Told(Exception):  # noqa: N818  it is what a person is told, not a fault of ours
    """Something to tell the person who asked; the sentence is the whole of the answer.

    It says what happened, what to do next and that nothing was lost, in the words of
    VOICE: plain, short, exact. Nothing has been saved when one is raised.
    """

    def __init__(self, sentence: str, *, field: str | None = None, instead: str = "") -> None:
        """`field` names the input of a form that the sentence stands beside.

        `instead` is the whole command that may have been meant, for a button to give.
        """
        super().__init__(sentence)
        self.sentence = sentence
        self.instead = instead
        self.fields: Mapping[str, str] = {field: sentence} if field else {}


class Unfilled(Told):
    """A form that cannot be saved as it is filled in: each input has its own sentence."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fields.values())))
        self.fields = fields


class Refused(Told):
    """The person may not do this, and nothing is revealed about what they asked for."""


class NotFound(Told):
    """There is no such thing, or none that this person may see: the two look alike."""


class NotUnderstood(Told):
    """The words could not be read; the sentence gives examples that can."""


class Changed(Told):
    """Somebody else changed the record first; the sentence says who and when."""


class CannotStart(Told):
    """The bot cannot begin its work; one sentence for the person in IT, exit code 1."""
