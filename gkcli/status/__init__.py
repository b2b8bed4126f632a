"""Working days, due dates and states as of a day, and questions about tasks, units, deadlines."""
