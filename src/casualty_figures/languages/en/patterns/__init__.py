"""Figures read without a parse: zeros, tolls, labels, a number beside a word of harm."""
