"""What `handbook build` shows: progress on a terminal, findings, and what was made."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from generator import building, pipeline, unchanged
from generator.cli import build_output
from generator.cli.build_output import ProgressLine, build_with_progress
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.door import Asked
from generator.errors import HandbookError
from generator.i18n.catalogue import catalogue

ERROR = Diagnostic(descriptor=Descriptor(code="HB104", name="x", message="an error"), span=Span("rules/a.yml"))
WARNING = Diagnostic(descriptor=Descriptor(code="HB039", name="y", severity=Severity.WARNING, message="a warning"), span=Span("rules/a.yml"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def pretending(monkeypatch: pytest.MonkeyPatch, published: bool, *diagnostics: Diagnostic) -> None:
    def build(root: Path, *, asked: Asked, strict: bool, progress: pipeline.Progress) -> unchanged.Built:
        progress("pages", 1, 0)
        return unchanged.Built(published=published, pages=1, documents=12, diagnostics=diagnostics, files=3, seconds=1.234)

    monkeypatch.setattr(building, "build", build)


def test_a_build_tells_what_it_made_and_how_to_read_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    pretending(monkeypatch, True)
    assert build_with_progress(tmp_path, "en", asked=Asked(), strict=False, quiet=False) == 0
    assert capsys.readouterr().out == (
        "The rules have no findings.\n"
        "The handbook is built: 1 page, 12 documents, in 1.2 seconds.\n"
        f"To read it, open {tmp_path / 'site' / 'index.html'} in a browser, or type: handbook serve\n")


def test_warnings_do_not_stop_it_but_are_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    pretending(monkeypatch, True, WARNING)
    assert build_with_progress(tmp_path, "en", asked=Asked(), strict=False, quiet=False) == 0
    text = capsys.readouterr().out
    assert text.startswith("rules/a.yml:1:1: warning[HB039] y: a warning\n")
    assert "3 files checked: 0 errors and 1 warning in 1 file\nThe handbook is built" in text


@pytest.mark.parametrize(("strict", "shown"), [(False, {"HB104"}), (True, {"HB104", "HB039"})])
def test_quiet_shows_only_what_stopped_it(strict: bool, shown: set[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                          capsys: pytest.CaptureFixture[str]) -> None:
    pretending(monkeypatch, False, ERROR, WARNING)
    assert build_with_progress(tmp_path, "en", asked=Asked(), strict=strict, quiet=True) == 1
    captured = capsys.readouterr()
    assert {code for code in ("HB104", "HB039") if code in captured.out} == shown
    assert captured.err == "Not built. The site of an earlier build, if there is one, is unchanged.\n"


def test_quiet_says_nothing_when_all_went_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    pretending(monkeypatch, True, WARNING)
    assert build_with_progress(tmp_path, "en", asked=Asked(), strict=False, quiet=True) == 0
    assert capsys.readouterr() == ("", "")


def test_colour_only_on_a_terminal_and_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretending(monkeypatch, True)
    for name, value, coloured in (("TERM", "xterm", True), ("NO_COLOR", "", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)):
        monkeypatch.setenv("NO_COLOR", "")
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv(name, value)
        screen = Terminal()
        monkeypatch.setattr("sys.stdout", screen)
        build_with_progress(tmp_path, "en", asked=Asked(), strict=False, quiet=False)
        assert ("\033[32mThe handbook is built" in screen.getvalue()) is coloured, (name, value)
        assert ("\033" in screen.getvalue()) is coloured, (name, value)


class TestProgress:
    def test_one_line_is_written_anew_and_cleared(self) -> None:
        screen = Terminal()
        progress = ProgressLine(screen, catalogue("zh-Hant"), shown=True)
        progress("check", 0, 0)
        progress("pages", 7, 0)
        progress("documents", 3, 9)
        progress.clear()
        assert screen.getvalue() == "\r\033[K正在檢查規定 …\r\033[K正在產生網頁 7 …\r\033[K正在產生文件 3/9 …\r\033[K"

    def test_a_busy_stage_is_not_written_every_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = iter([0.0, 0.01, 0.02, 0.5])
        monkeypatch.setattr(build_output.time, "monotonic", lambda: next(clock))
        screen = Terminal()
        progress = ProgressLine(screen, catalogue("en"), shown=True)
        for done in (1, 2, 3, 4):
            progress("pages", done, 0)
        assert screen.getvalue().count("\r") == 2
        assert "4" in screen.getvalue()

    def test_a_line_that_is_too_long_is_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "10")
        screen = Terminal()
        ProgressLine(screen, catalogue("en"), shown=True)("documents", 1, 2)
        assert screen.getvalue() == "\r\033[K"

    def test_nothing_is_written_where_nobody_looks(self) -> None:
        screen = io.StringIO()
        progress = ProgressLine(screen, catalogue("en"), shown=False)
        progress("pages", 1, 2)
        progress.clear()
        assert screen.getvalue() == ""

    def test_it_is_cleared_before_an_error_is_printed(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        def build(root: Path, *, asked: Asked, strict: bool, progress: pipeline.Progress) -> unchanged.Built:
            progress("publish", 0, 0)
            raise HandbookError("no")

        monkeypatch.setattr(building, "build", build)
        screen = Terminal()
        monkeypatch.setattr("sys.stderr", screen)
        with pytest.raises(HandbookError):
            build_with_progress(tmp_path, "en", asked=Asked(), strict=False, quiet=False)
        assert screen.getvalue().endswith("\r\033[K")
