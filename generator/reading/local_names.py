"""Names that hold only within one entry: steps, pause points, measures, tiers, modifiers, duties, clauses.

A duty may name a step of its procedure, a risk the steps that control it, and a stage of supervision a duty: names of this kind that are
used outside the entry they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic, Term
from generator.model import Criteria, Entry, Oversight, Post, Procedure, Risk
from generator.model.flow import END, names_of_steps
from generator.model.kinds import BY_NAME
from generator.model.limit import TRIGGER, Event, Limit
from generator.model.other_doer import DRAFTER
from generator.model.procedure import Step
from generator.model.rest_of_tiers import ANY_OF
from generator.model.text import in_address
from generator.model.walk import FieldPath
from generator.nearest import nearest
from generator.reading import descriptors
from generator.reading.titles import ids_titled, items_of


def check_parts(entry: Entry) -> list[Diagnostic]:
    """Steps, pause points, measures, modifiers, tiers, duties and clauses: each once, and named rightly in the entry itself."""
    diagnostics: list[Diagnostic] = []
    for field, kind in BY_NAME[entry.kind].parts:
        _check_unique(entry, field, kind, diagnostics)
    if isinstance(entry, Procedure):
        _check_procedure(entry, diagnostics)
    elif isinstance(entry, Criteria):
        _check_criteria(entry, diagnostics)
    elif isinstance(entry, Post):
        diagnostics += _check_duties(entry)
    return diagnostics


class UsedPart(NamedTuple):
    """A part of another entry, the `owner` (kind, id), that an entry names at a path."""

    path: FieldPath
    kind: str
    name: str
    owner: tuple[str, str]


def used_parts(entry: Entry) -> list[UsedPart]:
    """The steps of procedures and the duties of posts that an entry names."""
    if isinstance(entry, Post):
        return [*_used_by_duties(entry)]
    if isinstance(entry, Risk):
        return [UsedPart(("controls", number, "step"), "step", control.step, ("procedure", control.procedure))
                for number, control in enumerate(entry.controls)]
    if isinstance(entry, Procedure):
        return [*_used_by_steps(entry)]
    if isinstance(entry, Oversight):
        return [UsedPart(("stages", name, "duty"), "duty", stage.duty, ("post", stage.by))
                for name, stage in entry.stages.in_order if stage.duty is not None]
    return []


def nameable_parts(entry: Entry) -> list[str]:
    """The names of parts of an entry that others may use; who drafts is no part, though others may name them."""
    return [name for name in _known_parts(entry, ()) if name] if isinstance(entry, (Post, Procedure)) else []


def check_used_parts(entry: Entry, used: Iterable[UsedPart], by_kind: Mapping[str, Mapping[str, Any]]) -> list[Diagnostic]:
    """The names of parts that an entry uses, as far as their owners are there."""
    diagnostics: list[Diagnostic] = []
    for path, kind, name, (owner_kind, owner_id) in used:
        if owner := by_kind[owner_kind].get(owner_id):
            _check_name(entry, path, kind, name, _known_parts(owner, path), diagnostics, within=owner)
    return diagnostics


def _check_unique(entry: Entry, field: str, kind: str, diagnostics: list[Diagnostic]) -> None:
    """No two parts share an id, nor the name that stands for an id where there is none: both would have one address."""
    first: dict[str, tuple[str | int, ...]] = {}
    for number, part in enumerate(getattr(entry, field)):
        name, source = _name(part, field, number)
        if name in first:
            line = entry.source.span(first[name]).line
            diagnostics.append(duplicate_part(entry, (field, number, *source), kind, name, line))
        elif name:
            first[name] = (field, number, *source)


def _name(part: Any, field: str, number: int) -> tuple[str, tuple[str, ...]]:
    """(what a part is called in addresses, the field that says so): its id, its written number, else where it stands in the list."""
    if part.id is not None:
        return part.id, ("id",)
    if written := getattr(part, "number", None):
        return in_address(written), ("number",)
    return {"steps": f"step-{number + 1}", "tiers": str(number + 1), "clauses": str(number + 1)}.get(field, ""), ()


def duplicate_part(entry: Entry, path: FieldPath, kind: str, name: str, line: int) -> Diagnostic:
    return Diagnostic(descriptor=descriptors.DUPLICATE_PART, span=entry.source.span(path),
                      details={"kind": Term(kind), "id": name, "line": line})


def _events_of_one_name(procedure: Procedure) -> Iterator[Diagnostic]:
    """A limit may call an event by its title without the small words before it: the hearing, the date of the hearing."""
    for number, event in enumerate(procedure.events):
        for which, other in enumerate(procedure.events[:number]):
            if event.id != other.id and (shared := min(event.names & other.names, default=None)):
                line = procedure.source.span(("events", which, "title")).line
                yield duplicate_part(procedure, ("events", number, "title"), "event", shared, line)


def _check_procedure(procedure: Procedure, diagnostics: list[Diagnostic]) -> None:
    steps = _steps(procedure)
    diagnostics += _events_of_one_name(procedure)
    _check_limit(procedure, ("within",), procedure.within, diagnostics)
    pauses = [p.id for p in procedure.pause_points]
    for number, step in enumerate(procedure.steps):
        at: FieldPath = ("steps", number)
        _check_limit(procedure, (*at, "within"), step.within, diagnostics)
        if step.pause is not None:
            _check_name(procedure, (*at, "pause"), "pause point", step.pause, pauses, diagnostics)
        for path, name in names_of_steps(step):
            known = _nameable(procedure) if path[0] == "other_than" else steps if path[0] in ("same_as", "together") else [*steps, END]
            _check_name(procedure, (*at, *path), "step", name, known, diagnostics)
        diagnostics += _incomplete(procedure, at, step)


def _incomplete(procedure: Procedure, at: FieldPath, step: Step) -> Iterator[Diagnostic]:
    """Where a step says that something ends, and not what follows then: several strands, or a limit on an answer."""
    needed: list[tuple[FieldPath, str]] = [(("together",), "next")] if step.together and step.next is None else []
    for which, branch in enumerate(step.branches):
        if (branch.at_most is None) != (branch.then is None):
            given, missing = ("at_most", "then") if branch.then is None else ("then", "at_most")
            needed.append((("branches", which, given), missing))
    for path, field in needed:
        yield Diagnostic(descriptor=descriptors.MISSING_FIELD, span=procedure.source.span((*at, *path)), details={"field": field})


def _check_limit(procedure: Procedure, path: FieldPath, limit: Limit | None, diagnostics: list[Diagnostic]) -> None:
    """A limit counts from the trigger, a step of its procedure or an event that stands there under `events`; it ends before an event."""
    if limit is None:
        return
    events = [event.id for event in procedure.events]
    after, before = (name and procedure.moment(name) for name in (limit.after, limit.before))
    if limit.after and limit.after != TRIGGER and after is None:
        _check_name(procedure, (*path, "after"), "step or event", limit.after, [*_steps(procedure), *events], diagnostics,
                    otherwise=descriptors.EVENT_HINT)
    if limit.latest and limit.latest.after != TRIGGER and procedure.moment(limit.latest.after) is None:
        _check_name(procedure, (*path, "latest", "after"), "step or event", limit.latest.after, [*_steps(procedure), *events], diagnostics,
                    otherwise=descriptors.EVENT_HINT)
    for number, name in enumerate(limit.restart):
        if not isinstance(procedure.moment(name), Event):
            _check_name(procedure, (*path, "restart", number), "event", name, events, diagnostics, otherwise=descriptors.EVENT_HINT)
    for number, stop in enumerate(limit.stops):
        for field, name in (("since", stop.since), ("until", stop.until)):
            if not isinstance(procedure.moment(name), Event):
                at = (*path, "stops", number, field)
                _check_name(procedure, at, "event", name, events, diagnostics, otherwise=descriptors.EVENT_HINT)
    if limit.before and not isinstance(before, Event):
        _check_name(procedure, (*path, "before"), "event", limit.before, events, diagnostics, otherwise=descriptors.EVENT_HINT)


def _steps(procedure: Procedure) -> list[str]:
    return [procedure.step_key(index) for index in range(len(procedure.steps))]


def _nameable(procedure: Procedure) -> list[str]:
    """Whose doers can be named: steps, and who drafts where a delegation table says who that is."""
    return [*_steps(procedure), *([DRAFTER] if any(row.draft for row in procedure.delegation) else [])]


def _used_by_steps(procedure: Procedure) -> Iterator[UsedPart]:
    """Steps of other procedures whose doers must not do a step of this one."""
    for number, step in enumerate(procedure.steps):
        for which, other in enumerate(step.other_than):
            if other.step is not None and other.procedure is not None:
                yield UsedPart(("steps", number, "other_than", which, "step"), "step", other.step, ("procedure", other.procedure))


def _used_by_duties(post: Post) -> Iterator[UsedPart]:
    for number, duty in enumerate(post.duties):
        if duty.step is not None and duty.procedure is not None:
            yield UsedPart(("duties", number, "step"), "step", duty.step, ("procedure", duty.procedure))


def _known_parts(owner: Entry, path: FieldPath) -> list[str]:
    if isinstance(owner, Post):
        return [duty.id for duty in owner.duties]
    assert isinstance(owner, Procedure), "parts of no other kind are used elsewhere"
    return _nameable(owner) if "other_than" in path else _steps(owner)


def _check_duties(post: Post) -> Iterator[Diagnostic]:
    """A duty that names a step says of which procedure."""
    for number, duty in enumerate(post.duties):
        if duty.step is not None and duty.procedure is None:
            yield Diagnostic(descriptor=descriptors.MISSING_FIELD, span=post.source.span(("duties", number, "step")),
                             details={"field": "procedure"})


def _check_criteria(criteria: Criteria, diagnostics: list[Diagnostic]) -> None:
    measures = [m.id for m in criteria.measures]
    modifiers = [m.id for m in criteria.modifiers]
    tiers = [t.id for t in criteria.tiers if t.id]
    for number, tier in enumerate(criteria.tiers):
        for name in tier.when:
            _check_name(criteria, ("tiers", number, "when", name), "measure", name, measures, diagnostics,
                        otherwise=descriptors.ANY_OF_HINT if name.lower() in ANY_OF else None)
    for number, modifier in enumerate(criteria.modifiers):
        for which, name in enumerate(modifier.excludes):
            _check_name(criteria, ("modifiers", number, "excludes", which), "modifier", name, modifiers, diagnostics)
        for name in modifier.adds:
            _check_name(criteria, ("modifiers", number, "adds", name), "measure", name, measures, diagnostics)
    for number, case in enumerate(criteria.cases):
        for name in case.given:
            _check_name(criteria, ("cases", number, "given", name), "measure", name, measures, diagnostics)
        for which, name in enumerate(case.modifiers):
            _check_name(criteria, ("cases", number, "modifiers", which), "modifier", name, modifiers, diagnostics)
        if case.tier is not None:
            _check_name(criteria, ("cases", number, "tier"), "tier", case.tier, tiers, diagnostics)


def _parts(entry: Entry, known: list[str]) -> dict[str, Any]:
    """What is called by the names `known` in an entry."""
    named = ((_name(part, field, number)[0], part) for field, _ in BY_NAME[entry.kind].parts
             for number, part in enumerate(getattr(entry, field)))
    return {name: part for name, part in named if name in known}


def _steps_of(entry: Entry) -> list[str]:
    return _steps(entry) if isinstance(entry, Procedure) else []


def _numbered(name: str, steps: list[str]) -> list[str]:
    """The step that is meant by its number: 3, 第3步, step 3."""
    found = re.fullmatch(r"(?:step |第)?([0-9]{1,3})步?", name.strip(), re.IGNORECASE)
    return steps[int(found[1]) - 1:int(found[1])] if found and int(found[1]) else []


def _event_like(name: str, entry: Entry) -> str | None:
    """The title of an event of which the name is a part, or which is a part of it: 會議 of 審議會議."""
    titles = (title for event in entry.events for title in event.title.by_language.values()) if isinstance(entry, Procedure) else ()
    return next((title for title in titles if len(name) > 1 and (name in title or title in name)), None)


def _check_name(entry: Entry, path: FieldPath, kind: str, name: str, known: list[str], diagnostics: list[Diagnostic],
                within: Entry | None = None, otherwise: str | None = None) -> None:
    """The name must be among those `known`, which are parts of the entry itself, or of the one it stands `within`; `otherwise` is the
    hint where none of them is near."""
    if name in known:
        return
    titled = ids_titled(name, _parts(within or entry, known)) or (_numbered(name, _steps_of(within or entry)) if kind == "step" else [])
    near = ", ".join(titled) or nearest(name, known) or (_event_like(name, entry) if "event" in kind else None)
    parts = _parts(within or entry, known)
    items = [item if item in known else next(iter(ids_titled(item, parts)), "") for item in items_of(name)]
    separate = bool(items) and all(items)
    hint = (descriptors.SEPARATE_HINT if separate else descriptors.TITLE_HINT if titled else descriptors.NEAREST_HINT if near
            else otherwise or (descriptors.KNOWN_HINT if known else None))
    diagnostics.append(Diagnostic(
        descriptor=descriptors.UNKNOWN_PART, span=entry.source.span(path), hint=hint,
        details={"kind": Term(kind), "given": name, "entry": (within or entry).id, "nearest": near or "", "known": ", ".join(known),
                 "items": ", ".join(items), "id": "-".join(re.findall("[a-z0-9]+", name.lower())) or "receipt"}))
