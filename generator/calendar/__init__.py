"""Working days, lengths of time, and the days on which something is due: the only place that computes them.

`working_days` says which days are worked, `series` what a frequency names in each of its periods, `occurrences` on which days it
is then due, `lengths` how long a duration is, `span` from when to when an entry counts, and `table` writes dates down for the
script of a page. Nothing here reads the clock.
"""
