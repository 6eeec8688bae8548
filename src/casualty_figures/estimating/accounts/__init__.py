"""What one article says of one event, running total or stock: its figures, put together.

Light to import: what reads the words around figures is in `telling_apart`,
which loads the grammar.
"""

from casualty_figures.estimating.accounts.account import AccountCount, EventAccount, accounts_of

__all__ = ["AccountCount", "EventAccount", "accounts_of"]
