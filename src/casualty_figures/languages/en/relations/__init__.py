"""Figures read beside others: parts, multiples, shares, corrections, totals."""
