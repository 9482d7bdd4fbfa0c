"""A document into minutes: everything that is found in a set of notes."""
