"""Turns what a user asked to record into ledger lines, or says why not."""
