"""Stage 5b: what is printed. The only reader of the print templates: a handbook in, PDFs out."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from generator.checklists.checklist import checklist
from generator.checklists.checklist_words import ChecklistWords
from generator.checklists.sheet import labels, sheet
from generator.checklists.typeset import Job, typesetter
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.page import Document
from generator.templates import BUILT_IN
from generator.views.units import flattened, unit_tree

THREADS = 2
"""Compiling is bound by the processor; more threads than this cost memory and gain little."""

Progress = Callable[[int, int], None]
"""(done, total) documents."""


def _silent(done: int, total: int) -> None:
    """Progress that nobody wants to see."""


def render_documents(handbook: Handbook, language: str, cache: Path | None = None, templates: Sequence[Path] = (BUILT_IN / "print",),
                     progress: Progress = _silent, *, site_url: str = "") -> Iterator[Document]:
    """The checklist of every post, and all of them as one document, in one language.

    `cache` is a folder for finished documents of earlier builds; `templates` are folders, an earlier one replacing files of a
    later. With `site_url`, where the site will be published, sheets bear a code that leads to their page. Raises
    HandbookError for what cannot be printed.
    """
    jobs = _jobs(handbook, language, site_url)
    with typesetter(templates, cache / "documents" / language if cache else None) as setter, ThreadPoolExecutor(THREADS) as threads:
        try:
            for done, (job, data) in enumerate(zip(jobs, threads.map(setter.document, jobs), strict=True), 1):
                yield Document(job.address, data)
                progress(done, len(jobs))
        finally:
            threads.shutdown(cancel_futures=True)


def _jobs(handbook: Handbook, language: str, site_url: str) -> list[Job]:
    words = ChecklistWords(language, handbook.language)
    folder = "checklists" if language == handbook.language else f"{language}/checklists"
    common = {"language": language, "faces": _faces(handbook, language), "labels": labels(words)}
    posts = [post for node in flattened(unit_tree(handbook)) for post in node.posts]
    sheets = [sheet(checklist(post, handbook), handbook, words, f"{folder}/{post.id}.html", site_url) for post in posts]
    jobs = [Job(f"{folder}/{post.id}.pdf", "checklist.typ", {**common, **data},
                _timestamp(post.effective or handbook.entry.effective), _codes(data)) for post, data in zip(posts, sheets, strict=True)]
    if not posts:
        return jobs
    whole = {**common, "title": words.own("Checklists of all posts"), "organisation": words.said(handbook.entry.organisation),
             "sheets": sheets}
    newest = max((post.effective for post in posts if post.effective), default=handbook.entry.effective)
    return [*jobs, Job(f"{folder}/all.pdf", "checklists.typ", whole, _timestamp(newest), _codes(*sheets))]


def _codes(*sheets: Mapping[str, Any]) -> dict[str, str]:
    """The codes of sheets whose page has a known address."""
    return {data["code"]: data["link"] for data in sheets if data["link"]}


def _timestamp(effective: datetime.date | None) -> int:
    """SOURCE_DATE_EPOCH if it is set, else midnight of the day from which the document holds; never the time of the build."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if not given.isdecimal():
            raise HandbookError("SOURCE_DATE_EPOCH is not a number of seconds: {given}", given=given)
        return int(given)
    day = effective or datetime.date(1970, 1, 1)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


# --- Languages -----------------------------------------------------------------------------------------------------

def _faces(handbook: Handbook, language: str) -> dict[str, dict[str, str]]:
    """For every language that a text may be in: the face of its characters, and what readers' programs are told."""
    return {tag: _face(tag, handbook.language) for tag in dict.fromkeys((*handbook.languages, language))}


def _face(tag: str, main: str) -> dict[str, str]:
    """A language that is not written in Chinese characters gets the main language's face: its texts may quote some."""
    language, *others = tag.split("-")
    region = next((part for part in others if part.isupper()), "")
    name, default = _chinese(tag) or _chinese(main) or ("SC", "")
    face = {"font": f"Noto Sans CJK {name}", "lang": language}
    region = region or (default if _chinese(tag) else "")
    return {**face, "region": region} if region else face


def _chinese(tag: str) -> tuple[str, str] | None:
    """(face, region) of a language written in Chinese characters."""
    parts = tag.split("-")
    if parts[0] in ("ja", "ko"):
        return ("JP", "JP") if parts[0] == "ja" else ("KR", "KR")
    if parts[0] not in ("zh", "yue"):
        return None
    if {"HK", "MO"} & set(parts):
        return "HK", "HK"
    return ("SC", "CN") if {"Hans", "CN", "SG"} & set(parts) else ("TC", "TW")
