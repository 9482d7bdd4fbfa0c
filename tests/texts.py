"""Any text at all, for tests that Hypothesis tries."""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""Every character but half of a pair.

It is what Hypothesis takes by itself, but it finds that out by writing each of a million
characters, which takes two seconds in a fresh clone.
"""


def texts(*, longest: int) -> st.SearchStrategy[str]:
    """Return texts of up to so many characters."""
    return st.text(CHARACTERS, max_size=longest)
