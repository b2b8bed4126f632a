"""A workspace against the document it came from, character by character."""
