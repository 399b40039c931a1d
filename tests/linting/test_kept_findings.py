"""A finding that is told again says, word for word, what it said when it was found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.report import Report
from generator.diagnostics import Descriptor, Diagnostic
from generator.i18n.catalogue import INTERFACE_LANGUAGES
from generator.linting.kept_findings import all_of, all_said
from generator.linting.registry import DESCRIPTORS
from tests.linting.test_registry import findings


def _words(found: Diagnostic) -> list[object]:
    reports = [Report([found], Path(), language) for language in INTERFACE_LANGUAGES]
    said = [(report.message(found), report.hint(found)) for report in reports]
    return [found.code, found.span, found.related, found.pedantic, found.cause, sorted((name, str(each)) for name, each in found.details.items()), said]


@pytest.mark.parametrize("descriptor", [each for each in DESCRIPTORS.values() if each.invalid], ids=lambda descriptor: descriptor.code)
def test_every_finding_says_the_same_when_it_is_told_again(descriptor: Descriptor) -> None:
    found = findings(descriptor.invalid)
    again = all_of(json.loads(json.dumps(all_said(found))))
    assert [*map(_words, again)] == [*map(_words, found)]
    assert [each.descriptor for each in again] == [each.descriptor for each in found]
