"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import generator
from generator.patterns import Uncompiled, pattern_of


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.unfreeze()  # an earlier test may have started a server, which passes over what is there
    patterns = [each for each in gc.get_objects() if isinstance(each, Uncompiled)]
    assert len(patterns) > 100
    for each in patterns:
        assert each.flags == re.compile(each.pattern, each.flags).flags


def test_it_does_what_a_compiled_pattern_does() -> None:
    pattern = pattern_of("(a+)b", re.IGNORECASE)
    assert pattern.pattern == "(a+)b"
    assert pattern.sub(r"\1", "xAAby") == "xAAy"
    assert [match[1] for match in pattern.finditer("ab aab")] == ["a", "aa"]
    assert pattern.groups == 1
