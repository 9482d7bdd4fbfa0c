"""The gathering of what is wrong with a piece of JSON, each problem with where it is."""

from collections.abc import Collection
from typing import Any

Json = dict[str, Any]


class Checking:
    """Problems found so far, worded and placed as Slack words and places them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.problems: list[str] = []

    def wrong(self, problem: str, at: str) -> None:
        """Note one problem at a JSON pointer."""
        self.problems.append(f"{problem} [json-pointer:{at}]")

    def text(self, value: Any, at: str, *, most: int, least: int = 1) -> bool:
        """Check a string's length; return whether it is right."""
        if not isinstance(value, str):
            self.wrong("must be a string", at)
        elif len(value) > most:
            self.wrong(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            self.wrong(f"must be more than {least - 1} characters", at)
        else:
            return True
        return False

    def optional_text(self, holder: Json, key: str, at: str, *, most: int, least: int = 0) -> None:
        """Check a string that may be left out."""
        if holder.get(key) is not None:
            self.text(holder[key], f"{at}/{key}", most=most, least=least)

    def required(self, holder: Json, keys: Collection[str], at: str) -> bool:
        """Check that nothing of `keys` is left out; return whether it is so."""
        absent = [key for key in keys if holder.get(key) is None]
        for key in absent:
            self.wrong(f"missing required field: {key}", at)
        return not absent

    def items(self, value: Any, at: str, *, most: int, least: int = 1) -> list[Any]:
        """Check a list's length; return its items, or none if it is no list."""
        if not isinstance(value, list):
            self.wrong("must be an array", at)
            return []
        if len(value) > most:
            self.wrong(f"no more than {most} items allowed", at)
        elif len(value) < least:
            self.wrong(f"no fewer than {least} items required", at)
        return value

    def one_of(self, value: Any, allowed: Collection[str], at: str) -> bool:
        """Check that a word is one of those allowed; return whether it is."""
        if value in allowed:
            return True
        self.wrong(f"must be one of: {', '.join(sorted(allowed))}", at)
        return False

    def known(self, holder: Any, allowed: Collection[str], at: str) -> bool:
        """Check that something is an object of a known `type`; return whether it is."""
        if not isinstance(holder, dict):
            self.wrong("must be an object", at)
            return False
        if holder.get("type") in allowed:
            return True
        self.wrong(f"unsupported type: {holder.get('type')}", f"{at}/type")
        return False
