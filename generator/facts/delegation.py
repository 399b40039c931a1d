"""Who drafts, reviews, decides and co-signs a matter on which level of the organisation, and in which of the two tables it stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.doers import posts_behind
from generator.facts.labels import DELEGATION
from generator.facts.reporting_levels import DEEPEST, levels
from generator.facts.words import HandbookWords, Words
from generator.model.procedure import Delegation
from generator.reads import shared

NUMERALS = ("First level", "Second level", "Third level", "Fourth level", "Fifth level", "Sixth level")
LAST_AND_BELOW = "Sixth level and below"


@dataclass(frozen=True, slots=True)
class DelegationCell:
    """What a post does in a matter: `level` counts from 1; `role` has its place in the order where several review."""

    level: int
    role: str
    post: Words
    name: str
    decides: bool


@dataclass(frozen=True)
class LevelledDelegation:
    """The levels of a handbook's posts, and the matters divided by them."""

    words: HandbookWords

    @shared
    def _levels(self) -> dict[str, int]:
        return levels(self.words.handbook)

    def level(self, post: str) -> int:
        """The level of a post, or of the highest member of a body; the lowest share one. The first is also that of who is outside, who
        decides above the organisation.
        """
        return min(DEEPEST, min((self._levels.get(name, 1) for name in posts_behind([post], self.words.handbook)), default=1))

    def name(self, level: int) -> str:
        """What a level is called."""
        deeper = level == DEEPEST and any(depth > DEEPEST for depth in self._levels.values())
        return self.words.text(LAST_AND_BELOW if deeper else NUMERALS[level - 1])

    def cells(self, row: Delegation) -> list[DelegationCell]:
        """What is done on which level, in the order of handling."""
        kind = self.words.handbook.doer_kind
        return [DelegationCell(self.level(name), self.words.text(role) + self._order(field, place, row), self.words.title(kind(name), name),
                               name, field == "decide")
                for field, role in DELEGATION.items() for place, name in enumerate(getattr(row, field), 1)]

    def is_of_the_head(self, row: Delegation) -> bool:
        """Whether a matter stands in table A: one that is decided on the first level. Table B has those decided within the units."""
        return any(self.level(name) == 1 for name in row.decide)

    @staticmethod
    def _order(field: str, place: int, row: Delegation) -> str:
        return f" {place}" if field == "review" and len(row.review) > 1 else ""
