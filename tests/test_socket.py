"""What is sent down Slack's socket, however long, and what is sent when it was just replaced."""

import logging
from collections.abc import Iterator
from socket import SHUT_RDWR

import pytest
from local_bolt import client, leave
from slack_bolt import Ack, App
from slack_sdk.errors import SlackClientNotConnectedError
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from bot import local
from bot.local.delivering import payloads
from handlers import socket


@pytest.fixture(scope="module")
def site() -> Iterator[local.Site]:
    with local.running(local.sample_workspace()) as running:
        yield running


@pytest.fixture(scope="module")
def answering(site: local.Site) -> Iterator[socket.Client]:
    """An app that answers `/actions` with sections of words, as many as are typed."""
    app = App(client=client(site), process_before_response=True)

    @app.command("/actions")
    def sections(ack: Ack, command: dict[str, str]) -> None:
        words = {"type": "section", "text": {"type": "mrkdwn", "text": "🙂" * 2_900}}
        ack(text="So many", blocks=[words] * int(command["text"]))

    one = socket.client(app, site.app_token)
    assert not one.greeted(within=0)
    one.connect()
    assert one.greeted(within=10)
    yield one
    leave(one)


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65_535, 65_536, 300_001])
def test_a_message_of_any_length_is_one_frame_that_a_server_reads(length: int) -> None:
    words = ("né" * length)[:length]
    server = Connection(ConnectionType.SERVER)

    server.receive_data(socket.frame(words))

    read = list(server.events())
    assert "".join(one.data for one in read if isinstance(one, TextMessage)) == words
    assert sum(one.message_finished for one in read if isinstance(one, TextMessage)) == 1


def test_no_two_frames_are_masked_alike() -> None:
    assert len({socket.frame("noted") for _ in range(20)}) == 20


@pytest.mark.parametrize("sections", [1, 2, 4])
def test_an_answer_that_is_longer_than_the_sdk_can_frame_arrives_whole(
    site: local.Site, answering: socket.Client, sections: int
) -> None:
    seen = site.person("U0POLICY").types(f"/actions {sections}")

    assert answering.is_connected()
    assert len(seen.only.blocks) == sections
    assert all(one["text"]["text"] == "🙂" * 2_900 for one in seen.only.blocks)


def test_a_request_of_a_megabyte_is_heard_whole(site: local.Site, answering: socket.Client) -> None:
    payload = payloads.command(
        site.workspace, user="U0POLICY", channel=site.workspace.channels["C0ASSURE"],
        name="/actions", text="1",
    )  # fmt: skip

    answer = site.delivery.ask("slash_commands", payload | {"padding": "é" * 600_000})

    assert answering.is_connected()
    assert answer.error is None
    assert answer.body["text"] == "So many"


def test_what_is_sent_while_nothing_is_connected_is_refused(site: local.Site) -> None:
    one = socket.client(App(client=client(site)), site.app_token)

    with pytest.raises(SlackClientNotConnectedError):
        one.send_message("noted")
    leave(one)


def test_to_let_go_of_a_connection_is_no_error(
    site: local.Site, caplog: pytest.LogCaptureFixture
) -> None:
    one = socket.client(App(client=client(site)), site.app_token)
    one.connect()
    assert one.greeted(within=10)

    leave(one)

    assert [line.message for line in caplog.records if line.levelno >= logging.ERROR] == []


def test_what_could_not_be_sent_is_not_taken_for_sent(answering: socket.Client) -> None:
    answering.auto_reconnect_enabled = False  # it would be back before anything is sent
    broken = answering.current_session
    assert broken is not None
    assert broken.sock is not None
    broken.sock.shutdown(SHUT_RDWR)

    with pytest.raises(SlackClientNotConnectedError):
        answering.send_message("noted")
