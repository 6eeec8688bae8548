"""Sources into the raw folder and back, by content hash."""
