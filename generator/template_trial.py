"""Whether a handbook's own templates work: pages, frames and documents are made with them, as a build will make them.

What a template computes needs the data of a page or document. A few pages of each section, their frames, and one document of each kind that
a template of the handbook's own takes part in are made in the main language, for nobody to see. Whoever has no such templates pays nothing.
A check runs no programs: templates of pages are kept from Python here, and what they may not do then is left to the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Term
from generator.door import Settings, own_site
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.own_templates import PAGES, PRINT, THEME, Fault, fault_of, own_templates
from generator.templates import template_folders

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.live.frames import Frames
    from generator.page import PagePlan
    from generator.printing.typeset import Job
    from generator.site.frame import Site

SAMPLES = 5
"""So many of a kind are looked at, from the first to the last."""


def faults_in_use(handbook: Handbook, findings: Sequence[Diagnostic], decided: Settings) -> Iterator[Fault]:
    """The faults that show themselves, each once. `handbook` is what a build would publish."""
    from generator.forms.documents import plan_documents

    jobs = plan_documents(handbook, handbook.language, decided.site_url, decided.documents)
    printed = frozenset(job.address for job in jobs)
    yield from dict.fromkeys((*_in_pages(handbook, findings, printed, decided), *_in_documents(jobs, decided.root)))


def _spread(things: Sequence[Any]) -> list[Any]:
    """A few of many."""
    last = len(things) - 1
    return [things[place] for place in sorted({last * number // (SAMPLES - 1) for number in range(SAMPLES)})]


# --- Pages ---------------------------------------------------------------------------------------------------------

def _in_pages(handbook: Handbook, findings: Sequence[Diagnostic], printed: frozenset[str], decided: Settings) -> Iterator[Fault]:
    root = decided.root
    frames = _frames(root) if own_templates(root, THEME) and own_site(root) else None
    if not (frames or own_templates(root, PAGES)):
        return
    from jinja2.sandbox import SandboxedEnvironment

    from generator.pages.render import plan_pages
    from generator.site.frame import Site

    folders = template_folders(root, PAGES)
    plans = [*plan_pages(handbook, findings, handbook.language, folders, printed, today=decided.today, engine=SandboxedEnvironment)]
    site = Site.of(handbook, {plan.address for plan in plans})
    kinds: dict[tuple[str, bool], list[PagePlan]] = {}
    for plan in plans:
        section, _, name = plan.address.rpartition("/")
        kinds.setdefault((section, name == "index.html"), []).append(plan)
    for plan in (plan for of_a_kind in kinds.values() for plan in _spread(of_a_kind)):
        yield from _on_page(plan, site, frames, root)


def _on_page(plan: PagePlan, site: Site, frames: Frames | None, root: Path) -> Iterator[Fault]:
    from jinja2.exceptions import SecurityError

    from generator.site.blame import blamed

    try:
        page = plan.make()
        if frames:
            frames.fill(site, page, plan.address)
    except SecurityError:
        pass
    except HandbookError as error:  # the frame as a whole
        yield Fault(own_templates(root, THEME)[0].relative_to(root).as_posix(), 1, Term(error.message))
    except Exception as error:  # a template can fail in any way
        told = blamed(error, root)
        if told is None or (fault := fault_of(told)) is None:
            raise
        yield fault


def _frames(root: Path) -> Frames:
    from generator import building
    from generator.live.frames import Frames

    config, _ = building.configured(root)
    return Frames(config, root, _kept_from_python)


def _kept_from_python(engine: Environment) -> Environment:
    """An engine that does the same and lets no template reach Python."""
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(loader=engine.loader, extensions=[*engine.extensions])
    made.filters.update(engine.filters)
    made.globals.update(engine.globals | {"range": made.globals["range"]})
    return made


# --- Documents -----------------------------------------------------------------------------------------------------

def _in_documents(jobs: Iterable[Job], root: Path) -> Iterator[Fault]:
    own = {path.name for path in own_templates(root, PRINT)}
    if not own:
        return
    from generator.printing.readable import taking_in
    from generator.printing.typeset import typesetter

    folders = template_folders(root, PRINT)
    concerned = taking_in(own, folders)
    kinds: dict[str, list[Job]] = {}
    for job in jobs:
        if job.template in concerned:
            kinds.setdefault(job.template, []).append(job)
    with typesetter(folders, None) as setter:
        for of_a_kind in kinds.values():
            try:
                setter.document(max(map(_alone, _spread(of_a_kind)), key=lambda job: len(str(job.data))))
            except HandbookError as error:
                yield _on_paper(error)


def _alone(job: Job) -> Job:
    """A document without those that are joined to it."""
    from generator.printing.typeset import Job

    return Job(job.address, job.template, job.data, job.timestamp, job.pictures, job.fields)


def _on_paper(error: HandbookError) -> Fault:
    """Raises what is no fault of a template."""
    said = error.details
    if "template" not in said:
        raise error
    return Fault(f"templates/{PRINT}/{said['template']}", int(str(said["line"])), str(said["reason"]), int(str(said["column"])))
