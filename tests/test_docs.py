"""What the README says of commands and settings is what there is."""

import re
from pathlib import Path

from bot.settings import Settings
from handlers import COMMANDS
from handlers.help import line

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def between(name: str) -> str:
    pattern = rf"<!-- {name}: [^\n]*-->\n(.*?)<!-- /{name} -->"
    found = re.search(pattern, README.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"the README has no {name}"
    return found.group(1)


def commands() -> str:
    parts = []
    for command, verbs in COMMANDS.items():
        rows = "".join(f"| `{verb}` | {line(listens)} |\n" for verb, listens in verbs.items())
        parts.append(f"| `{command}` | |\n| --- | --- |\n{rows}\n")
    return "".join(parts)


def settings() -> str:
    rows = [
        f"| `{name.upper()}` | {default(field.default)} | {field.description} |\n"
        for name, field in Settings.model_fields.items()
    ]
    return "| Variable | Default | What it is |\n| --- | --- | --- |\n" + "".join(rows) + "\n"


def default(value: object) -> str:
    said = value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)
    return f"`{said}`" if said else "none"


def test_every_command_stands_in_the_readme_as_its_help_says() -> None:
    assert between("commands") == commands()


def test_every_setting_stands_in_the_readme() -> None:
    assert between("settings") == settings()


def test_every_file_that_the_readme_and_contributing_link_to_is_there() -> None:
    for page in (README, ROOT / "CONTRIBUTING.md"):
        links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        assert links or page != README
        for link in links:
            assert (ROOT / link).exists(), f"{page.name} links to {link}"


def test_the_two_commands_of_the_readme_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE):
        assert f"\n{command}:" in makefile


def test_every_fault_of_groups_a_and_d_has_a_test_and_a_figure_that_exist() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    where, _, _measured = page.partition("\n## ")
    rows = [line.split("|")[1:5] for line in where.splitlines() if re.match(r"\| [ABD]\d", line)]

    last = {"A": 19, "B": 14, "D": 6}
    wanted = [f"{group}{n}" for group, most in last.items() for n in range(1, most + 1)]
    assert [row.strip() for row, *_ in rows] == wanted
    for row, _, tests, figure in rows:
        named = re.findall(r"`(\w+\.py)::(\w+)`", tests)
        assert named, row
        for file, name in named:
            source = (ROOT / "tests" / file).read_text(encoding="utf-8")
            assert f"def {name}(" in source, f"{row}: {file} has no {name}"
        for name in re.findall(r"`(\w+)`", figure):
            source = (ROOT / "bench" / "faults" / "__main__.py").read_text(encoding="utf-8")
            assert f'"{name}": ' in source, f"{row}: there is no figure {name}"
