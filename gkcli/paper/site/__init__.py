"""The site: which pages there are, what is on them, and how they get into a folder."""
