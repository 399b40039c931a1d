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
from generator.live.content import Content
from generator.live.frames import Frames
from generator.pipeline import Checked, RulesRead
from generator.reading.memory import Memory


@dataclass(frozen=True)
class Shown:
    """`version` is another one whenever open pages are to be loaded anew; `content` is None until there was any that is good."""

    version: str
    content: Content | None = None
    notice: str = ""


class Voice(Protocol):
    """How the preview speaks to its reader, in the page and where the server was started."""

    def errors(self, checked: Checked) -> str:
        """The errors, each with its place."""

    def failure(self, error: HandbookError) -> str:
        """What stopped something, and what to do next."""

    def say(self, checked: Checked) -> None:
        """Tells of the findings where the server was started."""


class _SupersededError(Exception):
    """Something else is being read by now."""


def nothing() -> None:
    """What remains to be done where all is done."""


class Preview:
    """The handbook in `root`. One thread refreshes, another looks closer; any number ask for `shown`.

    `changed` is called when something else is shown.
    """

    def __init__(self, root: Path, asked: Asked, voice: Voice, changed: Callable[[], None] = nothing) -> None:
        self._root, self._asked, self._voice, self._changed = root.resolve(), asked, voice, changed
        self._memory: Memory | None = None
        self._theme: tuple[MkDocsConfig, Frames] | None = None
        self._run, self._number, self._begun = token_hex(4), 0, 0
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
        decided, (config, frames) = settings(self._root, self._asked), self._themed()
        rules = self._read(decided)
        checked = pipeline.unjudged(rules, decided)
        if checked.faulty:
            self._voice.say(checked)
            self._show(self.shown.content, self._voice.errors(checked))
            return nothing
        known = self.shown.content
        made = pipeline.published(checked, decided).handbook
        assert made is not None, "an edition of a handbook is a handbook"
        made = pipeline.with_history(made, decided)
        content = Content(made, decided, frames, config.site_name or "", *((known.diagnostics, known.printed) if known else ()))
        self._show(content)
        return partial(self._look_closer, self._begun, content, rules, decided)

    def _read(self, decided: Settings) -> RulesRead:
        """The first time, files are known from earlier runs, so that the first page is soon there; later from memory."""
        if self._memory:
            return pipeline.read(decided, self._memory)
        self._memory = Memory()
        with collector_paused(), pipeline.kept_files(decided) as files:
            rules = pipeline.read(decided, self._memory, files.parse)
            pass_over_what_is_there()
            return rules

    def _themed(self) -> tuple[MkDocsConfig, Frames]:
        if self._theme is None:
            config, _ = building.configured(self._root)
            self._theme = config, Frames(config, self._root)
        return self._theme

    def _look_closer(self, begun: int, content: Content, rules: RulesRead, decided: Settings) -> None:
        """The findings of the checks, then what documents there are, for which pages have links. A later edit ends it as soon as that is
        noticed: reading hundreds of files beside a thread that computes takes seconds."""
        def go_on() -> None:
            if self._begun != begun:
                raise _SupersededError

        with suppress(_SupersededError):
            checked = pipeline.judged(rules, decided, go_on)
            notice = self._voice.errors(checked) if checked.faulty else ""
            found = tuple(pipeline.published(checked, decided).diagnostics)
            go_on()
            self._voice.say(checked)
            if found != content.diagnostics or notice:
                content = content.with_findings(found)
                self._show(content, notice)
            if (printed := content.all_printed(go_on)) != content.printed:
                go_on()
                self._show(content.with_printed(printed), notice)

    def _show(self, content: Content | None, notice: str = "") -> None:
        self._number += 1
        self.shown = Shown(f"{self._run}-{self._number}", content, notice)
        self._changed()
