"""Readings and statements: figures in the making, in no language."""
