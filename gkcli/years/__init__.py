"""One year and the next: what became of every task, how each did, the next year made from it."""
