"""Sheets (.csv, .xlsx) that units fill in: empty ones written, filled-in ones read."""
