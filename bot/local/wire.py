"""The words between the loopback server and what answers it: one request, one reply."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from socket import socket
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Json = dict[str, Any]
TakeOver = Callable[[socket], None]


@dataclass(frozen=True)
class Asked:
    """One HTTP request, its body read whole."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path, unquoted."""
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        """The query's fields, the last of each name."""
        return fields(urlsplit(self.target).query)

    @property
    def kind(self) -> str:
        """The media type of the body."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def json(self) -> Any:
        """Return the body as JSON; ValueError if it is not, or is nested beyond reading."""
        try:
            return json.loads(self.body or b"{}")
        except RecursionError:
            raise ValueError("nested too deeply") from None


@dataclass(frozen=True)
class Reply:
    """One HTTP reply; with `take_over` the connection is handed to that instead."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json; charset=utf-8"
    headers: Json = field(default_factory=dict)
    take_over: TakeOver | None = None


def fields(encoded: str) -> dict[str, str]:
    """Return the fields of a form body, the last of each name."""
    return {name: values[-1] for name, values in parse_qs(encoded, keep_blank_values=True).items()}


def answer(body: Any, status: int = 200, **headers: str) -> Reply:
    """Return a JSON reply."""
    text = json.dumps(body, ensure_ascii=False)
    return Reply(status, text.encode("utf-8", "surrogatepass"), headers=headers)


def told(sentence: str, status: int = 400) -> Reply:
    """Return a refusal in words for a person."""
    return answer({"error": sentence}, status)
