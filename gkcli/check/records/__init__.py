"""Whether a record can be right: held against the table, the registry, the year and the others."""
