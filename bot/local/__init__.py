"""A Slack of one's own on loopback, for trying out and for tests.

    with local.running(local.sample_workspace(manifest)) as site:
        # the bot runs with SLACK_API_URL=site.api_url and the site's tokens and secret
        site.wait_for_bot()
        chief = site.person("U0CHIEFC")
        assert "1 outstanding" in chief.types("/actions outstanding").text

It imports nothing of ours: it is Slack, not us, and the bot reaches it as it reaches Slack.
It refuses what Slack refuses, with Slack's own names for it; where Slack is not documented,
it refuses rather than lets pass, so that what works here works there.

How it is built, from the inside out
------------------------------------
- `state`: `workspace` holds all there is (people, channels, messages, files, forms), under one
  lock, with `clock` for the time and `handles` for triggers and response addresses. `posts`,
  `showing`, `scheduling` and `administering` are the only ways to change it; each tells the bot
  (`events`) and whoever looks on (`watching`).
- `blockkit`: `blocks`, `elements`, `compositions` and `limits` know what Block Kit allows.
- `webapi`: `methods` is the Web API, one literal table; `api` puts tokens, scopes, `rates`,
  `faults` and the record of `requests` around it.
- `delivering`: `delivery` sends commands and presses once and events four times, down `links`
  (Socket Mode) or by `posting` (signed HTTP). `payloads` says what is sent, `answers` what is
  done with what comes back. No lock of the workspace is held while the bot is waited for.
- `persons`: `acting` is what a person can do. The page (`screen.addresses`) and `person`, the
  driver for tests, are two thin layers over those same verbs. The driver does not go through
  HTTP: a test is quicker, and what fails has one stack.
- `server` is the standard library's threaded server and not a framework: faults need the bare
  connection (to drop, reset or stall it), Socket Mode takes it over, and it must start and
  stop at once. Frames are wsproto's. It listens on 127.0.0.1, answers only to that name and
  localhost, and takes nothing that another page sends.

Waiting is by conditions and never by sleeping. Ids are counted, not drawn, so that runs
repeat; only what must not be guessed (triggers, tickets, response addresses) is random.
With `Clock(at, ticking=False)` every moment is named by the test. Triggers keep real time, as
the bot's own speed is what they measure.
"""

from bot.local.persons.acting import CannotAct
from bot.local.persons.person import NotAnswered, Person
from bot.local.persons.shown import NotThere, Seen, Shown
from bot.local.sample import sample_workspace
from bot.local.site import Site, running
from bot.local.state.clock import Clock
from bot.local.state.workspace import Workspace

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
