"""What is of no language: the one reader of tables, and the indicators."""
