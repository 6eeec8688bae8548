"""The rows that a run makes of what it read and was told."""
