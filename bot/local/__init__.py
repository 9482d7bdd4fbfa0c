"""A Slack of one's own on loopback, for trying out and for tests.

    with local.running(local.sample_workspace(manifest)) as site:
        # the bot runs with SLACK_API_URL=site.api_url and the site's three secrets
        chief = site.person("U0CHIEFC")
        assert "1 outstanding" in chief.types("/actions outstanding").text

It imports nothing of ours: it is Slack, not us, and the bot reaches it as it reaches Slack.
"""

from bot.local.acting import CannotAct
from bot.local.clock import Clock
from bot.local.person import NotAnswered, Person
from bot.local.sample import sample_workspace
from bot.local.shown import NotThere, Seen, Shown
from bot.local.site import Site, running
from bot.local.workspace import Workspace

__all__ = [
    "CannotAct",
    "Clock",
    "NotAnswered",
    "NotThere",
    "Person",
    "Seen",
    "Shown",
    "Site",
    "Workspace",
    "running",
    "sample_workspace",
]
