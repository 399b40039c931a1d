"""What checks look for on the checklists of posts, part by part: a check of a handbook that was checked before looks anew only at the part
that has the edited procedure (see `linting.gathering`), and not at the hundred sheets of every post that takes part in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.facts.checklist import WHOLE
from generator.facts.checklist_items import Part
from generator.handbook import Handbook
from generator.model import Post

Rows = list[Any]
TakeOfPost = Callable[["OnLists", Post], Rows]
_TAKE = "what takes rows of checklists"


@dataclass(frozen=True, slots=True, eq=False)
class OnLists:
    """`of(post, part, handbook)` gives what is looked for in a part of the list of a post, in lists, texts and whole numbers, as JSON keeps
    them: nothing where nothing is wrong. It has a name of its own.
    """

    name: str
    of: Callable[[Post, Part, Handbook], Rows]

    def rows(self, post: Post, handbook: Handbook) -> Rows:
        """Those of the whole list."""
        take: TakeOfPost | None = handbook.derived.get(_TAKE)
        return take(self, post) if take else self.of(post, WHOLE, handbook)


def take_of_post(handbook: Handbook, take: TakeOfPost) -> None:
    """From now on the rows of this handbook are taken so."""
    handbook.derived[_TAKE] = take
