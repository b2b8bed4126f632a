"""Everything that is wrong with a workspace, one family of rules a file."""
