"""Taking back the last writes: what they changed, kept for the user outside the workspace."""
