"""Checks applied: which run, which findings are selected, waived or already known, and what can be fixed for certain."""
