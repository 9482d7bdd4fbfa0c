"""How the bot logs: one JSON object a line on standard error, and never a secret."""

import logging
import re
import sys
from collections.abc import MutableMapping
from functools import cache
from typing import Any, Final

SECRET: Final = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|https://hooks\.slack\.com/\S+")
"""What a Slack token or an address that posts for its holder looks like."""


def start(*, level: int = logging.INFO) -> None:
    """Send what the bot and its libraries log to standard error, each as one line."""
    log.level = level
    logging.basicConfig(handlers=[_Through()], level=logging.WARNING, force=True)
    # A tick that outlasts a second leaves out the next: that is meant, and nothing to warn of.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    # The client is handed in with its token; that Bolt sees the token set as well means nothing.
    logging.getLogger("slack_bolt.App").addFilter(lambda one: "`client` as well" not in one.msg)


class Log:
    """Structlog's log, loaded when the first line is written: a bot that is well writes none."""

    level: int | None = None
    """The least that is written, once logging was started; until then it is as structlog has it."""

    def __getattr__(self, name: str) -> Any:
        """Return what writes a line of that level, `log.warning` say."""
        return getattr(_structlog(self.level), name)


log: Final = Log()
"""Where everything is logged: what happened, and the facts by name."""


@cache
def _structlog(level: int | None) -> Any:
    import structlog  # noqa: PLC0415  it loads rich, a twentieth of a start

    if level is not None:
        structlog.configure(
            processors=[
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.format_exc_info,
                hide_secrets,
                structlog.processors.JSONRenderer(),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(level),
            logger_factory=structlog.PrintLoggerFactory(sys.stderr),
            cache_logger_on_first_use=True,
        )
    return structlog.get_logger()


def hide_secrets(
    _logger: Any, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Blot out anything that looks like a token, wherever it stands in the line."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = SECRET.sub("[hidden]", value)
    return event


class _Through(logging.Handler):
    """Hands what a library logs to structlog, so that it becomes one line as well."""

    def emit(self, record: logging.LogRecord) -> None:
        log.log(record.levelno, record.getMessage(), exc_info=record.exc_info or None)
