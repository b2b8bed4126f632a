"""What happened to a task, a deadline or a unit, commit by commit."""
