"""When each source was asked, what it gave, and which of its pages are gone: the log of the archive."""
