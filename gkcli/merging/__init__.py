"""Two people's changes to one file put together, entry by entry."""
