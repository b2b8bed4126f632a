"""What happened to a task, a duty or a unit, commit by commit."""
