"""The yearly report on disclosure: its generations of forms, their figures and the law."""
