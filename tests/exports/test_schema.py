"""The editor's schema: it accepts every entry there is, and names the field of every fault that a schema can see."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from generator.errors import HandbookError
from generator.exports.schema import FILE, FOLDER, entry_schema, write_schema
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.model import KINDS
from generator.pipeline import check
from generator.reading.load import load, load_text

PROJECT = Path(__file__).parents[2]
CASES = Path(__file__).parents[1] / "cases"
SEEN_BY_A_SCHEMA = {"missing-field", "unknown-field", "unknown-kind", "wrong-shape", "not-a-choice", "bad-id", "bad-date", "empty-text",
                    "not-a-text", "bad-number", "unknown-language", "not-an-entry", "unknown-reference", "empty-list"}
"""Faults of single values. Durations, frequencies, ranges and links follow rules that a schema does not know."""
OUT_OF_REACH = {"bad-id-device", "second-handbook", "shift-of-years"}
"""`con` is a word like any other, the schema looks at one entry at a time, and no pattern compares lengths of time."""


def validator(root: Path) -> Draft7Validator:
    schema = entry_schema(catalogue("en"), check(root).handbook)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=FormatChecker())


@pytest.fixture(scope="module")
def base() -> Draft7Validator:
    return validator(CASES / "base")


def leaves(errors: Any) -> Iterator[Any]:
    for error in errors:
        yield error
        yield from leaves(error.context)


@pytest.mark.parametrize("root", [PROJECT, CASES / "base"], ids=["sample", "base"])
def test_every_entry_that_is_right_is_right_by_the_schema(root: Path) -> None:
    judge = validator(root)
    documents = load(root).documents
    assert documents
    wrong = [f"{d.file}:{d.line}: {e.json_path}: {e.message}" for d in documents for e in judge.iter_errors(d.data)]
    assert not wrong, "\n".join(wrong[:20])


def faulty_cases() -> list[Path]:
    return [path for path in sorted((CASES / "invalid").glob("*.yml")) if path.stem not in OUT_OF_REACH
            and any(f"] {name}:" in path.with_suffix(".txt").read_text("utf-8") for name in SEEN_BY_A_SCHEMA)]


@pytest.mark.parametrize("path", faulty_cases(), ids=lambda path: path.stem)
def test_a_fault_that_a_schema_can_see_is_seen(path: Path, base: Draft7Validator) -> None:
    documents, _ = load_text(path.read_text("utf-8"), path.name, path)
    assert [error for document in documents for error in base.iter_errors(document.data)]


def test_there_are_enough_cases_that_a_schema_can_see() -> None:
    assert len(faulty_cases()) >= 15


@pytest.mark.parametrize(("entry", "named"), [
    ({"kind": "term", "id": "seal", "title": "印信"}, "'definition' is a required property"),
    ({"kind": "term", "id": "seal", "title": "印信", "definition": "x", "titel": "x"}, "'titel' was unexpected"),
    ({"kind": "post", "id": "a", "title": "甲", "duties": [{"id": "b", "do": "c"}]}, "'when' is a required property"),
    ({"kind": "post", "id": "a", "title": "甲", "duties": [{"id": "b", "do": "c", "when": "daily", "priority": "hi"}]},
     "'hi' is not one of"),
    ({"kind": "post", "id": "a", "title": "甲", "reports_to": "haed", "duties": [{"id": "b", "do": "c", "when": "daily"}]},
     "'haed' is not one of ['"),
    ({"kind": "role", "id": "a"}, "'role' is not one of"),
    ({"id": "a"}, "'kind' is a required property"),
    ({"kind": "term", "id": "A_B", "title": "甲", "definition": "x"}, "'A_B' does not match"),
    ({"kind": "term", "id": "a", "title": {"zh-Hnat": "甲"}, "definition": "x"}, "'zh-Hnat' was unexpected"),
    ({"kind": "term", "id": "a", "title": "甲", "definition": "x", "effective": "2026-02-30"}, "'2026-02-30' is not a 'date'"),
])
def test_an_error_names_the_field(entry: dict[str, Any], named: str, base: Draft7Validator) -> None:
    assert any(named in error.message for error in leaves(base.iter_errors(entry)))


def test_an_error_of_one_kind_does_not_speak_of_others(base: Draft7Validator) -> None:
    (error,) = base.iter_errors({"kind": "term", "id": "seal", "title": "印信"})
    assert error.message == "'definition' is a required property"


def test_ids_are_offered_with_their_titles_until_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    handbook = check(CASES / "base").handbook
    scope = entry_schema(catalogue("en"), handbook)["definitions"]["post"]["properties"]["scope"]
    offered, droppable = scope["anyOf"]
    assert offered["enum"] == ["mail"] and droppable["pattern"]
    assert offered["enumDescriptions"] == ["收發"]
    monkeypatch.setattr("generator.exports.schema.MOST_CHOICES", 0)
    assert "anyOf" not in entry_schema(catalogue("en"), handbook)["definitions"]["post"]["properties"]["scope"]


def test_the_handbooks_languages_are_offered_in_texts() -> None:
    title = entry_schema(catalogue("en"), check(CASES / "base").handbook)["definitions"]["term"]["properties"]["title"]
    *_, by_language, quote = title["anyOf"]
    assert list(by_language["properties"]) == ["zh-Hant", "en"]
    assert quote["properties"]["quote"]["anyOf"][-1] == by_language


def test_without_a_handbook_references_and_languages_are_free() -> None:
    judge = Draft7Validator(entry_schema(catalogue("en")))
    assert judge.is_valid({"kind": "term", "id": "a", "title": {"fr": "x"}, "definition": "x", "owner": "anybody"})
    assert not judge.is_valid({"kind": "term", "id": "a", "title": {"français": "x"}, "definition": "x"})


def descriptions(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            yield node["description"]
        for value in node.values():
            yield from descriptions(value)
    elif isinstance(node, list):
        for value in node:
            yield from descriptions(value)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_descriptions_are_in_the_language_asked_for(language: str) -> None:
    found = list(descriptions(entry_schema(catalogue(language))))
    assert len(found) > 150
    chinese = [text for text in found if any("\u4e00" <= c <= "\u9fff" for c in text)]
    assert len(chinese) == (0 if language == "en" else len(found))


def test_every_field_of_every_kind_is_described() -> None:
    definitions = entry_schema(catalogue("en"))["definitions"]
    for kind in KINDS:
        for name, field in definitions[kind]["properties"].items():
            assert name == "kind" or field.get("description"), f"{kind}.{name}"


def test_writing_it_leaves_other_settings_alone(tmp_path: Path) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    before = {"editor.fontSize": 14, "yaml.schemas": {"other.json": "x.yml", "/old/handbook.schema.json": "rules/**"}}
    settings.write_text(json.dumps(before), "utf-8")
    written = write_schema(tmp_path, check(tmp_path).handbook, "zh-Hant")
    assert written[:2] == (tmp_path / FOLDER / FILE, settings)
    assert json.loads(settings.read_text("utf-8")) == {
        "editor.fontSize": 14,
        "yaml.schemas": {"other.json": "x.yml", f"./{FOLDER.as_posix()}/{FILE}": ["rules/**/*.yml", "rules/**/*.yaml"]}}
    assert "崗位" in written[0].read_text("utf-8")


@pytest.mark.parametrize("content", ["{ // with a comment\n}", "[]", '{"yaml.schemas": 3}'])
def test_settings_that_it_cannot_add_to_stay_as_they_are(content: str, tmp_path: Path) -> None:
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(content, "utf-8")
    written = write_schema(tmp_path, None, "en", rules="policies")
    assert written.schema == tmp_path / FOLDER / FILE
    assert not written.added
    assert written.needed == {"yaml.schemas": {f"./{FOLDER.as_posix()}/{FILE}": ["policies/**/*.yml", "policies/**/*.yaml"]}}
    assert settings.read_text("utf-8") == content


def test_it_can_be_written_elsewhere(tmp_path: Path) -> None:
    schema, settings, _, _ = write_schema(tmp_path, None, "en", tmp_path / "out")
    assert schema == tmp_path / "out" / FILE
    assert list(json.loads(settings.read_text("utf-8"))["yaml.schemas"]) == [schema.as_posix()]
    write_schema(tmp_path, None, "en", tmp_path / "out")
    schema.write_text('{"mine": 1}', "utf-8")
    with pytest.raises(HandbookError):
        write_schema(tmp_path, None, "en", tmp_path / "out")
    assert schema.read_text("utf-8") == '{"mine": 1}'
