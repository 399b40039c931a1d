"""What is made of pieces is made again where another piece came out, and only there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.kept import Kept, late
from generator.reads import note
from generator.things import Thing

WHOLE = "whole"


def built(folder: Path, texts: Mapping[str, str], *, declared: bool = True) -> tuple[bytes, list[str]]:
    """What is made of the lengths of some texts, each of which is a piece; and what was made anew for that."""
    store = Kept(folder, "", lambda read: texts[read[1]])
    pieces: dict[str, Callable[[], bytes]] = {}

    def length(name: str) -> bytes:
        note(("text", name, ""))
        return b"%d" % len(texts[name])

    def declare() -> None:
        pieces.update({name: store.declare(name, lambda name=name: length(name)) for name in texts})  # type: ignore[misc]

    def make() -> bytes:
        if not declared:
            declare()
        return b"+".join(take() for take in pieces.values())

    if declared:
        declare()
    [made] = store.all([Thing(WHOLE, make)])
    store.close()
    return made, sorted(store.made)


def test_what_comes_out_as_before_leaves_the_whole_as_it_is(tmp_path: Path) -> None:
    assert built(tmp_path, {"a": "one", "b": "three"}) == (b"3+5", ["a", "b", WHOLE])
    assert built(tmp_path, {"a": "two", "b": "three"}) == (b"3+5", ["a"])
    assert built(tmp_path, {"a": "two", "b": "three"}) == (b"3+5", [])


def test_what_comes_out_otherwise_makes_the_whole_anew(tmp_path: Path) -> None:
    built(tmp_path, {"a": "one", "b": "three"})
    assert built(tmp_path, {"a": "four", "b": "three"}) == (b"4+5", ["a", WHOLE])
    assert built(tmp_path, {"a": "one", "b": "three"}) == (b"3+5", ["a", WHOLE])


def test_a_piece_that_is_gone_makes_the_whole_anew(tmp_path: Path) -> None:
    built(tmp_path, {"a": "one", "b": "three"})
    assert built(tmp_path, {"a": "one"}) == (b"3", [WHOLE])


def test_what_nobody_declared_before_is_not_trusted(tmp_path: Path) -> None:
    """Whether such a piece is still the same cannot be known before the whole is made."""
    built(tmp_path, {"a": "one", "b": "three"}, declared=False)
    made, anew = built(tmp_path, {"a": "four", "b": "three"}, declared=False)
    assert made == b"4+5" and WHOLE in anew
    assert built(tmp_path, {"a": "four", "b": "three"}) == (b"4+5", [])


def test_damage_to_a_piece_does_no_harm(tmp_path: Path) -> None:
    texts = {"a": "one", "b": "three"}
    first, _ = built(tmp_path, texts)
    for path in (tmp_path / "things").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"9")
    assert built(tmp_path, texts)[0] == first


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(path.read_bytes()[:-1] + b"?"), Path.unlink])
def test_what_is_damaged_is_made_again_when_it_is_read(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """Only the head is looked at before."""
    def opened() -> tuple[Kept, bytes, Callable[[], bytes]]:
        store = Kept(tmp_path, "", lambda read: "")
        [found] = late([(store, [Thing(WHOLE, lambda: b"head\nrest", head=lambda data: data[:4])])])
        return store, found[WHOLE].head, found[WHOLE].read

    store, _, _ = opened()
    store.close()
    store, head, read = opened()
    [path] = (tmp_path / "things").iterdir()
    damage(path)
    assert (store.made, head, read()) == ([], b"head", b"head\nrest")
    assert path.read_bytes().endswith(b"head\nrest")


def test_a_piece_that_was_asked_for_by_itself_before_is_the_same_piece(tmp_path: Path) -> None:
    """As the print code of a packet is, which its document needs, and then its page."""
    def whole(text: str) -> bytes:
        store = Kept(tmp_path, "", lambda read: text)

        def make() -> bytes:
            note(("text", "a", ""))
            return text.encode()

        assert store.one("a", make) == text.encode()
        [made] = store.all([Thing(WHOLE, store.declare("a", make))])
        store.close()
        return made

    assert [whole(text) for text in ("one", "two", "one")] == [b"one", b"two", b"one"]


def test_a_thing_is_no_piece(tmp_path: Path) -> None:
    """Of a thing no digest is known: what is made of it would never be made anew."""
    store = Kept(tmp_path, "", str)
    take = store.declare("a", lambda: b"one")
    store.all([Thing("a", lambda: b"one")])
    with pytest.raises(AssertionError, match="a was asked for as a thing"):
        store.all([Thing(WHOLE, take)])
