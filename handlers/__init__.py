"""Everything the bot answers, on one page; and the Bolt app that answers it."""

import re
from typing import Any, Final

from slack_bolt import Ack, App, Respond

from bot.office import Office
from bot.reading import commands as words
from handlers import actions, edge, meetings
from handlers.asking import Listens, reads, writes

COMMANDS: Final[dict[str, dict[str, Listens]]] = {
    "/actions": {
        "outstanding": reads(actions.outstanding),
    },
    "/meetings": {
        "next": reads(meetings.upcoming),
    },
}
"""What is typed; the first of each is what a command alone means."""

BUTTONS: Final[dict[str, Listens]] = {
    "page": reads(actions.turn_page),
}

FORMS: Final[dict[str, Listens]] = {
}

SHORTCUTS: Final[dict[str, Listens]] = {
}


def build_app(office: Office, *, signing_secret: str = "") -> App:
    """Return the app that answers for `office`; it changes nothing until a request comes.

    A listener finishes its transaction before Slack is answered (`process_before_response`):
    whatever was acknowledged has been saved.
    """
    app = App(
        client=office.slack,
        signing_secret=signing_secret or None,
        request_verification_enabled=bool(signing_secret),
        token_verification_enabled=False,
        process_before_response=True,
    )

    @app.command(re.compile("|".join(COMMANDS)))
    def on_command(body: dict[str, Any], ack: Ack) -> None:
        edge.commanded(office, body, ack, find=command)

    @app.action(re.compile(""))
    def on_button(body: dict[str, Any], ack: Ack, respond: Respond) -> None:
        edge.pressed(office, body, ack, respond, find=BUTTONS.get)

    @app.view(re.compile(""))
    def on_form(body: dict[str, Any], ack: Ack) -> None:
        edge.submitted(office, body, ack, find=FORMS.get)

    @app.shortcut(re.compile(""))
    def on_shortcut(body: dict[str, Any], ack: Ack) -> None:
        edge.chosen(office, body, ack, find=SHORTCUTS.get)

    return app
