"""The office file, and making the register agree with it."""
