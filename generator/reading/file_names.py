"""What files of a handbook are called: for whoever must know no more of them, and so need not load what reads them."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".yml", ".yaml")
"""What the name of a file of rules ends with."""
KEPT_HISTORY = Path(".handbook", "history.jsonl")
"""In the folder of a handbook: what the rules said at earlier builds."""
