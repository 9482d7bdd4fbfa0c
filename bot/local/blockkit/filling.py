"""What a person puts into an input, as Slack's client reports it."""

from typing import Any

from bot.local.state.forms import STATE_FIELDS

Json = dict[str, Any]


def filled(element: Json, value: Any, *, whole: bool = False) -> Any:
    """Return the chosen value of `element`; with `whole`, its entry in a form's state."""
    field = STATE_FIELDS.get(element["type"], ("selected_option", None))[0]
    chosen = value
    if field == "selected_option" and value is not None:
        chosen = _option(element, value)
    elif field == "selected_options":
        chosen = [_option(element, one) for one in value]
    return {"type": element["type"], field: chosen} if whole else chosen


def _option(element: Json, words: Any) -> Json:
    groups = element.get("option_groups", [])
    options = [*element.get("options", []), *(one for group in groups for one in group["options"])]
    for one in options:
        if words in (one, one["text"]["text"], one["value"]):
            return dict(one)
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": str(words)}, "value": str(words)}
    found = [one["text"]["text"] for one in options]
    raise AssertionError(f"no choice {words!r} among {found}")
