"""Block Kit: what may stand where, and what Slack says if not."""
