"""A workspace as a workbook to work in, and what people changed in it."""
