"""What can be done to an action: may they, is there anything to do, do it, write it down."""

from bot.actions.amending import amend, assign
from bot.actions.closing import discharge, reopen, withdraw
from bot.actions.deferring import defer
from bot.actions.finding import LAST, find, is_seen, ref
from bot.actions.kept import written
from bot.actions.owners import forget_reports, owed_by
from bot.actions.raising import New, raise_
from bot.actions.ready import must_be_outstanding, unchanged_since
from bot.actions.reporting import report
from bot.actions.restoring import restore
from bot.actions.updating import update

__all__ = [
    "LAST", "New", "amend", "assign", "defer", "discharge", "find", "forget_reports", "is_seen",
    "must_be_outstanding", "owed_by", "raise_", "ref", "reopen", "report", "restore",
    "unchanged_since", "update", "withdraw", "written",
]  # fmt: skip
