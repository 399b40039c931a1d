"""The units of the organisation as a tree, with the posts in each."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.facts.showing import Output, all_shown
from generator.handbook import Handbook
from generator.model import Post
from generator.model.handbook import Unit
from generator.questions import question


@dataclass(slots=True)
class UnitNode:
    """A unit (None for posts without one), its posts and the units below it. `depth` counts from 0."""

    unit: Unit | None
    depth: int = 0
    posts: list[Post] = field(default_factory=list)
    below: list[UnitNode] = field(default_factory=list)


def unit_tree(handbook: Handbook) -> list[UnitNode]:
    """The highest units, in the order of the handbook; posts without a unit come last."""
    nodes = {name: UnitNode(unit) for name, unit in handbook.by_kind["unit"].items()}
    tops: list[UnitNode] = []
    for node in nodes.values():
        parent = node.unit.parent if node.unit else None
        (nodes[parent].below if parent in nodes else tops).append(node)
    homeless = UnitNode(None)
    for name, unit in _units_of_posts(handbook, "").items():
        nodes.get(unit or "", homeless).posts.append(handbook.posts[name])
    for node in nodes.values():
        node.posts.sort(key=lambda post: node.unit is None or post.id != node.unit.head)  # the head first
    if homeless.posts:
        tops.append(homeless)
    for top in tops:
        _set_depths(top)
    return tops


@question
def _units_of_posts(handbook: Handbook, about: str) -> dict[str, str | None]:
    """Id of each post → its unit."""
    return {name: post.unit for name, post in handbook.posts.items()}


def _set_depths(node: UnitNode) -> None:
    for below in node.below:
        below.depth = node.depth + 1
        _set_depths(below)


def flattened(tree: list[UnitNode]) -> list[UnitNode]:
    """Every node, a unit before the units below it."""
    return [node for top in tree for node in (top, *flattened(top.below))]


def posts_by_unit(handbook: Handbook, output: Output) -> list[tuple[UnitNode, list[Post]]]:
    """Every unit, those below it after it, with its posts that are in an output; units without any are left out."""
    listed = {post.id for post in all_shown("post", handbook, output)}
    found = ((node, [post for post in node.posts if post.id in listed]) for node in flattened(unit_tree(handbook)))
    return [(node, posts) for node, posts in found if posts]
