"""Whom we reach: addresses, networks, and connections to the very IP address that was checked."""
