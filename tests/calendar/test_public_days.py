"""What the library of holidays said is known in later runs of the same program, and asked anew where it is not known for certain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.calendar import public_days as module
from generator.calendar.public_days import public_days, remembered

ASKED = [("TW", None, 2026), ("CN", None, 2026), ("DE", "BY", 2027), ("nowhere", None, 2026)]


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Nothing is known from what other tests have asked."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    module._SAID.clear()
    public_days.cache_clear()


def test_what_was_said_is_known_in_a_later_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with remembered(tmp_path / "days", "1"):
        said = [public_days(*each) for each in ASKED]
    assert [found is None for found in said] == [False, False, False, True]
    _forget()
    monkeypatch.setattr(module, "_asked", lambda *asked: pytest.fail(f"{asked} is asked again"))
    with remembered(tmp_path / "days", "1"):
        assert [public_days(*each) for each in ASKED] == said


@pytest.mark.parametrize("spoil", [
    lambda store: store.write_bytes(store.read_bytes()[:-1]), lambda store: store.write_bytes(b""), lambda store: store.unlink(),
    lambda store: module.write_verified(store, b"[]"), lambda store: module.write_verified(store, b"{")])
def test_what_is_damaged_is_asked_anew(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    store = tmp_path / "days"
    with remembered(store, "1"):
        said = public_days("TW", None, 2026)
    _forget()
    spoil(store)
    with remembered(store, "1"):
        assert module._SAID == {}
        assert public_days("TW", None, 2026) == said


def test_another_program_may_know_other_holidays(tmp_path: Path) -> None:
    with remembered(tmp_path / "days", "1"):
        public_days("TW", None, 2026)
    _forget()
    with remembered(tmp_path / "days", "2"):
        assert module._SAID == {}


def test_the_years_beside_one_are_known_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that prints lists needs the year after the last one that the checks have asked for."""
    public_days("TW", None, 2026)
    monkeypatch.setattr(module, "_asked", lambda *asked: pytest.fail(f"{asked} is asked apart"))
    assert all(public_days("TW", None, year) for year in range(2026 - module.AROUND, 2026 + module.AROUND + 1))
    assert public_days("TW", None, 2026 + module.AROUND) != public_days("TW", None, 2026)
