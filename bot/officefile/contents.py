"""Reading the office file: the whole of it, or every mistake in it as a sentence."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import TypeAdapter, ValidationError

from bot.access import STAFF
from bot.errors import Told
from bot.names import spelling
from bot.officefile import checks
from bot.officefile.parts import (
    FileAppointment,
    FileBoard,
    FilePerson,
    FilePost,
    OfficeFile,
    Role,
    Side,
)
from bot.telling import phrases

SECTIONS: Final[dict[str, type]] = {
    "": OfficeFile,
    "posts": FilePost,
    "people": FilePerson,
    "boards": FileBoard,
    "holds": FileAppointment,
}

CHOICES: Final[dict[str, tuple[str, ...]]] = {"role": get_args(Role), "side": get_args(Side)}

WANTED: Final = {
    "posts": "tables that begin [[posts]]",
    "people": "tables that begin [[people]]",
    "boards": "tables that begin [[boards]]",
    "slack": "a Slack member id such as U0POLICY",
    "team": "a Slack workspace id such as T0OPCC00",
    "channel": "a Slack channel id such as C0ASSURE",
    "email": "an e-mail address",
    "since": "a day such as 2021-06-04",
    "until": "a day such as 2021-06-04",
    "acting": "true or false",
    "holds": 'a list such as [{ post = "DCC", since = 2021-06-04 }]',
    "aliases": 'a list of names such as ["CEX", "CEO"]',
    "answered_by": 'a list of posts such as ["Staff Officer"]',
    "answers_for": 'a list of posts such as ["CC"]',
    "attended_by": 'a list of posts such as ["CC", "DCC"]',
    "time": 'a time of day such as "10:30"',
    "notice_days": "a number of working days from 0 to 60",
    "reminders": "a table of words, numbers and lists",
    "purpose": "at most 500 characters",
    "frequency": "at most 500 characters",
    "venue": "at most 500 characters",
}
NAME: Final = "a name of 1 to 75 characters"


@cache
def _parts() -> TypeAdapter[OfficeFile]:
    return TypeAdapter(OfficeFile)


class OfficeFileWrong(Told):
    """What is wrong with the office file, each mistake a sentence; nothing has been changed."""

    def __init__(self, problems: Iterable[str]) -> None:
        """`problems` are sentences that each begin with the name of the file."""
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join((*self.problems, "Nothing was changed.")))


def read(path: Path) -> OfficeFile:
    """Read the office file at `path`; OfficeFileWrong with every mistake when it has any."""
    try:
        text = path.read_bytes().decode("utf-8-sig")  # Notepad puts a mark before the first word
    except FileNotFoundError:
        why = f"There is no office file at {path}. Give yours: `opcc-bot apply our-office.toml`."
        raise OfficeFileWrong([why]) from None
    except UnicodeDecodeError as error:
        why = f"{path.name} is not written in UTF-8: byte {error.start + 1} cannot be read."
        raise OfficeFileWrong([why]) from None
    except OSError as error:
        raise OfficeFileWrong([f"{path} cannot be read: {error.strerror}."]) from None
    file = parse(text, name=path.name)
    if not any(person.role == STAFF for person in file.people):
        why = "nobody has the role “staff”, so nobody could write on the register"
        raise OfficeFileWrong([f"{path.name}: {why}; give it to whoever keeps it."])
    return file


def parse(text: str, *, name: str = "office.toml") -> OfficeFile:
    """Read the words of an office file; `name` is what its mistakes are said to be in."""
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise OfficeFileWrong([f"{name} cannot be read as TOML: {error}."]) from None
    try:
        file = _parts().validate_python(raw)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False)
        raise OfficeFileWrong(f"{name}: {_sentence(raw, one)}" for one in wrong) from None
    if problems := list(checks.problems(file)):
        raise OfficeFileWrong(f"{name}: {problem}" for problem in problems)
    return file


def _sentence(raw: Mapping[str, Any], wrong: Mapping[str, Any]) -> str:
    place, key = _place(raw, wrong["loc"])
    section = next((part for part in reversed(wrong["loc"][:-1]) if part in SECTIONS), "")
    if wrong["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return f"{place}“{key}” is not a setting here; {_instead(key, _settings(section))}"
    if wrong["type"] in {"missing", "missing_argument"}:
        return f"{place}“{key}” is missing."
    given = phrases.cut(str(wrong["input"]), 60)
    if key in CHOICES:
        return f"{place}“{given}” is not a {key}; {_instead(given, CHOICES[key])}"
    return f"{place}“{key}” must be {WANTED.get(key, NAME)}, not “{given}”."


def _place(raw: Mapping[str, Any], loc: Sequence[int | str]) -> tuple[str, str]:
    """Return where a mistake is, as words that end in a colon, and the setting it is in."""
    said, at = [], raw
    for number, part in enumerate(loc):
        at = _inside(at, part)
        if isinstance(part, int) and isinstance(at, Mapping):
            said.append(str(at.get("name") or at.get("short") or at.get("post") or part + 1))
        elif number == 0 and len(loc) > 1:
            said.append(str(part))
    return (f"{', '.join(said)}: " if said else ""), _setting(loc)


def _setting(loc: Sequence[int | str]) -> str:
    """Return the setting that a place is in: the name after its last number, or before it."""
    last = max((number for number, part in enumerate(loc) if isinstance(part, int)), default=-1)
    after = [part for part in loc[last + 1 :] if isinstance(part, str)]
    before = [part for part in loc[: last + 1] if isinstance(part, str)]
    return (after or before[::-1])[0]


def _inside(at: Any, part: int | str) -> Any:
    try:
        return at[part]
    except (KeyError, IndexError, TypeError):
        return None


def _settings(section: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(SECTIONS[section]))


def _instead(given: str, allowed: Sequence[str]) -> str:
    near = spelling.nearest(given, allowed, limit=1)
    return f"did you mean “{near[0]}”?" if near else f"there are {phrases.together(allowed)}."


__all__ = ["OfficeFile", "OfficeFileWrong", "parse", "read"]
