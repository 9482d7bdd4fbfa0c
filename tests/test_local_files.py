"""Files: given by people and by the bot, fetched with the right token, lost on the way."""

from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from local_bolt import client
from slack_sdk.errors import SlackApiError

from bot import local
from bot.local import Site
from bot.local.state import administering
from bot.local.state.files import File


@pytest.fixture
def site() -> Iterator[Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


@pytest.fixture
def given(site: Site) -> File:
    """A file the policy officer gave in the office's channel."""
    site.person("U0POLICY").uploads(b"PK\x03\x04notes", name="July notes.docx", channel="C0OFFICE")
    return next(iter(site.workspace.files.values()))


def fetch(address: str, token: str) -> tuple[int, str, bytes]:
    with urlopen(Request(address, headers={"Authorization": f"Bearer {token}"})) as response:  # noqa: S310  loopback
        return response.status, response.headers["Content-Type"], response.read()


def test_the_bot_fetches_the_bytes_with_its_token(site: Site, given: File) -> None:
    described = client(site).files_info(file=given.id)["file"]

    assert (described["name"], described["filetype"], described["size"]) == (
        "July notes.docx",
        "docx",
        9,
    )
    got = fetch(described["url_private_download"], site.bot_token)
    assert got == (200, "application/octet-stream", b"PK\x03\x04notes")


def test_a_wrong_token_gets_the_page_to_sign_in_with_status_200(site: Site, given: File) -> None:
    address = client(site).files_info(file=given.id)["file"]["url_private"]

    status, kind, body = fetch(address, "xoxb-" + "stale")

    assert (status, kind.partition(";")[0]) == (200, "text/html")
    assert b"Sign in" in body


def test_a_deleted_file_is_gone(site: Site, given: File) -> None:
    address = client(site).files_info(file=given.id)["file"]["url_private"]
    given.deleted = True

    with pytest.raises(SlackApiError, match="file_deleted"):
        client(site).files_info(file=given.id)
    with pytest.raises(OSError, match="404"):
        fetch(address, site.bot_token)


def test_a_file_the_bot_may_not_see_is_not_found(site: Site, given: File) -> None:
    administering.remove(site.workspace, "C0OFFICE", "U0OPCCBO")

    with pytest.raises(SlackApiError, match="file_not_found"):
        client(site).files_info(file=given.id)


def test_in_a_channel_shared_outside_the_event_holds_only_a_hint(site: Site) -> None:
    administering.invite(site.workspace, "C0GENERA", "U0OUTSID")

    site.person("U0POLICY").uploads(b"x", name="notes.pdf", channel="C0GENERA")

    event = next(
        one.payload["event"] for one in site.delivery.told if "files" in one.payload["event"]
    )
    assert event["files"] == [
        {"id": event["files"][0]["id"], "mode": "file_access", "file_access": "check_file_info"}
    ]
    assert client(site).files_info(file=event["files"][0]["id"])["file"]["name"] == "notes.pdf"


def test_a_file_from_elsewhere_is_marked_as_such(site: Site, given: File) -> None:
    given.external_url = "https://elsewhere.example/notes.docx"

    described = client(site).files_info(file=given.id)["file"]

    assert (described["is_external"], described["mode"]) == (True, "external")
    assert described["url_private"] == "https://elsewhere.example/notes.docx"


def test_the_size_and_the_bytes_may_differ_and_a_download_may_go_wrong(
    site: Site, given: File
) -> None:
    given.claimed_size = 5
    described = client(site).files_info(file=given.id)["file"]
    site.faults.inject("files.download", "html", status=200)

    assert described["size"] == 5
    assert b"html" in fetch(described["url_private"], site.bot_token)[2]
    assert len(fetch(described["url_private"], site.bot_token)[2]) == 9


@pytest.mark.parametrize("name", ["../../etc/passwd", "a b\u202ecod.exe", "x" * 300, "\n", "notes"])
def test_no_name_becomes_part_of_a_path(site: Site, name: str) -> None:
    site.person("U0POLICY").uploads(b"x", name=name, channel="C0OFFICE")
    found = next(iter(site.workspace.files.values()))

    described = client(site).files_info(file=found.id)["file"]

    assert described["name"] == name
    assert fetch(described["url_private"], site.bot_token)[2] == b"x"


def test_the_bot_gives_a_file_in_three_steps(site: Site) -> None:
    client(site).files_upload_v2(
        channel="C0OFFICE",
        content="day,action\n",
        filename="register.csv",
        title="Register",
        initial_comment="As of Monday 13 January 2020",
    )

    shown = site.person("U0POLICY").channel("C0OFFICE").only
    assert shown.words == "As of Monday 13 January 2020\n(file: register.csv)"
    assert next(iter(site.workspace.files.values())).content == b"day,action\n"
