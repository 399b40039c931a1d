"""A JSON Schema of the entries, made from the models, and the editor settings that use it.

One schema for all kinds, with an `if`/`then` per kind: where `oneOf` would only say "none of seven fits", an editor then
names the very field. Known ids become choices as long as there are few enough to show (measured: hovering over more than
about a hundred is unreadable).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.files import write_whole
from generator.handbook import Handbook
from generator.i18n.catalogue import Catalogue, catalogue
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import KINDS
from generator.named_files import object_in, write_named

DIALECT = "http://json-schema.org/draft-07/schema#"
FOLDER = Path(".handbook") / "schema"
FILE = "handbook.schema.json"
MOST_CHOICES = 100
_SCHEMAS = "yaml.schemas"
"""The setting of the extension YAML for Visual Studio Code: address of a schema → the files it is for."""
_ANNOTATIONS = ("title", "x-ref", "x-how-often", "x-text", "discriminator")
_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""How pydantic calls the limits of a number that a function of ours has looked at first → how a schema calls them."""


def entry_schema(words: Catalogue, handbook: Handbook | None = None) -> dict[str, Any]:
    """The schema of any entry, with descriptions in the language of `words`.

    With a handbook, references to its entries and the names of its languages complete, and are checked.
    """
    definitions: dict[str, Any] = {}
    for kind, model in KINDS.items():
        schema = _Adapter(kind, words, handbook).adapted(model.model_json_schema(ref_template="#/definitions/{model}"))
        definitions |= schema.pop("$defs", {})
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


class _Adapter:
    """Turns pydantic's schema of a kind into one for editors: translated, with choices, and without what they do not need."""

    def __init__(self, kind: str, words: Catalogue, handbook: Handbook | None) -> None:
        self.kind = kind
        self.words = words
        self.handbook = handbook

    def adapted(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self.adapted(item) for item in node]
        if not isinstance(node, dict):
            return node
        made: dict[str, Any] = {key: self.value(key, value) for key, value in node.items() if key not in _ANNOTATIONS}
        made |= {_LIMITS[key]: made.pop(key) for key in _LIMITS if key in made}
        if isinstance(node.get("description"), str):
            made["description"] = self.words.text(node["description"])
        if "x-ref" in node:
            made |= self.choices(node["x-ref"], node.get("x-how-often"))
        if self.handbook and "patternProperties" in made:
            (text,) = made.pop("patternProperties").values()
            made["properties"] = dict.fromkeys(self.handbook.languages, text)
        if made.get("default") in (None, [], ()):
            made.pop("default", None)
        return _without_null(made)

    def value(self, key: str, value: Any) -> Any:
        """Below `properties` and `$defs` the keys are names, which must not be taken for keywords such as `title`."""
        if key in ("properties", "$defs") and isinstance(value, dict):
            return {name: self.adapted(inner) for name, inner in value.items()}
        return self.adapted(value)

    def choices(self, targets: list[str], how_often: str | None) -> dict[str, Any]:
        """The ids that a reference may name, each with its title, and `how_often` after one of them where that may be said; nothing where
        there are none, or too many to show."""
        if self.handbook is None:
            return {}
        found = {name: thing for target in targets
                 for name, thing in self.handbook.by_kind[self.kind if target == "same" else target].items()}
        if not 0 < len(found) <= MOST_CHOICES:
            return {}
        titles = [thing.title.best(self.words.language)[1] for thing in found.values()]
        droppable = {"type": "string", "pattern": "[?？]$"}
        counted = [{"type": "string", "pattern": f"^({'|'.join(found)}){how_often}$"}] if how_often else []
        return {"anyOf": [{"enum": list(found), "enumDescriptions": titles}, *counted, droppable]}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A field that may be left out need not be offered as null as well."""
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **{key: value for key, value in schema.items() if key != "anyOf"}}
    return {**schema, "anyOf": choices} if choices else schema


class Written(NamedTuple):
    """The schema's file, the editor's settings, and what these need: `added` says whether it stands in them now."""

    schema: Path
    settings: Path
    needed: Mapping[str, Any]
    added: bool


def write_schema(root: Path, handbook: Handbook | None, language: str, output: Path | None = None, rules: str = "rules") -> Written:
    """Writes the schema into `output` and, below `root`, settings for VS Code that apply it to the entries in the folder `rules`.

    Descriptions are in the organisation's own words. Settings that exist already are kept, and only the handbook's own key in them is
    renewed. Raises HandbookError where something else bears the name of the schema.
    """
    schema = (output or root / FOLDER) / FILE
    schema.parent.mkdir(parents=True, exist_ok=True)
    words = own_catalogue(language, own_words(handbook, language)) if handbook else catalogue(language)
    write_named(schema, _pretty(entry_schema(words, handbook)).encode(), _is_schema)
    address = schema.as_posix() if output else f"./{(FOLDER / FILE).as_posix()}"
    needed = {address: [f"{rules}/**/*.yml", f"{rules}/**/*.yaml"]}
    settings = root / ".vscode" / "settings.json"
    return Written(schema, settings, {_SCHEMAS: needed}, _add(settings, needed))


def _is_schema(content: bytes) -> bool:
    return object_in(content).get("$schema") == DIALECT


def _add(path: Path, needed: Mapping[str, Any]) -> bool:
    """Adds the schema to the editor's settings; a file with comments or faults of its own is left alone."""
    try:
        settings = json.loads((path.read_text("utf-8") if path.exists() else "").strip() or "{}")
    except ValueError:
        return False
    if not isinstance(settings, dict) or not isinstance(settings.setdefault(_SCHEMAS, {}), dict):
        return False
    others = {name: files for name, files in settings[_SCHEMAS].items() if not name.endswith(FILE)}
    settings[_SCHEMAS] = {**others, **needed}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path.resolve(), _pretty(settings).encode(), path.stat().st_mode & 0o777 if path.exists() else None)
    return True


def _pretty(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
