"""What checks and pages compute with: decision tables, deciding a case, working days, time, work."""
