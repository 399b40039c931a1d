"""The checks of responsibility (HB2xx), lifecycle (HB3xx) and time (HB5xx): their examples, texts and translations."""

from __future__ import annotations

import pytest
from check_cases import CHECKS, TODAY, handbook

from generator.checks import Check
from generator.diagnostics import Term
from generator.i18n.catalogue import catalogue
from generator.linting.linter import judge


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.descriptor.code)
class TestEveryCheck:
    def test_finds_its_invalid_example_and_nothing_else_is_wrong_there(self, check: Check) -> None:
        assert {d.code for d in judge(handbook(check.descriptor.invalid), TODAY, CHECKS).diagnostics} == {check.descriptor.code}

    def test_nothing_is_wrong_in_its_valid_example(self, check: Check) -> None:
        assert judge(handbook(check.descriptor.valid), TODAY, CHECKS).diagnostics == []

    def test_its_details_fill_its_texts(self, check: Check) -> None:
        for diagnostic in check.find(handbook(check.descriptor.invalid), TODAY):
            assert check.descriptor.message.format(**diagnostic.details)
            assert "{" not in check.descriptor.hint.format(**diagnostic.details).replace("{event", "").replace("{cite", "").replace("{time", "").replace("{by", "")

    def test_its_code_stands_first_in_its_documentation(self, check: Check) -> None:
        doc = __import__((check.each or check).find.__module__, fromlist=["x"]).__doc__ or ""
        assert doc.startswith(f"{check.descriptor.code} {check.descriptor.name}: ")


def test_codes_are_given_once_and_in_order() -> None:
    codes = [check.descriptor.code for check in CHECKS]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.descriptor.code)
def test_its_texts_are_translated(check: Check, language: str) -> None:
    known = catalogue(language)
    for key in filter(None, (check.descriptor.message, check.descriptor.hint, check.descriptor.why)):
        assert known.texts.get(key), key
    for diagnostic in check.find(handbook(check.descriptor.invalid), TODAY):
        assert known.text(check.descriptor.message, **diagnostic.details)
        assert known.text(check.descriptor.hint, **diagnostic.details)
        assert all(value in known.texts for value in diagnostic.details.values() if isinstance(value, Term))
