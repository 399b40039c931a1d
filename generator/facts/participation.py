"""Everything a post takes part in, and as what: read from the places that name it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from generator.analysis.doers import Place, cases_and_bodies, places_of
from generator.facts.addresses import step_anchor
from generator.facts.showing import Output, is_shown
from generator.handbook import Backlink, Handbook
from generator.model import Conduct, Criteria, HandbookEntry, Oversight, Post, Procedure
from generator.model.handbook import Register, Unit

ROLES: dict[tuple[str | int, str | int], str] = {
    ("steps", "by"): "does",
    ("steps", "approve"): "approves",
    ("steps", "extend"): "approves extensions of",
    ("steps", "consult"): "is consulted",
    ("steps", "inform"): "is informed",
    ("delegation", "draft"): "drafts",
    ("delegation", "review"): "reviews",
    ("delegation", "decide"): "decides",
    ("delegation", "cosign"): "co-signs",
    ("discretion", "by"): "may use",
}
"""(list of the procedure, field) → what a post named there does; in the order in which roles are shown. Catalogue keys."""

PLACES = {
    "step": ("step {number}", "steps {number}"),
    "delegation": ("matter {number}", "matters {number}"),
    "discretion": ("discretion {number}", "discretion {number}"),
}
"""First word of an anchor → how one place and several places of a procedure are called. Catalogue keys."""
WHOLE = -1
"""In the place of the index of a step: the time promised for the whole."""
ACTIVE = frozenset({"does", "approves", "approves extensions of", "drafts", "reviews", "decides", "co-signs"})
"""Roles in which a post acts, and is not merely asked or told."""


@dataclass(slots=True)
class Participation:
    """A post in one procedure: role → the places in their order, each once, as (anchor on the procedure's page, number of the step or
    row); that of the time promised for the whole has no anchor."""

    procedure: Procedure
    roles: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


@dataclass(slots=True)
class PostView:
    """A post's place in the organisation and its part in everything else."""

    subordinates: list[str] = field(default_factory=list)
    stands_in_for: list[str] = field(default_factory=list)
    procedures: dict[str, Participation] = field(default_factory=dict)
    oversight: dict[str, tuple[Oversight, list[str]]] = field(default_factory=dict)
    """Id → (entry, the roles: `inspector` and names of stages)."""
    criteria: list[Criteria] = field(default_factory=list)
    conduct: list[Conduct] = field(default_factory=list)
    heads: list[Unit] = field(default_factory=list)
    registers: list[Register] = field(default_factory=list)
    case_names: tuple[str, ...] = ()
    """Ids of the roles that it may take for a case."""
    bodies: tuple[str, ...] = ()
    """Ids of the bodies of which it is a member."""
    owns: list[Backlink] = field(default_factory=list)
    others: list[Backlink] = field(default_factory=list)
    """Places in entries of which nothing more is known than that they name the post."""


def post_view(handbook: Handbook, name: str) -> PostView:
    """The view of the post called `name`, without what no longer holds. Time grows with the places that name it.

    What it does itself and as a member of a body stand among each other: a step is found by its number.
    """
    case_names, bodies = cases_and_bodies(name, handbook)
    view = PostView(case_names=case_names, bodies=bodies)
    for place in places_of(name, handbook):
        if is_shown(place.link.entry, handbook, Output.POST_PAGE):
            _add(view, place)
    for part in view.procedures.values():
        part.roles = {role: sorted(set(places), key=itemgetter(1)) for role, places in part.roles.items()}
    return view


def _add(view: PostView, place: Place) -> None:
    backlink = place.link
    entry, path = backlink.entry, backlink.path
    if path[0] == "owner":
        view.owns.append(backlink)
    elif isinstance(entry, Procedure):
        _add_role(view.procedures, entry, path)
    elif isinstance(entry, Oversight):
        view.oversight.setdefault(entry.id, (entry, []))[1].append("inspector" if path[0] == "inspector" else str(path[1]))
    elif isinstance(entry, Criteria):
        view.criteria.append(entry)
    elif isinstance(entry, Conduct):
        view.conduct.append(entry)
    elif isinstance(entry, (Post, HandbookEntry)):
        _add_place(view, entry, path)
    else:
        view.others.append(backlink)


def _add_place(view: PostView, entry: Any, path: tuple[str | int, ...]) -> None:
    if entry.kind == "post":
        names = {"reports_to": view.subordinates, "substitutes": view.stands_in_for}.get(str(path[0]))
        if names is not None:
            names.append(entry.id)
    elif path[0] == "units":
        view.heads.append(entry.units[path[1]])
    elif path[0] == "registers":
        view.registers.append(entry.registers[path[1]])


def role_at(path: tuple[str | int, ...]) -> str | None:
    """The role of a post that a procedure names at `path` (`("steps", 2, "by", 0)`); None where it is no part in the work."""
    if len(path) < 3:
        return None
    return ROLES.get(("steps", "extend") if _extends(path) else (path[0], path[2]))


def index_at(path: tuple[str | int, ...]) -> int:
    """The index of the step or row in which that is, or `WHOLE`."""
    return path[1] if isinstance(path[1], int) else WHOLE


def _extends(path: tuple[str | int, ...]) -> bool:
    """Whether a procedure names at `path` who approves that the time of a step, or that of the whole, is extended."""
    limit = path[2:] if path[0] == "steps" else path
    return limit[:2] == ("within", "extend") and "approve" in limit


def _add_role(found: dict[str, Participation], procedure: Procedure, path: tuple[str | int, ...]) -> None:
    role = role_at(path)
    if role is None:
        return
    index = index_at(path)
    anchor = "" if index == WHOLE else step_anchor(procedure, index) if path[0] == "steps" else f"{path[0]}-{index + 1}"
    found.setdefault(procedure.id, Participation(procedure)).roles.setdefault(role, []).append((anchor, index + 1))
