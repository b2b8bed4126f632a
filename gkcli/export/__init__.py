"""What a workspace knows as tables for other programs: one schema, several kinds of file."""
