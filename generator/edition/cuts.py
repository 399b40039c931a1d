"""What an edition takes out of every entry, and the references that stand in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.edition.names import name_of_step, place_of, place_said, steps_named
from generator.handbook import Handbook
from generator.hyperlinks import read_named
from generator.model import Entry, Oversight, Procedure
from generator.model.common import Part
from generator.model.flow import END
from generator.model.kinds import BY_NAME
from generator.model.limit import Limit
from generator.model.other_doer import OtherDoer
from generator.model.text import DROPPABLE, FILE
from generator.model.walk import FieldPath
from generator.reading.references import hyperlinks, kind_meant, references
from generator.reads import once

Cuts = dict[tuple[str, str], "Cut"]
"""(kind, id) → what is taken out, of every entry that is left."""


OF_STAFF: Mapping[str, tuple[str, ...]] = {"handbook": ("principles",), "post": ("substitutes",)}
"""Kind → fields that editions for readers outside have not: how the staff is to work, and who stands in for whom."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A visible place that names what is withheld: `path` in `entry`, and what it names there; `in_text` by a link among its words."""

    entry: Entry
    path: FieldPath
    kind: str
    name: str
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """What an edition takes out of one entry: `hidden` parts, `dropped` references, and the names of readers, who are `told` of
    nobody but themselves. What is called by its place in a list is `renamed`."""

    hidden: set[FieldPath] = field(default_factory=set)
    dropped: set[FieldPath] = field(default_factory=set)
    told: set[FieldPath] = field(default_factory=set)
    renamed: dict[FieldPath, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.hidden or self.dropped or self.told or self.renamed)

    @property
    def gone(self) -> frozenset[FieldPath]:
        return frozenset(self.hidden | self.dropped | self.told)

    def hides(self, path: FieldPath) -> bool:
        return any(path[:length] in self.hidden for length in range(1, len(path) + 1))


def cuts(handbook: Handbook, audience: str) -> Cuts:
    """What is taken out of every entry that is left."""
    return _settled(handbook, audience)[0]


def withheld_references(handbook: Handbook, audience: str) -> list[Withheld]:
    """Every visible reference to what is withheld from `audience` and cannot be left out."""
    return _settled(handbook, audience)[1]


def emptied_lists(handbook: Handbook, audience: str) -> list[Withheld]:
    """Every list of a visible entry of which nothing would be left, although something must be, or where nothing would mean everything."""
    return [found for key, cut in cuts(handbook, audience).items() if (entry := handbook.find(*key)) for found in _emptied(entry, cut)]


def changed_ways(handbook: Handbook, audience: str) -> list[Withheld]:
    """Every visible step from which an edition would lead elsewhere, since a withheld step after it leads on in its own way."""
    left = (procedure for procedure in handbook.procedures.values() if may_read(procedure, handbook, audience))
    return [found for procedure in left for found in _ways(procedure, audience)]


def withheld_replacements(handbook: Handbook, audience: str) -> list[Withheld]:
    """Every visible entry that a withheld one replaces: in an edition it would be in force again."""
    return [Withheld(entry, ("id",), link.entry.kind, link.entry.id) for entry in handbook.entries if may_read(entry, handbook, audience)
            for link in handbook.links_to(*entry.key) if link.path[0] == "supersedes" and not may_read(link.entry, handbook, audience)]


def _ways(procedure: Procedure, audience: str) -> Iterator[Withheld]:
    """A withheld step may only stand where the way goes on to the next step there is."""
    seen = [number for number, step in enumerate(procedure.steps) if is_visible(step, audience)]
    for number, step in enumerate(procedure.steps):
        before = next((procedure.steps[n] for n in reversed(seen) if n < number), None)
        after = next((procedure.step_key(n) for n in seen if n > number), END)
        is_reached = before is None or not (before.branches or before.next or before.pass_to)
        field = next((name for name in ("together", "pass_to", "branches") if getattr(step, name)), "next")
        if number not in seen and is_reached and (field != "next" or step.next not in (None, after)):
            yield Withheld(procedure, ("steps", number, field), "step", procedure.step_key(number))


def is_visible(thing: Any, audience: str) -> bool:
    """Whether an entry or a part of one is for this audience; what names no audience is for everyone."""
    allowed = getattr(thing, "audience", ())
    return not allowed or audience in allowed


def may_read(thing: Any, handbook: Handbook, audience: str) -> bool:
    """The same for what can be named, in view of its kind: some kinds are for staff only."""
    for_staff = isinstance(thing, Entry) and BY_NAME[thing.kind].for_staff
    return is_visible(thing, audience) and not (for_staff and not handbook.find("audience", audience).internal)


def _settled(handbook: Handbook, audience: str) -> tuple[Cuts, list[Withheld]]:
    """Made once, for all that ask what is in the way of an edition, and for the edition."""
    return once(handbook.derived, ("cuts", audience), lambda: _settle(handbook, audience))


def _settle(handbook: Handbook, audience: str) -> tuple[Cuts, list[Withheld]]:
    """Time grows with the handbook."""
    left = [handbook.entry, *(entry for entry in handbook.entries if may_read(entry, handbook, audience))]
    outside = not handbook.find("audience", audience).internal
    made = {entry.key: Cut({*_hidden(entry, audience), *(_of_staff(entry) if outside else ())}, told=set(_readers(entry, audience)))
            for entry in left}
    found: list[Withheld] = []
    for entry in left:
        found += _named(entry, made[entry.key], handbook, audience)
        found += _linked(entry, made[entry.key], handbook, audience)
        found += _steps(entry, made, handbook)
        found += _duties(entry, made, handbook)
        _waivers(entry, made[entry.key])
    return made, found


def _hidden(entry: Entry, audience: str) -> Iterator[FieldPath]:
    """The parts of a visible entry that are withheld."""
    return (path for path, part in _parts(entry) if not is_visible(part, audience))


def _of_staff(entry: Entry) -> Iterator[FieldPath]:
    """The fields of a visible entry that are no matter of readers outside."""
    return ((name,) for name in OF_STAFF.get(entry.kind, ()) if getattr(entry, name))


def _parts(entry: Entry) -> Iterator[tuple[FieldPath, Part]]:
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if isinstance(value, tuple):
            yield from (((name, number), part) for number, part in enumerate(value) if isinstance(part, Part))


def _readers(entry: Entry, audience: str) -> Iterator[FieldPath]:
    """Where it stands who may read what: an edition has one audience, and nobody in it learns of the others."""
    yield from ((*path, "audience") for path, part in (((), entry), *_parts(entry)) if getattr(part, "audience", ()))
    yield from (("audiences", number) for number, known in enumerate(getattr(entry, "audiences", ())) if known.id != audience)


def _named(entry: Entry, cut: Cut, handbook: Handbook, audience: str) -> Iterator[Withheld]:
    """Drops what may be dropped of an entry's references to what is withheld, and yields the others."""
    for path, name, targets in references(entry):
        if targets == FILE or cut.hides(path):
            continue
        kind = kind_meant(entry, name, targets, handbook.by_kind)
        if kind is None or may_read(handbook.find(kind, name), handbook, audience):
            continue
        if _can_be_dropped(entry, path):
            cut.dropped.update({path, (*path[:-1], "step")})  # a step belongs to the procedure that it is named with
        else:
            yield Withheld(entry, path, kind, name)


def _linked(entry: Entry, cut: Cut, handbook: Handbook, audience: str) -> Iterator[Withheld]:
    """The links of an entry's texts to what is withheld."""
    for path, link in hyperlinks(entry):
        named = read_named(link)
        if named and not cut.hides(path) and not may_read(handbook.find(*named), handbook, audience):
            yield Withheld(entry, path, *named, in_text=True)


def _can_be_dropped(entry: Entry, path: FieldPath) -> bool:
    """Whether the author marked the reference, and it is one of a list or may be left out."""
    written = entry.source.value_at(path)
    return str(getattr(written, "written", written)).rstrip().endswith(DROPPABLE) and _is_optional(entry, path)


def _is_optional(entry: Entry, path: FieldPath) -> bool:
    """Criteria of a limit are not: its times by case would be of nobody knows what; nor is a procedure whose doers must not do a step."""
    if isinstance(path[-1], int):
        return True
    owner = _at(entry, path[:-1])
    return not isinstance(owner, (Limit, OtherDoer)) and not type(owner).model_fields[path[-1]].is_required()


def _steps(entry: Entry, made: Cuts, handbook: Handbook) -> Iterator[Withheld]:
    """Calls steps as they are called where withheld ones are not there, and yields the places that name a withheld one."""
    cut = made[entry.key]
    for path, procedure, index in steps_named(entry, handbook):
        gone = made[procedure.key].hidden if procedure.key in made else None
        if gone is None or cut.hides(path) or path in cut.dropped:
            continue
        if ("steps", index) in gone:
            yield Withheld(entry, path, "step", procedure.step_key(index))
        elif (name := name_of_step(procedure, index, gone)) != procedure.step_key(index):
            cut.renamed[path] = name


def _duties(entry: Entry, made: Cuts, handbook: Handbook) -> Iterator[Withheld]:
    """The places that name a withheld duty."""
    for name, stage in entry.stages.in_order if isinstance(entry, Oversight) else ():
        post = handbook.posts.get(stage.by)
        gone = made[post.key].hidden if post and post.key in made else ()
        if post and any(("duties", number) in gone for number, duty in enumerate(post.duties) if duty.id == stage.duty):
            yield Withheld(entry, ("stages", name, "duty"), "duty", str(stage.duty))


def _emptied(entry: Entry, cut: Cut) -> Iterator[Withheld]:
    gone = cut.hidden | cut.dropped
    for path in sorted({path[:-1] for path in gone if isinstance(path[-1], int)}, key=str):
        owner, name = _at(entry, path[:-1]), str(path[-1])
        needed = any(getattr(rule, "min_length", 0) for rule in type(owner).model_fields[name].metadata)
        if needed and all((*path, number) in gone for number in range(len(getattr(owner, name)))):
            yield Withheld(entry, path, entry.kind, entry.id)


def _waivers(entry: Entry, cut: Cut) -> None:
    """A waiver for what is taken out goes with it, and another is told the new number of its place."""
    for number, waiver in enumerate(entry.waivers):
        if waiver.at is None or not (cut.hidden or cut.dropped):
            continue
        gone, path = cut.hidden | cut.dropped, place_of(entry, waiver.at)
        value = _at(entry, path)
        inner = [(*path, item) for item in range(len(value))] if isinstance(value, tuple) else []
        if any(path[:length] in gone for length in range(1, len(path) + 1)) or (inner and gone.issuperset(inner)):
            cut.hidden.add(("waivers", number))
        elif (at := place_said(waiver.at, path, gone)) != waiver.at:
            cut.renamed["waivers", number, "at"] = at


def _at(entry: Entry, path: FieldPath) -> Any:
    """The part of an entry at `path`."""
    found: Any = entry
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found
