"""How many: what the accounts of one event together support, by named rules."""
