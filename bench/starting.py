"""How soon the bot is ready, beside the import of what it must stand on, and how much it holds."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, in_turn
from bot import local
from handlers.manifest import manifest

FOUR = "import slack_bolt, apscheduler.schedulers.background, sqlmodel, dateparser"
"""The packages that the bot must stand on; pytest is not one that it runs with."""


def figures(url: str) -> Iterator[Figure]:
    """Measure starting over Socket Mode, to its word that it is ready."""
    with local.running(local.sample_workspace(manifest())) as site:
        environment = os.environ | {
            "DATABASE_URL": url,
            "SLACK_BOT_TOKEN": site.bot_token,
            "SLACK_APP_TOKEN": site.app_token,
            "SLACK_API_URL": site.api_url,
        }
        resident: list[float] = []
        ready, floor = in_turn(
            lambda: resident.append(_started(environment)), _imported, runs=5, warm=1
        )
    note = f"{ready.p50:.0f} ms against {floor.p50:.0f} ms"
    yield Figure(
        "ready, to the import of the required packages", ready.p50 / floor.p50, 1.5, note=note
    )
    yield Figure("resident when ready", max(resident), 120, unit="MB")


def _imported() -> None:
    subprocess.run([sys.executable, "-c", FOUR], check=True)


def _started(environment: dict[str, str]) -> float:
    """Start the bot, wait for its word, and return the megabytes it then holds."""
    command = [sys.executable, "-m", "bot", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline() if process.stdout else ""
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        held = re.search(r"VmRSS:\s+(\d+) kB", status)
        process.kill()
        time.sleep(0)
    if not line.startswith("Ready") or held is None:
        raise RuntimeError(f"the bot did not start: {line}")
    return int(held.group(1)) / 1024
