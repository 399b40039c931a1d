"""A small handbook in which one post, procedure, set of criteria or of conduct, matter and term is in a state, and how every output shows it.

`shown` reads the outputs themselves, never the table of states, so that the two can be compared.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from icalendar import Calendar

from generator.analysis.standing import State
from generator.exports import render_exports
from generator.facts.showing import SHOWING, Output, Showing
from generator.forms.documents import plan_documents
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue
from generator.model.kinds import BY_NAME
from generator.page import Page
from generator.pages.builder import PageBuilder
from generator.printing.typeset import Job
from generator.searching.render import search_documents
from generator.templates import BUILT_IN
from tests.checklist_cases import handbook
from tests.rendered import render_pages

LANGUAGE = "zh-Hant"
TODAY = datetime.date(2026, 6, 1)
LATER = datetime.date(2026, 9, 1)
KINDS = ("post", "procedure", "criteria", "conduct", "oversight", "term")
WRITTEN: Mapping[State, dict[str, str]] = {
    State.IN_FORCE: {"effective": "2026-03-31", "expires": "2027-03-31"},
    State.DRAFT: {"status": "draft", "effective": LATER.isoformat()},
    State.NOT_YET_EFFECTIVE: {"effective": LATER.isoformat()},
    State.SUSPENDED: {"status": "suspended", "effective": "2026-01-31"},
    State.SUPERSEDED: {"effective": "2026-01-31"},
    State.EXPIRED: {"effective": "2026-01-31", "expires": "2026-05-31"},
    State.RETIRED: {"status": "retired", "effective": "2026-01-31", "expires": "2026-05-31"},
}
"""What brings an entry into each state on the day of these tests; what is replaced has a successor besides."""
SAID_ON_PAGE = {
    State.DRAFT: "115年9月1日", State.NOT_YET_EFFECTIVE: "115年9月1日", State.SUPERSEDED: "115年2月1日", State.EXPIRED: "115年5月31日",
    State.RETIRED: "115年5月31日",
}
"""The day that the page of an entry names, by its state."""
MARK = 80
"""So many characters after a link hold the mark of its state."""
_HEAD, *_ENTRIES = list(yaml.safe_load_all((Path(__file__).parent / "cases" / "states" / "entries.yml").read_text("utf-8")))
TITLES: dict[str, str] = {entry["kind"]: entry["title"] for entry in _ENTRIES if entry.get("subject")}


def word(state: State) -> str:
    """What an entry in a state is called."""
    return catalogue(LANGUAGE).text(state.value)


def _written(state: State) -> Iterator[dict[str, Any]]:
    for entry in _ENTRIES:
        own = {name: value for name, value in entry.items() if name != "subject"}
        if not entry.get("subject"):
            yield own
            continue
        yield {**own, **WRITTEN[state]}
        if state is State.SUPERSEDED:
            newer = json.loads(json.dumps(own, ensure_ascii=False).replace("測試", "接替"))
            yield {**newer, "id": "newer", "effective": "2026-02-01", "supersedes": "subject"}


class Outputs:
    """Everything that is made of the handbook in which the entries are in a state."""

    def __init__(self, state: State) -> None:
        head = {**_HEAD, "years": "roc"}
        self.state = state
        self.handbook: Handbook = handbook(*_written(state), **head).on(TODAY)
        self.jobs: dict[str, Job] = {job.address: job for job in plan_documents(self.handbook, LANGUAGE)}
        self.exports = {document.address: document.data for document in render_exports(self.handbook, LANGUAGE, TODAY)}
        printed = frozenset([*self.jobs, *self.exports])
        pages = render_pages(self.handbook, [], LANGUAGE, [BUILT_IN / "pages"], printed, today=TODAY)
        self.pages: dict[str, Page] = {page.address: page for page in pages}

    def job(self, address: str) -> Any:
        """The data of a document as JSON, None where it is not printed."""
        if (job := self.jobs.get(address)) is None:
            return None
        return json.loads(json.dumps([job.data, [part.data for part in job.parts]] if job.parts else job.data))

    def elsewhere(self, address: str) -> Any:
        """The data of a document without the headings, rows and words in the index by which an entry of the book itself is found."""
        data = self.job(address)
        if address == "documents/handbook.pdf":
            blocks = [block for part in data["parts"] for block in part["blocks"] if block["is"] != "heading"]
            return [{**block, "rows": [row for row in block.get("rows", ()) if not str(row[0]).endswith(":subject")]} for block in blocks]
        return data

    @cached_property
    def search(self) -> list[dict[str, Any]]:
        """The entries of the index of search, each with its kind's name and the word of its state."""
        head, names, *_ = [line for document in search_documents(self.handbook, LANGUAGE) for line in document.content.decode().splitlines()]
        head, entries = (json.loads(line[line.index("'") + 1:line.rindex("'")].replace("\\'", "'").replace("\\\\", "\\"))
                         for line in (head, names))
        return [{**entry, "kind": head["kinds"][entry["kind"]]["id"],
                 "state": head["states"][entry["state"]] if "state" in entry else ""} for entry in entries]

    @cached_property
    def workbook(self) -> str:
        book = openpyxl.load_workbook(BytesIO(self.exports["data/handbook.xlsx"]), read_only=True)
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)

    def events(self, address: str) -> list[Any]:
        """The events of a feed; none where there is no feed."""
        return list(Calendar.from_ical(self.exports[address]).walk("VEVENT")) if address in self.exports else []


outputs = cache(Outputs)
"""Made once a state."""


def text_of(html: str) -> str:
    """What a reader reads of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL))


def strings(data: Any) -> Iterator[str]:
    """Every text in the data of a document."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings(each)


# --- How each output shows the entry of a kind; None where that kind has no place in it --------------------------------

def _linked(html: str, made: Outputs, kind: str) -> Showing:
    """Marked where every link to the entry says its state, within it or right after."""
    target = rf'<a [^>]*href="[^"]*{re.escape(BY_NAME[kind].address("subject").rpartition("/")[2])}"[^>]*>[^<]*{TITLES[kind]}.*?</a>'
    return _said([match.group(0) + html[match.end():match.end() + MARK] for match in re.finditer(target, html, re.DOTALL)], made)


def _said(found: list[str], made: Outputs) -> Showing:
    if not found:
        return Showing.ABSENT
    if made.state is State.IN_FORCE:
        return Showing.PLAIN
    return Showing.MARKED if all(word(made.state) in text for text in found) else Showing.PLAIN


def _present(found: object) -> Showing:
    return Showing.PLAIN if found else Showing.ABSENT


def _page(made: Outputs, kind: str) -> Showing | None:
    if kind == "term":
        html = made.pages["terms/index.html"].content
        return _said([part for part in html.split("<section") if 'id="term-subject"' in part], made)
    page = made.pages.get(BY_NAME[kind].address("subject"))
    return _said([part for part in [page.content.partition("<dl")[0]] if part], made) if page else Showing.ABSENT


def _navigation(made: Outputs, kind: str) -> Showing | None:
    """The index of the section, the neighbours beside another page of it, and the index of everything."""
    if kind == "term":
        return None
    folder = BY_NAME[kind].section
    side = made.pages[f"{folder}/subject.html"].sidebar
    index = made.pages[f"{folder}/index.html"].content.partition('class="hb-entries"')[2] or made.pages[f"{folder}/index.html"].content
    everywhere = [row for row in made.pages["entries/index.html"].content.split("<tr") if f"{folder}/subject.html" in row and "<code>" in row]
    found = {_linked(index, made, kind), _linked(side, made, kind), _said([everywhere[0]] if everywhere else [], made)}
    assert len(found) == 1, f"index, neighbours and list of entries differ: {found}"
    return found.pop()


def _post_page(made: Outputs, kind: str) -> Showing | None:
    """What the page of the clerk says of its own accord: what the clerk himself names stands in his entry and is always there."""
    if kind == "term":
        return None
    html = made.pages["posts/clerk.html"].content
    return _linked(html, made, kind)


def _today(made: Outputs, kind: str) -> Showing | None:
    if kind == "post":
        return _present("checklists/subject.html" in made.pages)
    return _present("測試程序之步驟" in made.pages["checklists/clerk.html"].content) if kind == "procedure" else None


def _checklist(made: Outputs, kind: str) -> Showing | None:
    sheets = [*strings(made.job("documents/checklists.pdf"))]
    if kind == "post":
        assert ("checklists/subject.pdf" in made.jobs) == ("測試職位之職責" in sheets)
        return _present("checklists/subject.pdf" in made.jobs)
    if kind != "procedure":
        return None
    assert ("測試程序之步驟" in strings(made.job("checklists/clerk.pdf"))) == ("測試程序之步驟" in sheets)
    return _present("測試程序之步驟" in sheets)


def _form(made: Outputs, kind: str) -> Showing | None:
    if kind not in ("post", "procedure", "criteria"):
        return None
    data = made.job(f"{BY_NAME[kind].section}/subject.pdf")
    return _said([" ".join(strings(data["state"]))], made) if data else Showing.ABSENT


def _delegation(made: Outputs, kind: str) -> Showing | None:
    return _present("測試程序之事項" in strings(made.job("documents/delegation-table.pdf"))) if kind == "procedure" else None


def _scores(made: Outputs, kind: str) -> Showing | None:
    if kind == "criteria":
        return _present(TITLES[kind] in [*strings(made.job("scores/clerk.pdf"))])
    return None


def _search(made: Outputs, kind: str) -> Showing | None:
    found = [entry["state"] for entry in made.search if (entry["kind"], entry["id"]) == (kind, "subject")]
    return _said(found, made)


def _workbook(made: Outputs, kind: str) -> Showing | None:
    said = {"post": "測試職位之職責", "procedure": "測試程序之事項", "criteria": TITLES["criteria"]}
    return _present(said[kind] in made.workbook) if kind in said else None


def _calendar(made: Outputs, kind: str) -> Showing | None:
    """The duties of the post, and the reviews that the clerk owes: within the days on which the entry is in force."""
    if kind == "post":
        events = made.events("data/subject.ics")
    else:
        events = [event for event in made.events("data/clerk.ics") if TITLES[kind] in event["summary"]]
    entry = made.handbook.find(kind, "subject")
    days = [day if type(day) is datetime.date else day.date() for event in events
            for day in (event["dtstart"].dt, *(event["rrule"]["until"] if "rrule" in event else ()))]
    if not days:
        return Showing.ABSENT
    first, last = entry.effective or datetime.date.min, entry.expires or datetime.date.max
    return Showing.DATED if first <= min(days) and max(days) <= last else Showing.PLAIN


def _data(made: Outputs, kind: str) -> Showing | None:
    entries = json.loads(made.exports["data/handbook.json"])["entries"]
    states = [entry["state"] for entry in entries if (entry["kind"], entry["id"]) == (kind, "subject")]
    return Showing.PLAIN if states == ["in-force"] else Showing.MARKED if states == [made.state.name.lower().replace("_", "-")] else Showing.ABSENT


def _book(made: Outputs, kind: str) -> Showing | None:
    blocks = [block for part in made.job("documents/handbook.pdf")["parts"] for block in part["blocks"]]
    at = f"{kind}:subject"
    if kind == "term":
        rows = [" ".join(strings(cells)) for block in blocks if block["is"] == "table" for place, cells in block["rows"] if place == at]
        return _said(rows, made)
    after = [blocks[number + 1] for number, block in enumerate(blocks) if block["is"] == "heading" and block["at"] == at]
    return _said([" ".join(strings(after))], made) if after else Showing.ABSENT


def _first_page(made: Outputs, kind: str) -> Showing | None:
    """Whom to turn to, and what is new; its tree of the organisation is navigation."""
    html = made.pages["index.html"].content
    if kind == "post":
        return _present(TITLES[kind] in html.partition('id="contacts"')[2].partition("</section>")[0])
    return _linked(html, made, kind) if BY_NAME[kind].news else None


def _matrix(made: Outputs, kind: str) -> Showing | None:
    """A column of the post, or the procedure among those in which the clerk acts, who approves in one besides and acts in a successor."""
    html = made.pages["scopes/index.html"].content.partition("<table")[2]
    if kind == "post":
        return _present(TITLES[kind] in html)
    others = 2 if made.state is State.SUPERSEDED else 1
    return _present(f"{others + 1}<span" in html) if kind == "procedure" else None


def _description(made: Outputs, kind: str) -> Showing | None:
    data = made.job("posts/clerk.pdf")
    found = {"procedure": data["procedures"], "criteria": data["rules"], "conduct": data["rules"], "oversight": data["relations"],
             "post": data["place"]}.get(kind)
    return None if found is None else _present(TITLES[kind] in "".join(strings(found)))


def _explained(made: Outputs, kind: str) -> Showing | None:
    """Whether a text that has the term leads to its explanation."""
    finder = PageBuilder.of(made.handbook, LANGUAGE, [BUILT_IN / "pages"]).finder
    return _present(finder.occurrences(TITLES[kind])) if kind == "term" else None


OBSERVED: Mapping[Output, Callable[[Outputs, str], Showing | None]] = {
    Output.PAGE: _page, Output.NAVIGATION: _navigation, Output.POST_PAGE: _post_page, Output.TODAY: _today, Output.CHECKLIST: _checklist,
    Output.FORM: _form, Output.DELEGATION: _delegation, Output.SCORES: _scores, Output.SEARCH: _search, Output.WORKBOOK: _workbook,
    Output.CALENDAR: _calendar, Output.DATA: _data, Output.BOOK: _book,
    Output.FIRST_PAGE: _first_page, Output.MATRIX: _matrix, Output.DESCRIPTION: _description, Output.EXPLANATION: _explained,
}


def shown(state: State, output: Output, kind: str) -> Showing | None:
    """How an output shows the entry of a kind that is in a state; None where entries of that kind have no place in it."""
    return OBSERVED[output](outputs(state), kind)


def table() -> str:
    """The table of states and outputs in Markdown, as the program has it: `python -m tests.state_cases` prints it."""
    heads = [output.value for output in Output]
    rows = [[state.value, *(SHOWING[state][output].value for output in Output)] for state in State]
    return "\n".join("| " + " | ".join(row) + " |" for row in (["state", *heads], ["---"] * (len(heads) + 1), *rows))


if __name__ == "__main__":
    print(table())
