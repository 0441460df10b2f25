"""Measured quality: one module a task, each with `evaluate(path) -> Scores`."""
