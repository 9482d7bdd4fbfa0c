"""Old Word documents, read where something that converts them is installed."""

import os
import pathlib
import shutil

import documents
import pytest

from bot.errors import Told
from bot.reading import child, converter
from bot.reading.formats import old_office

WITH_ANTIWORD = pytest.mark.skipif(
    not shutil.which("antiword") and not os.environ.get("CI"),
    reason="antiword is not installed (apt-get install antiword)",
)
NOTES = documents.old_word(
    "Monthly Assurance Meeting\nDate: Tuesday 20 April 2021\n"
    "Action: DCC to count the rural watch schemes by 14 May 2021.\n"
)


@WITH_ANTIWORD
def test_an_old_word_file_is_read_like_any_other() -> None:
    found = child.read(NOTES)

    assert found.meeting.day is not None
    assert found.meeting.day.isoformat() == "2021-04-20"
    assert [(a.owners, a.due.date) for a in found.actions] == [(("DCC",), "2021-05-14")]


@pytest.mark.skipif(os.name != "posix", reason="a signal is what a crash is told by")
def test_a_converter_that_crashes_is_run_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    crashing = tmp_path / "antiword"
    crashing.write_text(
        "#!/bin/sh\n[ -e once ] || { : > once; kill -SEGV $$; }\necho Monthly Assurance Meeting\n"
    )
    crashing.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert converter.converted(NOTES) == b"Monthly Assurance Meeting\n"


@pytest.mark.skipif(os.name != "posix", reason="the converters here are scripts for a shell")
def test_where_one_converter_makes_nothing_of_a_file_the_other_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    for name, does in (("soffice", "exit 1"), ("antiword", "echo Monthly Assurance Meeting")):
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\n{does}\n")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert converter.converted(NOTES) == b"Monthly Assurance Meeting\n"


@WITH_ANTIWORD
def test_a_damaged_old_word_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(Told, match="could not be converted: it is damaged, or locked"):
        converter.converted(NOTES[:1500] + bytes(600))


def test_without_a_converter_the_refusal_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Told, match="ask IT to install antiword"):
        child.read(NOTES)


def test_a_locked_file_in_the_old_container_is_not_taken_for_an_old_word_file() -> None:
    assert old_office.is_old_word(NOTES)
    assert not old_office.is_old_word(NOTES + "EncryptedPackage".encode("utf-16-le"))
