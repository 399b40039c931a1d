"""Files in, a resolved handbook or diagnostics out: the only reader of `rules/`."""
