"""The checklist of every post on a sheet of its own, and all of them in one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.showing import Output, shown
from generator.facts.units import flattened, unit_tree
from generator.forms.checklist_sheet import LABELS, sheet
from generator.printing.print_context import PrintContext
from generator.printing.qr_code import qr_code
from generator.printing.typeset import Job
from generator.printing.volumes import volume

POSTS_IN_A_VOLUME = 60
"""Sheets of more posts than this take a gigabyte to typeset together."""


def checklist_jobs(context: PrintContext) -> Iterator[Job]:
    """`checklists/<post>.pdf`, and all of them in the order of the units as `documents/checklists.pdf`, in volumes if they are many."""
    handbook = context.handbook
    words = ChecklistWords(context.language, handbook.language)
    posts = [post for node in flattened(unit_tree(handbook)) for post in shown(node.posts, handbook, Output.CHECKLIST)]
    sheets = [sheet(checklist(post, handbook), context, words) for post in posts]
    for post, data in zip(posts, sheets, strict=True):
        yield Job(context.address(f"checklists/{post.id}.pdf"), "checklist.typ", context.data(LABELS, **data), context.timestamp(post),
                  _codes(data), _fields(words, data))
    parts = [sheets[start:start + POSTS_IN_A_VOLUME] for start in range(0, len(sheets), POSTS_IN_A_VOLUME)]
    for number, part in enumerate(parts, 1):
        title = words.own("Checklists of all posts" if len(parts) == 1 else "Checklists of all posts, volume {number} of {count}",
                          number=number, count=len(parts))
        yield Job(context.address(volume("documents/checklists.pdf", number)), "checklists.typ",
                  context.data(LABELS, title=title, sheets=part), context.timestamp(*posts), _codes(*part), _fields(words, *part))


def _codes(*sheets: Mapping[str, Any]) -> dict[str, Callable[[], bytes]]:
    """The codes of sheets whose page has a known address: they ask it whether the sheet is current."""
    return {data["code"]: partial(qr_code, data["asking"]) for data in sheets if data["asking"]}


def _fields(words: ChecklistWords, *sheets: Mapping[str, Any]) -> dict[str, str]:
    """What can be filled in on screen: every item, what the sheet is for, and who signs when."""
    names = {name: _bare(words.text(LABELS[name])) for name in ("period", "done", "checked")}
    date = words.text(", ") + _bare(words.text(LABELS["date"]))
    names |= {f"{name}-date": names[name] + date for name in ("done", "checked")}
    return {f"{data['id']}/{place}": name for data in sheets for place, name in (*names.items(), *_items(data))}


def _items(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(id, text) of each item."""
    for group in data["groups"]:
        for item in group["items"]:
            yield item["id"], item["approves"] + item["do"].text


def _bare(label: str) -> str:
    """A label without the colon at its end."""
    return label.rstrip("：: ")
