"""The page: its files, and the JSON that it asks for and sends."""
