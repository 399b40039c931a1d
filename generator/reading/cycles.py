"""Superiors, units, levels and replaced versions must lead somewhere: finds where they go round in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model import KINDS, Entry, HandbookEntry, Post
from generator.model.walk import FieldPath
from generator.reading import descriptors

Arrows = Mapping[str, tuple[str, ...]]
MOST_ABOVE = 20


def check_cycles(by_kind: dict[str, dict[str, Any]], head: HandbookEntry | None, diagnostics: list[Diagnostic]) -> None:
    """Superiors, units, levels and replaced versions must lead somewhere. A circle is reported once, where it begins in the files."""
    posts: dict[str, Post] = by_kind["post"]
    superiors = {p.id: (p.reports_to,) for p in posts.values() if p.reports_to}
    circles: list[tuple[Entry, FieldPath, list[str]]] = [(posts[c[0]], ("reports_to",), c) for c in _circles(superiors)]
    for kind in KINDS:
        older = {e.id: e.supersedes for e in by_kind[kind].values() if e.supersedes}
        circles += [(by_kind[kind][c[0]], ("supersedes",), c) for c in _circles(older)]
    if head is not None:
        parents = {u.id: (u.parent,) for u in head.units if u.parent}
        lower = {level.id: (level.equals.level,) for level in head.levels if level.equals}
        circles += [(head, ("units", [u.id for u in head.units].index(c[0]), "parent"), c) for c in _circles(parents)]
        circles += [(head, ("levels", [x.id for x in head.levels].index(c[0]), "equals"), c) for c in _circles(lower)]
    diagnostics += _too_deep(by_kind, head)
    for entry, path, circle in circles:
        if len(circle) > 1:  # a circle of one is a self-reference, and reported as that
            shown = " → ".join([*circle, circle[0]])
            diagnostics.append(Diagnostic(descriptor=descriptors.CIRCULAR_REFERENCE, span=entry.source.span(path),
                                          details={"circle": shown}))


def _too_deep(by_kind: dict[str, dict[str, Any]], head: HandbookEntry | None) -> Iterator[Diagnostic]:
    """Where a line of superiors, units or levels grows longer than any organisation, at the first that is one too many."""
    posts: dict[str, Post] = by_kind["post"]
    lines: list[tuple[dict[str, str], Callable[[str], tuple[Entry, FieldPath]]]] = [
        ({p.id: p.reports_to for p in posts.values() if p.reports_to}, lambda name: (posts[name], ("reports_to",)))]
    if head is not None:
        units, levels = [u.id for u in head.units], [level.id for level in head.levels]
        lines += [({u.id: u.parent for u in head.units if u.parent}, lambda name: (head, ("units", units.index(name), "parent"))),
                  ({x.id: x.equals.level for x in head.levels if x.equals}, lambda name: (head, ("levels", levels.index(name), "equals")))]
    for above, place in lines:
        if deep := next((name for name in above if _height(name, above) > MOST_ABOVE), None):
            entry, path = place(deep)
            yield Diagnostic(descriptor=descriptors.TOO_MANY_ABOVE, span=entry.source.span(path), details={"limit": MOST_ABOVE})


def _height(name: str, above: Mapping[str, str]) -> int:
    """How many stand above, at most one too many; none in a circle, which is reported as one."""
    line = [name]
    while line[-1] in above and len(line) <= MOST_ABOVE + 1:
        if above[line[-1]] in line:
            return 0
        line.append(above[line[-1]])
    return len(line) - 1


def _circles(arrows: Arrows) -> list[list[str]]:
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
