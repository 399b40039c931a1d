"""The volumes of a book are planned by what is known of its entries: the key of a volume is another one wherever its data are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from checklist_cases import handbook, post, procedure, written
from small_site import write_handbook

from generator.forms import whole_handbook
from generator.forms.whole_handbook import handbook_jobs
from generator.handbook import Handbook
from generator.kept import Kept
from generator.pipeline import check
from generator.printing.print_context import PrintContext
from generator.state import State
from generator.watched import watched

TERM = {"kind": "term", "id": "stamp", "title": "印章", "definition": "刻有名稱者", "aliases": ["印信"]}
CONDUCT = {"kind": "conduct", "id": "manners", "title": "待人", "clauses": [{"title": "守時", "text": "準時到班"}]}
SCOPE = {"scopes": [{"id": "mail", "title": "收發"}, {"id": "files", "title": "檔案"}]}


def office(*, said: str = "用印", title: str = "主任", cite: str = "文書處理手冊", long: int = 1, term: str = "印章", scope: str = "mail") -> Handbook:
    """Six procedures that name each other, in several small volumes. What is given is said in the third, or of a post or term."""
    procedures = [procedure({"do": said * (long if number == 3 else 1) if number == 3 else "登記"}, name=f"p{number}",
                            scope=scope if number == 3 else "mail", related=[f"p{(number + 2) % 6}"], owner="chief",
                            basis=[{"cite": cite if number == 3 else "公文程式條例"}]) for number in range(6)]
    return handbook(post(), {**post(name="chief"), "title": title}, *procedures, {**TERM, "title": term}, CONDUCT, **SCOPE)


EDITS: list[Callable[[], Handbook]] = [
    office, lambda: office(said="蓋章"), lambda: office(said="送達"), lambda: office(title="科長"), lambda: office(cite="印信條例"),
    lambda: office(long=90), lambda: office(term="圖章"), lambda: office(scope="files"), lambda: office(said="登記印信")]


@pytest.fixture(autouse=True)
def _small_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_handbook, "LARGEST", 900)


def planned(context: PrintContext) -> dict[str, tuple[str, str]]:
    """Address → key and data of each volume."""
    return {job.address: (job.made_of, json.dumps(job.data, sort_keys=True)) for job in handbook_jobs(context)}


@contextmanager
def stored(made: Handbook, folder: Path) -> Iterator[tuple[PrintContext, Kept]]:
    """What prints a handbook with what is kept in a folder."""
    state = State(made)
    store = Kept(folder, "", state.of, state.in_short)
    with watched(made) as seen:
        yield PrintContext(seen, made.language, keep=store.one, declare=store.declare), store
    store.close()


def test_keys_are_the_same_just_where_the_data_are() -> None:
    books = [planned(PrintContext(edit(), "zh-Hant")) for edit in EDITS]
    assert all(len(book) > 2 for book in books)
    found: dict[str, set[str]] = {}
    for book in books:
        for key, data in book.values():
            found.setdefault(key, set()).add(data)
    assert all(len(said) == 1 for said in found.values())
    assert len(found) == len({data for said in found.values() for data in said})


def test_an_edit_leaves_some_volumes_as_they_are() -> None:
    before, after = planned(PrintContext(office(), "zh-Hant")), planned(PrintContext(office(said="蓋章"), "zh-Hant"))
    changed = [address for address in before if before[address] != after[address]]
    assert 0 < len(changed) < len(before)


def test_a_plan_with_what_is_kept_is_that_without(tmp_path: Path) -> None:
    for edit in (*EDITS, *EDITS[::-1]):
        with stored(edit(), tmp_path) as (context, _):
            assert planned(context) == planned(PrintContext(edit(), "zh-Hant"))


def test_an_edit_makes_anew_only_the_group_of_the_entry(tmp_path: Path) -> None:
    root = write_handbook(tmp_path / "handbook", **{f"p{number}.yml": written(procedure({}, name=f"p{number}")) for number in range(6)})
    made: list[str] = []
    for said in ("用印", "蓋章"):
        (root / "rules" / "p3.yml").write_text(written(procedure({"do": said}, name="p3")), "utf-8")
        handbook = check(root).handbook
        assert handbook is not None
        with stored(handbook, tmp_path / "kept") as (context, store):
            planned(context)
            made = store.made
    [name] = made
    assert name.startswith("book procedure ")
