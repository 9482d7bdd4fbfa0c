"""Words into facts: pure functions that read what people wrote, and say when they cannot."""
