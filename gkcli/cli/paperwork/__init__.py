"""What ``gkcli report`` is made of: the forms, the content, the files."""
