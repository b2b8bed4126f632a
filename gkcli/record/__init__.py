"""From what somebody wants recorded to lines of a ledger, or why not."""
