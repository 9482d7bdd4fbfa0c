"""What the workspace holds: people, channels, messages and forms, and the ways to change them."""
