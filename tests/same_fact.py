"""Whether pages, PDFs, workbook, calendars and data of a built site say the same of the same fact: `python -m tests.same_fact FOLDER`.

FOLDER is a handbook, which is built in a scratch folder, or a site that is built already. A reader knows one output and nothing of
the program that made it; what two readers say of one fact is compared without spaces and marks, in the main language.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
from icalendar import Calendar
from lxml import html

from generator.i18n import formatting
from generator.i18n.catalogue import catalogue
from generator.model.duration import WITHOUT_NUMBER, Duration
from generator.model.handbook import Years
from generator.model.kinds import BY_NAME

_LEFT_OUT = re.compile(r"[\s、，,;；:：。.‑\u00ad-]+")
FOUND, MISSING = "said", "not said"
Saying = tuple[str, str, str]
"""(fact, place, what is said there)"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of which not every place says the same."""

    fact: str
    sayings: Mapping[str, str]

    def __str__(self) -> str:
        return "\n".join([self.fact, *(f"    {place}: {said}" for place, said in self.sayings.items())])


def differences(site: Path) -> list[Difference]:
    """Every fact that two places of a site say otherwise."""
    facts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for fact, place, said in Site(site).sayings():
        facts[fact][place] = said
    return [Difference(fact, said) for fact, said in facts.items() if len({bare(text) for text in said.values()}) > 1]


BESIDE = (
    ("from {time} before", "begin {time} before"),
    ("{time} from the first working day of the period", "within {time} from the first working day of the period"),
    ("{time} from the first day of the period", "within {time} from the first day of the period"))
"""A time allowed where its frequency says from when it counts: in short, and as part of a sentence."""


AS_ROLE = {False: "As {role}: ", True: "As a member of {role}: "}
"""Whether a role is a body → what stands before its duties."""


def bare(text: str) -> str:
    """A text as it is compared."""
    return _LEFT_OUT.sub("", text)


class Site:
    """What the outputs of a site say, fact by fact."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = json.loads((folder / "data/handbook.json").read_text("utf-8"))
        self.language: str = self.data["languages"][0]
        self.entries: list[dict[str, Any]] = self.data["entries"]
        self.years = Years(self.entries[0].get("years", "common"))
        self.text = catalogue(self.language).text
        self.titles = {(entry["kind"], entry["id"]): self.said(entry["title"]) for entry in self.entries}
        others = [each for field in ("roles", "outsiders") for each in self.entries[0].get(field, ())]
        self.doers = {each["id"]: self.said(each["title"]) for each in (*self.of("post"), *others)}
        """Who takes part in steps: posts, roles and people outside."""

    def said(self, text: Any) -> str:
        """An author's text in the main language, or in its own."""
        return str(text if isinstance(text, str) else text.get(self.language) or next(iter(text.values())))

    def of(self, kind: str) -> Iterator[dict[str, Any]]:
        return (entry for entry in self.entries if entry["kind"] == kind)

    def page(self, address: str) -> Any:
        return html.fromstring((self.folder / address).read_text("utf-8"))

    def pdf(self, address: str) -> str | None:
        """The text of a document without spaces, None where it is not printed."""
        path = self.folder / address
        if not path.exists():
            return None
        return bare(subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout)

    @cached_property
    def sheets(self) -> list[list[Sequence[Any]]]:
        """Delegation, duties, criteria, circumstances, scores: the rows of each below their heads."""
        book = openpyxl.load_workbook(self.folder / "data/handbook.xlsx", read_only=True)
        return [[tuple("" if cell is None else cell for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in book]

    def sayings(self) -> Iterator[Saying]:
        for entry in self.entries[1:]:
            yield from self.standing(entry)
        for post in self.of("post"):
            yield from self.duties(post)
        for procedure in self.of("procedure"):
            yield from self.steps(procedure)
            yield from self.delegation(procedure)
        for criteria in self.of("criteria"):
            yield from self.tiers(criteria)
            yield from self.modifiers(criteria)
        yield from self.levels()

    # --- What is in force, and from when -----------------------------------------------------------------------------

    def standing(self, entry: Mapping[str, Any]) -> Iterator[Saying]:
        """A page says by a notice that its entry is not in force; the workbook has no rows of it."""
        kind, name, address = entry["kind"], entry["id"], BY_NAME[entry["kind"]].address(entry["id"])
        state = entry.get("state")
        fact = f"{kind} {name}: in force"
        if BY_NAME[kind].page:
            page = self.page(address)
            header = page.xpath("//header[contains(@class,'hb-head')]")[0]
            if state:
                yield fact, "JSON", str(state == "in-force")
            yield fact, address, str(not header.xpath(".//p[contains(@class,'hb-notice') and not(@hidden)]"))
            days = [time.get("datetime") for time in page.xpath("//dl[contains(@class,'hb-strip')]//time")]
            for field in ("effective", "expires"):
                if field in entry:
                    yield f"{kind} {name}: {field}", "JSON", FOUND
                    yield f"{kind} {name}: {field}", address, FOUND if entry[field] in days else MISSING
        if kind in ("post", "procedure", "criteria") and "effective" in entry:
            pdf = self.pdf(address.replace(".html", ".pdf"))
            day = bare(formatting.date(datetime.date.fromisoformat(entry["effective"]), self.language, self.years))
            if pdf is not None:
                yield f"{kind} {name}: effective", address.replace(".html", ".pdf"), FOUND if day in pdf else MISSING
        yield from self.in_workbook(entry, fact)

    def in_workbook(self, entry: Mapping[str, Any], fact: str) -> Iterator[Saying]:
        title, name = self.said(entry["title"]), entry["id"]
        rows = {"post": [row for row in self.sheets[1] if str(row[9]).startswith(f"{name}/")],
                "criteria": [row for row in self.sheets[2] if row[0] == title],
                "procedure": [row for row in self.sheets[0] if row[0] == title] if entry.get("delegation") else None}.get(entry["kind"])
        alone = sum(self.titles[other["kind"], other["id"]] == title for other in self.of(entry["kind"])) == 1
        if rows is not None and (alone or entry["kind"] == "post"):
            yield fact, "XLSX", str(bool(rows))

    def duties_of(self, post: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The duties of a post, those of the roles that it may take, the inspections that risks ask of it, and its stages that come round."""
        of_roles = [{**duty, "id": f"role--{role['id']}--{duty['id']}",
                     "do": self.text(AS_ROLE[bool(role.keys() & {"chair", "quorum"})], role=self.said(role["title"])) + self.said(duty["do"])}
                    for role in self.entries[0].get("roles", ()) if post["id"] in role["posts"] for duty in role.get("duties", ())]
        asked = [(risk, number, each) for risk in self.of("risk") for number, each in enumerate(risk.get("inspect", ()), 1)
                 if risk["state"] == "in-force"]
        return [*post["duties"], *of_roles, *(
            {"id": f"inspect--{risk['id']}-{number}", "do": each["item"], "when": each["every"], **{k: each[k] for k in each if k == "effort"}}
            for risk, number, each in asked if each.get("every") and each.get("by", risk.get("owner")) == post["id"]), *(
            {"id": f"stage--{one['id']}-{name}", "do": each["do"], "when": each["every"], **{k: each[k] for k in ("within", "record") if k in each}}
            for one in self.of("oversight") if one["state"] == "in-force" for name, each in one["stages"].items()
            if isinstance(each.get("every"), str) and each["by"] == post["id"])]

    # --- Duties ------------------------------------------------------------------------------------------------------

    def duties(self, post: Mapping[str, Any]) -> Iterator[Saying]:
        name, texts = post["id"], {duty["id"]: self.said(duty["do"]) for duty in self.duties_of(post)}
        orders: dict[str, list[str]] = {}
        for key, text in texts.items():
            yield f"duty {name}/{key}: what", "JSON", text
        yield from self.on_page(post, orders)
        yield from self.in_duties(name, orders)
        steps = {f"{duty['procedure']}/{duty['step']}": duty["id"] for duty in self.duties_of(post) if duty.get("step")}
        yield from self.on_checklist(name, texts, steps, orders)
        yield from self.in_calendar(post, {text: key for key, text in texts.items()})
        yield from self.printed(name, texts, orders)
        yield from self.in_one_order(name, orders)

    def on_page(self, post: Mapping[str, Any], orders: dict[str, list[str]]) -> Iterator[Saying]:
        name, address = post["id"], f"posts/{post['id']}.html"
        orders[address] = []
        for row in self.page(address).xpath("//tr[starts-with(@id,'duty-')]"):
            key = row.get("id").removeprefix("duty-")
            orders[address].append(key)
            yield f"duty {name}/{key}: what", address, _own(row.xpath("./th")[0])
            limits = [_all(sub) for sub in row.xpath("./td[1]//*[@class='hb-sub']")]
            time = self.row_of(post, key)[3]
            stated = {bare(text) for text in self.sentences(time)} if time else set()
            below = bool(time) + any(duty["id"] == key and "effort" in duty for duty in self.duties_of(post))
            when = _own(row.xpath("./td")[0])
            off = len(limits) > below and not any(text.startswith(bare(limits[0])) for text in stated)
            yield f"duty {name}/{key}: when", address, self.text("{frequency}, {off}", frequency=when, off=limits[0]) if off else when
            effort, said_when = bare(self.text("takes {time}", time="")), bare(self.row_of(post, key)[2])
            others = [text for text in limits if not bare(text).startswith(effort) and bare(text) not in said_when]
            yield f"duty {name}/{key}: limit", address, time if stated & {bare("".join(others)), *map(bare, limits)} else "".join(others)

    def in_duties(self, name: str, orders: dict[str, list[str]]) -> Iterator[Saying]:
        rows = [row for row in self.sheets[1] if str(row[9]).startswith(f"{name}/")]
        if rows:
            orders["XLSX"] = [str(row[9]).partition("/")[2] for row in rows]
        for row, key in zip(rows, orders.get("XLSX", ()), strict=True):
            yield f"duty {name}/{key}: what", "XLSX", row[1]
            yield f"duty {name}/{key}: when", "XLSX", row[2]
            if row[3]:
                yield f"duty {name}/{key}: limit", "XLSX", row[3]

    def printed(self, name: str, texts: Mapping[str, str], orders: dict[str, list[str]]) -> Iterator[Saying]:
        for address in (f"checklists/{name}.pdf", f"posts/{name}.pdf"):
            pdf = self.pdf(address)
            if pdf is None:
                continue
            for key, text in texts.items():
                yield f"duty {name}/{key}: in print", "JSON", FOUND
                yield f"duty {name}/{key}: in print", address, FOUND if bare(text) in pdf else MISSING
            if all(pdf.count(bare(text)) == 1 for text in texts.values()):
                places = {key: pdf.find(bare(text)) for key, text in texts.items()}
                orders[address] = sorted(texts, key=places.__getitem__)

    def row_of(self, post: Mapping[str, Any], key: str) -> Sequence[Any]:
        return next((row for row in self.sheets[1] if row[9] == f"{post['id']}/{key}"), ("",) * 10)

    def sentences(self, time: str) -> Iterator[str]:
        """A time allowed, and as part of a sentence: what says by itself from when it counts has a sentence of its own."""
        yield time
        yield from (self.text(key, time=time) for key in ("within {time}", "at the latest {time}"))
        counted, _, extension = time.partition(self.text("; "))
        yield self.text("within {counted}", counted=counted) + extension
        without_number = [Duration.of(1, word) for word in WITHOUT_NUMBER]
        yield from (formatting.within(each, self.language) for each in without_number if formatting.duration(each, self.language) == time)
        for short, sentence in BESIDE:
            before, after = self.text(short, time="|").split("|")
            if time.startswith(before) and time.endswith(after):
                yield self.text(sentence, time=time.removeprefix(before).removesuffix(after))

    @staticmethod
    def in_one_order(name: str, orders: Mapping[str, list[str]]) -> Iterator[Saying]:
        """A checklist has the duties that are steps in the sheets of their procedures; the others stand in the one order."""
        own = orders.get(f"checklists/{name}.html", [])
        for place, order in orders.items():
            if not place.startswith("checklists/"):
                yield f"post {name}: order of duties", place, " ".join(order).replace("-", "_")
            yield f"post {name}: order on its own sheet", place, " ".join(key for key in order if key in own).replace("-", "_")

    def on_checklist(self, name: str, texts: Mapping[str, str], steps: Mapping[str, str], orders: dict[str, list[str]]) -> Iterator[Saying]:
        """`steps` are those that are a duty of the post (procedure/step → duty): they stand once, in the words of the duty."""
        address = f"checklists/{name}.html"
        if not (self.folder / address).exists():
            return
        items = self.page(address).xpath("//li[contains(@class,'hb-check__item')]")
        keys = {item.xpath("./input")[0].get("data-check-item"): item for item in items}
        orders[address] = [*dict.fromkeys(key.split("/")[1] for key in keys if key.startswith("duty/"))]  # one that is due twice stands twice
        for key, item in keys.items():
            whole = _all(item.xpath("./label")[0])
            duty = key.split("/")[1] if key.startswith("duty/") else steps.get(key)
            fact = f"duty {name}/{duty}: what" if duty else f"step {key}: what"
            said = texts.get(duty, "") if duty else self.step_text(*key.split("/", 1))
            yield fact, address, said if bare(said) in bare(whole) else whole

    def step_text(self, procedure: str, key: str) -> str:
        if procedure == "extension":
            return self.titles["procedure", key]  # more time for the whole
        return self.said(self.step(procedure, key).get("do", ""))

    def step(self, procedure: str | None, key: str | None) -> Mapping[str, Any]:
        """A step of a procedure by its key; nothing where there is none."""
        steps = (step for each in self.of("procedure") if each["id"] == procedure for step in enumerate(each["steps"], 1))
        return next((step for number, step in steps if step.get("id", f"step-{number}") == key), {})

    def in_calendar(self, post: Mapping[str, Any], ids: Mapping[str, str]) -> Iterator[Saying]:
        path = self.folder / f"data/{post['id']}.ics"
        if not path.exists():
            return
        whens = {duty["id"]: str(duty["when"]) for duty in self.duties_of(post)}
        starts: dict[str, set[str]] = {}
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            key = ids.get(str(event["summary"]))
            if key is None:
                continue
            fact, start = f"duty {post['id']}/{key}", event["dtstart"].dt
            starts.setdefault(key, set()).update([f"{start:%H:%M}"] if hasattr(start, "hour") else [])
            label = self.text("Time allowed") + self.text(": ")
            limits = [line.removeprefix(label) for line in str(event.get("description", "")).split("\n") if line.startswith(label)]
            yield f"{fact}: limit", path.name, limits[0] if limits else ""
        for key, found in starts.items():
            if "shift" not in whens[key] and "minutes" not in whens[key]:
                yield f"duty {post['id']}/{key}: times of day", "JSON", " ".join(sorted(re.findall(r"(?<!-)\b\d\d:\d\d", whens[key])))
                yield f"duty {post['id']}/{key}: times of day", path.name, " ".join(sorted(found))

    # --- Procedures --------------------------------------------------------------------------------------------------

    def steps(self, procedure: Mapping[str, Any]) -> Iterator[Saying]:
        name, address = procedure["id"], f"procedures/{procedure['id']}.html"
        items = self.page(address).xpath("//li[starts-with(@id,'step-') and contains(@class,'hb-step')]")
        pdf = self.pdf(f"procedures/{name}.pdf")
        yield f"procedure {name}: number of steps", "JSON", str(len(procedure["steps"]))
        yield f"procedure {name}: number of steps", address, str(len(items))
        for number, (step, item) in enumerate(zip(procedure["steps"], items, strict=False), 1):
            fact = f"step {name}/{step.get('id', f'step-{number}')}"
            facts = [text for dd in item.xpath(".//dl/div/dd")
                     for text in (_text(dd, "hb-sub", "hb-critical", "hb-status"), *map(_all, dd.xpath(".//*[@class='hb-sub']")))]
            yield f"{fact}: what", "JSON", self.said(step["do"])
            yield f"{fact}: what", address, _own(item.xpath(".//p[@class='hb-step__do']")[0])
            yield f"{fact}: doer", "JSON", "".join(self.doers[doer] for doer in step.get("by", ()))
            yield f"{fact}: doer", address, "".join(link.text_content() for link in item.xpath(".//dl/div[1]/dd//a")) if step.get("by") else ""
            ways = [way for branch in step.get("branches", ()) for way in self.ways(branch)] or [self.text("at the same time")] * len(step.get("together", ()))
            yield f"{fact}: ways", "JSON", "".join(ways)
            yield f"{fact}: ways", address, "".join(map(_all, item.xpath(".//*[@class='hb-answer']")))
            if pdf is not None:
                printed = [self.said(step["do"]), *(self.said(branch["when"]) for branch in step.get("branches", ())), *facts]
                lost = [text for text in printed if bare(text) not in pdf]
                yield f"{fact}: in print", address, ""
                yield f"{fact}: in print", f"procedures/{name}.pdf", " | ".join(lost) and f"not said: {' | '.join(lost)}"

    def ways(self, branch: Mapping[str, Any]) -> Iterator[str]:
        """An answer, twice if it leads elsewhere after some times."""
        answer, most = self.said(branch["when"]), branch.get("at_most")
        if not most:
            yield answer
            return
        if isinstance(most, str):
            time = formatting.duration(Duration.parse(most), self.language)
            yield from (answer + self.text(" ({words})", words=self.text(key, time=time)) for key in ("for at most {time}", "after {time}"))
            return
        for key in ("at most once", "after that") if most == 1 else ("at most {count} times", "after {count} times"):
            yield answer + self.text(" ({words})", words=self.text(key, count=most))

    def delegation(self, procedure: Mapping[str, Any]) -> Iterator[Saying]:
        fields = ("draft", "review", "decide", "cosign")
        title = self.said(procedure["title"])
        for number, row in enumerate(procedure.get("delegation", ()), 1):
            fact, matter = f"delegation {procedure['id']}/{number}", self.said(row["matter"])
            yield fact, "JSON", " ".join([matter, *("".join(self.doers[name] for name in row.get(field, ())) for field in fields)])
            cells = self.page(f"procedures/{procedure['id']}.html").xpath(f"//tr[@id='delegation-{number}']/*")
            yield fact, "page", " ".join(_text(cell, "hb-status") for cell in cells)
            if rows := [each for each in self.sheets[0] if (each[0], each[1]) == (title, matter)]:
                yield fact, "XLSX", " ".join(map(str, rows[0][1:6]))

    # --- Criteria ----------------------------------------------------------------------------------------------------

    def tiers(self, criteria: Mapping[str, Any]) -> Iterator[Saying]:
        name, title = criteria["id"], self.said(criteria["title"])
        rows = self.page(f"criteria/{name}.html").xpath("//section[h2[@id='tiers']]//tbody/tr")
        pdf = self.pdf(f"criteria/{name}.pdf")
        for number, row in enumerate(rows, 1):
            cells = [_all(cell) for cell in row]
            yield f"tier {name}/{number}", "page", " ".join(cells)
            if pdf is not None:
                lost = [text for text in (cells[0],) if bare(text) not in pdf]
                yield f"tier {name}/{number}: in print", "page", ""
                yield f"tier {name}/{number}: in print", f"criteria/{name}.pdf", "".join(lost)
        for number, row in enumerate([row for row in self.sheets[2] if row[0] == title], 1):
            points = "" if row[5] == "" else self.text(formatting.points_key(row[5]), points=formatting.signed(Decimal(repr(row[5])).normalize()))
            level, _, also = str(row[4]).partition(self.text("; "))  # how long it lasts stands in a column of its own
            yield f"tier {name}/{number}", "XLSX", " ".join(map(str, (row[2], row[3], level, points, row[6], also)))

    def modifiers(self, criteria: Mapping[str, Any]) -> Iterator[Saying]:
        name, title = criteria["id"], self.said(criteria["title"])
        rows, pdf = self.page(f"criteria/{name}.html").xpath("//tr[starts-with(@id,'modifier-')]"), self.pdf(f"criteria/{name}.pdf")
        for number, row in enumerate(rows, 1):
            yield f"circumstance {name}/{number}", "page", " ".join(map(_all, row))
            if pdf is not None:
                yield f"circumstance {name}/{number}: in print", "page", ""
                lost = [text for text in map(_all, row) if bare(text) not in pdf]
                yield f"circumstance {name}/{number}: in print", f"criteria/{name}.pdf", "".join(lost)
        for number, row in enumerate([row for row in self.sheets[3] if row[0] == title], 1):
            yield f"circumstance {name}/{number}", "XLSX", f"{row[1]} {row[2]}"

    def levels(self) -> Iterator[Saying]:
        """The index of criteria has each scale from the lightest level on, as the book has and as ranks say."""
        levels = {level["id"]: level for level in self.entries[0].get("levels", ())}
        if not levels:
            return
        for number, table in enumerate(self.page("criteria/index.html").xpath("//table[contains(@class,'hb-levels')]"), 1):
            shown = [row.get("id").removeprefix("level-") for row in table.xpath(".//tr[@id]")]
            yield f"scale {number}: order", "criteria/index.html", " ".join(shown)
            yield f"scale {number}: order", "JSON", " ".join(sorted(shown, key=lambda name: levels[name]["rank"]))
        yield "levels on the index", "JSON", " ".join(sorted(levels))
        rows = self.page("criteria/index.html").xpath("//tr[starts-with(@id,'level-')]")
        yield "levels on the index", "criteria/index.html", " ".join(sorted(row.get("id").removeprefix("level-") for row in rows))


def _text(element: Any, *without: str) -> str:
    """The text of an element without that of elements of these classes in it."""
    outside = "".join(f"[not(ancestor::*[contains(concat(' ',@class,' '),' {name} ')])]" for name in ("hb-other", *without))
    return "".join(element.xpath(f".//text(){outside}")).strip()


def _all(element: Any) -> str:
    return _text(element)


def _own(element: Any) -> str:
    """Without what stands below it or before it as a mark."""
    return _text(element, "hb-sub", "hb-critical")


def built(folder: Path, scratch: Path) -> Path:
    """The site in a folder, or that of the handbook in it, built in a scratch folder."""
    if (folder / "data/handbook.json").exists():
        return folder
    from generator import building

    shutil.copytree(folder, scratch, ignore=shutil.ignore_patterns("site", ".cache"), dirs_exist_ok=True)
    if not building.build(scratch).published:
        raise SystemExit(f"{folder} cannot be built: handbook check says why")
    return scratch / "site"


def main() -> int:
    """Prints every difference; 1 where there are any."""
    with tempfile.TemporaryDirectory() as scratch:
        found = differences(built(Path(sys.argv[1]), Path(scratch) / "handbook"))
    print("\n".join(map(str, found)) or "no difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
