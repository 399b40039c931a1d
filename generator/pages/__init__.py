"""The pages of the site: facts in, HTML out."""
