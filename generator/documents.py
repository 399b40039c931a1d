"""Stage 5b: what is printed. The only reader of the print templates: a handbook in, PDFs out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.forms.checklists import checklist_jobs
from generator.forms.delegation_table import delegation_jobs
from generator.forms.post_description import post_description_jobs
from generator.forms.procedure_sheet import procedure_jobs
from generator.forms.score_sheet import score_sheet_jobs
from generator.forms.whole_handbook import handbook_jobs
from generator.handbook import Handbook
from generator.page import Document
from generator.printing.edition import Edition
from generator.printing.typeset import Job, typesetter
from generator.templates import BUILT_IN

FORMS: tuple[Callable[[Edition], Iterator[Job]], ...] = (
    checklist_jobs, procedure_jobs, post_description_jobs, delegation_jobs, score_sheet_jobs, handbook_jobs)
"""Every printed form, each as the jobs for its documents."""
THREADS = 2
"""Compiling is bound by the processor; more threads than this cost memory and gain little."""

Progress = Callable[[int, int], None]
"""(done, total) documents."""


def _silent(done: int, total: int) -> None:
    """Progress that nobody wants to see."""


def render_documents(handbook: Handbook, language: str, cache: Path | None = None, templates: Sequence[Path] = (BUILT_IN / "print",),
                     progress: Progress = _silent, *, site_url: str = "") -> Iterator[Document]:
    """Every printed form of the handbook in one language.

    `cache` is a folder for finished documents of earlier builds; `templates` are folders, an earlier one replacing files of a
    later. With `site_url`, where the site will be published, forms bear a code that leads to their page. Raises HandbookError
    for what cannot be printed.
    """
    edition = Edition(handbook, language, site_url)
    jobs = [job for form in FORMS for job in form(edition)]
    with typesetter(templates, cache / "documents" / language if cache else None) as setter, ThreadPoolExecutor(THREADS) as threads:
        try:
            for done, (job, data) in enumerate(zip(jobs, threads.map(setter.document, jobs), strict=True), 1):
                yield Document(job.address, data)
                progress(done, len(jobs))
        finally:
            threads.shutdown(cancel_futures=True)
