"""The door: the command line, where everything is put together and the clock is read."""

# ruff: noqa: PLC0415  a command imports only what it needs: starting is what a person waits for

import gc
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from bot.errors import Told

door: Final = typer.Typer(
    name="opcc-bot",
    help="Keeps a Police and Crime Commissioner's register of actions and schedule of meetings.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(*, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        _say(f"opcc-bot {version('opcc-bot')}")
        raise typer.Exit


@door.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version that is installed.",
            is_eager=True,
            callback=lambda asked: _tell_version(asked=asked),
        ),
    ] = False,
) -> None:
    """Keep the office's register of actions and schedule of meetings."""
    del version  # told before any command


@door.command()
def serve(
    *,
    http: Annotated[
        bool,
        typer.Option("--http", help="Take signed requests on PORT instead of opening a socket."),
    ] = False,
) -> None:
    """Answer in Slack and send reminders, until told to stop.

    It answers over Socket Mode, or over HTTP with --http. SIGTERM stops it.
    """
    gc.disable()  # what is imported stays: looking through it costs a tenth of the start
    from bot import building
    from handlers import serving

    office = building.office(building.settings(), now=_now)
    gc.freeze()
    gc.enable()
    answer = serving.over_http if http else serving.over_socket
    with closing(office.store):
        answer(office, ready=_say, stop=serving.until_told())


@door.command()
def remind() -> None:
    """Send reminders alone; `serve` does both."""
    from bot import building
    from bot.sending import clock
    from handlers import serving

    office = building.office(building.settings(), now=_now)
    stop = serving.until_told()
    _say("Ready: reminding.")
    with closing(office.store):
        clock.run(office, stop=stop)


@door.command("try")
def try_out(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="The port of the page; 0 takes any free one.")
    ] = 8765,
) -> None:
    """Try the bot with no Slack account, on a page of this machine.

    The register in it holds what four published meeting papers record; nothing is kept.
    """
    from handlers import trying

    trying.out(port=port, say=_say)


@door.command()
def migrate() -> None:
    """Make the database, or bring an older one to this version."""
    from bot import building

    _say(building.migrated(building.settings().database_url))


@door.command()
def apply(
    file: Annotated[
        Path | None,
        typer.Argument(help="The office file; left out, the one that OPCC_OFFICE names."),
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")
    ] = False,
) -> None:
    """Make posts, people and boards agree with the office file.

    What changes is shown, a line each. Run it as often as you like.
    """
    from bot import building

    settings = building.settings()
    office = file or settings.opcc_office
    with closing(building.store(settings)) as store:
        for line in building.applied(store, office, at=_now(), dry_run=dry_run):
            _say(line)


@door.command()
def manifest(
    *,
    http: Annotated[
        str, typer.Option("--http", metavar="URL", help="For HTTP mode: the bot's public address.")
    ] = "",
) -> None:
    """Print the Slack app manifest to create the app from.

    It is for Socket Mode; for HTTP mode give the address with --http URL.
    """
    import json

    from handlers.manifest import manifest as made

    if http and not http.startswith("https://"):
        _stop(f"Slack reaches a bot by https:// only, not at {http}. Give its public address.")

    _say(json.dumps(made(url=http or None), indent=2, ensure_ascii=False))


@door.command()
def verify() -> None:
    """Prove that nothing was damaged and no history altered."""
    from bot import building
    from store import history

    kept = building.store(building.settings(), through=None)
    with closing(kept), kept.reading() as session:
        broken = history.verify(session)
        head = history.reached(session)
    if broken is not None:
        _stop(
            f"The history is broken: {broken.reason}. What stands before it is whole. Keep this"
            " database as it is, and restore the newest backup that `opcc-bot verify` finds whole."
        )
    sealed = f"{head.changes:,} lines, the last sealed {head.hash[:16]}"
    _say(f"The history is whole: {sealed if head.changes else 'nothing is written in it yet'}.")


@door.command()
def backup(
    to: Annotated[Path, typer.Argument(help="The file to make, or a folder to make one in.")],
) -> None:
    """Copy the register while the bot runs, and prove it whole."""
    from bot import backing_up, building

    _say(backing_up.back_up(building.settings(), to, at=_now()))


@door.command()
def read(
    file: Annotated[
        Path, typer.Argument(help="The notes: .docx .doc .pdf .odt .html .txt .md .csv")
    ],
) -> None:
    """Print what is found in notes, as JSON; nothing is saved."""
    import json

    from bot.reading import child
    from bot.reading.notes import shape

    try:
        found = child.read(file.read_bytes())
    except OSError as error:
        _stop(f"{file} cannot be read: {error.strerror}. Check its name and try again.")
    _say(json.dumps(shape.to_json(found), ensure_ascii=False, indent=1))


@door.command("import")
def import_(
    what: Annotated[Path, typer.Argument(help="The notes, or a folder of them.")],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be filed, and file nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="File without asking; doubts are left out.")
    ] = False,
) -> None:
    """File old notes, one file or a folder, in their order.

    What was found is shown, and filed when you agree.
    """
    from bot import building
    from bot.papers import importing

    with closing(building.store(building.settings())) as store:
        files = importing.files(what)
        with typer.progressbar(files, label="Reading", file=sys.stderr) as shown:
            read_ = [importing.opened(one) for one in shown]
        way = importing.Way(_say, lambda: yes or typer.confirm("  File this?"), dry_run=dry_run)
        in_order = importing.in_order(read_)
        filed = [importing.file(store, one, at=_now(), way=way) for one in in_order]
    _say(f"Filed {sum(filed)} of {len(filed)}.")


@door.command()
def dates() -> None:
    """Print how phrases of time on standard input are read.

    They are given in JSON: [{"id": 1, "phrase": "by Friday", "ref_date": "2021-06-07"}].
    """
    import json

    from bot.reading import dates as grammar

    try:
        asked = json.load(sys.stdin)
    except ValueError:
        _stop('Standard input is not JSON. Give a list like [{"id": 1, "phrase": "by Friday"}].')
    _say(json.dumps(grammar.score_json(asked), ensure_ascii=False))


def main() -> None:
    """Run one command; what stops it is said in a sentence, and the exit code is then 1."""
    from bot import logs

    logs.start()
    try:
        door()
    except Told as told:
        _stop(told.sentence)
    except RuntimeError as stopped:
        from bot.sending.clock import ClockStopped

        if not isinstance(stopped, ClockStopped):
            raise
        _stop(str(stopped))


def _now() -> datetime:
    """Read the clock: nothing else does."""
    return datetime.now(UTC)


def _say(line: str) -> None:
    print(line, flush=True)


def _stop(sentence: str) -> NoReturn:
    sys.stderr.write(f"opcc-bot: {sentence}\n")
    raise SystemExit(1)


if __name__ == "__main__":
    main()
