"""One record for every kind of thing that a handbook names: its model, its place on the site and what it is called.

Whatever deals with kinds one by one iterates these records. `tests/test_kinds.py` shows what a new kind has to touch, and
that an output which leaves it out fails a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.common import Entry
from generator.model.criteria import Criteria
from generator.model.guide import Guide
from generator.model.handbook import HandbookEntry
from generator.model.others import Conduct, Oversight, Term
from generator.model.post import Post
from generator.model.procedure import Procedure
from generator.model.risk import Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entry, which has a `model`, or of items in a list of the handbook entry, whose field is `items`.

    `one` and `many` are catalogue keys: what one of them and several of them are called; `lead` introduces their index page.
    `section` is the part of the site they belong to, and the folder of their pages. `page` says that each has a page of its
    own; others stand on the index page of their section. `parts` are the lists in an entry whose items have ids of their own,
    as (field, what one is called). `news` orders kinds on the list of what is new, the most wanted highest; 0 is no news.
    Entries of a kind `for_staff` are in no edition for readers outside, whatever audience they name. The title of one `tells` what may
    happen to a thing after which others are named.
    """

    name: str
    one: str
    many: str
    section: str
    model: type[Entry] | None = None
    items: str = ""
    page: bool = False
    lead: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    news: int = 0
    for_staff: bool = False
    tells: bool = False

    def address(self, name: str) -> str:
        """Where one of the kind is found, from the root of a language: `posts/secretary.html`, `terms/index.html#term-seal`."""
        if self.model is HandbookEntry:
            return "index.html"
        if self.page:
            return f"{self.section}/{name}.html"
        return f"{self.section}/index.html#{self.name}-{name}"


RECORDS: tuple[Kind, ...] = (
    Kind(name="handbook", model=HandbookEntry, one="Handbook", many="About this handbook", section="entries"),
    Kind(name="post", model=Post, one="Post", many="Posts", section="posts", page=True,
         parts=(("duties", "duty"), ("shifts", "shift")), news=3),
    Kind(name="procedure", model=Procedure, one="Procedure", many="Procedures", section="procedures", page=True,
         parts=(("steps", "step"), ("pause_points", "pause point"), ("events", "event")), news=5),
    Kind(name="criteria", model=Criteria, one="Criteria", many="Criteria", section="criteria", page=True,
         parts=(("measures", "measure"), ("tiers", "tier"), ("modifiers", "modifier")), news=4),
    Kind(name="conduct", model=Conduct, one="Conduct", many="Conduct", section="conduct", page=True,
         parts=(("clauses", "clause"),), lead="Rules of conduct, in numbered clauses.", news=2),
    Kind(name="oversight", model=Oversight, one="Oversight", many="Oversight", section="oversight", page=True,
         lead="Matters that are followed up until they are closed.", news=1),
    Kind(name="risk", model=Risk, one="Risk", many="Risks", section="risks", page=True, news=1, for_staff=True, tells=True,
         lead="What can go wrong, how serious it is, and which control points address it."),
    Kind(name="guide", model=Guide, one="Guide", many="Guides and texts", section="guides", page=True, parts=(("sections", "section"),),
         lead="Guides, policies and form letters: texts that are neither rule nor procedure.", news=1),
    Kind(name="term", model=Term, one="Term", many="Terms", section="terms"),
    Kind(name="scope", items="scopes", one="Scope of work", many="Scopes of work", section="scopes", page=True),
    Kind(name="form", items="forms", one="Form", many="Forms", section="entries"),
    Kind(name="register", items="registers", one="Register", many="Registers", section="entries"),
    Kind(name="unit", items="units", one="Unit", many="Units", section="posts"),
    Kind(name="role", items="roles", one="Role or body", many="Roles and bodies", section="posts"),
    Kind(name="outsider", items="outsiders", one="Outside party", many="Outside parties", section="posts"),
    Kind(name="level", items="levels", one="Level", many="Levels", section="criteria"),
    Kind(name="audience", items="audiences", one="Audience", many="Audiences", section="entries"),
)
"""Every kind, in the order in which the handbook shows them."""

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in RECORDS}
KINDS: dict[str, type[Entry]] = {kind.name: kind.model for kind in RECORDS if kind.model is not None}
"""Kind of entry → its model."""
HANDBOOK_LISTS: dict[str, str] = {kind.name: kind.items for kind in RECORDS if kind.items}
"""What a reference may name besides entries → the list of the handbook entry that holds it."""
AUTHORED: tuple[Kind, ...] = tuple(kind for kind in RECORDS if kind.model is not None and kind.model is not HandbookEntry)
"""The kinds of entries of which there are many: all but the handbook's own."""
WITH_PAGES: tuple[Kind, ...] = tuple(kind for kind in AUTHORED if kind.page)
"""The kinds of entries that have a page each."""
