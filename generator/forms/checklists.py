"""The checklist of every post as a packet of sheets, and all packets in one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.showing import Output, shown
from generator.facts.units import flattened, unit_tree
from generator.forms.checklist_sheet import LABELS, packet_data
from generator.model import Post
from generator.printing.print_context import PrintContext
from generator.printing.qr_code import qr_code
from generator.printing.typeset import Job, LaterJob
from generator.printing.volumes import volume
from generator.reads import once

SHEETS_IN_A_VOLUME = 60
"""More sheets than these take half a gigabyte to typeset together, and are heavy in the hand."""

Packet = Mapping[str, Any]


def checklist_jobs(context: PrintContext) -> Iterator[Job]:
    """`checklists/<post>.pdf`, in the order of the units."""
    for post in _posts(context):
        address = context.address(f"checklists/{post.id}.pdf")
        yield LaterJob(address, partial(_job, address, post, context))


def _job(address: str, post: Post, context: PrintContext) -> Job:
    words = ChecklistWords.of(context.handbook, context.language)
    data = _packet(post, context, words)
    return Job(address, "checklist.typ", context.data(LABELS, **data), context.timestamp(post), _codes(data), _fields(words, data))


def volume_jobs(context: PrintContext) -> Iterator[Job]:
    """All of them in the same order as `documents/checklists.pdf`, in volumes if they are many."""
    words, posts = ChecklistWords.of(context.handbook, context.language), _posts(context)
    packets = [_packet(post, context, words) for post in posts]
    parts = [*_volumes(packets)]
    for number, part in enumerate(parts, 1):
        title = words.own("Checklists of all posts" if len(parts) == 1 else "Checklists of all posts, volume {number} of {count}",
                          number=number, count=len(parts))
        yield Job(context.address(volume("documents/checklists.pdf", number)), "checklists.typ",
                  context.data(LABELS, title=title, packets=part), context.timestamp(*posts), _codes(*part), _fields(words, *part))


def _posts(context: PrintContext) -> list[Post]:
    handbook = context.handbook
    return [post for node in flattened(unit_tree(handbook)) for post in shown(node.posts, handbook, Output.CHECKLIST)]


def _packet(post: Post, context: PrintContext, words: ChecklistWords) -> Packet:
    """Made once for the post's own document and for the volume."""
    handbook = context.handbook
    return once(context.derived, ("packet", post.id), lambda: packet_data(checklist(post, handbook), context, words))


def _volumes(packets: Iterable[Packet]) -> Iterator[Sequence[Packet]]:
    """The packets in volumes that are not too large; one that is larger by itself is a volume of its own."""
    part: list[Packet] = []
    for data in packets:
        if part and sum(len(one["sheets"]) for one in (*part, data)) > SHEETS_IN_A_VOLUME:
            yield part
            part = []
        part.append(data)
    if part:
        yield part


def _codes(*packets: Packet) -> dict[str, Callable[[], bytes]]:
    """The codes of packets whose page has a known address: they ask it whether the copy is current."""
    return {data["code"]: partial(qr_code, data["asking"]) for data in packets if data["asking"]}


def _fields(words: ChecklistWords, *packets: Packet) -> dict[str, str]:
    """What can be filled in on screen: every item, and on every sheet what it is for, and who signs when."""
    names = {name: _bare(words.text(LABELS[name])) for name in ("period", "case", "done", "checked")}
    date = words.text(", ") + _bare(words.text(LABELS["date"]))
    names |= {f"{name}-date": names[name] + date for name in ("done", "checked")}
    lines = {f"{sheet['id']}/{place}": name for data in packets for sheet in data["sheets"] for place, name in names.items()}
    lines |= {f"{data['id']}/sheet/{signer['id']}{end}": _bare(signer["words"]) + name for data in packets for sheet in data["sheets"]
              for signer in sheet["signers"] for end, name in (("", ""), ("-date", date))}
    return lines | {f"{data['id']}/{place}": name for data in packets for place, name in _items(data)}


def _items(data: Packet) -> Iterator[tuple[str, str]]:
    """(id, text) of each item."""
    for sheet in data["sheets"]:
        for group in sheet["groups"]:
            for item in group["items"]:
                yield item["id"], item["approves"] + item["do"].text


def _bare(label: str) -> str:
    """A label without the colon at its end."""
    return label.rstrip("：: ")
