"""What a notice, a unit, a task, a deadline and a record are: pure values, no input or output."""
