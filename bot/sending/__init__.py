"""Getting what is owed into Slack, once, whatever happens on the way."""
