"""What a Chinese official text says about time: limits, cadences, triggers and vague wishes."""
