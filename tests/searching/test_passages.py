"""What a passage repeats of another entry counts as read in each passage."""

from __future__ import annotations

from generator.handbook import Handbook
from generator.reads import IDS, reading
from generator.searching.passages import Passages
from generator.watched import watch


def test_a_title_counts_as_read_wherever_it_is_repeated(sample: Handbook) -> None:
    passages, name = Passages(watch(sample), "en"), next(iter(sample.posts))
    for _ in range(2):
        with reading() as read:
            assert passages.title("post", name)
        assert read == {(IDS, "post", name), ("title", "post", name)}
