"""The workspace of the try-out, with the people and channels of `sample.toml`."""

import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from bot.local.state.channels import Channel
from bot.local.state.clock import Clock
from bot.local.state.people import Member
from bot.local.state.workspace import Workspace

SAMPLE = Path(__file__).with_name("sample.toml")


def sample_workspace(
    manifest: dict[str, Any] | None = None, *, clock: Clock | None = None
) -> Workspace:
    """Return the sample workspace; without a manifest the app may do everything."""
    if manifest is None:
        workspace = Workspace(clock=clock)
    else:
        workspace = Workspace.from_manifest(manifest, clock=clock)
    return fill(workspace, SAMPLE)


def fill(workspace: Workspace, path: Path) -> Workspace:
    """Add the people and channels of a file written like `sample.toml`."""
    written = _read(path)
    for one in written["people"]:
        workspace.add_person(Member(**one))
    for one in written["channels"]:
        workspace.add_channel(Channel(**deepcopy(one)))
    return workspace


@cache
def _read(path: Path) -> dict[str, Any]:
    """Read it once in a process: most tests begin in a sample workspace of their own."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
