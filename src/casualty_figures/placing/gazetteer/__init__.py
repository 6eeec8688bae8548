"""The gazetteer: building it from packages and tables, where it lies, and looking names up in it."""
