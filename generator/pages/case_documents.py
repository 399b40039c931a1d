"""Every procedure that can be run, as a script file for the page that runs it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.analysis.doers import posts_behind
from generator.calendar.due_table import DueTable
from generator.calendar.working_days import WorkingDays
from generator.facts.addresses import language_folder
from generator.facts.case import CaseClass, CaseFacts, CaseStep, case_facts, is_emergency, runnable
from generator.facts.contact import Contact, Reached, numbers_to_call
from generator.facts.steps import StepFacts
from generator.facts.words import HandbookWords, Words, flat
from generator.handbook import Handbook
from generator.model import Procedure
from generator.page import Document
from generator.pages.day_documents import asks_for_post
from generator.pages.script_data import as_script, with_language
from generator.printing.print_code import print_code

FOLDER = "cases"


def case_documents(handbook: Handbook, language: str, today: datetime.date) -> Iterator[Document]:
    """A file for each; none in an edition for outsiders."""
    if not asks_for_post(handbook):
        return
    folder = language_folder(language, handbook.language)
    words = HandbookWords.of(handbook, language)
    for procedure in runnable(handbook):
        yield Document(f"{folder}{FOLDER}/{procedure.id}.js", partial(_script, procedure, words, today))


def _script(procedure: Procedure, words: HandbookWords, today: datetime.date) -> bytes:
    table = DueTable(WorkingDays(words.handbook.entry.calendar), today)
    data = case_data(case_facts(procedure, words, table), words, table)
    return as_script("HandbookCases.take", data)


def case_data(facts: CaseFacts, words: HandbookWords, table: DueTable) -> dict[str, Any]:
    """What the page needs. `code` is another one whenever a step says something else."""
    handbook, procedure = words.handbook, facts.procedure
    steps = [_step(step, words) for step in facts.steps]
    said = {"title": facts.title.text, "trigger": facts.trigger.text, "within": facts.within, "steps": steps,
            **({"extension": facts.extension} if facts.extension else {})}
    return {
        "handbook": handbook.entry.id, "procedure": procedure.id, "organisation": words.said(handbook.entry.organisation).text,
        "language": words.language, "version": handbook.version(procedure),
        "code": print_code([words.language, said]), "limit": facts.limit, **said, "dates": table.data,
        "events": {name: title.text for name, title in facts.events.items()},
        **({"classes": [_class(each, words) for each in facts.classes]} if facts.classes else {}),
        **({"call": _called(facts.call)} if is_emergency(procedure) else {}),
    }


def _step(step: CaseStep, words: HandbookWords) -> dict[str, Any]:
    """A step; what is empty is left out."""
    facts = step.facts
    ways = [{"to": way.target, **with_language("answer", way.answer, words.language), **({"most": way.most} if way.most else {}),
             **({"after": way.after} if way.after else {}), **({"levels": way.levels} if way.levels else {})} for way in step.ways]
    posts = [*posts_behind((doer.name for doer in facts.by), words.handbook)]
    found = {"key": facts.key, "ways": ways, "critical": facts.critical, "within": facts.in_time, "extension": facts.extension,
             "wait": facts.wait, "waits": step.waits, "limit": step.limit, "from": step.begun_by, "free": step.free, "judge": step.judge,
             "others": [(other.name, other.text) for other in step.others],
             "by": words.text(", ").join(post.text for post in facts.by), "posts": posts, "call": _dialled(numbers_to_call(facts.do))}
    for name in ("do", "record", "evidence", "control", "decision"):
        found.update(with_language(name, getattr(facts, name), words.language))
    found.update(with_language("note", _note(facts, words), words.language))
    return {name: value for name, value in found.items() if value is not False and value not in (None, "", [])}


def _class(found: CaseClass, words: HandbookWords) -> dict[str, Any]:
    levels = [{"level": level, **with_language("title", title, words.language)} for level, title in found.levels.items()]
    return {"criteria": found.criteria, **with_language("title", found.title, words.language), "levels": levels}


def _called(contacts: Iterable[Contact]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Posts with their numbers, those that have any."""
    return [(each.post.text, pieces) for each in contacts if (pieces := _dialled(each.reached))]


def _dialled(pieces: Iterable[Reached]) -> list[tuple[str, str]]:
    """Texts, each with what a telephone dials where it is a number; nothing where none is."""
    found = [(piece.words.text, piece.dial) for piece in pieces]
    return found if any(dial for _, dial in found) else []


def _note(facts: StepFacts, words: HandbookWords) -> Words | None:
    """Who else takes part in a step, what must be known of it, and its remark."""
    others = [Words(words.language, label + words.text(": ") + words.text(", ").join(post.text for post in posts))
              for _, label, posts in facts.taking_part]
    said = [*others, *(flat(condition) for condition in facts.conditions), *([facts.note] if facts.note else [])]
    return Words(said[0].language, words.text("; ").join(each.text for each in said)) if said else None
