"""Files of rules as plain data and back: what is read from it is as it was read from the file, and reading it runs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from generator.reading.load import ReadFile
from generator.reading.scalars import WrittenFloat, WrittenInt, plain_value
from generator.reading.source_locations import Mark, Source

_WITH_PLACE = 6
"""So many items stand for a value; a number has one more."""


def in_short(read: ReadFile) -> bytes | None:
    """Of a file its digest, and for each document its line if it may be read later. None where the file has a fault, or nothing in it."""
    documents, found = read
    if found or not documents or not all(document.whole for document in documents):
        return None
    lines = " ".join(str(0 if document.is_head else document.line) for document in documents)
    return f"{documents[0].digest} {lines}".encode()


def written(document: Source) -> bytes:
    """Its values and places."""
    said = json.dumps(_written(document.data, document.mark), ensure_ascii=False, separators=(",", ":"))
    return said.encode("utf-8", "surrogatepass")


def _written(value: Any, mark: Mark) -> list[Any]:
    """A value with its place, as JSON can say it; a number in the way it was written, which is told by one item more."""
    inside = mark.inside or {}
    if isinstance(value, dict):
        value = {key: _written(each, inside[key]) for key, each in value.items()}
    elif isinstance(value, list):
        value = [_written(each, inside[number]) for number, each in enumerate(value)]
    elif isinstance(value, (WrittenInt, WrittenFloat)):
        return [value.written, *mark[:5], 0]
    return [value, *mark[:5]]


def sources(short: bytes, part: Callable[[int], Callable[[], bytes]], name: str, place: str) -> list[Source]:
    """The documents of a file. Raises ValueError where one that is needed at once cannot be read."""
    digest, *lines = short.decode().split(" ")
    return [_source(digest, int(line), part(number), name, place) for number, line in enumerate(lines)]


def _source(digest: str, line: int, part: Callable[[], bytes], name: str, place: str) -> Source:
    if line:
        read = {"path": partial(Path, place), "data": partial(_values, part), "mark": partial(_places, part)}
        return Source.later(name, digest, line, read)
    return Source(name, Path(place), _values(part), _places(part), True, digest)


def _values(part: Callable[[], bytes]) -> Any:
    return _value(json.loads(part()))


def _places(part: Callable[[], bytes]) -> Mark:
    return _mark(json.loads(part()))


def _value(written: list[Any]) -> Any:
    """The value that `_written` wrote."""
    value = written[0]
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items()}
    if isinstance(value, list):
        return [*map(_value, value)]
    return plain_value(value) if len(written) > _WITH_PLACE else value


def _mark(written: list[Any]) -> Mark:
    """Its place."""
    value, line, column, length, key_line, key_column = written[:_WITH_PLACE]
    inside: dict[Any, Mark] | None = None
    if isinstance(value, dict):
        inside = {key: _mark(each) for key, each in value.items()}
    elif isinstance(value, list):
        inside = dict(enumerate(map(_mark, value)))
    return Mark(line, column, length, key_line, key_column, inside)
