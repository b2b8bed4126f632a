"""Paperwork: what a document is made of, reports from templates, and documents as HTML."""
