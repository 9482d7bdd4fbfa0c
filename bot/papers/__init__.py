"""Notes in: a paper fetched, read, reviewed, matched and filed."""
