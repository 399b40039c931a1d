"""What the first page and the index of each section show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.charts.org_chart import org_chart
from generator.diagnostics import Diagnostic
from generator.facts.addresses import section
from generator.facts.by_scope import by_key, by_kind, by_scope
from generator.facts.contact import contacts_of_handbook, office_hours
from generator.facts.levels import LevelFacts, scales, sets_earning
from generator.facts.limit_words import kept_for
from generator.facts.matrix import WIDEST, MatrixRow
from generator.facts.parties import bodies_and_roles, outsider_facts
from generator.facts.periods import periods
from generator.facts.risk_matrix import risk_table
from generator.facts.showing import Output, shown
from generator.facts.units import flattened, unit_tree
from generator.facts.words import Named
from generator.handbook import Handbook
from generator.model import Post
from generator.model.kinds import AUTHORED, BY_NAME
from generator.model.side import Side
from generator.pages import downloads
from generator.pages.changes import home_news
from generator.pages.day_documents import asks_for_post, day_values
from generator.pages.home import counts, newest
from generator.pages.links import Links
from generator.pages.segregation_of_duties import kept_apart
from generator.pages.siblings import Order
from generator.questions import question
from generator.reads import once

FINDINGS_SHOWN = 200
POSTS_ON_FIRST_PAGE = 60
POSTS_IN_CHART = 60
SIDES = [side.value for side in Side]

Values = dict[str, Any]


def home_values(handbook: Handbook, links: Links, rows: list[MatrixRow], news: bytes) -> Values:
    """The first page: who are you, what is new, how the organisation is made up."""
    tree = unit_tree(handbook)
    posts = [post for node in flattened(tree) for post in shown(node.posts, handbook, Output.TODAY)]
    return {
        "entry": handbook.entry,
        "contacts": contacts_of_handbook(links.words),
        "open": office_hours(links.words),
        "periods": periods(links.words),
        "posts": posts[:POSTS_ON_FIRST_PAGE],
        "day_posts": posts if asks_for_post(handbook) else [],
        **day_values(handbook, links),
        "more_posts": len(posts) if len(posts) > POSTS_ON_FIRST_PAGE else 0,
        "newest": newest(handbook),
        **home_news(news),
        "counts": [(f"{section(kind)}/index.html", links.spoken.text(BY_NAME[kind].many), count) for kind, count in counts(handbook)],
        "tree": tree,
        "scopes": rows,
        "downloads": downloads.of_handbook(handbook, links),
    }


def posts_values(handbook: Handbook, links: Links) -> Values:
    """Posts by unit, the tree of who reports to whom as long as it can be taken in, and who takes part besides posts. Readers outside are
    not told who reports to whom."""
    chart = org_chart(handbook, links.language, links.href) if _is_charted(handbook) else Markup()
    bodies, roles = bodies_and_roles(links.words)
    return {"units": flattened(unit_tree(handbook)), "chart": chart, "downloads": downloads.of_section("post", links),
            "bodies": bodies, "roles": roles, "outsiders": outsider_facts(links.words)}


def _is_charted(handbook: Handbook) -> bool:
    return 1 < len(handbook.posts) <= POSTS_IN_CHART and not handbook.for_outside


def criteria_values(handbook: Handbook, links: Links) -> Values:
    """Criteria by side, and the scales of levels with the criteria that lead to each."""
    earning = sets_earning(links.words)
    return {
        "groups": by_key(handbook.criteria.values(), lambda criteria: str(criteria.side.value), SIDES),
        "scales": [(scale, [*_columns(scale.levels, earning)]) for scale in scales(links.words)],
        "earning": earning,
        "columns": _LEVEL_COLUMNS,
        "downloads": downloads.of_section("criteria", links),
    }


_LEVEL_COLUMNS = {"equals": "Counts as", "mirror": "Mirrors", "points": "Points", "duration": "Duration",
                  "earned_by": "Criteria that lead to it"}
"""What is said of a level → its heading; a column stands in a table only where it says something."""


def _columns(levels: Sequence[LevelFacts], earning: Mapping[str, Sequence[Named]]) -> Iterator[str]:
    for column in _LEVEL_COLUMNS:
        if any(earning[level.id] if column == "earned_by" else getattr(level, column) for level in levels):
            yield column


def risks_values(handbook: Handbook, links: Links) -> Values:
    """The risk matrix, and the risks that are no longer in it."""
    table = risk_table(links.words)
    listed = {each.facts.named.name for each in table.risks} if table else set()
    return {"table": table, "others": [risk for name, risk in handbook.risks.items() if name not in listed],
            "downloads": downloads.of_section("risk", links)}


def scopes_values(handbook: Handbook, rows: list[MatrixRow]) -> Values:
    """The matrix of scopes and posts; `columns` is empty where there are too many posts for a table."""
    posts = [*shown(handbook.posts.values(), handbook, Output.TODAY)]
    return {"rows": rows, "columns": posts if len(posts) <= WIDEST else []}


def scope_values(handbook: Handbook, row: MatrixRow) -> Values:
    """The page of one scope: everything that belongs to it."""
    links = handbook.links_to("scope", row.scope.id)
    belonging = dict(by_kind(link for link in links if link.path[0] == "scope"))
    authority = [(link.entry, link.entry.authority[int(link.path[1])]) for link in links
                 if isinstance(link.entry, Post) and link.path[0] == "authority"]
    return {
        "scope": row.scope, "row": row, "procedures": belonging.pop("procedure", []), "authority": authority,
        "others": list(belonging.items()),
    }


def entries_values(handbook: Handbook, links: Links, diagnostics: Sequence[Diagnostic]) -> Values:
    """The index of everything, and what the check found."""

    def users(kind: str, name: str) -> Markup:
        return links.join(links.entry(entry) for _, found in by_kind(handbook.links_to(kind, name)) for entry in found)

    def in_use(kind: str) -> list[Any]:
        """All of them; for readers outside those that something names which they may read."""
        return [each for each in handbook.by_kind[kind].values() if not handbook.for_outside or users(kind, each.id)]

    return {
        "kinds": [(kind, list(handbook.by_kind[kind].values())) for kind in (record.name for record in AUTHORED) if handbook.by_kind[kind]],
        "forms": in_use("form"), "registers": in_use("register"),
        "conflicts": kept_apart(handbook, links),
        "audiences": list(handbook.by_kind["audience"].values()),
        "users": users, "kept_for": partial(kept_for, words=links.words),
        "findings": diagnostics[:FINDINGS_SHOWN],
        "more_findings": max(0, len(diagnostics) - FINDINGS_SHOWN),
    }


@question
def neighbours(handbook: Handbook, about: str) -> tuple[str, ...]:
    """Ids of an entry and of those around it on the index page of its kind. `about` is a kind and an id."""
    kind, name = about.split()
    return once(handbook.derived, ("order", kind), lambda: Order(ordered_names(handbook, kind))).around(name)


@question
def ordered_names(handbook: Handbook, kind: str) -> tuple[str, ...]:
    """Ids of a kind's entries in the order of its index page."""
    if kind == "post":
        return tuple(post.id for node in flattened(unit_tree(handbook)) for post in node.posts)
    return tuple(entry.id for _, entries in by_scope(handbook, handbook.by_kind[kind].values()) for entry in entries)
