"""The printed sheet of a checklist as plain data, ready for the print templates. Pure.

A sheet has two sides. All duties go on it, and of the procedures as many as still fit, what matters most first; what is left
out is named on the sheet, and stands on the list's page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.facts.checklist import Checklist, Group, Item
from generator.facts.checklist_words import ChecklistWords
from generator.facts.words import HandbookWords, Words
from generator.handbook import Handbook
from generator.model import Post
from generator.printing.print_code import asking, grouped, print_code
from generator.printing.print_context import PrintContext
from generator.printing.sheet_fit import columns, fit


def sheet(checklist: Checklist, context: PrintContext, words: ChecklistWords) -> dict[str, Any]:
    """Data of one sheet. `print` is its code: another one whenever the sheet says something else, however it is laid out."""
    post = checklist.post
    fitted = fit(checklist, words)
    identity = context.identity(post, f"checklists/{post.id}.html")
    said = {
        "id": post.id,
        "title": words.own("{post} checklist", post=words.said(post.title).text),
        "organisation": words.said(context.handbook.entry.organisation),
        "facts": _facts(post, context.handbook, words),
        "identity": identity["identity"],
        "effective": identity["effective"],
        "groups": [_group(group, checklist, words) for group in fitted.printed],
        "rest": _rest(fitted.left_out, words),
    }
    code = print_code([words.language, said])
    return {
        **identity, **said, "print": code,
        "identity": [*identity["identity"], words.text("Print code {code}", code=grouped(code))],
        "asking": asking(identity["link"], code, version(post, context.handbook)) if identity["link"] else "",
        "columns": columns(words.language).widths,
        "together": sorted(fitted.together),
    }


def version(post: Post, handbook: Handbook) -> str:
    """Of the list: the post's own, else the handbook's; empty if there is none."""
    return post.version or handbook.entry.version or ""


LABELS = {
    "due": "Due",
    "limit": "Limit",
    "record": "Record",
    "procedure": "Procedure",
    "critical": "critical: leaving it out does serious harm",
    "period": "For (date or period): ",
    "address": "On screen: ",
    "when": "When: ",
    "trigger": "begins with: ",
    "continued": " (continued)",
    "rest": "Only on screen: ",
    "comma": ", ",
    "done": "Done by: ",
    "checked": "Checked by: ",
    "date": "Date: ",
    "page": "Page {page}",
    "scan": "Scan to check the version",
}
"""The texts of the sheet itself, the same on every sheet of a language; the template knows which page."""


def _facts(post: Post, handbook: Handbook, words: ChecklistWords) -> list[tuple[str, list[Words]]]:
    unit = handbook.find("unit", post.unit) if post.unit else None
    substitutes = HandbookWords.of(handbook, words.language).titles("post", post.substitutes)
    facts = [("Unit: ", [words.said(unit.title)] if unit else []), ("Stands in: ", substitutes)]
    return [(words.own(label).text, values) for label, values in facts if values]


def _group(group: Group, found: Checklist, words: ChecklistWords) -> dict[str, Any]:
    return {
        "id": group.id,
        "steps": words.steps(group),
        "timed": any(words.due(item) for item in group.items),
        "part": words.part(group),
        "heading": words.heading(group),
        "mode": words.mode(group),
        "stop": words.stop(group),
        "trigger": None if group.pause else words.trigger(group),
        "items": [_item(item, number, found, words) for number, item in enumerate(group.items, group.first)],
    }


def _item(item: Item, number: int, found: Checklist, words: ChecklistWords) -> dict[str, Any]:
    return {
        "id": item.id, "number": number, "critical": item.critical, "approves": words.approves(item), "do": words.said(item.do),
        "only_if": words.only_if(item, found), "ways": words.ways(item, found), "event": words.event(item),
        "due": words.due(item), "within": words.within(item),
        "record": words.record(item) or words.evidence(item),
        "reference": None if item.step else words.procedure(item),
    }


def _rest(groups: Sequence[Group], words: ChecklistWords) -> list[dict[str, Any]]:
    """The procedures that are only on screen, and the numbers of their items, which are next to each other."""
    numbers: dict[str, list[int]] = {}
    titles: dict[str, Words] = {}
    for group in groups:
        if group.procedure is not None:
            titles[group.procedure.id] = words.said(group.procedure.title)
            numbers.setdefault(group.procedure.id, []).extend(range(group.first, group.first + len(group.items)))
    return [{"title": titles[name], "numbers": _span(found)} for name, found in numbers.items()]


def _span(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
