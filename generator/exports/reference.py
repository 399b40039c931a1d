"""The reference of the entry language, made from the models: every field of every kind, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.exports.field_values import FieldValues, Node
from generator.i18n.catalogue import Catalogue
from generator.model import KINDS, Entry
from generator.model.kinds import BY_NAME

COMMON = "entries"
"""Name of the page of what every entry has."""


@dataclass(slots=True)
class _Page:
    """The tables of one page. A part is shown once, where a field first leads to it, and has its path as its heading."""

    words: Catalogue
    definitions: Mapping[str, Node]
    places: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    path: str = ""

    def tables(self, node: Node, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
        """The table of a node, then those of the parts that it leads to, each before the next."""
        yield self._table(node, left_out)
        parts, self.waiting = self.waiting, []
        for name in parts:
            definition = self.definitions[name]
            whole = next(each for each in (definition, *definition.get("anyOf", ())) if "properties" in each)
            self.path = self.places[name]
            yield f"### `{self.path}`\n\n{self.words.text(whole['description'])}"
            yield from self.tables(whole)

    def _table(self, node: Node, left_out: frozenset[str]) -> str:
        _ = self.words.text
        head = [_("Field"), _("What may stand there"), _("Required"), _("If left out"), _("Meaning")]
        before = self.path
        rows = [self._row(name, inner, name in node.get("required", ()), before)
                for name, inner in node["properties"].items() if name not in left_out]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))

    def _row(self, name: str, node: Node, required: bool, before: str) -> list[str]:
        self.path = f"{before}.{name}" if before else name
        value = FieldValues(self.definitions, self.words, self._part).said(node)
        return [f"`{name}`", value.replace("|", "\\|"), self.words.text("yes") if required else "", _default(node),
                self.words.text(node.get("description") or str(Entry.model_fields[name].description))]

    def _part(self, name: str) -> str:
        if name not in self.places:
            self.places[name] = self.path
            self.waiting.append(name)
        place = self.places[name]
        return self.words.text("the fields of {part}", part=f"[`{place}`](#{place.replace('.', '')})")


def _default(node: Node) -> str:
    default = node.get("default")
    if default in (None, [], ()):
        return ""
    written = {True: "true", False: "false"}.get(default, default) if isinstance(default, bool) else default
    return " ".join(f"`{each}`" for each in (written if isinstance(written, list) else [written]))


def kind_page(kind: str, words: Catalogue) -> str:
    """What an entry of a kind may say; of what every entry may say only its `kind`."""
    schema = KINDS[kind].model_json_schema()
    common = frozenset(Entry.model_fields) - {"kind"}
    head = [f"# `{kind}`: {words.text(BY_NAME[kind].one)}", words.text(schema["description"]),
            words.text("Besides these fields it has those of [every entry]({page}).", page=f"{COMMON}.md")]
    return _page(head, schema, words, common)


def common_page(words: Catalogue) -> str:
    """What every entry may say, and how values are written."""
    chinese = words.language if words.language.startswith("zh") else "zh-Hant"
    head = [f"# {words.text('Fields of every entry')}",
            words.text("A field for one or several things takes one of them as it is, and several as a list. A text is written as it "
                       "is, in the main language of the handbook, or with one text for each language: {example}.",
                       example=f"`{{{chinese}: 用印, en: Use of the seal}}`"),
            words.text("The words of a law or of somebody else are marked as such: {example}.",
                       example=f"`{{quote: {words.text('without good reason')}}}`"),
            words.text("The id of something that an edition may leave out ends with a question mark: {example}.", example="`secretary?`")]
    return _page(head, Entry.model_json_schema(), words)


def _page(head: list[str], schema: dict[str, Any], words: Catalogue, left_out: frozenset[str] = frozenset()) -> str:
    page = _Page(words, schema.get("$defs", {}))
    return "\n\n".join([*head, *page.tables(schema, left_out)]) + "\n"


def contents_page(words: Catalogue) -> str:
    """The kinds, each with a link to its page."""
    rows = [f"- [`{kind}`]({kind}.md): {words.text(model.model_json_schema()['description'])}" for kind, model in KINDS.items()]
    return "\n\n".join([
        f"# {words.text('The language of rules')}",
        words.text("An entry is one YAML document in a file below {folder}. Its {kind} says what it is.", folder="`rules/`", kind="`kind`"),
        "\n".join(rows),
        f"[{words.text('Fields of every entry')}]({COMMON}.md)"]) + "\n"
