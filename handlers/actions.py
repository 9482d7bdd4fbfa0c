"""What people type and press about actions, each answered in a few lines."""
