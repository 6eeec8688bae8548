"""English sentences for the parser: words, their case and repair, and the parse."""
