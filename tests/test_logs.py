"""What the bot logs: a JSON object a line, with no secret in it, and nothing loaded before."""

import json
import subprocess
import sys

LOGGING = """
import logging, sys
from bot import logs
logs.start()
print("structlog" in sys.modules)
logs.log.info("greeted", by="Slack", token="xoxb-12-secret")
logging.getLogger("slack_sdk").warning("posted to %s", "https://hooks.slack.com/services/T/B")
"""


def test_a_line_is_json_without_secrets_and_what_writes_it_is_loaded_no_sooner() -> None:
    ran = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-c", LOGGING], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"
    lines = [json.loads(line) for line in ran.stderr.splitlines()]
    for line in lines:
        assert line.pop("timestamp").endswith("Z")
    assert lines == [
        {"event": "greeted", "level": "info", "by": "Slack", "token": "[hidden]"},
        {"event": "posted to [hidden]", "level": "warning"},
    ]
