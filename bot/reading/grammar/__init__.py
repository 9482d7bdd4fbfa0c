"""The strict grammar of time: each module reads one family of phrases."""
