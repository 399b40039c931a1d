"""A process of its own makes the same documents as this one, and goes on after one that it cannot make."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.printing import press
from generator.printing.press import DATA, MAIN, Press, Task, press_apart, press_here


@pytest.fixture
def task(tmp_path: Path) -> Task:
    source = b'#set document(title: "x", author: "x")\n#set text(font: "Noto Sans")\n#json("data.json").words #link("entry:a", box(width: 2cm, height: 1cm))'
    return Task(tmp_path, (), {MAIN: source, DATA: b'{"words": "office"}'}, 0, {"a": "a line to write on"})


def made_after_a_fault(made: Press, task: Task) -> bytes:
    with pytest.raises(RuntimeError):
        made(task._replace(sources={**task.sources, MAIN: b"#nothing"}))
    return made(task)


def test_documents_are_the_same_wherever_they_are_made(task: Task) -> None:
    with press_apart() as apart:
        assert made_after_a_fault(apart, task) == made_after_a_fault(press_here(), task)


def test_the_process_ends_with_its_context(task: Task) -> None:
    with press_apart() as made:
        assert made(task).startswith(b"%PDF")
    with pytest.raises(ValueError, match="closed"):
        made(task)


def test_a_process_that_ends_by_itself_is_told_once(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_START", "path = {path!r}")
    with pytest.raises((EOFError, BrokenPipeError)), press_apart() as made:
        made(task._replace(sources={**task.sources, DATA: b" " * 200_000}))
