"""Everything the bot answers, on one page; and the Bolt app that answers it."""

import re
from collections.abc import Callable
from typing import Any, Final

from slack_bolt import Ack, App, Respond

from bot.office import Office
from handlers import (
    actions,
    again,
    answering,
    astray,
    changing,
    chasing,
    deciding,
    edge,
    forms,
    home,
    meeting_forms,
    meeting_saves,
    meetings,
    notes,
    papers,
    presence,
    reminders,
    scheduling,
    series,
    threads,
    timetables,
)
from handlers.asking import Listens, reads, writes

COMMANDS: Final[dict[str, dict[str, Listens]]] = {
    "/actions": {
        "outstanding": reads(actions.outstanding),
        "show": reads(actions.show),
        "add": writes(changing.add),
        "change": reads(changing.change),
        "update": writes(changing.update),
        "report": writes(changing.report),
        "assign": writes(changing.assign),
        "defer": writes(changing.defer),
        "discharge": writes(changing.discharge),
        "withdraw": writes(changing.withdraw),
        "reopen": writes(changing.reopen),
        "undo": writes(changing.take_back),
        "history": reads(actions.history),
        "search": reads(actions.search),
        "acknowledgements": reads(answering.listed),
        "sendback": writes(deciding.send_back),
        "keep": writes(deciding.keep_open),
    },
    "/meetings": {
        "next": reads(meetings.upcoming),
        "list": reads(timetables.listed),
        "show": reads(meetings.show),
        "schedule": writes(scheduling.schedule),
        "move": writes(scheduling.move),
        "cancel": writes(scheduling.cancel),
        "held": writes(scheduling.held),
        "undo": writes(changing.take_back),
    },
    "/reminders": {
        "coming": reads(reminders.coming),
        "sent": reads(reminders.sent),
        "snooze": writes(chasing.snooze),
        "time": writes(chasing.time),
        "out": writes(presence.out),
        "back": writes(presence.back),
        "prefer": writes(presence.prefer),
        "send": writes(chasing.send, to="look_after"),
        "pause": writes(chasing.pause),
        "resume": writes(chasing.resume),
        "replan": writes(chasing.replan),
        "health": reads(reminders.health, to="look_after"),
    },
}
"""What is typed; the first of each is what the command alone means, or with filters after it."""

WORDS: Final[dict[str, Listens]] = {
    "/actions": reads(actions.meant),
    "/meetings": reads(meetings.meant),
    "/reminders": reads(reminders.meant),
}
"""What answers words that begin with no verb; what it does not know either is told the verbs."""

BUTTONS: Final[dict[str, Listens]] = {
    "page": reads(actions.turn_page),
    "open": reads(actions.open_),
    "list": reads(actions.listed),
    "new": reads(forms.adding),
    "history": reads(actions.history),
    "form": reads(forms.opening),
    "meant": writes(again.of(COMMANDS, WORDS)),
    "settle": writes(changing.settle),
    "undo": writes(changing.take_back),
    "meetings": reads(timetables.turn_page),
    "meeting": reads(meetings.open_),
    "matters": reads(meetings.matters),
    "calendar": reads(meetings.calendar),
    "schedule": reads(meeting_forms.scheduling),
    "set_date": reads(meeting_forms.setting_date),
    "move_meeting": reads(meeting_forms.move_pressed),
    "cancel_meeting": reads(meeting_forms.cancel_pressed),
    "amend_meeting": reads(meeting_forms.amending),
    "held_meeting": writes(meeting_saves.held_pressed),
    "propose": reads(meeting_forms.proposing),
    "settle_meeting": writes(scheduling.settle),
    "review": reads(notes.opened),
    "review_page": writes(notes.turned),
    "tick": writes(notes.ticked),
    "change_finding": writes(notes.changing),
    "notes_meeting": writes(notes.meeting),
    "hand_notes": writes(notes.handed),
    "discard_notes": writes(notes.discarded),
    "snooze": reads(chasing.snooze_pressed),
    "more_time": reads(chasing.time_pressed),
    "acknowledge": writes(answering.acknowledged),
    "record": writes(answering.recorded),
    "time_of": reads(answering.time_wanted),
    "report_of": reads(answering.report_wanted),
    "remark_on": writes(answering.placed),
    "several": reads(deciding.several),
    "keep_open": writes(deciding.keep_open),
    "agree": writes(deciding.agreed),
    "time_form": reads(deciding.deciding_form),
}
"""What is pressed; a name may be followed by a colon and anything, to keep it apart."""

FORMS: Final[dict[str, Listens]] = {
    "add": writes(forms.added),
    "amend": writes(forms.amended),
    "update": writes(forms.updated),
    "report": writes(forms.reported),
    "defer": writes(forms.deferred),
    "discharge": writes(forms.discharged),
    "withdraw": writes(forms.withdrawn),
    "reopen": writes(forms.reopened),
    "schedule_meeting": writes(meeting_saves.scheduled),
    "date_meeting": writes(meeting_saves.moved),
    "move_meeting": writes(meeting_saves.moved),
    "cancel_meeting": writes(meeting_saves.cancelled),
    "amend_meeting": writes(meeting_saves.amended),
    "propose_item": writes(meeting_saves.proposed),
    "series": reads(series.proposed),
    "confirm_series": writes(series.confirmed),
    "change_finding": writes(notes.changed),
    "change_notes_meeting": writes(notes.meeting_changed),
    "file_notes": writes(notes.filed),
    "snooze": writes(chasing.snoozed),
    "more_time": writes(chasing.time_asked),
    "discharge_several": writes(deciding.discharged),
    "send_back": writes(deciding.sent_back),
    "amend_time": writes(deciding.amended),
    "decline_time": writes(deciding.declined),
}
"""What is filled in and saved."""

SHORTCUTS: Final[dict[str, Listens]] = {
    "record_message": reads(forms.record_message),
    "add_action": reads(forms.adding),
    "read_notes": writes(papers.read_message),
}
"""What is chosen from a message's menu, or from anywhere."""

HOME: Final = reads(home.shown)


def build_app(
    office: Office, *, signing_secret: str = "", wake: Callable[[], None] = lambda: None
) -> App:
    """Return the app that answers for `office`; it does nothing until a request comes.

    `wake` is called when there is a paper to read, or to tell of, sooner than by itself.

    A listener finishes its transaction before Slack is answered (`process_before_response`):
    whatever was acknowledged has been saved.
    """
    app = App(
        name="opcc-bot",  # Bolt would look for one through all that is loaded
        client=office.slack,
        signing_secret=signing_secret or None,
        request_verification_enabled=bool(signing_secret),
        token_verification_enabled=False,
        process_before_response=True,
    )

    app.error(edge.failed)

    @app.command(re.compile(f"({'|'.join(COMMANDS)})$"))
    def on_command(body: dict[str, Any], ack: Ack, respond: Respond) -> None:
        edge.commanded(office, body, ack, respond, known=COMMANDS, words=WORDS)

    @app.action(re.compile(""))
    def on_button(body: dict[str, Any], ack: Ack, respond: Respond) -> None:
        edge.pressed(office, body, ack, respond, known=BUTTONS, home=HOME)
        wake()

    @app.view(re.compile(""))
    def on_form(body: dict[str, Any], ack: Ack) -> None:
        edge.submitted(office, body, ack, known=FORMS, home=HOME)
        wake()

    @app.shortcut(re.compile(""))
    def on_shortcut(body: dict[str, Any], ack: Ack) -> None:
        edge.chosen(office, body, ack, known=SHORTCUTS)
        wake()

    @app.event("app_home_opened")
    def on_home(event: dict[str, Any]) -> None:
        edge.visited(office, event, HOME)

    @app.event("message")
    def on_message(body: dict[str, Any]) -> None:
        threads.heard(office, body)
        astray.heard(office, body)
        if papers.heard(office, body):
            wake()

    @app.event("reaction_added")
    @app.event("reaction_removed")
    def on_reaction(body: dict[str, Any]) -> None:
        threads.heard(office, body)

    @app.event("user_change")
    def on_person(event: dict[str, Any]) -> None:
        office.members.forget(str(event["user"]["id"]))

    return app
