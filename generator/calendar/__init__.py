"""Working days, and the days on which something recurs: the only place that computes them."""
