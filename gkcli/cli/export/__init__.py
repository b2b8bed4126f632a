"""``gkcli export``: one file a form."""
