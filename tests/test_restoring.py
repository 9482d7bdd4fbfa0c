"""E5: the register is lost, and brought back from a copy by the steps that the README gives."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from builders import SLACK
from typer.testing import CliRunner, Result

from bot.__main__ import door
from bot.local import Site
from bot.office import Office
from handlers import serving
from store import open_store

README: Final = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def url(template: str, tmp_path: Path) -> str:
    """The address of a register in a folder of its own."""
    if not template.startswith("sqlite"):
        pytest.skip("PostgreSQL is backed up with its own tool")
    shutil.copyfile(template.removeprefix("sqlite:///"), tmp_path / "opcc.db")
    return f"sqlite:///{tmp_path}/opcc.db"


def steps() -> Iterator[str]:
    """Yield the steps of the README, but for the last, which starts the bot."""
    found = re.search(r"\*\*Restoring\.\*\*.*?```\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert found
    *before, last = (line.partition(" #")[0].strip() for line in found[1].splitlines())
    assert last == "opcc-bot serve"
    yield from before


@contextmanager
def running(office: Office, site: Site) -> Iterator[Callable[[str], str]]:
    """Run the bot of an office, and yield what types to it and returns its answer."""
    with serving.connected(office):
        site.wait_for_bot()
        yield lambda words: site.person(SLACK["PO"]).types(words).text


def gone(register: Path) -> None:
    register.unlink()


def overwritten(register: Path) -> None:
    register.write_bytes(b"another file" * 1_000)


def killed_while_writing(register: Path) -> None:
    """Leave what a machine leaves that lost its power in a large write: half, and its journal."""
    with closing(sqlite3.connect(register, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE action SET words = hex(randomblob(3000))")
        raw.execute("UPDATE change SET who = hex(randomblob(3000))")
        raw.execute("CREATE TABLE large AS SELECT hex(randomblob(200000)) AS words")
        left = {one: one.read_bytes() for one in register.parent.glob("opcc.db*")}
        raw.execute("ROLLBACK")
    for file, content in left.items():
        file.write_bytes(content)
    assert len(left) > 1


@pytest.mark.parametrize("lose", [gone, overwritten, killed_while_writing])
def test_e5_a_register_that_is_lost_is_brought_back_as_of_its_copy(
    office: Office, site: Site, url: str, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    def opcc_bot(*words: str) -> Result:
        return CliRunner().invoke(door, [*words], env={"DATABASE_URL": url})

    (tmp_path / "backups").mkdir()
    with running(office, site) as typed:
        typed("/actions add DCC to circulate the options paper by 11 August")
        backed_up = opcc_bot("backup", str(tmp_path / "backups"))
        typed("/actions add CC to share the survey findings")
    office.store.close()
    (copy,) = (tmp_path / "backups").iterdir()
    lose(tmp_path / "opcc.db")

    for step in steps():
        if step.startswith("opcc-bot "):
            verified = opcc_bot(*step.split()[1:])
        else:
            there = re.sub(r"/mnt/backups/\S+", str(copy), step)
            subprocess.run(there, shell=True, cwd=tmp_path, check=False, capture_output=True)  # noqa: S602  the README's own
    restored = open_store(url)
    with running(replace(office, store=restored), site) as typed:
        outstanding, lost = typed("/actions"), typed("/actions show A2")
        again = typed("/actions add CC to share the survey findings")
    restored.close()

    assert backed_up.exit_code == 0
    assert verified.exit_code == 0
    assert verified.stdout.startswith("The history is whole: ")
    assert outstanding.startswith("*1 outstanding*")
    assert "*A1* Circulate the options paper. DCC · due Wed 11 Aug 2021" in outstanding
    assert lost.startswith("There is no A2 on the register.")
    assert again.startswith("Recorded *A2*: share the survey findings.")
