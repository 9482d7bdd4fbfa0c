"""Forms (Slack's views): what one holds, and the state of its inputs."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

# What Slack reports for each kind of input, and what an untouched one holds.
STATE_FIELDS: dict[str, tuple[str, Any]] = {
    "plain_text_input": ("value", None),
    "email_text_input": ("value", None),
    "url_text_input": ("value", None),
    "number_input": ("value", None),
    "rich_text_input": ("rich_text_value", None),
    "datepicker": ("selected_date", None),
    "timepicker": ("selected_time", None),
    "datetimepicker": ("selected_date_time", None),
    "static_select": ("selected_option", None),
    "external_select": ("selected_option", None),
    "radio_buttons": ("selected_option", None),
    "users_select": ("selected_user", None),
    "channels_select": ("selected_channel", None),
    "conversations_select": ("selected_conversation", None),
    "checkboxes": ("selected_options", []),
    "multi_static_select": ("selected_options", []),
    "multi_external_select": ("selected_options", []),
    "multi_users_select": ("selected_users", []),
    "multi_channels_select": ("selected_channels", []),
    "multi_conversations_select": ("selected_conversations", []),
    "file_input": ("files", []),
}
# Where an element says what it starts with, by the field that it reports.
INITIAL_FIELDS = {
    "value": "initial_value",
    "rich_text_value": "initial_value",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_channel": "initial_channel",
    "selected_channels": "initial_channels",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
}
State = dict[str, dict[str, Json]]


@dataclass(slots=True, eq=False)
class Form:
    """One view: a modal on a person's stack, or their App Home."""

    id: str
    user: str
    view: Json
    hash: str
    root: str
    previous: str | None = None
    state: State = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def elements(block: Json) -> list[Json]:
    """Return the interactive elements of a block, wherever it keeps them."""
    found = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
    return [one for one in found if isinstance(one, dict) and "action_id" in one]


def initial_state(blocks: list[Json]) -> State:
    """Return what the inputs of `blocks` hold before anybody has touched them."""
    state: State = {}
    for block in blocks:
        for element in elements(block):
            if element["type"] in STATE_FIELDS:
                state.setdefault(block["block_id"], {})[element["action_id"]] = _untouched(element)
    return state


def _untouched(element: Json) -> Json:
    key, empty = STATE_FIELDS[element["type"]]
    return {"type": element["type"], key: element.get(INITIAL_FIELDS.get(key, ""), empty)}


def with_state(blocks: list[Json], filled: State) -> State:
    """Return the whole state of `blocks` once `filled` has been put into its inputs."""
    state = initial_state(blocks)
    for block_id, actions in filled.items():
        for action_id, given in actions.items():
            if action_id in state.get(block_id, {}):
                state[block_id][action_id] |= given
    return state


def merged(held: State, given: State) -> State:
    """Return both, where they differ as `given` has it."""
    both = {block: dict(actions) for block, actions in held.items()}
    for block, actions in given.items():
        both.setdefault(block, {}).update(actions)
    return both


def chosen(action: Json) -> State:
    """Return what the used element holds now, from its part of the payload."""
    field = STATE_FIELDS.get(action["type"])
    if field is None:
        return {}
    held = {"type": action["type"], field[0]: action.get(field[0])}
    return {action["block_id"]: {action["action_id"]: held}}


def missing(blocks: list[Json], state: State) -> dict[str, str]:
    """Return what Slack's own client says, by block id, before it submits anything."""
    problems = {}
    for block in blocks:
        if block["type"] == "input":
            problem = _problem(block, state[block["block_id"]])
            if problem:
                problems[block["block_id"]] = problem
    return problems


def _problem(block: Json, values: dict[str, Json]) -> str | None:
    element = block["element"]
    value = values[element["action_id"]][STATE_FIELDS[element["type"]][0]]
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(value, str) and len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if isinstance(value, str) and len(value) > element.get("max_length", len(value)):
        return f"Please enter at most {element['max_length']} characters."
    return None
