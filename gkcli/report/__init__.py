"""Paperwork from templates: Jinja environment, view model, filters."""
