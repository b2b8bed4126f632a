"""Answers as terminal tables, plain text, CSV, Markdown and JSON."""
