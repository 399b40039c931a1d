"""Many handbooks on many machines: who builds what, where it is read from and written to. Dask schedules, fsspec reads and writes.

The engine (`offices` → `farm` → `work` on the workers → `store`) does nothing that these two libraries do; it says what a handbook is to
them. Both are extras: `pip install "handbook-generator[cluster]"`.
"""
