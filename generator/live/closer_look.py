"""What takes longer than a reader waits: what the checks find, then which documents there are.

It is done in a process of its own where the system can fork: a thread that computes holds up the one that answers readers.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import Protocol, overload

from generator import pipeline
from generator.diagnostics import Diagnostic
from generator.door import Settings
from generator.errors import HandbookError
from generator.exports import render_exports
from generator.forms.documents import plan_documents
from generator.handbook import Handbook
from generator.pipeline import Checked, RulesRead

Printed = frozenset[str]
"""Addresses of documents to which pages may lead."""
_WAIT = 0.02
"""Seconds between two looks whether something else is asked by now."""
_YIELDING = 10
"""By so much the process of its own yields to the one that answers readers, of 19 at most."""


class SupersededError(Exception):
    """Something else is being read by now."""


class Speaker(Protocol):
    """Who tells of findings."""

    def errors(self, checked: Checked) -> str:
        """The errors, each with its place."""

    def say(self, checked: Checked) -> None:
        """Tells of the findings where the server was started."""


class Findings(Sequence[Diagnostic]):
    """Findings as the process wrote them that made them. Reading thousands holds up whoever answers readers, and few pages show any."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self._written = pickle.dumps(tuple(diagnostics))

    @cached_property
    def _read(self) -> tuple[Diagnostic, ...]:
        found: tuple[Diagnostic, ...] = pickle.loads(self._written)
        return found

    def __getstate__(self) -> dict[str, bytes]:
        return {"_written": self._written}

    @overload
    def __getitem__(self, place: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Diagnostic]: ...

    def __getitem__(self, place: int | slice) -> Diagnostic | Sequence[Diagnostic]:
        return self._read[place]

    def __len__(self) -> int:
        return len(self._read)

    def __eq__(self, other: object) -> bool:
        return self._written == other._written if isinstance(other, Findings) else self._read == other

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks find in what is published. `notice` says why it may not be published; it is empty where it may."""

    diagnostics: Findings
    notice: str


Look = Callable[[RulesRead, Settings, Callable[[], None]], Iterator[Found | Printed]]
"""Gives first what is found, then what is printed. What it is given last may end it by raising something."""


def look_closer(speaker: Speaker, rules: RulesRead, decided: Settings, go_on: Callable[[], None]) -> Iterator[Found | Printed]:
    """A `Look`, in the thread that asks."""
    checked = pipeline.judged(rules, decided, go_on, keep=True)
    published = pipeline.published(checked, decided)
    go_on()
    speaker.say(checked)
    yield Found(Findings(published.diagnostics), speaker.errors(checked) if checked.faulty else "")
    assert published.handbook is not None, "an edition of a handbook is a handbook"
    yield _printed(pipeline.with_history(published.handbook, checked, decided), decided, go_on)


def _printed(handbook: Handbook, settings: Settings, go_on: Callable[[], None]) -> Printed:
    """Takes as long as planning all documents; nothing is typeset."""
    found: set[str] = set()
    for language in handbook.languages:
        go_on()
        found |= {made.address for made in render_exports(handbook, language, settings.today, settings.site_url)}
        go_on()
        found |= {job.address for job in plan_documents(handbook, language, settings.site_url, settings.documents)}
    return frozenset(found)


def in_own_process(read: Callable[[], tuple[RulesRead, Settings]], speaker: Speaker, begin: Callable[[], None]) -> Look:
    """A `Look` that reads the rules for itself, and does first what it is to `begin` with. Call it before threads are started: a forked
    process has only the thread that forked it.

    Where the system cannot fork, all that is done here, and the thread that asks looks by itself.
    """
    if "fork" not in get_all_start_methods():
        begin()
        return partial(look_closer, speaker)
    return _OwnProcess(read, speaker, begin).look


class _OwnProcess:
    """The asking side. It ends with the process that started it."""

    def __init__(self, read: Callable[[], tuple[RulesRead, Settings]], speaker: Speaker, begin: Callable[[], None]) -> None:
        context = get_context("fork")
        self._here, there = context.Pipe()
        self._numbers, self._turn = count(1), Lock()
        context.Process(target=_answer, args=(self._here, there, partial(_looked, read, speaker), begin), daemon=True).start()
        there.close()

    def look(self, rules: RulesRead, decided: Settings, go_on: Callable[[], None]) -> Iterator[Found | Printed]:
        """See `Look`. Raises SupersededError where the other process has ended."""
        with self._turn:
            number = next(self._numbers)
            with suppress(OSError, EOFError):
                self._here.send(number)
                while True:
                    go_on()
                    if self._here.poll(_WAIT):
                        answered, answer = self._here.recv()
                        if answered == number and answer is None:
                            return
                        if answered == number:
                            yield answer
        raise SupersededError


def _answer(other_end: Connection, asked: Connection, look: Callable[[Callable[[], None]], Iterator[Found | Printed]],
            begin: Callable[[], None]) -> None:
    """The answering side: whatever is asked next ends what is being answered."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_YIELDING)
    begin()

    def go_on() -> None:
        if asked.poll():
            raise SupersededError

    with suppress(OSError, EOFError):
        while True:
            number = asked.recv()
            with suppress(SupersededError, HandbookError):
                go_on()
                for answer in look(go_on):
                    asked.send((number, answer))
                asked.send((number, None))


def _looked(read: Callable[[], tuple[RulesRead, Settings]], speaker: Speaker, go_on: Callable[[], None]) -> Iterator[Found | Printed]:
    """Nothing where the rules have become such that there is nothing to look at: who asked has read that too, or will."""
    rules, decided = read()
    if not pipeline.unjudged(rules, decided).faulty:
        yield from look_closer(speaker, rules, decided, go_on)
