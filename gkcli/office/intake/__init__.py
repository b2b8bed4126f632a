"""A document's blocks, recognised as a notice and its tasks."""
