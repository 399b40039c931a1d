"""Whoever asks a question has read the answer, and nothing of what it was found in."""

from __future__ import annotations

import pytest

from generator.facts.showing import Output, all_shown
from generator.handbook import Handbook
from generator.questions import ASKED, answer
from generator.reads import IDS, Unknowable, reading
from generator.watched import watch


def test_only_the_answer_is_read(sample: Handbook) -> None:
    """Also where somebody else has asked before."""
    handbook = watch(sample)
    for _ in range(2):
        with reading() as read:
            found = [post.id for post in all_shown("post", handbook, Output.CHECKLIST)]
        [(what, name, about)] = (each for each in read if each[0] != IDS)
        assert what == ASKED and answer(sample, name, about) == tuple(found) and found


def test_of_a_part_all_is_read(sample: Handbook) -> None:
    """The next build can only ask the whole."""
    handbook = watch(sample)
    name = next(iter(handbook.posts))
    part = handbook.part([("post", name)])
    with reading() as read:
        assert [post.id for post in all_shown("post", part, Output.PAGE)] == [name]
    assert read == {("standing", "post", name)}


def test_what_nobody_asks_any_more_is_not_known(sample: Handbook) -> None:
    with pytest.raises(Unknowable):
        answer(sample, "generator.nowhere", "")
