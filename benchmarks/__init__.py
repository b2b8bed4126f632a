"""How fast gkcli answers: ``python -m benchmarks``; see README.md."""
