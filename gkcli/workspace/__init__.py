"""A year's workspace: the kinds of file it has, where they lie, and reading them."""
