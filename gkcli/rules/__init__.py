"""Cross-checks of a workspace, one family a file."""
