"""Paperwork from Jinja templates."""
