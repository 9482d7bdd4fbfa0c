"""The Web API over HTTP: what the bot calls."""
