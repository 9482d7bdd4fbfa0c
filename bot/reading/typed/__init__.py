"""What people type after a command, taken apart."""
