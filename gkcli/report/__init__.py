"""Paperwork from templates: Jinja environment, view model, filters."""

from gkcli.report.catalogue import report_names

__all__ = ["report_names"]
