"""Python for notebooks: texts in memory to events, and releases as frames."""
