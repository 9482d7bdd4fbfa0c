"""What is owed to be said, to whom and when: planned from the facts."""
