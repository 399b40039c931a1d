"""The printed forms: each module turns a handbook into jobs for the typesetter, plain data for one template."""
