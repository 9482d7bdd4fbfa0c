"""What must be so before an action is changed."""

from sqlmodel import Session

from bot.actions.finding import ref
from bot.errors import Changed, Told
from store import history
from store.tables import Action, number


def must_be_outstanding(action: Action) -> None:
    """Raise Told when an action is discharged or withdrawn."""
    if action.discharged_at is not None:
        state = "discharged"
    elif action.withdrawn_at is not None:
        state = "withdrawn"
    else:
        return
    raise Told(
        f"{ref(action)} has been {state}, so nothing was changed. The office can open it again:"
        f" `/actions reopen {ref(action)}`.",
    )


def unchanged_since(session: Session, action: Action, revision: int | None) -> None:
    """Raise Changed when the action is no longer as it was at `revision`."""
    if revision is None or action.revision == revision:
        return
    last = history.altered(session, "action", number(action))
    raise Changed(
        f"{ref(action)} was {history.deed(last)} by {last.who} while you had it open. Your change"
        " is not saved. Close this, look at it again, then make your change.",
    )
