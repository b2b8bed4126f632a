"""From what somebody wants recorded to records that fit the table, or why they do not."""
