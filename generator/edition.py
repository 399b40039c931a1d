"""The edition of a handbook for one audience: a Handbook in, a Handbook without what that audience may not see out.

What is withheld does not exist for anything after this stage: entries, duties, steps, clauses, forms and registers whose
`audience` names other readers only, what they alone bring along, and references that their author marked as droppable with a
question mark behind the id (`related: [internal-audit?]`). Any other reference to what is withheld is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from generator.analysis.passages import written_at
from generator.handbook import Handbook
from generator.model import Entry, Post, Procedure
from generator.model.common import Part
from generator.model.text import DROPPABLE, FILE
from generator.model.walk import FieldPath
from generator.reading.references import references
from generator.reading.resolve import resolve


@dataclass(frozen=True, slots=True)
class Withheld:
    """A visible place that names what is withheld: `path` in `entry`, and what it names there."""

    entry: Entry
    path: FieldPath
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Cut:
    """What an edition takes out of one entry: `hidden` parts, and `dropped` references."""

    hidden: frozenset[FieldPath]
    dropped: set[FieldPath] = field(default_factory=set)
    """May name what is not there, which takes nothing out."""

    def hides(self, path: FieldPath) -> bool:
        return any(path[:length] in self.hidden for length in range(1, len(path) + 1))


def edition(handbook: Handbook, audience: str) -> Handbook:
    """The handbook as `audience` may see it. What `withheld_references` finds must be settled before."""
    cuts, _ = _cuts(handbook, audience)
    kept = [_without(entry, cuts[entry.key]) for entry in (handbook.entry, *handbook.entries) if entry.key in cuts]
    resolved = resolve(kept, set()).handbook
    assert resolved is not None, "the handbook's own entry is in every edition"
    linked = {(entry.source.file, link) for entry in kept for _, link, targets in references(entry) if targets == FILE}
    attachments = {key: found for key, found in handbook.attachments.items() if key in linked}
    return replace(resolved, attachments=attachments, day=handbook.day)


def withheld_references(handbook: Handbook, audience: str) -> list[Withheld]:
    """Every visible reference to what is withheld from `audience` and cannot be left out."""
    return _cuts(handbook, audience)[1]


def is_visible(thing: Any, audience: str) -> bool:
    """Whether an entry or a part of one is for this audience; what names no audience is for everyone."""
    allowed = getattr(thing, "audience", ())
    return not allowed or audience in allowed


def _cuts(handbook: Handbook, audience: str) -> tuple[dict[tuple[str, str], Cut], list[Withheld]]:
    """What is taken out of every entry that is left, and the references that stand in the way. Time grows with the handbook."""
    cuts = {entry.key: Cut(frozenset(_hidden(entry, audience))) for entry in handbook.entries if is_visible(entry, audience)}
    cuts[handbook.entry.key] = Cut(frozenset(_hidden(handbook.entry, audience)))
    found: list[Withheld] = []
    for entry in (handbook.entry, *handbook.entries):
        if entry.key in cuts:
            found += _settled(entry, cuts[entry.key], handbook, audience)
    return cuts, found


def _hidden(entry: Entry, audience: str) -> Iterator[FieldPath]:
    """The parts of a visible entry that are withheld."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, tuple):
            yield from ((name, number) for number, part in enumerate(value) if isinstance(part, Part) and not is_visible(part, audience))


def _settled(entry: Entry, cut: Cut, handbook: Handbook, audience: str) -> Iterator[Withheld]:
    """Drops what may be dropped of an entry's references to what is withheld, and yields the others."""
    for path, name, targets in references(entry):
        if targets == FILE or cut.hides(path):
            continue
        kind = next((kind for kind in ((entry.kind,) if targets == ("same",) else targets) if handbook.find(kind, name)), None)
        if kind is None or is_visible(handbook.find(kind, name), audience):
            continue
        if _can_be_dropped(entry, path):
            cut.dropped.update({path, (*path[:-1], "step")})  # a step belongs to the procedure that it is named with
        else:
            yield Withheld(entry, path, kind, name)
    yield from _steps_named(entry, cut, handbook, audience)
    yield from _emptied(entry, cut)


def _can_be_dropped(entry: Entry, path: FieldPath) -> bool:
    """Whether the author marked the reference, and it is one of a list or may be left out."""
    written = written_at(entry, path)
    return str(getattr(written, "written", written)).rstrip().endswith(DROPPABLE) and _is_optional(entry, path)


def _is_optional(entry: Entry, path: FieldPath) -> bool:
    if isinstance(path[-1], int):
        return True
    return not type(_at(entry, path[:-1])).model_fields[path[-1]].is_required()


def _steps_named(entry: Entry, cut: Cut, handbook: Handbook, audience: str) -> Iterator[Withheld]:
    """Branches that lead to a withheld step, and duties that are one."""
    if isinstance(entry, Procedure):
        gone = {entry.step_key(path[1]) for path in cut.hidden if path[0] == "steps" and isinstance(path[1], int)}
        for number, step in enumerate(entry.steps):
            named = [(("steps", number, "next"), step.next), *((("steps", number, "branches", which, "goto"), branch.goto)
                                                               for which, branch in enumerate(step.branches))]
            yield from (Withheld(entry, path, "step", name) for path, name in named if name in gone and not cut.hides(path))
    elif isinstance(entry, Post):
        for number, duty in enumerate(entry.duties):
            procedure = handbook.procedures.get(duty.procedure or "")
            index = procedure.index_of(duty.step) if procedure and duty.step else None
            path = ("duties", number, "step")
            if procedure and index is not None and not cut.hides(path) and not is_visible(procedure.steps[index], audience):
                yield Withheld(entry, path, "step", str(duty.step))


def _emptied(entry: Entry, cut: Cut) -> Iterator[Withheld]:
    """Lists of which nothing would be left although something must be, or where nothing would mean everything."""
    gone = cut.hidden | cut.dropped
    for path in {path[:-1] for path in gone if isinstance(path[-1], int)}:
        owner, name = _at(entry, path[:-1]), str(path[-1])
        needed = any(getattr(rule, "min_length", 0) for rule in type(owner).model_fields[name].metadata)
        if needed and all((*path, number) in gone for number in range(len(getattr(owner, name)))):
            yield Withheld(entry, path, entry.kind, entry.id)


def _at(entry: Entry, path: FieldPath) -> Any:
    """The part of an entry at `path`."""
    found: Any = entry
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found


def _without(entry: Entry, cut: Cut) -> Entry:
    gone = cut.hidden | cut.dropped
    if not gone:
        return entry
    changed: Entry = _rebuilt(entry, (), gone.__contains__)
    return changed.written_in(entry.source)  # type: ignore[no-any-return]


def _rebuilt(value: Any, path: FieldPath, is_gone: Callable[[FieldPath], bool]) -> Any:
    """The value without what is gone. Steps keep the names by which they are called, though their numbers change."""
    if isinstance(value, tuple):
        return tuple(_rebuilt(item, (*path, number), is_gone) for number, item in enumerate(value) if not is_gone((*path, number)))
    if not isinstance(value, Part):
        return value
    fields: dict[str, Any] = {name: None if is_gone((*path, name)) else _rebuilt(getattr(value, name), (*path, name), is_gone)
              for name in type(value).model_fields}
    if isinstance(value, Procedure):
        left = [number for number in range(len(value.steps)) if not is_gone(("steps", number))]
        fields["steps"] = tuple(step.model_copy(update={"id": value.step_key(number)})
                                for number, step in zip(left, fields["steps"], strict=True))
    return type(value).model_construct(_fields_set=value.model_fields_set, **fields)
