"""A process of its own makes the same documents as this one, and goes on after one that it cannot make."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.printing.press import DATA, MAIN, Press, Task, press_apart, press_here


@pytest.fixture
def task(tmp_path: Path) -> Task:
    source = b'#set document(title: "x", author: "x")\n#set text(font: "Noto Sans")\n#json("data.json").words #link("entry:a", box(width: 2cm, height: 1cm))'
    return Task(tmp_path, (), {MAIN: source, DATA: b'{"words": "office"}'}, 0, {"a": "a line to write on"})


def made_after_a_fault(press: Press, task: Task) -> bytes:
    with pytest.raises(RuntimeError):
        press(task._replace(sources={**task.sources, MAIN: b"#nothing"}))
    return press(task)


def test_documents_are_the_same_wherever_they_are_made(task: Task) -> None:
    with press_apart() as press:
        assert made_after_a_fault(press, task) == made_after_a_fault(press_here(), task)


def test_the_process_ends_with_its_context(task: Task) -> None:
    with press_apart() as press:
        assert press(task).startswith(b"%PDF")
    with pytest.raises(ValueError, match="closed"):
        press(task)
