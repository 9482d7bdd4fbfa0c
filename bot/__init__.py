"""What the office knows, decides and says."""
