"""The page of coverage and quality: for whoever supervises the handbook, each figure with the entries behind it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from generator.charts.svg import element
from generator.diagnostics import Diagnostic
from generator.facts import quality as facts
from generator.facts.addresses import step_anchor
from generator.facts.matrix import MatrixRow
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.i18n.language_names import language_name
from generator.linting.registry import DESCRIPTORS
from generator.model import Procedure
from generator.page import PagePlan
from generator.pages import quality_findings as findings
from generator.pages.builder import PageBuilder
from generator.pages.checks_page import CHECKS, checks_page
from generator.pages.links import Links, link

SHOWN = 100
"""How many entries a list shows: the page must not grow with the handbook."""
FEW = 12
"""More reviews than these are folded where they are due after the next quarter."""
NAMED = 8
"""How many entries a sentence names; the rest is below."""
STEPS_SHOWN = 8

ASPECT_TITLES = {"within": "Time limit", "by": "Who does it", "record": "Record", "control": "Control point"}


def quality_pages(builder: PageBuilder, diagnostics: Sequence[Diagnostic], rows: Callable[[], Sequence[MatrixRow]],
                  today: datetime.date) -> Iterator[PagePlan]:
    """The page of coverage and quality, and the page of checks."""
    counted = facts.counted(builder.handbook, today.year, builder.declare)
    yield PagePlan("quality/index.html", lambda: builder.index(
        "quality.html", "quality", **_values(counted(), builder.links, diagnostics, rows(), today)))
    yield PagePlan(f"quality/{CHECKS}", partial(checks_page, builder, diagnostics))


def _values(counted: facts.Counted, links: Links, diagnostics: Sequence[Diagnostic], rows: Sequence[MatrixRow],
            today: datetime.date) -> dict[str, Any]:
    handbook = counted.handbook
    shares, unsettled = facts.quantified(counted)
    loads = facts.loads(counted, today.year)
    reviews = facts.reviews(counted, today)
    this_quarter = facts.quarter(today, 1) - datetime.timedelta(1)
    concerned = {(due.post, due.unit) for due in reviews.until(datetime.date.max)} | {
        facts.seen_to_by(each.procedure, handbook) for each in unsettled}
    return {
        "today": today,
        "shown": SHOWN,
        "named": NAMED,
        "bar": bar,
        "share_bar": lambda share: bar(share.done, share.total),
        "language_name": language_name,
        "rows": rows,
        "answered": facts.Share(sum(len(row.answerable) == 1 for row in rows), len(rows)),
        "procedures": {row.scope.id: _procedures(handbook, row.scope.id) for row in rows},
        "aspects": [(ASPECT_TITLES[name], name, share) for name, share in shares.items()],
        "unsettled": unsettled,
        "lacking": {name: sum(bool(each.missing[name]) for each in unsettled) for name in shares},
        "missing_steps": partial(_missing_steps, links),
        "loads": loads,
        "most": max((max(load.needed, load.available) for load in loads), default=0),
        "reviews": reviews,
        "by_day": _by_day,
        "quarter_name": partial(_quarter_name, links),
        "unanswered": [row for row in rows if len(row.answerable) != 1],
        "due_soon": reviews.until(this_quarter),
        "quarter_ends": this_quarter,
        "next_quarter_ends": facts.quarter(today, 2) - datetime.timedelta(1),
        "few": FEW,
        "uncontrolled": facts.uncontrolled(counted),
        "risks": bool(handbook.risks),
        "uncontrolled_risks": facts.uncontrolled_risks(handbook),
        "seen_to_by": partial(facts.seen_to_by, handbook=handbook),
        "desk_posts": _choices(handbook, "post", (post for post, _ in concerned)),
        "desk_units": _choices(handbook, "unit", (unit for _, unit in concerned)),
        "families": [family for family in findings.families(handbook, diagnostics) if family.findings or family.waivers],
        "findings": len(diagnostics),
        "entry_of": partial(findings.entry_of, handbook),
        "waivers": [(entry, waiver, _codes(codes, waiver.check)) for entry, waiver, codes in findings.waivers(handbook)],
        "code": code_link,
        "spoken": facts.spoken(counted),
    }


def _by_day(found: Sequence[facts.ReviewDue]) -> list[tuple[datetime.date, list[facts.ReviewDue]]]:
    """Each day once, with all that is due on it."""
    return [(day, list(group)) for day, group in groupby(found, key=lambda due: due.day)]


def _quarter_name(links: Links, first: datetime.date) -> str:
    return links.spoken.text("Quarter {number} of {year}", number=(first.month + 2) // 3,
                             year=formatting.year(first, links.language, links.words.years))


def _choices(handbook: Handbook, kind: str, names: Iterable[str | None]) -> list[Any]:
    """The posts or units among the names, in the order of the handbook."""
    wanted = set(names)
    return [found for name, found in handbook.by_kind[kind].items() if name in wanted]


def _procedures(handbook: Handbook, scope: str) -> int:
    return sum(isinstance(found.entry, Procedure) and found.path[0] == "scope" for found in handbook.links_to("scope", scope))


def _missing_steps(links: Links, procedure: Procedure, numbers: Sequence[int]) -> Markup:
    """Links to the steps by number; the first few of many."""
    made = [link(links.href("procedure", procedure.id, step_anchor(procedure, number)), escape(number + 1))
            for number in numbers[:STEPS_SHOWN]]
    return links.join(made) + ("…" if len(numbers) > STEPS_SHOWN else "")


def code_link(code: str) -> Markup:
    """A check's code, with a link to what is said of it."""
    return link(f"{CHECKS}#{code}", escape(code)) if code in DESCRIPTORS else escape(code)


def _codes(codes: Sequence[str], written: str) -> Markup:
    """What a waiver names: a check, or a family as it was written."""
    return code_link(codes[0]) if len(codes) == 1 else escape(written)


def bar(part: float, whole: float, mark: float | None = None) -> Markup:
    """A picture of `part` of `whole`, for the eye only: the numbers stand beside it. What is beyond `mark` looks different."""

    def scale(value: float) -> float:
        return 100.0 * min(value, whole) / whole if whole else 0.0

    within = part if mark is None else min(part, mark)
    drawn = [_piece("whole", 0.0, 100.0), _piece("part", 0.0, scale(within))]
    if mark is not None and part > mark:
        drawn.append(_piece("over", scale(mark), scale(part)))
    if mark is not None:
        drawn.append(element("rect", x=min(99.4, scale(mark)), y=-2, width=0.6, height=12, class_="hb-bar__mark"))
    return Markup(element("svg", "".join(drawn), viewBox="0 -2 100 12", preserveAspectRatio="none", class_="hb-bar", aria_hidden="true"))


def _piece(name: str, start: float, end: float) -> str:
    return element("rect", x=start, width=end - start, height=8, class_=f"hb-bar__{name}")
