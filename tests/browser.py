"""Chromium for tests: a test goes without where there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from missing import missing
from playwright.sync_api import Browser, sync_playwright

PLACES = (
    "/usr/bin/chromium-headless-shell",  # draws no window around the page: a quarter cheaper
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
)
SWITCHES = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Return where Chromium is installed, or None."""
    named = os.environ.get("CHROMIUM")
    found = [one for one in (named, *PLACES) if one and Path(one).exists()]
    return found[0] if found else shutil.which("chromium")


@contextmanager
def launched() -> Iterator[Browser]:
    """Run Chromium; without one the test is skipped, or fails when CI=true."""
    path = chromium()
    if path is None:
        missing("no Chromium here: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()
