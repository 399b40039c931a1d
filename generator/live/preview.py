"""What the preview shows at the moment: the last good content, its version, and why a later edit is not shown.

Reading comes first, so that an edit is on the screen at once. What takes longer, the checks and the planning of documents, follows
for as long as no later edit has come in.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig

from generator import building, pipeline
from generator.collector import collector_paused, pass_over_what_is_there
from generator.door import Asked, Settings, settings
from generator.errors import HandbookError
from generator.known_rules import known_files
from generator.live.closer_look import Found, Look, Speaker, SupersededError, look_closer
from generator.live.content import Content
from generator.live.frames import Frames
from generator.pipeline import RulesRead
from generator.reading.anew import Anew
from generator.reading.kept_files import KeptFiles
from generator.reading.memory import Memory


@dataclass(frozen=True)
class Shown:
    """`version` is another one whenever open pages are to be loaded anew; `content` is None until there was any that is good."""

    version: str
    content: Content | None = None
    notice: str = ""


class Voice(Speaker, Protocol):
    """How the preview speaks to its reader, in the page and where the server was started."""

    def waiting(self) -> tuple[str, str]:
        """What is said until the first page is there, and its language."""

    def failure(self, error: HandbookError) -> str:
        """What stopped something, and what to do next."""


def nothing() -> None:
    """What remains to be done where all is done."""


class Preview:
    """The handbook in `root`. One thread refreshes, another looks closer; any number ask for `shown`.

    `changed` is called when something else is shown. `files` are those known from earlier runs, where
    somebody has seen to that.
    """

    def __init__(self, root: Path, asked: Asked, voice: Voice, changed: Callable[[], None] = nothing,
                 files: KeptFiles | None = None) -> None:
        self._root, self._asked, self._voice, self._changed = root.resolve(), asked, voice, changed
        self._memory: Memory | None = None
        self._files = files
        self._theme: tuple[MkDocsConfig, Frames] | None = None
        self._run, self._number, self._begun = token_hex(4), 0, 0
        self.look: Look = partial(look_closer, voice)
        """What follows what is shown at once; see `in_own_process`."""
        self.shown = Shown(self._run)

    def refresh(self, rules_only: bool = False) -> Callable[[], None]:
        """Shows the handbook as it is in its files now, or why that cannot be shown; gives what is to be done next.

        `rules_only` says that neither settings nor templates have changed since.
        """
        if not rules_only:
            self._theme = None
        try:
            return self.start()
        except HandbookError as error:
            self._show(self.shown.content, self._voice.failure(error))
            return nothing

    def start(self) -> Callable[[], None]:
        """The same, but raises HandbookError where there is nothing to read."""
        self._begun += 1
        begun, (config, frames) = self._begun, self._themed()
        rules, decided = self.read()
        checked = pipeline.unjudged(rules, decided)
        if checked.faulty:
            self._voice.say(checked)
            self._show(self.shown.content, self._voice.errors(checked))
            return nothing
        known = self.shown.content
        made = pipeline.with_history(pipeline.edition_of(checked, decided), checked, decided)
        content = Content(made, decided, frames, config.site_name or "", *((known.diagnostics, known.printed) if known else ()))
        self._show(content)
        return partial(self._look_closer, begun, content, rules, decided)

    def read(self) -> tuple[RulesRead, Settings]:
        """The rules as they are in their files now. The first time, files are known from earlier runs, so that the first page is soon
        there; later from memory. Raises HandbookError."""
        decided = settings(self._root, self._asked)
        if self._memory:
            return pipeline.read(decided, self._memory), decided
        with collector_paused():
            self._files = self._files or known_files(decided, brief=True)
            self._memory = Memory(self._files)
            rules = pipeline.read(decided, self._memory)
            self._memory.beneath = Anew()
            pass_over_what_is_there()
            return rules, decided

    def hand_over(self, to: Callable[[Callable[[], None]], Look]) -> None:
        """What looks closer from now on. It is given what writes down what was read the first time, for a later start: that takes a second
        of thousands of entries, for which no reader need wait."""
        files, self._files = self._files, None
        self.look = to(files.close if files else nothing)
        if files:
            files.leave()

    def end(self) -> None:
        """Whatever looks closer is given up."""
        self._begun += 1

    def _themed(self) -> tuple[MkDocsConfig, Frames]:
        if self._theme is None:
            config, _ = building.configured(self._root)
            self._theme = config, Frames(config, self._root)
        return self._theme

    def _look_closer(self, begun: int, content: Content, rules: RulesRead, decided: Settings) -> None:
        """Shows the findings of the checks, then pages with links to what documents there are, until a later edit is noticed."""
        def go_on() -> None:
            if self._begun != begun:
                raise SupersededError

        notice = ""
        with suppress(SupersededError):
            for answer in self.look(rules, decided, go_on):
                go_on()
                if isinstance(answer, Found):
                    notice, now = answer.notice, content.with_findings(answer.diagnostics)
                else:
                    now = content.with_printed(answer)
                if now != content or (notice and isinstance(answer, Found)):
                    content = now
                    self._show(content, notice)

    def _show(self, content: Content | None, notice: str = "") -> None:
        self._number += 1
        self.shown = Shown(f"{self._run}-{self._number}", content, notice)
        self._changed()
