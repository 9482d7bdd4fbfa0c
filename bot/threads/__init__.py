"""What is answered in threads: acknowledged, remarked, decided."""
