"""What paperwork is made of, whatever file it becomes."""
