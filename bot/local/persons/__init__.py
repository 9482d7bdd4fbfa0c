"""What a person does and sees: the verbs behind the page, and the driver for tests."""
