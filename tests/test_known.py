"""What is known of things is trusted only where it was written whole, of the same base, and what was read is as it was then."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator import known
from generator.kept import Kept
from generator.known import Known, Reads
from generator.reads import Read, Unknowable, note
from generator.things import Thing

ONE, TWO, GONE = (("text", name, "") for name in ("one", "two", "gone"))


def lines(states: Mapping[Read, str]) -> Callable[[Read], bytes]:
    """A line for each state; of what has none nobody can tell."""
    def line_of(read: Read) -> bytes:
        if read not in states:
            raise Unknowable(read)
        return states[read].encode().ljust(32)

    return line_of


def written(path: Path, states: Mapping[Read, str], things: Mapping[str, Iterable[Read]]) -> None:
    reads = Reads(lines(states))
    reads.numbers([GONE])  # of something that nobody asked for again: it has no line
    found = {name: Known(reads.numbers(read), (f"piece of {name}",), f"key of {name}", b"head") for name, read in things.items()}
    assert all(len(reads.lines(each.read)) == 32 * len(each.read) for each in found.values())
    known.write(path, "base", [*things], found, reads)


def same(path: Path, states: Mapping[Read, str], base: str = "base") -> list[str]:
    """Names of the things of which everything that was read is as it was."""
    things, reads = known.read(path, base, lines(states))
    return [name for name, each in things.items() if reads.are_same(each.read)]


def test_a_thing_is_the_same_as_long_as_all_is_that_was_read_for_it(tmp_path: Path) -> None:
    written(tmp_path / "r", {ONE: "a", TWO: "b"}, {"first": [ONE], "both": [TWO, ONE], "nothing": []})
    assert same(tmp_path / "r", {ONE: "a", TWO: "b"}) == ["first", "both", "nothing"]
    assert same(tmp_path / "r", {ONE: "a", TWO: "c"}) == ["first", "nothing"]
    assert same(tmp_path / "r", {TWO: "b"}) == ["nothing"]


def test_what_vouches_for_something_is_looked_at_instead(tmp_path: Path) -> None:
    """Only where it is in the same state: else what it vouches for is looked at by itself."""
    written(tmp_path / "r", {ONE: "a", TWO: "b"}, {"first": [ONE], "both": [TWO, ONE]})

    def same_now(states: Mapping[Read, str]) -> list[bool]:
        things, reads = known.read(tmp_path / "r", "base", lines(states), {TWO: ONE, ONE: GONE}.get)
        return [reads.are_same(each.read) and reads.lines(each.read) != b"" for each in things.values()]

    assert same_now({ONE: "a"}) == [True, True]
    assert same_now({ONE: "c", TWO: "b"}) == [False, False]
    assert same_now({ONE: "a", TWO: "c"}) == [True, True]
    things, reads = known.read(tmp_path / "r", "base", lines({ONE: "c", TWO: "b"}), {TWO: ONE}.get)
    assert [reads.are_same([number]) for number in things["both"].read] == [True, False]


def test_what_is_known_comes_back_as_it_was(tmp_path: Path) -> None:
    written(tmp_path / "r", {ONE: "a", TWO: "b"}, {"both": [TWO, ONE]})
    things, reads = known.read(tmp_path / "r", "base", lines({}))
    assert [*reads.of(things["both"].read)] == [TWO, ONE]
    assert things["both"][1:] == (("piece of both",), "key of both", b"head")


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: data[:99] + bytes([data[99] ^ 1]) + data[100:], lambda data: b"{}",
                                    lambda data: b""])
def test_what_is_damaged_or_foreign_is_not_known(tmp_path: Path, damage: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    path, states = tmp_path / "r", {ONE: "a"}
    written(path, states, {"first": [ONE]})
    assert same(path, states, "another base") == []
    monkeypatch.setattr("sys.byteorder", "another")
    assert same(path, states) == []
    monkeypatch.undo()
    path.write_bytes(damage(path.read_bytes()))
    assert same(path, states) == []


@pytest.mark.usefixtures("two_processors")
def test_other_processes_number_what_they_read_by_themselves(tmp_path: Path) -> None:
    """What is told of them is what would be known if this process had made everything."""
    here = os.getpid()

    def made(texts: Mapping[str, str], least: int | None) -> list[str]:
        store = Kept(tmp_path / str(least), "", lambda read: texts[read[1]])

        def make(name: str) -> bytes:
            assert (os.getpid() == here) == (least is None)
            for other in sorted(texts, reverse=name > "c"):
                if other <= name:
                    note(("text", other, ""))
            return "".join(texts[other] for other in texts if other <= name).encode()

        found = store.all([Thing(name, lambda name=name: make(name)) for name in texts], least)  # type: ignore[misc]
        assert found == ["".join(texts[other] for other in texts if other <= name).encode() for name in texts]
        store.close()
        return sorted(store.made)

    for least in (None, 1):
        texts = {name: name for name in "abcdef"}
        assert made(texts, least) == [*"abcdef"]
        assert made(texts, least) == []
        assert made(texts | {"d": "x"}, least) == [*"def"]
        assert made(texts | {"d": "x"}, least) == []
        assert made(texts | {"a": "y"}, least) == [*"abcdef"]


def test_what_is_read_keeps_its_number_as_long_as_most_is_asked_for(tmp_path: Path) -> None:
    path, states = tmp_path / "r", {ONE: "a", TWO: "b"}

    def numbers(things: Mapping[str, Iterable[Read]]) -> Mapping[str, list[int]]:
        written(path, states, things)
        assert same(path, states) == [*things]
        return {name: [*each.read] for name, each in known.read(path, "base", lines(states))[0].items()}

    assert numbers({"both": [TWO, ONE]}) == {"both": [1, 2]}, "after what nobody asked for"
    assert numbers({"first": [ONE]}) == {"first": [1]}
    assert numbers({"nothing": []}) == {"nothing": []}
    reads = Reads(lines(states))
    reads.numbers([GONE, TWO])
    found = Known(reads.numbers([ONE]), (), "", b"")
    assert (*found.read, reads.lines(found.read)) == (2, states[ONE].encode().ljust(32))
    known.write(path, "base", [], {"first": found}, reads)
    things, reads = known.read(path, "base", lines(states))
    assert [*things["first"].read] == [0], "most was not asked for"
    assert reads.are_same([0])


def test_what_nobody_has_looked_at_is_not_the_same(tmp_path: Path) -> None:
    """Though it has a number."""
    written(tmp_path / "r", {ONE: "a", TWO: "b"}, {"both": [TWO, ONE]})
    _, reads = known.read(tmp_path / "r", "base", lines({ONE: "a", TWO: "b", GONE: "c"}))
    assert not reads.are_same(reads.numbers([GONE]))
