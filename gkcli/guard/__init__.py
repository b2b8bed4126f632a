"""Work that strangers' content goes through, in a process of its own with bounds of its own."""
