"""Pure questions about the table: which tasks, which units, in what role."""
