"""Dates as people write them."""

from __future__ import annotations

import pytest

from generator.model.meant_date import meant_date


@pytest.mark.parametrize(("written", "meant"), [
    ("2026/1/5", "2026-01-05"), ("2026.01.05", "2026-01-05"), ("2026年1月5日", "2026-01-05"), ("2026-1-5", "2026-01-05"),
    ("２０２６／１／５", "2026-01-05"), ("115/1/5", "2026-01-05"), ("民國115年1月5日", "2026-01-05"), ("民國 99.12.31", "2010-12-31"),
    (" 2026 年 1 月 5 日 ", "2026-01-05"),
    ("20260105", "2026-01-05"), ("1150105", "2026-01-05"), ("2026-01-05T12:00:00Z", "2026-01-05"), ("2026/1/5 0:00", "2026-01-05"),
    ("20261305", None), ("150105", None), ("26/1/5", None), ("民國2026年1月5日", None), ("5/1/2026", None), ("2026/13/1", None), ("2026/2/30", None), ("2026", None), ("", None)])
def test_what_is_meant(written: str, meant: str | None) -> None:
    found = meant_date(written)
    assert (str(found) if found else None) == meant
