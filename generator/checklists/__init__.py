"""A post's checklist: what is on it, how much of it fits a sheet, and how the sheet is typeset."""
