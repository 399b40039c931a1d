"""Stage 5b: what is printed. The only reader of the print templates: a handbook in, PDFs out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from generator.batches import Batches
from generator.forms.amendments import amendment_jobs
from generator.forms.checklists import checklist_jobs, volume_jobs
from generator.forms.delegation_table import delegation_jobs
from generator.forms.internal_control import internal_control_jobs
from generator.forms.post_description import post_description_jobs
from generator.forms.procedure_sheet import procedure_jobs
from generator.forms.risk_assessment import risk_assessment_jobs
from generator.forms.roster import roster_jobs
from generator.forms.score_sheet import score_sheet_jobs
from generator.forms.whole_handbook import handbook_jobs
from generator.handbook import Handbook
from generator.page import Document
from generator.parallel import silent
from generator.printing.press import press_apart
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, Typesetter, typesetter
from generator.reads import apart
from generator.templates import BUILT_IN

FORMS: Mapping[str, tuple[Callable[[PrintContext], Iterator[Job]], ...]] = {
    "checklists": (checklist_jobs, volume_jobs),
    "procedures": (procedure_jobs,),
    "posts": (post_description_jobs,),
    "delegation": (delegation_jobs,),
    "amendments": (amendment_jobs,),
    "scores": (score_sheet_jobs,),
    "rosters": (roster_jobs,),
    "handbook": (handbook_jobs,),
    "internal-control": (internal_control_jobs, risk_assessment_jobs),
}
"""Every printed form by its name (see `names`), each as what gives the jobs for its documents."""
_WHOLE = frozenset({handbook_jobs, internal_control_jobs, volume_jobs, delegation_jobs, amendment_jobs, risk_assessment_jobs})
"""What is planned as a whole: how many documents there are follows from what is in them. Of all others the address is known at once."""
THREADS = 2
"""Compiling is bound by the processor; more threads than this cost memory and gain little."""
BATCH = 100
"""So many documents are made by one process: Typst fills some 400 megabytes then."""


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """Documents that are planned together. One that is `whole` may have documents of others as parts, which must be planned before."""

    name: str
    jobs: Callable[[], list[Job]]
    whole: bool = False


class Planned(NamedTuple):
    """A document whose job is only asked for where it is not in the cache; a `large` one is typeset alone."""

    address: str
    key: str
    job: Callable[[], Job]
    large: bool


DocumentProgress = Callable[[int, int], None]
"""(done, total) documents."""


def plan_documents(handbook: Handbook, language: str, site_url: str = "", forms: Iterable[str] | None = None) -> list[Job]:
    """What is to be printed in one language; nothing is typeset yet, but the addresses are known.

    `forms` are names of FORMS, None for all; checklists are always among them. With `site_url`, where the site will be
    published, forms bear a code that leads to their page.
    """
    context = PrintContext(handbook, language, site_url)
    return [job for name in _chosen(forms) for jobs in FORMS[name] for job in jobs(context)]


def plans(context: PrintContext, forms: Iterable[str] | None = None) -> Iterator[DocumentPlan]:
    """The same, piece by piece; last what is planned as a whole, of which others may be parts. Nothing counts as read for that: what
    is in a document is found when its job is asked for.
    """
    forms_of = [jobs for name in _chosen(forms) for jobs in FORMS[name]]
    for jobs in forms_of:
        if jobs not in _WHOLE:
            with apart():
                found = [*jobs(context)]
            for job in found:
                yield DocumentPlan(job.address, partial(_alone, job))
    for jobs in forms_of:
        if jobs in _WHOLE:
            jobs(context)  # declares the pieces, and makes nothing yet
            yield DocumentPlan(jobs.__module__, partial(_listed, jobs, context), whole=True)


def _alone(job: Job) -> list[Job]:
    """A job that is forgotten with what it is made of: thousands of them would fill the memory."""
    return [copy(job)]


def _listed(jobs: Callable[[Any], Iterator[Job]], given: Any) -> list[Job]:
    return [*jobs(given)]


def find_job(handbook: Handbook, language: str, address: str, site_url: str = "", forms: Iterable[str] | None = None) -> Job | None:
    """The one of these jobs whose document has an address, or None. Others are planned only as far as it takes to find it."""
    context = PrintContext(handbook, language, site_url)
    likely_first = sorted(_chosen(forms), key=lambda name: f"{name}/" not in f"/{address}")
    return next((job for name in likely_first for jobs in FORMS[name] for job in jobs(context) if job.address == address), None)


def _chosen(forms: Iterable[str] | None) -> list[str]:
    chosen = {"checklists", *(FORMS if forms is None else forms)}
    return [name for name in FORMS if name in chosen]


def render_documents(jobs: Sequence[Job], cache: Path | None = None, templates: Sequence[Path] = (BUILT_IN / "print",),
                     progress: DocumentProgress = silent) -> Iterator[Document]:
    """The documents of all jobs, in their order.

    `cache` is a folder for finished documents of earlier builds; `templates` are folders, an earlier one replacing files of a
    later. Raises HandbookError for what cannot be printed.
    """
    with typesetter(templates, cache) as setter, Batches() as ahead:
        planned = [Planned(job.address, key, partial(_same, job), large) for job in jobs for key, large in (setter.identified(job),)]
        typeset_ahead(ahead, setter, planned)
        yield from typeset_all(ahead, [(setter, planned)], progress)


def _same(job: Job) -> Job:
    return job


def typeset_ahead(ahead: Batches, setter: Typesetter, planned: Sequence[Planned]) -> None:
    """Begins to put the documents that are missing into the cache, the large ones first, by processes that end after some of them: Typst
    keeps what it has made in memory. What fails is left to whoever asks for it.
    """
    missing = [each for each in planned if not setter.has(each.key)] if setter.may_fork else []
    if missing:
        ahead.begin(partial(_apart, setter), sorted(missing, key=lambda each: not each.large), BATCH)


def typeset_all(ahead: Batches, parts: Sequence[tuple[Typesetter, Sequence[Planned]]], progress: DocumentProgress) -> Iterator[Document]:
    """The documents of several typesetters, in their order, once those that were begun `ahead` are there. What has not begun is not made
    once one of them fails.
    """
    every = [(setter, each) for setter, planned in parts for each in planned]
    ahead.finish(lambda done: progress(len(every) - ahead.items + done, len(every)))
    told = len(every) if ahead.items else 0
    with ThreadPoolExecutor(THREADS) as threads:
        try:
            for done, document in enumerate(threads.map(lambda pair: _document(*pair), every), 1):
                yield document
                progress(max(done, told), len(every))
        finally:
            threads.shutdown(cancel_futures=True)


@contextmanager
def _apart(setter: Typesetter) -> Iterator[Callable[[Planned], Document]]:
    """What makes a document by a press in a process of its own."""
    with press_apart() as press:
        setter.use(press)
        yield partial(_document, setter)


def _document(setter: Typesetter, planned: Planned) -> Document:
    return setter.document_of(planned.address, planned.key, planned.job)
