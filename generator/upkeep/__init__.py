"""Living with an old handbook: what to report, stated exceptions, a baseline, and certain repairs."""
