"""Three versions of a file made into one, entry by entry, and git set up to do so."""
