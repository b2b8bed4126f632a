"""Two editions of a workspace side by side: from git, from folders, as they are now."""
