"""What Slack says when it will not do something: its own error names."""

from typing import Any


class Refused(Exception):  # noqa: N818  it carries Slack's own error name, and is no fault of ours
    """A request Slack refuses; `error` is the name that its documentation gives."""

    def __init__(self, error: str, **more: Any) -> None:
        """`more` goes into the answer beside `ok` and `error`."""
        super().__init__(error)
        self.error = error
        self.more = more

    @property
    def answer(self) -> dict[str, Any]:
        """The body of the refusal."""
        return {"ok": False, "error": self.error, **self.more}


def invalid(error: str, problems: list[str]) -> Refused:
    """Return `error` with its problems told twice, as Slack tells them."""
    messages = [f"[ERROR] {problem}" for problem in problems]
    return Refused(error, errors=problems, response_metadata={"messages": messages})
