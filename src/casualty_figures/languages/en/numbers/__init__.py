"""Numbers of English: numerals, counts, and what is no count of people."""
