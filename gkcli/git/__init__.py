"""What git knows: repositories, revisions, the files in them, and their history."""
