"""The checklist of every post as a packet of sheets, and all packets in one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.packet import packet
from generator.facts.showing import Output
from generator.facts.units import posts_by_unit
from generator.forms.checklist_sheet import LABELS, packet_data, packet_title
from generator.model import Post
from generator.printing.print_context import PrintContext
from generator.printing.qr_code import qr_code
from generator.printing.typeset import Job, LaterJob
from generator.printing.volumes import volume

TEMPLATE = "checklist.typ"
SHEETS_IN_A_VOLUME = 60
"""More sheets than these are heavy in the hand."""
VOLUME_LABELS = {"sheets": "Sheets: {count}"}

Packet = Mapping[str, Any]


def checklist_jobs(context: PrintContext) -> Iterator[Job]:
    """`checklists/<post>.pdf`, in the order of the units."""
    for post in _posts(context):
        address = context.address(f"checklists/{post.id}.pdf")
        yield LaterJob(address, TEMPLATE, partial(_job, address, post, context))


def _job(address: str, post: Post, context: PrintContext) -> Job:
    words = ChecklistWords.of(context.handbook, context.language)
    data = packet_data(checklist(post, context.handbook), context, words)
    return Job(address, TEMPLATE, context.data(LABELS, **data), context.timestamp(post), _codes(data), _fields(words, data))


def volume_jobs(context: PrintContext) -> Iterator[Job]:
    """All of them in the same order as `documents/checklists.pdf`, in volumes if they are many. Where each volume would hold a single post
    there are none: its packet is there by itself."""
    words, posts = ChecklistWords.of(context.handbook, context.language), _posts(context)
    volumes = [*_volumes([(post, _sheets(post, context)) for post in posts])]
    if len(volumes) > 1 and all(len(part) == 1 for part in volumes):
        return
    jobs = {post.id: job for post, job in zip(posts, checklist_jobs(context), strict=True)}
    for number, part in enumerate(volumes, 1):
        title = words.own("Checklists of all posts" if len(volumes) == 1 else "Checklists of all posts, volume {number} of {count}",
                          number=number, count=len(volumes))
        listed = [{"title": packet_title(post, words), "sheets": sheets} for post, sheets in part]
        yield Job(context.address(volume("documents/checklists.pdf", number)), "checklists.typ",
                  context.data(VOLUME_LABELS, title=title, packets=listed), context.timestamp(*posts),
                  parts=[jobs[post.id] for post, _ in part])


def _sheets(post: Post, context: PrintContext) -> int:
    """How many sheets a packet has."""
    return int(context.keep(f"sheets {post.id}", lambda: b"%d" % len(packet(checklist(post, context.handbook)))))


def _posts(context: PrintContext) -> list[Post]:
    return [post for _, posts in posts_by_unit(context.handbook, Output.CHECKLIST) for post in posts]


def _volumes(packets: Iterable[tuple[Post, int]]) -> Iterator[Sequence[tuple[Post, int]]]:
    """Posts and their numbers of sheets in volumes that are not too large; one that is larger by itself is a volume of its own."""
    part: list[tuple[Post, int]] = []
    for post, sheets in packets:
        if part and sheets + sum(number for _, number in part) > SHEETS_IN_A_VOLUME:
            yield part
            part = []
        part.append((post, sheets))
    if part:
        yield part


def _codes(data: Packet) -> dict[str, Callable[[], bytes]]:
    """The code of a packet whose page has a known address: it asks it whether the copy is current."""
    return {data["code"]: partial(qr_code, data["asking"])} if data["asking"] else {}


def _fields(words: ChecklistWords, data: Packet) -> dict[str, str]:
    """What can be filled in on screen: every item, and on every sheet what it is for, and who signs when."""
    names = {name: _bare(words.text(LABELS[name])) for name in ("period", "case", "done", "checked")}
    date = words.text(", ") + _bare(words.text(LABELS["date"]))
    names |= {f"{name}-date": names[name] + date for name in ("done", "checked")}
    lines = {f"{sheet['id']}/{place}": name for sheet in data["sheets"] for place, name in names.items()}
    lines |= {f"{data['id']}/sheet/{signer['id']}{end}": _bare(signer["words"]) + name for sheet in data["sheets"]
              for signer in sheet["signers"] for end, name in (("", ""), ("-date", date))}
    return lines | {f"{data['id']}/{place}": name for place, name in _items(data)}


def _items(data: Packet) -> Iterator[tuple[str, str]]:
    """(id, text) of each item."""
    for sheet in data["sheets"]:
        for group in sheet["groups"]:
            for item in group["items"]:
                yield item["id"], item["approves"] + item["do"].text


def _bare(label: str) -> str:
    """A label without the colon at its end."""
    return label.rstrip("：: ")
