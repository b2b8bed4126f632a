"""Working days, due dates and states."""
