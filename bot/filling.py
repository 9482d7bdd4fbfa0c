"""Reading what was filled in so that all that is wrong with it is told at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar, cast

from bot.errors import Told, Unfilled

Given = ParamSpec("Given")
Read = TypeVar("Read")


class Filling:
    """Inputs as they are read, one after another, with what is told of those that are wrong."""

    def __init__(self) -> None:
        self.wrong: list[Told] = []

    def read(
        self, reader: Callable[Given, Read], *given: Given.args, **named: Given.kwargs
    ) -> Read:
        """Return what `reader` reads; what it tells of an input is kept for the end of the block.

        What is returned then stands for nothing, and is to be handed to nothing else.
        """
        try:
            return reader(*given, **named)
        except Told as told:
            if not told.fields:
                raise
            self.wrong.append(told)
            return cast("Read", None)


@contextmanager
def filling() -> Iterator[Filling]:
    """Read several inputs in one block; what is wrong with them is raised together at its end."""
    filled = Filling()
    yield filled
    if len(filled.wrong) == 1:
        raise filled.wrong[0]
    if filled.wrong:
        raise Unfilled({name: said for told in filled.wrong for name, said in told.fields.items()})
