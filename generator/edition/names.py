"""What is called by its place in a list, and so is called otherwise where something before it is withheld.

A step without an id is `step-3`, and branches, duties, risks and conflicts may name it so; a waiver says where it holds by a number
or an id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.handbook import Handbook
from generator.model import Entry, HandbookEntry, Post, Procedure, Risk
from generator.model.common import Part
from generator.model.flow import names_of_steps
from generator.model.walk import FieldPath


def steps_named(entry: Entry, handbook: Handbook) -> Iterator[tuple[FieldPath, Procedure, int]]:
    """(path, procedure, index of the step) of every place where an entry names a step."""
    for path, procedure, name in _names_of_steps(entry):
        if found := handbook.find_step(procedure, name):
            yield path, *found


def _names_of_steps(entry: Entry) -> Iterator[tuple[FieldPath, str, str]]:
    if isinstance(entry, Procedure):
        for number, step in enumerate(entry.steps):
            yield from ((("steps", number, *path), entry.id, name) for path, name in names_of_steps(step))
            yield from ((("steps", number, "other_than", which, "step"), other.procedure, other.step)
                        for which, other in enumerate(step.other_than) if other.procedure and other.step)
    elif isinstance(entry, Post):
        yield from ((("duties", number, "step"), duty.procedure, duty.step) for number, duty in enumerate(entry.duties)
                    if duty.procedure and duty.step)
    elif isinstance(entry, Risk):
        yield from ((("controls", number, "step"), control.procedure, control.step) for number, control in enumerate(entry.controls))
    elif isinstance(entry, HandbookEntry):
        yield from ((("conflicts", number, "approves", which, "step"), approval.procedure, approval.step)
                    for number, conflict in enumerate(entry.conflicts)
                    for which, approval in enumerate(conflict.approves) if approval.step)


def name_of_step(procedure: Procedure, index: int, gone: Collection[FieldPath]) -> str:
    """What a step is called where the steps `gone` are not there."""
    return procedure.steps[index].id or f"step-{_place_left(('steps',), index, gone)}"


def place_of(entry: Entry, at: str) -> FieldPath:
    """The path that a waiver means by `at`, as far as it leads into the entry."""
    value: Any = entry
    path: FieldPath = ()
    for name in at.split("."):
        if isinstance(value, tuple) and len(value) == 1 and _index(value, name) is None:
            value, path = value[0], (*path, 0)  # its author left the brackets out
        if isinstance(value, tuple) and (index := _index(value, name)) is not None:
            value, path = value[index], (*path, index)
        elif isinstance(value, Part) and name in type(value).model_fields:
            value, path = getattr(value, name), (*path, name)
        else:
            break
    return path


def place_said(at: str, path: FieldPath, gone: Collection[FieldPath]) -> str:
    """What a waiver writes for `path` where the paths `gone` are not there; `at` is what it wrote."""
    names = at.split(".")
    if len(names) != len(path):
        return at
    return ".".join(str(_place_left(path[:number], step, gone)) if isinstance(step, int) and name == str(step + 1) else name
                    for number, (name, step) in enumerate(zip(names, path, strict=True)))


def _index(items: tuple[Any, ...], name: str) -> int | None:
    """The item of that id, else of that number, counted from 1."""
    by_id = next((number for number, item in enumerate(items) if getattr(item, "id", None) == name), None)
    if by_id is not None or not (name.isascii() and name.isdecimal() and 1 <= int(name) <= len(items)):
        return by_id
    return int(name) - 1


def _place_left(field: FieldPath, index: int, gone: Collection[FieldPath]) -> int:
    """The number, from 1, that item `index` of a list has when those `gone` are not there."""
    return 1 + sum((*field, before) not in gone for before in range(index))
