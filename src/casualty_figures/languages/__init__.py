"""Languages that articles are written in, each with its words and its grammar."""
