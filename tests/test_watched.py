"""Whatever is looked at in a watched handbook is noted, and what is noted has another state where something else would be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from generator.analysis.standing import state_of
from generator.handbook import Handbook
from generator.reads import ALL, IDS, STATE, Read, reading
from generator.state import State
from generator.watched import watch
from tests.checklist_cases import handbook, handbook_in_files, post, procedure

OLD = (post(), procedure({}))
NEW = (post(), post(name="other"), procedure({}), procedure({}, name="newer", supersedes=["incoming"]))


def read_by(look: Callable[[Handbook], Any], made: Handbook) -> set[Read]:
    seen = watch(made)
    with reading() as read:
        look(seen)
    return read


@pytest.mark.parametrize("look", [
    lambda book: book.find("post", "other"), lambda book: "other" in book.posts, lambda book: book.posts.get("other"),
    lambda book: book.doer_kind("other"), lambda book: [*book.posts], lambda book: [*book.posts.values()],
    lambda book: [*book.posts.items()], lambda book: len(book.posts), lambda book: [*book.entries],
    lambda book: book.newer_than(("procedure", "incoming")), lambda book: [*book.replaced],
    lambda book: state_of(book.procedures["incoming"], book),
])
def test_whoever_would_see_a_new_entry_is_told_apart(look: Callable[[Handbook], Any]) -> None:
    """Also who looked for it when it was not there."""
    old, new = handbook(*OLD), handbook(*NEW)
    read = read_by(look, old)
    assert any(State(old).of(each) != State(new).of(each) for each in read)


def test_who_looks_for_one_has_not_looked_at_all() -> None:
    old, new = handbook(*OLD), handbook(*NEW)
    read = read_by(lambda book: book.posts["clerk"].title, old)
    assert read == {(IDS, "post", "clerk"), ("title", "post", "clerk")}
    assert [State(old).of(each) for each in read] == [State(new).of(each) for each in read]


def test_who_asks_for_the_state_has_read_nothing_else() -> None:
    made = handbook(*OLD)
    seen = watch(made)
    for _ in range(2):
        with reading() as read:
            state_of(entry := seen.posts["clerk"], seen)
        assert read == {(IDS, *entry.key), (STATE, *entry.key)}
    with reading() as read:
        state_of(entry, seen.part([entry.key]))
    assert ("standing", *entry.key) in read and (STATE, *entry.key) not in read, "of a part nobody can ask later"


def test_in_short_nothing_is_lost() -> None:
    """That there is an entry is told by its other parts; with many of a kind all of it, its ids too, are told together."""
    made = handbook(*(post(name=f"p{number}") for number in range(40)))
    state, every = State(made), {(what, "post", f"p{number}") for what in (IDS, "title", STATE) for number in range(40)}
    assert state.in_short(every) == [(STATE, "post", ALL), ("title", "post", ALL)]
    assert state.in_short({(IDS, "post", "p1"), (IDS, "post", "gone"), ("entry", "post", "p1"), ("title", "post", "p1")}) == [
        ("entry", "post", "p1"), (IDS, "post", "gone")]
    fewer = State(handbook(*(post(name=f"p{number}") for number in range(39))))
    assert state.of(("title", "post", ALL)) != fewer.of(("title", "post", ALL))


NAMES = ("clerk", "other", "incoming", "newer", "newest", "nobody")
EDITIONS = [OLD, NEW, (*NEW, procedure({}, name="newest", supersedes=["newer"])),
            (*NEW, procedure({}, name="newest", supersedes=["newer"], status="draft")),
            (post(title="Registrar"), procedure({}, status="retired")), (post(), procedure({}, effective="2030-01-01"))]


@pytest.mark.parametrize("old", EDITIONS)
def test_what_vouches_for_something_is_never_the_same_where_that_is_another(old: Sequence[Any]) -> None:
    """Also where what replaces an entry is replaced itself, or is a draft, and where there is no such entry."""
    reads = [(what, kind, name) for what in ("title", "standing", "bearing", "outline", STATE, IDS) for kind in ("post", "procedure")
             for name in NAMES]
    before, vouched = State(handbook_in_files(*old)), 0
    for new in EDITIONS:
        now = State(handbook_in_files(*new))
        for read in reads:
            if (voucher := now.vouched_by(read)) and before.of(voucher) == now.of(voucher):
                vouched += 1
                assert before.of(read) == now.of(read), read
    assert vouched > len(reads), "what was read of entries that stayed is vouched for"
