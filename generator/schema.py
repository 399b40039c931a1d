"""JSON Schemas of the entries, made from the models, and the editor settings that use them.

One schema for all kinds, with an `if`/`then` per kind: where `oneOf` would only say "none of seven fits", an editor then
names the very field. Known ids become choices as long as there are few enough to show (measured: hovering over more than
about a hundred is unreadable).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.catalogue import Catalogue, catalogue, nearest_language
from generator.model import KINDS

DIALECT = "http://json-schema.org/draft-07/schema#"
FOLDER = Path(".handbook") / "schema"
FILE = "handbook.schema.json"
MOST_CHOICES = 100
_ANNOTATIONS = ("title", "x-ref", "discriminator")


def entry_schema(words: Catalogue, known: Mapping[str, list[str]] | None = None) -> dict[str, Any]:
    """The schema of any entry, with descriptions in the language of `words`.

    `known` maps kinds and list names to the ids there are; with it, references complete and are checked.
    """
    kinds = {kind: _kind_schema(kind, words, known or {}) for kind in KINDS}
    definitions: dict[str, Any] = {}
    for kind, schema in kinds.items():
        for name, definition in schema.pop("$defs", {}).items():
            definitions.setdefault(name, definition)
        definitions[kind] = schema
    return {
        "$schema": DIALECT,
        "title": words.text("Entry of a handbook"),
        "type": "object",
        "required": ["kind", "id"],
        "properties": {"kind": {"enum": list(KINDS), "description": words.text("What this entry is")}},
        "allOf": [{"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": {"$ref": f"#/definitions/{kind}"}}
                  for kind in KINDS],
        "definitions": definitions,
    }


def _kind_schema(kind: str, words: Catalogue, known: Mapping[str, list[str]]) -> dict[str, Any]:
    schema = KINDS[kind].model_json_schema(schema_generator=GenerateJsonSchema, ref_template="#/definitions/{model}", mode="validation")
    made: dict[str, Any] = _adapted(schema, kind, words, known)
    return made


def _adapted(node: Any, kind: str, words: Catalogue, known: Mapping[str, list[str]]) -> Any:
    """The schema with translated descriptions, choices for references, and without what editors do not need."""
    if isinstance(node, list):
        return [_adapted(item, kind, words, known) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _named(key, value, kind, words, known) for key, value in node.items() if key not in _ANNOTATIONS}
    if "description" in made and isinstance(node.get("description"), str):
        made["description"] = words.text(node["description"])
    if targets := node.get("x-ref"):
        choices = [name for target in targets for name in known.get(kind if target == "same" else target, [])]
        if 0 < len(choices) <= MOST_CHOICES:
            made["enum"] = choices
    if made.get("default") in (None, [], ()):
        made.pop("default", None)
    return _without_null(made)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A field that may be left out need not be offered as null as well."""
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **{key: value for key, value in schema.items() if key != "anyOf"}}
    return {**schema, "anyOf": choices} if choices else schema


def _named(key: str, value: Any, kind: str, words: Catalogue, known: Mapping[str, list[str]]) -> Any:
    """Below `properties` and `$defs` the keys are names, which must not be taken for keywords such as `title`."""
    if key in ("properties", "$defs") and isinstance(value, dict):
        return {name: _adapted(inner, kind, words, known) for name, inner in value.items()}
    return _adapted(value, kind, words, known)


def write_schemas(root: Path, language: str | None = None, output: Path | None = None) -> list[Path]:
    """Writes the schema and, below `root`, settings for VS Code and for yaml-language-server; returns the files written.

    Settings that exist already are kept, and only the handbook's own key in them is renewed.
    """
    known, main = _known_ids(root)
    folder = output or root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    schema = folder / FILE
    schema.write_text(_pretty(entry_schema(catalogue(nearest_language(language or main)), known)), "utf-8")
    settings = root / ".vscode" / "settings.json"
    address = schema.resolve().as_posix() if output else f"./{(FOLDER / FILE).as_posix()}"
    return [schema, *_write_settings(settings, address)]


def _known_ids(root: Path) -> tuple[dict[str, list[str]], str]:
    """The ids of the handbook in `root`, and its main language; nothing where there is no handbook yet."""
    from generator.load import load
    from generator.resolve import resolve
    from generator.validate import validate

    if not (root / "rules").is_dir():
        return {}, "en"
    valid = validate(load(root).documents)
    handbook = resolve(valid.entries, valid.claimed).handbook
    if handbook is None:
        return {}, "en"
    return {kind: list(found) for kind, found in handbook.by_kind.items()}, handbook.language


def _write_settings(path: Path, schema: str) -> list[Path]:
    """Adds the schema to the editor's settings; a file with comments or faults of its own is left alone."""
    try:
        settings = json.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError:
        return []
    settings.setdefault("yaml.schemas", {})[schema] = ["rules/**/*.yml", "rules/**/*.yaml"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_pretty(settings), "utf-8")
    return [path]


def _pretty(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
