"""What may stand in a field, in words for authors: read from the JSON schema of the models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.diagnostics import Term
from generator.i18n import formatting, frequencies
from generator.i18n.catalogue import Catalogue
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.numbers import MOST

Node = Mapping[str, Any]
TEXTS = {"title": "text of one line", "line": "text", "prose": "text of several paragraphs", "page": "text of a free page"}
"""How much may be marked in a text → what that is called."""
FORMATS = {"date": "date, such as `2026-01-31`", "uri-reference": "address, or a file beside the rules"}
PLAIN = {"boolean": "`true` or `false`", "number": "number", "string": "short text", "string, number": "short text",
         "number, string": "number, or an amount in words"}
"""The types of a value that is nothing more than its type; a number where a text is expected is that text."""
_NULL = {"type": "null"}


def spoken_example(written: str, language: str) -> str:
    """An example as authors of a language write it; as it is where it has no words, or where theirs would not be read as the same."""
    for read, say in _SPOKEN if any(map(str.isalpha, written)) else ():
        try:
            value = read(written)
            said = say(value, language)
            if read(said) == value:
                return said
        except ValueError:
            continue
    return written


_SPOKEN: tuple[tuple[Callable[[str], Any], Callable[[Any, str], str]], ...] = (
    (Duration.parse, formatting.duration), (Frequency.parse, frequencies.frequency))
"""How an example is read → how what it says is put into words."""


class FieldValues:
    """Says of a node of a schema what may stand there. `part` is how a part of an entry is shown, by its name."""

    def __init__(self, definitions: Mapping[str, Node], words: Catalogue, part: Callable[[str], str]) -> None:
        self.definitions = definitions
        self.words = words
        self.part = part

    def said(self, node: Node) -> str:
        """Raises ValueError for a node that nobody has put into words yet."""
        for key, saying in (
                ("x-ref", self._reference), ("x-text", self._text), ("$ref", self._named), ("enum", self._choices),
                ("const", self._constant), ("decimal_places", self._number), ("examples", self._examples), ("anyOf", self._either),
                ("format", self._format), ("pattern", self._id), ("additionalProperties", self._by_name), ("items", self._list),
                ("type", self._plain)):
            if node.get(key):
                return saying(node)
        raise ValueError(f"no words for {node}")

    def _reference(self, node: Node) -> str:
        targets = node["x-ref"]
        return self.words.text("id of another entry of this kind") if targets == ["same"] else self.words.text(
            "{kind} (its id)", kind=Term(" or ".join(targets)))

    def _text(self, node: Node) -> str:
        return self.words.text(TEXTS[node["x-text"]])

    def _named(self, node: Node) -> str:
        name = node["$ref"].rpartition("/")[2]
        definition = self.definitions[name]
        if "enum" in definition:
            return self._choices(definition)
        also = [self.said(choice) for choice in definition.get("anyOf", ()) if "properties" not in choice]
        return self.words.text(" or ").join([*also, self.part(name)])

    def _choices(self, node: Node) -> str:
        return self.words.text(", ").join(f"`{choice}`" for choice in node["enum"])

    def _constant(self, node: Node) -> str:
        return f"`{node['const']}`"

    def _examples(self, node: Node) -> str:
        said = [spoken_example(str(each), self.words.language) for each in node["examples"][:4]]
        shown = [f"`{self.words.texts.get(each, each)}`" for each in said]
        return self.words.text("such as {examples}", examples=self.words.text(", ").join(shown))

    def _either(self, node: Node) -> str:
        """One or several are said as one of them: every list with a single item may be written without its brackets."""
        choices = [choice for choice in node["anyOf"] if choice != _NULL]
        if len(choices) == 2 and choices[1].get("items") == choices[0]:
            return self.words.text("one or several: {value}", value=self.said(choices[0]))
        if len(choices) == 2 and choices[1].get("additionalProperties") == choices[0]:
            return self.words.text("{value}; or one for each name", value=self.said(choices[0]))
        return self.words.text(" or ").join(dict.fromkeys(map(self.said, choices)))

    def _number(self, node: Node) -> str:
        return self.words.text("number")

    def _format(self, node: Node) -> str:
        return self.words.text(FORMATS[node["format"]])

    def _id(self, node: Node) -> str:
        return self.words.text("lower-case words joined by hyphens")

    def _by_name(self, node: Node) -> str:
        return self.words.text("for each name: {value}", value=self.said(node["additionalProperties"]))

    def _list(self, node: Node) -> str:
        return self.words.text("list: {value}", value=self.said(node["items"]))

    def _plain(self, node: Node) -> str:
        if node["type"] == "integer":
            return self._whole_number(node)
        if "properties" in node:
            return self.words.text("the fields {fields}", fields=self.words.text(", ").join(f"`{name}`" for name in node["properties"]))
        return self.words.text(PLAIN[node["type"] if isinstance(node["type"], str) else ", ".join(node["type"])])

    def _whole_number(self, node: Node) -> str:
        low, high = node.get("ge", 0), node.get("le", MOST)
        return self.words.text("whole number from {low}", low=low) if high >= MOST else self.words.text(
            "whole number from {low} to {high}", low=low, high=high)
