"""Bytes to article text and metadata."""
