"""A few pages of each section, made with the handbook's own templates."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.handbook import Handbook
from generator.kept import Kept
from generator.own_templates import PAGES, Fault, fault_of
from generator.page import Page, PagePlan
from generator.pages.render import plan_pages
from generator.reads import apart
from generator.site.blame import blamed
from generator.site.frame import Site
from generator.template_trial.sampling import samples
from generator.templates import template_folders
from generator.things import short


@dataclass(frozen=True)
class TriedPages:
    """The pages of a handbook in its main language. `made` are those that were tried and can be made, without their HTML."""

    root: Path
    plans: Sequence[PagePlan]
    site: Site
    store: Kept
    made: list[Page] = field(default_factory=list)

    @classmethod
    def of(cls, handbook: Handbook, findings: Sequence[Diagnostic], printed: Collection[str], settings: Settings,
           store: Kept) -> TriedPages:
        """`handbook` is watched. Nothing is made yet."""
        with apart():
            plans = [*plan_pages(handbook, findings, handbook.language, template_folders(settings.root, PAGES), printed,
                                 today=settings.today, declare=store.declare, engine=SandboxedEnvironment)]
            site = Site.of(handbook, {plan.address for plan in plans})
        return cls(settings.root, plans, site, store)

    def faults(self) -> Iterator[Fault]:
        """Tries them."""
        for plan in (plan for of_a_kind in samples(self.plans, _kind).values() for plan in of_a_kind):
            try:
                [made] = self.store.heads([short(f"page {plan.address}", partial(_tried, plan))])
            except SecurityError:
                continue
            except Exception as error:  # a template can fail in any way
                yield blamed_template(error, self.root)
            else:
                self.made.append(Page(*json.loads(made)))


def blamed_template(error: Exception, root: Path) -> Fault:
    """The template whose fault it is. Raises the error where it is none of the handbook's own."""
    told = blamed(error, root)
    if told is None or (fault := fault_of(told)) is None:
        raise error
    return fault


def _kind(plan: PagePlan) -> tuple[str, bool]:
    """The section of a page, and whether it is the index of that."""
    section, _, name = plan.address.rpartition("/")
    return section, name == "index.html"


def _tried(plan: PagePlan) -> bytes:
    """What the frame of a page depends on: the page, with something in each of its columns, and without its HTML."""
    page = plan.make()
    columns = ["-" if there else "" for there in page.columns]
    return json.dumps([page.address, page.language, page.section, page.title, page.description, "", *columns]).encode()
