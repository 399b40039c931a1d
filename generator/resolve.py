"""Stage 3: the only place that follows references. Entries in, a `Handbook` with backlinks out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator import faults
from generator.diagnostics import Diagnostic, Span, Term
from generator.handbook import Backlink, Handbook
from generator.model import HANDBOOK_LISTS, KINDS, Criteria, Entry, HandbookEntry, Post, Procedure
from generator.model.procedure import END
from generator.model.text import Ref

Path = tuple[str | int, ...]
Reference = tuple[Path, str, tuple[str, ...]]
"""(path in the entry, name given, what may be meant)"""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The handbook, or None where there is no handbook entry to hold it together."""

    handbook: Handbook | None
    diagnostics: list[Diagnostic]


def resolve(entries: Iterable[Entry], claimed: set[tuple[str, str]], rules: str = "rules") -> Resolved:
    """Gives every name its object. `claimed` are faulty entries: naming one of them is no further fault."""
    entries = list(entries)
    diagnostics: list[Diagnostic] = []
    by_kind, head = _index(entries, diagnostics)
    if head is None and not any(kind == "handbook" for kind, _ in claimed):
        diagnostics.append(Diagnostic(fault=faults.NO_HANDBOOK, span=Span(rules), details={"folder": rules + "/"}))
    links = _Links(by_kind, claimed, diagnostics)
    for entry in entries:
        links.follow(entry)
        _check_parts(entry, diagnostics)
    _check_circles(by_kind, head, diagnostics)
    handbook = Handbook(head, by_kind, {k: tuple(v) for k, v in links.backlinks.items()}) if head else None
    return Resolved(handbook, diagnostics)


def _index(entries: list[Entry], diagnostics: list[Diagnostic]) -> tuple[dict[str, dict[str, Any]], HandbookEntry | None]:
    """Kind → id → entry; the first of two of the same id counts, and the second is reported."""
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in (*KINDS, *HANDBOOK_LISTS)}
    head: HandbookEntry | None = None
    for entry in entries:
        if isinstance(entry, HandbookEntry):
            if head is not None:
                details = {"file": head.source.file, "line": head.source.line}
                diagnostics.append(Diagnostic(fault=faults.SECOND_HANDBOOK, span=entry.source.span(("kind",)), details=details))
                continue
            head = entry
        same = by_kind[entry.kind]
        if entry.id in same:
            first = same[entry.id].source
            diagnostics.append(Diagnostic(
                fault=faults.DUPLICATE_ID, span=entry.source.span(("id",)), related=first.span(("id",)),
                details={"kind": Term(entry.kind), "id": entry.id, "file": first.file, "line": first.span(("id",)).line}))
        else:
            same[entry.id] = entry
    if head is not None:
        for kind, name in HANDBOOK_LISTS.items():
            by_kind[kind] = _index_list(head, kind, name, diagnostics)
    return by_kind, head


def _index_list(head: HandbookEntry, kind: str, name: str, diagnostics: list[Diagnostic]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, item in enumerate(getattr(head, name)):
        if item.id in found:
            line = head.source.span((name, [*found].index(item.id), "id")).line
            diagnostics.append(_duplicate_part(head, (name, number, "id"), kind, item.id, line))
        else:
            found[item.id] = item
    return found


class _Links:
    """Follows the references of entries, one entry after the other."""

    def __init__(self, by_kind: dict[str, dict[str, Any]], claimed: set[tuple[str, str]], diagnostics: list[Diagnostic]) -> None:
        self.by_kind = by_kind
        self.claimed = claimed
        self.diagnostics = diagnostics
        self.backlinks: dict[tuple[str, str], list[Backlink]] = {}
        self.lists_unknown = any(kind == "handbook" for kind, _ in claimed)
        self.nearest: dict[tuple[tuple[str, ...], str], str | None] = {}

    def follow(self, entry: Entry) -> None:
        for path, name, targets in references(entry):
            kinds = (entry.kind,) if targets == ("same",) else targets
            kind = next((k for k in kinds if name in self.by_kind[k]), None)
            if kind is None:
                self.report(entry, path, name, kinds)
            elif _is_self(entry, path, kind, name):
                self.diagnostics.append(Diagnostic(fault=faults.SELF_REFERENCE, span=entry.source.span(path), details={"given": name}))
            else:
                self.backlinks.setdefault((kind, name), []).append(Backlink(entry, path))

    def report(self, entry: Entry, path: Path, name: str, kinds: tuple[str, ...]) -> None:
        if any((kind, name) in self.claimed for kind in kinds) or (self.lists_unknown and set(kinds) & set(HANDBOOK_LISTS)):
            return
        span, expected = entry.source.span(path), Term(" or ".join(kinds))
        other = next((k for k, found in self.by_kind.items() if k not in kinds and name in found), None)
        if other is not None:
            details = {"given": name, "found": Term(other), "expected": expected}
            self.diagnostics.append(Diagnostic(fault=faults.WRONG_KIND, span=span, details=details))
            return
        hint, details = self.advice(name, kinds)
        self.diagnostics.append(Diagnostic(
            fault=faults.UNKNOWN_REFERENCE, span=span, hint=hint, details={"kind": expected, "given": name, **details}))

    def advice(self, name: str, kinds: tuple[str, ...]) -> tuple[str, dict[str, object]]:
        """The nearest known name; else some of those there are; else how to make one."""
        known = [n for kind in kinds for n in self.by_kind[kind]]
        if (kinds, name) not in self.nearest:
            self.nearest[kinds, name] = next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), None)
        if nearest := self.nearest[kinds, name]:
            return faults.NEAREST_HINT, {"nearest": nearest}
        if known:
            return faults.KNOWN_HINT, {"known": ", ".join(known[:12]) + (" …" if len(known) > 12 else "")}
        if kinds[0] in HANDBOOK_LISTS:
            return faults.NONE_LISTED_HINT, {"list": HANDBOOK_LISTS[kinds[0]]}
        return faults.NONE_KNOWN_HINT, {}


def _is_self(entry: Entry, path: Path, kind: str, name: str) -> bool:
    """Whether a reference by which things are put in order names the very thing it stands in."""
    if isinstance(entry, HandbookEntry) and kind in HANDBOOK_LISTS and path[-1] != "id":
        return path[0] == HANDBOOK_LISTS[kind] and getattr(entry, HANDBOOK_LISTS[kind])[path[1]].id == name
    return (kind, name) == entry.key and path[0] in ("reports_to", "substitutes", "supersedes", "see", "related", "terms")


# --- Which fields are references ---------------------------------------------------------------------------------

Walker = Callable[[Any, Path], Iterator[Reference]]


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference of an entry, in the order of its fields."""
    return _walk_model(type(entry))(entry, ())


@cache
def _walk_model(model: type[BaseModel]) -> Walker:
    fields = [(name, walker) for name, info in model.model_fields.items()
              if (walker := _walk_annotation(info.annotation, tuple(info.metadata))) is not None]

    def walk(value: Any, path: Path) -> Iterator[Reference]:
        for name, walker in fields:
            inner = getattr(value, name)
            if inner is not None and inner != ():
                yield from walker(inner, (*path, name))

    return walk


def _walk_annotation(annotation: Any, metadata: tuple[Any, ...]) -> Walker | None:
    """How to find the references in a value of this type; None where there can be none."""
    ref = next((m for m in metadata if isinstance(m, Ref)), None)
    if ref is not None and get_origin(annotation) is not tuple:
        targets = ref.targets
        return lambda value, path: iter([(path, value, targets)])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk_annotation(arguments[0], tuple(arguments[1:]))
    if origin in (Union, UnionType):
        return next((w for a in arguments if (w := _walk_annotation(a, ())) is not None), None)
    if origin is tuple:
        item = _walk_annotation(arguments[0], ())
        return None if item is None else _walk_items(item)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _walk_model(annotation)
    return None


def _walk_items(item: Walker) -> Walker:
    def walk(values: Any, path: Path) -> Iterator[Reference]:
        for number, value in enumerate(values):
            yield from item(value, (*path, number))

    return walk


# --- Names that hold only within one entry -----------------------------------------------------------------------

def _check_parts(entry: Entry, diagnostics: list[Diagnostic]) -> None:
    """Steps, pause points, measures, modifiers, tiers, duties and clauses: each once, and named rightly."""
    for field, kind in _PARTS.get(entry.kind, ()):
        _check_unique(entry, field, kind, diagnostics)
    if isinstance(entry, Procedure):
        _check_procedure(entry, diagnostics)
    elif isinstance(entry, Criteria):
        _check_criteria(entry, diagnostics)


_PARTS = {
    "post": (("duties", "duty"),),
    "procedure": (("steps", "step"), ("pause_points", "pause point")),
    "criteria": (("measures", "measure"), ("tiers", "tier"), ("modifiers", "modifier")),
    "conduct": (("clauses", "clause"),),
}


def _check_unique(entry: Entry, field: str, kind: str, diagnostics: list[Diagnostic]) -> None:
    first: dict[str, int] = {}
    for number, part in enumerate(getattr(entry, field)):
        if part.id is None:
            continue
        if part.id in first:
            line = entry.source.span((field, first[part.id], "id")).line
            diagnostics.append(_duplicate_part(entry, (field, number, "id"), kind, part.id, line))
        first.setdefault(part.id, number)


def _duplicate_part(entry: Entry, path: Path, kind: str, name: str, line: int) -> Diagnostic:
    return Diagnostic(fault=faults.DUPLICATE_PART, span=entry.source.span(path), details={"kind": Term(kind), "id": name, "line": line})


def _check_procedure(procedure: Procedure, diagnostics: list[Diagnostic]) -> None:
    steps = [procedure.step_key(i) for i in range(len(procedure.steps))]
    pauses = [p.id for p in procedure.pause_points]
    for number, step in enumerate(procedure.steps):
        at: Path = ("steps", number)
        if step.next is not None:
            _check_name(procedure, (*at, "next"), "step", step.next, [*steps, END], diagnostics)
        if step.pause is not None:
            _check_name(procedure, (*at, "pause"), "pause point", step.pause, pauses, diagnostics)
        for which, branch in enumerate(step.branches):
            _check_name(procedure, (*at, "branches", which, "goto"), "step", branch.goto, [*steps, END], diagnostics)


def _check_criteria(criteria: Criteria, diagnostics: list[Diagnostic]) -> None:
    measures = [m.id for m in criteria.measures]
    modifiers = [m.id for m in criteria.modifiers]
    tiers = [t.id for t in criteria.tiers if t.id]
    for number, tier in enumerate(criteria.tiers):
        for name in tier.when:
            _check_name(criteria, ("tiers", number, "when", name), "measure", name, measures, diagnostics)
    for number, case in enumerate(criteria.cases):
        for name in case.given:
            _check_name(criteria, ("cases", number, "given", name), "measure", name, measures, diagnostics)
        for which, name in enumerate(case.modifiers):
            _check_name(criteria, ("cases", number, "modifiers", which), "modifier", name, modifiers, diagnostics)
        if case.tier is not None:
            _check_name(criteria, ("cases", number, "tier"), "tier", case.tier, tiers, diagnostics)


def _check_name(entry: Entry, path: Path, kind: str, name: str, known: list[str], diagnostics: list[Diagnostic]) -> None:
    if name in known:
        return
    nearest = next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), None)
    hint = faults.NEAREST_HINT if nearest else faults.KNOWN_HINT if known else None
    diagnostics.append(Diagnostic(
        fault=faults.UNKNOWN_PART, span=entry.source.span(path), hint=hint,
        details={"kind": Term(kind), "given": name, "nearest": nearest or "", "known": ", ".join(known)}))


# --- Circles -----------------------------------------------------------------------------------------------------

def _check_circles(by_kind: dict[str, dict[str, Any]], head: HandbookEntry | None, diagnostics: list[Diagnostic]) -> None:
    """Superiors, units, levels and replaced versions must lead somewhere. A circle is reported once, where it begins in the files."""
    posts: dict[str, Post] = by_kind["post"]
    circles = [(posts[c[0]], ("reports_to",), c) for c in _circles({p.id: (p.reports_to,) for p in posts.values() if p.reports_to})]
    for kind in KINDS:
        older = {e.id: e.supersedes for e in by_kind[kind].values() if e.supersedes}
        circles += [(by_kind[kind][c[0]], ("supersedes",), c) for c in _circles(older)]
    if head is not None:
        parents = {u.id: (u.parent,) for u in head.units if u.parent}
        lower = {level.id: (level.equals.level,) for level in head.levels if level.equals}
        circles += [(head, ("units", [u.id for u in head.units].index(c[0]), "parent"), c) for c in _circles(parents)]
        circles += [(head, ("levels", [x.id for x in head.levels].index(c[0]), "equals"), c) for c in _circles(lower)]
    for entry, path, circle in circles:
        if len(circle) > 1:  # a circle of one is a self-reference, and reported as that
            shown = " → ".join([*circle, circle[0]])
            diagnostics.append(Diagnostic(fault=faults.CIRCULAR_REFERENCE, span=entry.source.span(path), details={"circle": shown}))


def _circles(arrows: dict[str, tuple[str, ...]]) -> list[list[str]]:
    """Every circle among the arrows that a depth-first search meets, each once. Time grows with the number of arrows."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in arrows:
        trail: list[str] = []
        on_trail: dict[str, int] = {}
        stack: list[tuple[str, Iterator[str]]] = []
        node: str | None = start
        while node is not None or stack:
            if node is not None and node not in done and node not in on_trail:
                on_trail[node] = len(trail)
                trail.append(node)
                stack.append((node, iter(arrows.get(node, ()))))
            elif node is not None and node in on_trail:
                found.append(trail[on_trail[node]:])
            current, following = stack[-1] if stack else (None, iter(()))
            node = next(following, None)
            if node is None and stack:
                stack.pop()
                trail.pop()
                done.add(str(current))
                on_trail.pop(str(current), None)
    return found
