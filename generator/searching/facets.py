"""Which posts and scopes of work an entry belongs to: what a reader can narrow a search down to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.handbook import Backlink, Handbook
from generator.model import HANDBOOK_LISTS, HandbookEntry
from generator.reads import once

ItemKey = tuple[str, str]
"""(kind, id) of an entry or of an item of the handbook's lists."""

_KINDS_OF_LISTS = {name: kind for kind, name in HANDBOOK_LISTS.items()}


class Facets:
    """Numbers of posts and scopes, in the order of the handbook. Made in one pass over all references.

    An entry belongs to a post when one of the two names the other: as owner or doer, among the duties, as the keeper of a
    register. It belongs to its own scope; what has none (a form, a register, a term) to the scopes of whatever names it.
    """

    def __init__(self, handbook: Handbook) -> None:
        self._posts: defaultdict[ItemKey, set[int]] = defaultdict(set)
        self._scopes: defaultdict[ItemKey, set[int]] = defaultdict(set)
        self._scope_numbers = {name: number for number, name in enumerate(handbook.by_kind["scope"])}
        post_numbers = {("post", name): number for number, name in enumerate(handbook.posts)}
        for key, number in post_numbers.items():
            self._posts[key].add(number)
        for name, number in self._scope_numbers.items():
            self._scopes["scope", name].add(number)
        for named, links in handbook.backlinks.items():
            for naming, scope in _naming(handbook, links):
                if named in post_numbers:
                    self._posts[naming].add(post_numbers[named])
                if naming in post_numbers:
                    self._posts[named].add(post_numbers[naming])
                if scope in self._scope_numbers:
                    self._scopes[named].add(self._scope_numbers[scope])
        self._take_roles(handbook)

    @classmethod
    def of(cls, handbook: Handbook) -> Facets:
        """Those of a handbook, which are the same in every language."""
        return once(handbook.derived, "facets", lambda: cls(handbook))

    def _take_roles(self, handbook: Handbook) -> None:
        """What names a role belongs to the posts that may take it."""
        for role in handbook.entry.roles:
            for naming, _ in _naming(handbook, handbook.links_to("role", role.id)):
                self._posts[naming] |= self._posts["role", role.id]

    def posts(self, kind: str, name: str) -> list[int]:
        return sorted(self._posts.get((kind, name), ()))

    def scopes(self, kind: str, name: str, scope: str | None = None) -> list[int]:
        """`scope` is the entry's own, if it has one."""
        if scope in self._scope_numbers and kind != "scope":
            return [self._scope_numbers[scope]]
        return sorted(self._scopes.get((kind, name), ())) if kind != "scope" else [self._scope_numbers[name]]


def _naming(handbook: Handbook, links: Iterable[Backlink]) -> Iterable[tuple[ItemKey, str]]:
    """What names something, and its scope of work (empty where there is none)."""
    for link in links:
        if isinstance(link.entry, HandbookEntry) and link.path[0] in _KINDS_OF_LISTS:
            item = getattr(link.entry, str(link.path[0]))[link.path[1]]
            yield (_KINDS_OF_LISTS[str(link.path[0])], item.id), ""
        else:
            yield (link.entry.kind, link.entry.id), link.entry.scope or ""
