"""Who is meant: names, initials and posts, as of a day and a meeting's attendance."""
