"""Authors who know Word and Excel call fields what people call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.model import KINDS
from generator.model.field_labels import FIELDS
from generator.reading.load import load_text
from generator.reading.meant_field import _words as words
from generator.reading.meant_field import called, meant_below, meant_field, where_known
from generator.reading.validate import validate


@pytest.mark.parametrize(("written", "kind", "meant"), [
    ("名稱", "post", "title"), ("名称", "post", "title"), ("職掌", "post", "duties"), ("职责", "post", "duties"), ("電話", "post", "contact"),
    ("phone", "post", "contact"), ("Telephone", "post", "contact"), ("reports to", "post", "reports_to"), ("直屬主管", "post", "reports_to"),
    ("期限", "procedure", "within"), ("步驟", "procedure", "steps"), ("titel", "post", "title"), ("dutys", "post", "duties"),
    ("responsible", "post", "answers_for"), ("responsible", "procedure", "owner"),
    ("適用崗位", "criteria", "applies_to"), ("生效日期", "procedure", "effective"), ("colour", "post", None),
])
def test_a_field_is_meant_by_what_people_call_it(written: str, kind: str, meant: str | None) -> None:
    assert meant_field(written, list(KINDS[kind].model_fields)) == meant


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_field_is_meant_by_what_pages_call_it(language: str) -> None:
    for kind, model in KINDS.items():
        for field in model.model_fields:
            assert called(catalogue(language).text(FIELDS[field]), [field]) == field, (kind, field)


def test_every_word_is_of_a_field() -> None:
    assert {field for fields in words().values() for field in fields} <= FIELDS.keys()


@pytest.mark.parametrize(("field", "kind", "place"), [
    ("outsiders", "procedure", "kind: handbook"), ("period", "criteria", "measures"), ("within", "post", "duties"), ("approve", "procedure", "steps"),
    ("steps", "post", "kind: procedure"), ("colour", "post", ""),
])
def test_a_field_of_another_place_is_found(field: str, kind: str, place: str) -> None:
    assert where_known(field, kind, list(KINDS[kind].model_fields)) == place


def test_a_word_for_a_field_that_is_missing_is_one_finding() -> None:
    (found,) = _found("kind: post\nid: clerk\n名稱: 收發員\nduties: [{id: mail, do: 收文, when: daily}]\n")
    assert (found.code, found.details["nearest"]) == ("HB022", "title")


def test_what_stands_elsewhere_is_not_taken_for_a_slip() -> None:
    found = _found("kind: criteria\nid: late\ntitle: 遲到\nperiod: 12 months\n")
    assert [each.details["place"] for each in found if each.code == "HB022"] == ["measures"]


def test_a_word_for_a_field_of_a_part_names_both() -> None:
    assert meant_below("extension", "procedure", list(KINDS["procedure"].model_fields)) == ("extend", "within")


def test_what_every_entry_has_is_not_said_to_be_of_another_kind() -> None:
    (found,) = [each for each in _found("kind: handbook\nid: h\ntitle: 手冊\norganisation: 局\nscopes: [{id: a, title: 甲}]\n"
                                        "scales: [{id: s, title: 懲處, side: penalty, remedies: [{title: 申訴}]}]\n") if each.code == "HB022"]
    assert (found.details["nearest"], found.details["place"]) == ("do", "")


def _found(text: str) -> list[Diagnostic]:
    documents, _ = load_text(text, "rules/a.yml", Path("rules/a.yml"))
    return validate(documents).diagnostics
