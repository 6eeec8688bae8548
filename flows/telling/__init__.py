"""What a run tells on its way and in the end: progress, artifacts, events, states."""
