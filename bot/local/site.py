"""One running loopback Slack: the workspace, its server, and the ways to and from the bot."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.local.delivering import answers
from bot.local.delivering.delivery import Delivery
from bot.local.delivering.links import Links
from bot.local.delivering.posting import Posting
from bot.local.persons.acting import Acting
from bot.local.persons.person import PATIENCE, Person
from bot.local.screen import addresses, assets
from bot.local.server import Server
from bot.local.state import scheduling
from bot.local.state.workspace import Workspace
from bot.local.webapi import downloads
from bot.local.webapi.api import Api
from bot.local.webapi.faults import Faults
from bot.local.webapi.rates import Rates
from bot.local.webapi.requests import Requests
from bot.local.wire import Asked, Reply, told


class Site:
    """A workspace on the air; made by `running`, gone when that ends.

    `url` is the page, `api_url` what `SLACK_API_URL` is set to; both end in a slash. The bot
    is given `bot_token`, `app_token` and, for HTTP, `signing_secret`.
    """

    def __init__(self, workspace: Workspace, *, port: int = 0) -> None:
        """Bind the port; nothing is answered until `start`."""
        self.workspace = workspace
        self.patience = PATIENCE
        self.bot_token = "xoxb-" + "local"
        self.app_token = "xapp-" + "local"
        self.signing_secret = "local-" + secrets.token_hex(16)
        self._server = Server(port)
        self.port = self._server.port
        self.url = f"http://127.0.0.1:{self.port}/"
        self.api_url = f"{self.url}api/"
        workspace.base = self.url.rstrip("/")
        self.links = Links(workspace.app)
        self.delivery = Delivery(workspace, self.links)
        self.acting = Acting(workspace, self.delivery)
        self.api = Api(
            workspace,
            bot_token=self.bot_token,
            app_token=self.app_token,
            ticket=self.links.ticket,
        )
        self.page = addresses.PageApi(self.acting, connected=self._connected)
        self._answering: dict[str, Callable[[Asked, str], Reply]] = {
            "api": self.api.answer,
            "link": lambda asked, _: self.links.answer(asked),
            "response": self._respond,
            "try": self.page.answer,
            "files-pri": self._download,
            "upload": lambda asked, _: downloads.take(workspace, asked),
        }
        self._server.answer = self._answer  # type: ignore[method-assign]
        self.links.on_change = lambda: workspace.changed("bot")
        workspace.outbound = self.delivery.tell
        workspace.clock.listen(self._post_due)
        workspace.alarm = self._wake

    @property
    def faults(self) -> Faults:
        """What is to go wrong with Web API calls."""
        return self.api.faults

    @property
    def rates(self) -> Rates:
        """How often methods may be called; set `strict` to enforce it."""
        return self.api.rates

    @property
    def requests(self) -> Requests:
        """Every Web API call so far."""
        return self.api.requests

    def person(self, user: str) -> Person:
        """Return the hands and eyes of one person."""
        return Person(self.acting, user, patience=self.patience)

    def deliver_to(self, url: str) -> Posting:
        """Deliver by signed HTTP requests to `url` from now on, not by Socket Mode."""
        self.delivery.posting = Posting(url, secret=self.signing_secret)
        self.workspace.changed("bot")
        return self.delivery.posting

    def wait_with(self, patience: float) -> None:
        """Wait so many seconds for the bot where Slack and its people would wait three."""
        self.patience = self.requests.patience = self.delivery.ack_within = patience

    def wait_for_bot(self, *, within: float | None = None) -> None:
        """Return once the bot is connected by Socket Mode; TimeoutError after `within` s."""
        within = self.patience if within is None else within
        if not self.links.wait(within=within):
            raise TimeoutError(f"no connection within {within} s")

    def _connected(self) -> bool:
        return self.links.count > 0 or self.delivery.posting is not None

    def _wake(self, seconds: float) -> None:
        self.delivery.timers.after(seconds, lambda: self._post_due(self.workspace.clock.now()))

    def _post_due(self, now: datetime) -> None:
        scheduling.post_due(self.workspace, now)

    def _answer(self, asked: Asked) -> Reply:
        first, _, rest = asked.path.lstrip("/").partition("/")
        if first in self._answering:
            return self._answering[first](asked, rest)
        if asked.method == "GET":
            return assets.answer(asked.path)
        return told("There is nothing at this address.", 404)

    def _respond(self, asked: Asked, rest: str) -> Reply:
        try:
            body = asked.json()
        except ValueError:
            body = None
        secret = rest.rpartition("/")[2]
        return self.api.guarded(
            "response_url",
            body if isinstance(body, dict) else {},
            lambda: answers.to_response_url(self.workspace, secret, body),
        )

    def _download(self, asked: Asked, rest: str) -> Reply:
        return self.api.guarded(
            "files.download",
            {"file": rest},
            lambda: downloads.serve(self.workspace, asked, token=self.api.bot_token),
        )

    @contextmanager
    def unreachable(self) -> Iterator[None]:
        """Refuse every connection until the block ends, as if the network were down."""
        self.links.disconnect(reason=None)
        self._server.stop()
        try:
            yield
        finally:
            self._server.start()

    def start(self) -> None:
        """Begin to answer."""
        self._server.start()

    def stop(self) -> None:
        """Close every connection and stop; the port is free when this returns."""
        self.workspace.outbound = lambda _event: None
        self.workspace.close()
        self.links.disconnect(reason=None)
        self._server.stop()
        self.delivery.stop()


@contextmanager
def running(workspace: Workspace, *, port: int = 0, strict_rate: bool = False) -> Iterator[Site]:
    """Put `workspace` on the air at 127.0.0.1 until the block ends; port 0 takes any free one."""
    site = Site(workspace, port=port)
    site.rates.strict = strict_rate
    site.start()
    try:
        yield site
    finally:
        site.stop()
