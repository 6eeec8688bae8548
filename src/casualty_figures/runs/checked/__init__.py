"""Rows and tables through their checks, and what changes of the tables of the last release."""
