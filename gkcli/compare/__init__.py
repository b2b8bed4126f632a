"""What differs between two editions of a workspace, by identity and not by line."""
