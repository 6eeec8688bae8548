"""Text to figures, in no language: what is of one lies below `languages`."""
