"""Small edits without YAML: what somebody wants changed, and the text of the files that says it."""
