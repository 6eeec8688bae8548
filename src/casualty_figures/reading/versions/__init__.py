"""Versions and copies: which article replaces which at its address, and which tells a story of others."""
