"""Data in, words out: what the bot says, and how it looks."""
