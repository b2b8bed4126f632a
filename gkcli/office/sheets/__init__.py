"""Filled-in sheets (.csv, .xlsx) as what is to be recorded, and empty ones."""
