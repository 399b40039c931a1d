"""What checks and pages reckon with: decision tables, deciding a case, working days, time, work."""
