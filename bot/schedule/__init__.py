"""What stands behind the schedule: its rules, its series, and what follows a meeting."""
