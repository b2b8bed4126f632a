"""A file as text and tables, whatever its format: bytes in, blocks with line numbers out."""
