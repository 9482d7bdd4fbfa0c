"""How soon the bot is ready, beside the import of what it must stand on, and how much it holds."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.figures import Figure, in_turn
from bot import local
from handlers.manifest import manifest

FOUR = "import slack_bolt, apscheduler.schedulers.background, sqlmodel, dateparser"
"""The packages that the bot must stand on; pytest is not one that it runs with."""


def figures(small: str, large: str) -> Iterator[Figure]:
    """Measure starting over Socket Mode, to its word that it is ready, on either register."""
    held: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="opcc-compiled-") as compiled,
        local.running(local.sample_workspace(manifest())) as site,
    ):
        settings = _environment(compiled) | {
            "SLACK_BOT_TOKEN": site.bot_token,
            "SLACK_APP_TOKEN": site.app_token,
            "SLACK_API_URL": site.api_url,
        }
        starts = [partial(_start, settings | {"DATABASE_URL": url}, held) for url in (small, large)]
        imports = partial(_import, _environment(compiled))
        *ready, floor = in_turn(*starts, imports, runs=9, warm=1, clock=_of_children)
    for actions, timed in zip(("1,000", "1,000,000"), ready, strict=True):
        name = f"ready with {actions} actions, to the import of what it needs"
        note = f"{timed.p50:.0f} ms against {floor.p50:.0f} ms"
        yield Figure(name, timed.p50 / floor.p50, 1.5, note=note)
    yield Figure("resident when ready", max(held), 120, unit="MB")


def _environment(compiled: str) -> dict[str, str]:
    """Return this one's environment, with a place for what Python compiles: it is kept there.

    An installed program was compiled when it was first run, and so was what it stands on.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": compiled}


def _of_children() -> float:
    """Return the processor's seconds that the processes started here have taken, now ended."""
    taken = os.times()
    return taken.children_user + taken.children_system


def _import(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", FOUR], env=environment, check=True)


def _start(environment: dict[str, str], resident: list[float]) -> None:
    """Start the bot, wait for its word, and note the megabytes it then holds."""
    command = [sys.executable, "-m", "bot", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline() if process.stdout else ""
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        held = re.search(r"VmRSS:\s+(\d+) kB", status)
        process.kill()
    if not line.startswith("Ready") or held is None:
        raise RuntimeError(f"the bot did not start: {line}")
    resident.append(int(held.group(1)) / 1024)
