"""The command line as somebody in IT meets it: each command run, each refusal in one sentence."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from builders import SLACK
from typer.testing import CliRunner

from bot import local
from bot.__main__ import door
from bot.errors import CannotStart, Told
from bot.local import Site
from handlers import BUTTONS, COMMANDS, FORMS, SHORTCUTS, serving
from handlers.manifest import EVENTS, LABELS, SCOPES, manifest

ROOT = Path(__file__).parent.parent
BOT = [sys.executable, "-m", "bot"]
OURS = {"DATABASE_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET",
        "SLACK_API_URL", "PORT", "OPCC_OFFICE"}  # fmt: skip

COMMAND_LINE = ("serve", "remind", "try", "migrate", "apply", "manifest", "verify", "backup",
                "read", "import", "dates")  # fmt: skip

Ran = subprocess.CompletedProcess[str]


def run(*words: str, **environment: str) -> Ran:
    return subprocess.run(  # noqa: S603  our own command
        [*BOT, *words], env=_environment(environment), capture_output=True, text=True,
        timeout=120, check=False, cwd=ROOT,
    )  # fmt: skip


def _environment(more: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in OURS} | more


def told(ran: Ran) -> str:
    """Return the one sentence with which a command stopped."""
    assert (ran.returncode, ran.stdout) == (1, ""), ran
    logged = [line for line in ran.stderr.splitlines() if line.startswith("{")]
    assert all("Traceback" not in line for line in logged)
    (line,) = [line for line in ran.stderr.splitlines() if not line.startswith("{")]
    assert line.startswith("opcc-bot: ")
    return line.removeprefix("opcc-bot: ")


# Help


def test_every_command_is_in_the_help_and_has_its_own() -> None:
    listed = CliRunner().invoke(door, ["--help"])
    assert listed.exit_code == 0
    for command in COMMAND_LINE:
        assert f"  {command} " in listed.stdout
        own = CliRunner().invoke(door, [command, "--help"])
        assert own.exit_code == 0
        assert f"Usage: opcc-bot {command}" in own.stdout or f" {command} [OPTIONS]" in own.stdout
        assert len(own.stdout.splitlines()) > 5, own.stdout


def test_no_command_at_all_shows_the_help_and_an_unknown_one_says_so() -> None:
    assert "Usage:" in CliRunner().invoke(door, []).output
    wrong = CliRunner().invoke(door, ["serv"])
    assert wrong.exit_code == 2
    assert "No such command 'serv'" in wrong.output


# From nothing to an office


def test_migrate_apply_and_verify_make_an_office_and_do_nothing_twice(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/opcc.db"

    made = CliRunner().invoke(door, ["migrate"], env={"DATABASE_URL": url})
    assert made.exit_code == 0
    assert made.stdout.startswith("Made a new, empty register at ")
    assert (
        "is at this version already"
        in CliRunner().invoke(door, ["migrate"], env={"DATABASE_URL": url}).stdout
    )

    words = ["apply", str(ROOT / "office.toml"), "--dry-run"]
    planned = CliRunner().invoke(door, words, env={"DATABASE_URL": url})
    assert planned.exit_code == 0
    assert counted(tmp_path / "opcc.db", "person") == 0
    empty = CliRunner().invoke(door, ["verify"], env={"DATABASE_URL": url})
    assert empty.stdout == "The history is whole: nothing is written in it yet.\n"
    applied = CliRunner().invoke(
        door, ["apply"], env={"DATABASE_URL": url, "OPCC_OFFICE": str(ROOT / "office.toml")}
    )
    assert applied.exit_code == 0
    assert len(applied.stdout.splitlines()) > 10
    assert counted(tmp_path / "opcc.db", "person") > 5
    again = CliRunner().invoke(
        door, ["apply", str(ROOT / "office.toml")], env={"DATABASE_URL": url}
    )
    assert (again.exit_code, len(again.stdout.splitlines())) == (0, 1)
    verified = CliRunner().invoke(door, ["verify"], env={"DATABASE_URL": url})
    assert verified.stdout.startswith("The history is whole: ")


def counted(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as raw:
        return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  our own name


@pytest.mark.parametrize(
    ("words", "environment", "says"),
    [
        (["serve"], {}, "SLACK_BOT_TOKEN is not set"),
        (["serve"], {"SLACK_BOT_TOKEN": "xoxb-local"}, "Socket Mode needs SLACK_APP_TOKEN"),
        (["serve", "--http"], {"SLACK_BOT_TOKEN": "xoxb-local"}, "needs SLACK_SIGNING_SECRET"),
        (["serve"], {"SLACK_BOT_TOKEN": "xoxb-local", "SLACK_APP_TOKEN": "xapp-local",
                     "SLACK_API_URL": "http://127.0.0.1:1/api/"}, "Slack could not be reached at"),
        (["verify"], {"DATABASE_URL": "sqlite:///nowhere/opcc.db"}, "There is no database at"),
        (["migrate"], {"DATABASE_URL": "nonsense"}, "DATABASE_URL is not the address of a"),
        (["apply", "nowhere.toml"], {}, "There is no office file at nowhere.toml"),
        (["read", "nowhere.docx"], {}, "nowhere.docx cannot be read"),
        (["serve"], {"PORT": "many"}, "PORT is not right: it is not a number."),
        (["serve"], {"PORT": "70000"}, "PORT is not right: it must be from 0 to 65535."),
        (["serve"], {"SLACK_BOT_TOKEN": "xapp-local"}, "those begin with xoxb-."),
        (["serve"], {"SLACK_BOT_TOKEN": "xoxb-local", "SLACK_APP_TOKEN": "xoxb-local"},
         "SLACK_APP_TOKEN is no app-level token"),
        (["migrate"], {"DATABASE_URL": "sqlite:///nowhere/opcc.db"}, "There is no folder nowhere"),
        (["manifest", "--http", "bot.example"], {}, "Slack reaches a bot by https:// only"),
        (["try", "--port", "99999"], {}, "less than or equal to 65535"),
        (["dates"], {}, "Standard input is not JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_words(
    url: str, words: list[str], environment: dict[str, str], says: str
) -> None:
    nothing: dict[str, str | None] = dict.fromkeys(OURS)
    ran = CliRunner().invoke(door, words, env=nothing | {"DATABASE_URL": url} | environment)

    assert isinstance(ran.exception, CannotStart | Told | SystemExit), ran.exception
    assert says in f"{ran.exception} {ran.stderr}"


def test_a_signal_stops_the_bot_even_while_it_holds_the_lock_of_what_it_waits_for() -> None:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        stop = serving.until_told()
        with vars(stop)["_cond"]:  # as wait() does for a moment, in which a signal may come
            signal.raise_signal(signal.SIGTERM)
        assert stop.wait(10)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


# What is printed


@pytest.mark.parametrize("url", [None, "https://bot.opcc.example"])
def test_the_manifest_names_just_what_is_answered(url: str | None) -> None:
    arguments = ["manifest", *(["--http", url] if url else [])]
    printed = json.loads(CliRunner().invoke(door, arguments).stdout)

    assert printed == manifest(url=url)
    features, settings = printed["features"], printed["settings"]
    assert [one["command"] for one in features["slash_commands"]] == list(COMMANDS)
    assert [one["callback_id"] for one in features["shortcuts"]] == list(SHORTCUTS)
    assert settings["socket_mode_enabled"] is (url is None)
    assert settings["event_subscriptions"]["bot_events"] == list(EVENTS)
    addresses = {f"{url}/slack/events"} if url else set()
    assert set(every("url", printed)) | set(every("request_url", printed)) == addresses


def every(key: str, part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for name, value in part.items() if name == key)
        for value in part.values():
            yield from every(key, value)
    elif isinstance(part, list):
        for value in part:
            yield from every(key, value)


def test_every_scope_has_its_reason_and_none_is_more_than_is_needed() -> None:
    assert all(len(reason) > 10 for reason in SCOPES.values())
    assert manifest()["oauth_config"]["scopes"] == {"bot": list(SCOPES)}
    never = ("admin", "chat:write.public", "chat:write.customize", "channels:join", "users:write")
    assert [scope for scope in SCOPES if scope.startswith(never)] == []


def test_what_is_in_the_manifest_is_within_slacks_limits() -> None:
    made = manifest(url="https://bot.opcc.example")
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    for command in made["features"]["slash_commands"]:
        assert 1 <= len(command["description"]) <= 2_000
        assert 1 <= len(command["usage_hint"]) <= 1_000
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    assert set(LABELS) == set(SHORTCUTS)


def test_everything_that_is_answered_has_a_line_of_help() -> None:
    tables = [*COMMANDS.values(), BUTTONS, FORMS, SHORTCUTS]
    for table in tables:
        for name, listens in table.items():
            line = (listens.answer.__doc__ or "").strip().splitlines()
            assert line, name
            assert len(line[0]) > 10, name


def test_notes_are_read_and_printed_as_json(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Monthly Assurance Meeting\n25 July 2017\n\nDCC to share the findings.\n")

    ran = CliRunner().invoke(door, ["read", str(notes)])

    assert ran.exit_code == 0, ran.stderr
    assert isinstance(json.loads(ran.stdout), dict)


def test_phrases_are_read_and_printed_as_json() -> None:
    asked = [{"id": 1, "phrase": "by the 11th August 2016", "ref_date": "2016-07-26"}]

    ran = CliRunner().invoke(door, ["dates"], input=json.dumps(asked))

    assert ran.exit_code == 0, ran.stderr
    assert "2016-08-11" in ran.stdout


# Serving


@contextmanager
def started(*words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command that stays, and see that it is gone when the block ends."""
    process = subprocess.Popen(  # noqa: S603  our own command
        [*BOT, *words], env=_environment(environment), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def stopped(process: subprocess.Popen[str], number: signal.Signals) -> tuple[str, str]:
    """Tell a process to stop and return what it said, once it has."""
    process.send_signal(number)
    said, logged = process.communicate(timeout=20)
    assert process.returncode == 0, logged
    return said, logged


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def clock() -> local.Clock:
    """The real time, as the process has it."""
    return local.Clock()


def test_serve_answers_over_a_socket_and_stops_when_told(url: str, site: Site) -> None:
    environment = {"DATABASE_URL": url, "SLACK_BOT_TOKEN": site.bot_token,
                   "SLACK_APP_TOKEN": site.app_token, "SLACK_API_URL": site.api_url}  # fmt: skip
    with started("serve", **environment) as process:
        assert first_line(process) == "Ready: answering over Socket Mode."
        answer = site.person(SLACK["PO"]).types("/actions")
        _, logged = stopped(process, signal.SIGTERM)

    assert "Nothing is outstanding" in answer.text
    assert "Traceback" not in logged
    assert site.bot_token not in logged


def test_serve_answers_over_http_and_stops_when_told(url: str, site: Site) -> None:
    environment = {"DATABASE_URL": url, "SLACK_BOT_TOKEN": site.bot_token, "PORT": "0",
                   "SLACK_SIGNING_SECRET": site.signing_secret,
                   "SLACK_API_URL": site.api_url}  # fmt: skip
    with started("serve", "--http", **environment) as process:
        ready = first_line(process)
        port = ready.removeprefix("Ready: answering on port ").partition(" ")[0]
        site.deliver_to(f"http://127.0.0.1:{port}/slack/events")
        answer = site.person(SLACK["PO"]).types("/actions")
        _, logged = stopped(process, signal.SIGTERM)

    assert ready == f"Ready: answering on port {port} at /slack/events."
    assert "Nothing is outstanding" in answer.text
    assert "Traceback" not in logged


def test_a_token_that_slack_refuses_is_one_line_on_standard_error_and_the_exit_code_is_one(
    url: str, site: Site
) -> None:
    ran = run("serve", DATABASE_URL=url, SLACK_BOT_TOKEN="xoxb-local",
              SLACK_APP_TOKEN="xapp-wrong", SLACK_API_URL=site.api_url)  # fmt: skip

    assert told(ran).startswith("Slack would not open a socket (")
    assert "xapp-wrong" not in ran.stderr


def test_try_prints_its_address_and_stops_on_ctrl_c() -> None:
    with started("try", "--port", "0") as process:
        line = first_line(process)
        said, logged = stopped(process, signal.SIGINT)

    assert line.startswith("Try the bot at http://127.0.0.1:")
    assert said.strip() == "Stopped."
    assert "Traceback" not in logged


def test_the_version_that_is_installed_is_told() -> None:
    told = CliRunner().invoke(door, ["--version"])

    assert (told.exit_code, told.stdout) == (0, f"opcc-bot {version('opcc-bot')}\n")
