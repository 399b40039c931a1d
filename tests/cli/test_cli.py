"""The command line as its users meet it: exit codes, help in three languages, mistakes, and what each command prints."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import MKDOCS, write_handbook

from generator.cli.commands import FORMATS, commands
from generator.cli.main import main
from generator.cli.output_formats import FORMATS as PRINTERS
from generator.cli.run import Runs, explain_error
from generator.errors import HandbookError, SiteLocked
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.i18n.terminal_width import width

CASES = Path(__file__).parents[1] / "cases"
README = Path(__file__).parents[2] / "README.md"
UNFINISHED = "kind: term\nid: {name}\ntitle: 詞 {name}\ndefinition: （請填寫：意思）\n"
NAMES = tuple(Runs(catalogue("en"), None).by_name())


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HANDBOOK_LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    shutil.copytree(CASES / "base", tmp_path / "sound")
    return tmp_path / "sound"


@pytest.fixture
def faulty(sound: Path) -> Path:
    shutil.copy(CASES / "invalid" / "unknown-reference.yml", sound / "rules" / "case.yml")
    return sound


def exit_code(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(argument) for argument in arguments])
        sys.exit(0)
    return int(stop.value.code or 0)


class TestExitCodes:
    def test_clean(self, sound: Path) -> None:
        assert exit_code("check", "-C", sound) == 0

    def test_findings(self, faulty: Path) -> None:
        assert exit_code("check", "-C", faulty) == 1

    @pytest.mark.parametrize("arguments", [
        ["check", "-C", "/no/such/folder"], ["chek"], ["check", "--foo"], ["new", "post"], ["explain", "HB999"],
        ["check", "--today", "soon"], ["check", "--lang", "fr"], ["--lang", "", "check"],
        ["init", "a", "b"], ["check", "--output-format", "xml"], ["serve", "--address", "here"]])
    def test_could_not_run(self, arguments: list[str]) -> None:
        assert exit_code(*arguments) == 2

    def test_could_not_run_where_there_is_no_handbook(self, tmp_path: Path) -> None:
        for command in (["check"], ["build"], ["serve"], ["schema"], ["new", "post", "a"], ["decide", "a", "1"]):
            assert exit_code(*command, "-C", tmp_path) == 2
        assert list(tmp_path.iterdir()) == []

    def test_another_build_is_running(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def locked(self: Runs, code: str | None, fields: str | None = None) -> None:
            raise SiteLocked("another build of {site} is running", "wait for it to end, then try again", site="site")

        monkeypatch.setattr(Runs, "explain", locked)
        assert exit_code("explain", "--lang", "en") == 75
        assert capsys.readouterr().err == "Error: another build of site is running\n  Hint: wait for it to end, then try again\n"

    def test_interrupted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Runs, "explain", interrupted)
        assert exit_code("explain") == 130

    def test_interrupted_while_it_is_loaded(self) -> None:
        """As with Ctrl+C in the first tenth of a second: what loads everything else ends without a traceback."""
        script = ("import sys\nfrom generator.cli.main import main\n"
                  "class Interrupting:\n    def find_spec(self, name, *_):\n        if name == 'click':\n            raise KeyboardInterrupt\n"
                  "sys.meta_path.insert(0, Interrupting())\nmain(['check'])\n")
        ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")

    def test_a_file_that_cannot_be_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "file").write_text("")
        assert exit_code("init", tmp_path / "file" / "below", "--lang", "en") == 2
        assert re.fullmatch(r"Error: .*file.*\n", capsys.readouterr().err)


class TestHelp:
    @pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
    @pytest.mark.parametrize("name", ["", *NAMES])
    def test_every_command_explains_itself_with_an_example(self, name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert exit_code(*filter(None, (name, "--help", "--lang", language))) == 0
        text = capsys.readouterr().out
        words = catalogue(language)
        assert text.startswith(words.text("Usage: ") + f"handbook {name}".strip())
        examples = text.partition(words.text("{heading}:", heading=words.text("Examples")))[2]
        assert f"  handbook {name}".rstrip() in examples
        assert all(width(line) <= 80 for line in text.splitlines())
        assert not re.search(r" $", text, re.MULTILINE)

    @pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
    @pytest.mark.parametrize("name", ["", *NAMES])
    def test_chinese_help_is_chinese_throughout(self, name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
        exit_code(*filter(None, (name, "--help", "--lang", language)))
        for line in capsys.readouterr().out.splitlines():
            prose = re.sub(r"handbook [a-z-]+.*?(?=  |$)|--?[a-z-]+|[\w./:-]*[./][\w./:-]*|[（(].*?[）)]", "", line)
            english = set(re.findall(r"[A-Za-z]{3,}", prose)) - KNOWN_WORDS
            assert not english, line

    def test_every_command_is_documented(self) -> None:
        if not README.exists():
            pytest.skip("no README.md here")
        text = README.read_text("utf-8")
        assert [name for name in NAMES if f"handbook {name}" not in text] == []

    def test_the_commands_are_those_that_do_something(self) -> None:
        group = commands(catalogue("en"), Runs(catalogue("en"), None).by_name())
        assert list(getattr(group, "commands")) == list(NAMES)  # noqa: B009

    def test_the_formats_are_those_that_can_be_printed(self) -> None:
        assert tuple(PRINTERS) == FORMATS

    def test_the_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert exit_code("--version") == 0
        assert re.fullmatch(r"handbook \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


KNOWN_WORDS = {"YAML", "PDF", "handbook", "post", "procedure", "criteria", "conduct", "oversight", "guide", "term", "full", "concise", "json",
               "github", "gitlab", "sarif", "Hant", "Hans", "YYYY", "JSON", "Schema", "Visual", "Studio", "Code", "Red", "Hat", "Ctrl",
               "Tab", "risk", "site", "init", "new", "rename", "check", "build", "serve", "schema", "explain", "decide", "fleet", "my",
               "DIR", "clerk", "Dask", "pip", "install", "generator", "offices"}


class TestMistakes:
    @pytest.mark.parametrize(("arguments", "said"), [
        (["chek"], "沒有 'chek' 這個指令。"), (["check", "--foo"], "沒有 '--foo' 這個選項。"), (["new"], "少了 '種類'"),
        (["new", "psot", "x"], "是不是要寫「post」？"), (["new", "post", "Clerk One"], "「Clerk One」不能當作代號"),
        (["check", "--lang"], "後面還要寫內容"), (["check", "--today", "2026/13/1"], "「2026/13/1」不能當作日期"),
        (["explain", "unknwn-reference"], "是不是要寫「unknown-reference」？"), (["explain", "procedure"], "explain --fields procedure"), (["init", "my", "handbook"], "請用引號括起來"),
        (["check", "--output-format", "xml"], "'xml' 不在可用的選項裡"), (["check", "-C", "/no/such"], "找不到資料夾 '/no/such'"),
        (["serve", "-a", "8000"], "請寫位址和埠號"), (["check", "extra"], "多了看不懂的內容（extra）")])
    def test_a_mistake_is_answered_in_chinese(self, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, sound: Path,
                                              capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setenv("HANDBOOK_LANG", "zh_TW")
        monkeypatch.chdir(sound)
        assert exit_code(*arguments) == 2
        captured = capsys.readouterr()
        assert said in captured.err
        assert captured.out == ""

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_the_language_may_be_asked_for_anywhere(self, place: int, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ["explain", "HB999"]
        arguments[place:place] = ["--lang", "zh-Hans"]
        assert exit_code(*arguments) == 2
        assert capsys.readouterr().err == "错误：没有叫做“HB999”的问题\n  提示：输入 handbook explain 可以列出全部\n"

    def test_an_error_fills_its_hint_too(self) -> None:
        error = HandbookError("no {file} here", "make {file}", file="x.yml")
        assert explain_error(error, catalogue("en")) == "Error: no x.yml here\n  Hint: make x.yml"
        assert explain_error(HandbookError("no"), catalogue("en")) == "Error: no"


class TestCommands:
    def test_messages_are_in_the_handbooks_language_unless_another_is_asked_for(self, faulty: Path,
                                                                                capsys: pytest.CaptureFixture[str]) -> None:
        exit_code("check", "-C", faulty)
        assert "錯誤[HB104]" in capsys.readouterr().out
        exit_code("check", "-C", faulty, "--lang", "en")
        assert "error[HB104]" in capsys.readouterr().out

    def test_messages_are_in_the_handbooks_language_even_where_its_own_entry_is_faulty(self, sound: Path,
                                                                                       capsys: pytest.CaptureFixture[str]) -> None:
        head = sound / "rules" / "handbook.yml"
        head.write_text(head.read_text("utf-8") + "tittle: x\n", "utf-8")
        exit_code("check", "-C", sound)
        assert "錯誤[HB" in capsys.readouterr().out

    @pytest.mark.parametrize("output_format", FORMATS)
    def test_check_prints_every_format(self, output_format: str, faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert exit_code("check", "-C", faulty, "--output-format", output_format) == 1
        text = capsys.readouterr().out
        assert "HB104" in text
        if output_format in ("json", "gitlab", "sarif"):
            json.loads(text)

    def test_check_shows_only_what_is_chosen(self, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (sound / "rules" / "term.yml").write_text("kind: term\nid: a\ntitle: 甲\ndefinition: （請填寫：意思）\n", "utf-8")
        assert exit_code("check", "-C", sound, "--select", "HB039") == 1
        assert exit_code("check", "-C", sound, "--ignore", "not-filled-in") == 0
        assert exit_code("check", "-C", sound, "--select", "not-filed-in") == 2
        assert "not-filled-in" in capsys.readouterr().err

    def test_check_judges_dates_by_the_day_it_is_given(self, sound: Path) -> None:
        head = sound / "rules" / "handbook.yml"
        head.write_text(head.read_text("utf-8") + "effective: 2026-01-01\nexpires: 2027-01-01\n", "utf-8")
        assert exit_code("check", "-C", sound, "--today", "2026-02-01") == 0
        assert exit_code("check", "-C", sound, "--today", "2027-02-01") == 1

    def test_a_baseline_leaves_only_what_is_new_and_tells_what_was_mended(self, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        term, known = sound / "rules" / "term.yml", sound / "known.json"
        term.write_text(UNFINISHED.format(name="a"), "utf-8")
        asked = ("check", "-C", sound, "--lang", "en", "--baseline", known)
        assert exit_code("check", "-C", sound, "--lang", "en", "--write-baseline", known) == 0
        assert f"{known} is written: 1 known findings" in capsys.readouterr().err
        (sound / "rules" / "new.yml").write_text(UNFINISHED.format(name="b"), "utf-8")
        assert exit_code(*asked) == 1
        captured = capsys.readouterr()
        assert "rules/new.yml" in captured.out
        assert "rules/term.yml" not in captured.out
        (sound / "rules" / "new.yml").unlink()
        term.write_text(UNFINISHED.format(name="a").replace("（請填寫：意思）", "機關之印"), "utf-8")
        assert exit_code(*asked) == 0
        assert capsys.readouterr().err == "fixed since the baseline: HB039 not-filled-in in term/a definition\n"
        term.write_text(UNFINISHED.format(name="a"), "utf-8")
        assert exit_code(*asked) == 1  # what was fixed once is reported when it comes back

    @pytest.mark.parametrize("choice", [["--ignore", "HB039"], ["--select", "HB2"], ["--today", "2027-01-01"]])
    def test_what_is_not_shown_stays_in_the_baseline(self, choice: list[str], sound: Path) -> None:
        (sound / "rules" / "term.yml").write_text(UNFINISHED.format(name="a"), "utf-8")
        asked = ("check", "-C", sound, "--baseline", sound / "known.json")
        exit_code("check", "-C", sound, "--write-baseline", sound / "known.json")
        before = (sound / "known.json").read_bytes()
        assert exit_code(*asked, *choice) == 0
        assert (sound / "known.json").read_bytes() == before

    def test_while_the_rules_cannot_be_read_nothing_counts_as_mended(self, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (sound / "rules" / "term.yml").write_text(UNFINISHED.format(name="a"), "utf-8")
        asked = ("check", "-C", sound, "--lang", "en", "--baseline", sound / "known.json")
        exit_code("check", "-C", sound, "--write-baseline", sound / "known.json")
        before = (sound / "known.json").read_bytes()
        capsys.readouterr()
        head = sound / "rules" / "handbook.yml"
        head.write_text(head.read_text("utf-8").replace("kind: handbook", "kind: handbok"), "utf-8")
        assert exit_code(*asked) == 1
        assert "fixed" not in capsys.readouterr().err
        assert (sound / "known.json").read_bytes() == before

    @pytest.mark.parametrize("error", [
        "kind: term\nid: b\ntitle: 章\n", "kind: term\nid: b\ntitle: [章\n", "kind: post\nid: b\ntitle: 章\nreports_to: nobody\nduties: []\n"])
    def test_what_was_not_looked_for_does_not_count_as_fixed(self, error: str, sound: Path) -> None:
        """The finding is about the whole handbook; the check that would find it again does not run while there is an error elsewhere."""
        replaced = "kind: term\nid: {name}\ntitle: 章\ndefinition: 印\nstatus: {status}\n"
        (sound / "rules" / "old.yml").write_text(replaced.format(name="old", status="retired"), "utf-8")
        (sound / "rules" / "new.yml").write_text(replaced.format(name="new", status="in-force") + "see: [old]\n", "utf-8")
        known = sound / "known.json"
        assert exit_code("check", "-C", sound, "--write-baseline", known) == 0
        before = known.read_bytes()
        assert b"HB309" in before or b"lapsed" in before or before.count(b"HB")
        (sound / "rules" / "error.yml").write_text(error, "utf-8")
        assert exit_code("check", "-C", sound, "--baseline", known) == 1
        assert known.read_bytes() == before
        (sound / "rules" / "error.yml").unlink()
        assert exit_code("check", "-C", sound, "--baseline", known) == 0

    @pytest.mark.parametrize("masking", [
        ("id: a", "id: b"), ("id: a", "id: A!"), ("id: a", "idd: a"), ("kind: term", "kind: trem"), ("title: ", "title: [")])
    def test_what_an_error_masks_is_neither_fixed_nor_taken_out(
            self, masking: tuple[str, str], sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        term, known = sound / "rules" / "term.yml", sound / "known.json"
        unfinished = UNFINISHED.format(name="a")
        term.write_text(unfinished, "utf-8")
        (sound / "rules" / "other.yml").write_text(UNFINISHED.format(name="b").replace("（請填寫：意思）", "機關之印"), "utf-8")
        (sound / "rules" / "picture.pdf").write_bytes(b"%PDF")  # no rule leads to it
        assert exit_code("check", "-C", sound, "--lang", "en", "--write-baseline", known) == 0
        before = known.read_bytes()
        assert b"unused" in before or b"HB112" in before
        term.write_text(unfinished.replace(*masking), "utf-8")
        capsys.readouterr()
        assert exit_code("check", "-C", sound, "--lang", "en", "--baseline", known) == 1
        assert "fixed" not in capsys.readouterr().err
        assert known.read_bytes() == before
        term.write_text(unfinished, "utf-8")
        assert exit_code("check", "-C", sound, "--baseline", known) == 0

    def test_a_baseline_is_not_written_while_there_are_errors(self, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (sound / "rules" / "error.yml").write_text("kind: term\nid: b\ntitle: 章\n", "utf-8")
        assert exit_code("check", "-C", sound, "--lang", "en", "--write-baseline", sound / "known.json") == 2
        assert "known.json is not written" in capsys.readouterr().err
        assert not (sound / "known.json").exists()

    def test_a_misspelt_baseline_is_told(self, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert exit_code("check", "-C", sound, "--lang", "en", "--baseline", sound / "know.json") == 2
        said = capsys.readouterr().err
        assert "there is no baseline" in said
        assert "--write-baseline" in said
        assert not (sound / "know.json").exists()
        assert exit_code("check", "-C", sound, "--baseline", "a.json", "--write-baseline", "a.json") == 2

    @pytest.mark.parametrize("name", ["rules/handbook.yml", "other.json"])
    def test_a_baseline_is_written_over_nothing_but_a_baseline(self, name: str, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        if name == "other.json":
            (sound / name).write_text('{"version": 1, "findings": [], "mine": 1}', "utf-8")
        before = (sound / name).read_bytes()
        assert exit_code("check", "-C", sound, "--lang", "en", "--write-baseline", sound / name) == 2
        assert "was not written by this command" in capsys.readouterr().err
        assert (sound / name).read_bytes() == before

    @pytest.mark.parametrize("choice", [["--select", "HB40"], ["--ignore", "HB021"]])
    def test_errors_of_reading_that_are_not_shown_are_counted(self, choice: list[str], sound: Path,
                                                              capsys: pytest.CaptureFixture[str]) -> None:
        (sound / "rules" / "error.yml").write_text("kind: term\nid: b\ntitle: 章\n", "utf-8")
        assert exit_code("check", "-C", sound, "--lang", "en", *choice) == 1
        said = capsys.readouterr().out
        assert "error[HB021]" not in said
        assert "not shown: 1 error of reading or reference" in said
        assert ("run only once" in said) is ("--ignore" in choice)

    def test_a_file_that_is_no_baseline(self, sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (sound / "known.json").write_text("{}", "utf-8")
        assert exit_code("check", "-C", sound, "--lang", "en", "--baseline", sound / "known.json") == 2
        assert "is not a baseline" in capsys.readouterr().err

    def test_diff_shows_what_fix_would_do_and_fix_does_it(self, sound: Path, capsys: pytest.CaptureFixture[str],
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(sound)
        term = sound / "rules" / "term.yml"
        term.write_text("kind: term\nid: seal\ntitel: 印信\ndefinition：機關之印\n", "utf-8")
        before = term.read_bytes()
        assert exit_code("check", "-C", sound, "--diff") == 1
        shown = capsys.readouterr().out
        assert shown.startswith("--- rules/term.yml\n+++ rules/term.yml\n")
        assert "+title: 印信\n+definition: 機關之印\n" in shown
        assert term.read_bytes() == before
        assert exit_code("check", "-C", sound, "--fix", "--lang", "en") == 0
        assert capsys.readouterr().err == "rules/term.yml: 2 slips fixed\n"
        assert term.read_text("utf-8") == "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n"
        assert exit_code("check", "-C", sound, "--diff") == 0
        assert capsys.readouterr().out == ""

    def test_fix_opens_no_link_and_leaves_alone_what_is_no_text(self, sound: Path, tmp_path: Path) -> None:
        outside = tmp_path / "outside.yml"
        outside.write_text("kind: term\nid: seal\ntitel: 印信\ndefinition: 機關之印\n", "utf-8")
        (sound / "rules" / "link.yml").symlink_to(outside)
        (sound / "rules" / "bytes.yml").write_bytes(b"kind: term\ntitel: \xff\n")
        before = outside.read_bytes()
        assert exit_code("check", "-C", sound, "--fix") == 1
        assert outside.read_bytes() == before
        assert (sound / "rules" / "bytes.yml").read_bytes() == b"kind: term\ntitel: \xff\n"

    def test_init_check_new_check(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.chdir(tmp_path)
        assert exit_code("init", "my handbook", "--lang", "en") == 0
        assert capsys.readouterr().out.split("\n")[1:4] == ['  cd "my handbook"', "  handbook build", "  handbook serve"]
        monkeypatch.chdir("my handbook")
        assert exit_code("check", "--pedantic") == 0 and ": no findings" in capsys.readouterr().out
        assert exit_code("new", "post", "cashier") == 0
        assert capsys.readouterr().out.endswith("rules/posts/cashier.yml is written. Fill in what is marked in it, then: handbook check\n")
        assert exit_code("check") == 1
        assert exit_code("new", "post", "cashier") == 2

    def test_init_here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.chdir(tmp_path)
        assert exit_code("init", "--lang", "en") == 0
        assert "  cd" not in capsys.readouterr().out
        assert (tmp_path / "rules" / "handbook.yml").is_file()

    def test_schema(self, sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.chdir(sound)
        assert exit_code("schema", "-C", sound) == 0
        names = capsys.readouterr().out.split()
        assert names == [".handbook/schema/handbook.schema.json", ".vscode/settings.json"]
        assert all((sound / name).is_file() for name in names)

    def test_schema_of_settings_that_it_cannot_add_to(self, sound: Path, capsys: pytest.CaptureFixture[str],
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(sound)
        (sound / ".vscode").mkdir()
        (sound / ".vscode" / "settings.json").write_text("// mine\n", "utf-8")
        assert exit_code("schema", "-C", sound, "--lang", "en") == 0
        said = capsys.readouterr()
        assert said.out.split() == [".handbook/schema/handbook.schema.json"]
        assert "it has comments, or is not JSON" in said.err
        assert '  "yaml.schemas": {"./.handbook/schema/handbook.schema.json": ["rules/**/*.yml", "rules/**/*.yaml"]}\n' in said.err

    def test_files_are_named_from_where_one_stands(self, sound: Path, monkeypatch: pytest.MonkeyPatch,
                                                   capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.chdir(sound.parent)
        assert exit_code("new", "term", "seal", "-C", "sound") == 0
        assert "sound/rules/terms/seal.yml" in capsys.readouterr().out
        assert exit_code("rename", "seal", "stamp", "-C", "sound") == 0
        assert "sound/rules/terms/seal.yml → sound/rules/terms/stamp.yml" in capsys.readouterr().out

    def test_decide(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        exit_code("init", tmp_path, "--lang", "en")
        capsys.readouterr()
        assert exit_code("decide", "-C", tmp_path, "answers-on-time", "97", "-m", "covered") == 0
        assert capsys.readouterr().out.endswith("Outcome: Award\n")

    def test_a_number_below_zero_is_a_value(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        exit_code("init", tmp_path, "--lang", "en")
        assert exit_code("decide", "-C", tmp_path, "answers-on-time", "-1") == 2
        assert "-1 cannot occur" in capsys.readouterr().err

    def test_build(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        exit_code("init", tmp_path, "--lang", "zh-Hans")
        capsys.readouterr()
        assert exit_code("build", "-C", tmp_path) == 0
        captured = capsys.readouterr()
        assert "手册做好了" in captured.out
        assert str(tmp_path / "site" / "index.html") in captured.out
        assert captured.err == ""
        assert (tmp_path / "site" / "index.html").is_file()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "generator", *arguments], capture_output=True, check=False,
                          env={**os.environ, "LANG": "C", **environment})


def test_output_to_another_program_is_utf8_whatever_the_environment_says(faulty: Path) -> None:
    done = run("check", "-C", str(faulty), "--output-format", "json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("utf-8"))
    assert "沒有" in done.stdout.decode("utf-8")
    assert done.returncode == 1


def test_help_starts_quickly_because_nothing_heavy_is_imported() -> None:
    script = ("import sys\nfrom generator.cli.main import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
              "sys.exit(bool({'pydantic', 'mkdocs', 'typst', 'jinja2'} & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


SAMPLE = Path(__file__).parents[2]


def test_a_check_of_unchanged_rules_without_findings_imports_nothing_heavy(tmp_path: Path) -> None:
    for name in ("rules", "mkdocs.yml"):
        (shutil.copytree if (SAMPLE / name).is_dir() else shutil.copy)(SAMPLE / name, tmp_path / name)
    script = ("import sys\nfrom generator.cli.main import main\ntry:\n    main(['check', '-C', sys.argv[1], '--today', '2026-11-18'])\n"
              "finally:\n    print([*{'pydantic', 'mkdocs', 'typst', 'jinja2'} & set(sys.modules)])")
    first, again = (subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=False) for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0)
    assert again.stdout.splitlines() == [*first.stdout.splitlines()[:-1], b"[]"]


def test_what_is_told_again_is_told_without_the_model() -> None:
    """Also where a finding holds a word of the program, or a value of the model that it kept in words."""
    script = ("import sys\nfrom pathlib import Path\nfrom generator.cli.report import Report\n"
              "from generator.diagnostics import Descriptor, Diagnostic, Severity, Span, Term, Worded\n"
              "fault = Descriptor(code='HB999', name='a', severity=Severity.WARNING, message='{kind}, {limit}', hint='', why='', invalid='')\n"
              "found = Diagnostic(descriptor=fault, span=Span('a.yml'), details={'kind': Term('post'), 'limit': Worded({'en': '3 days'}, 'x')})\n"
              "print(Report([found], Path(), 'en').message(found), 'generator.model' in sys.modules)")
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert told.stdout.decode().strip() == "post, 3 days False"


def test_an_unknown_level_is_a_finding_and_nothing_else(tmp_path: Path) -> None:
    """While a reference leads nowhere, checks of the whole stay silent: they would stop, or blame the wrong place."""
    from generator import pipeline
    from generator.cli.scaffold import init

    init(tmp_path, "zh-Hant", datetime.date.today())
    head = tmp_path / "rules" / "handbook.yml"
    head.write_text(head.read_text("utf-8").replace("id: award,", "id: medal,"), "utf-8")
    assert {d.code for d in pipeline.check(tmp_path).diagnostics} == {"HB104"}


def test_every_command_takes_the_rules_from_the_folder_that_mkdocs_yml_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_handbook(tmp_path, MKDOCS.replace("rules", "policies").replace("[handbook]", "[{handbook: {documents: []}}]"))
    (root / "rules").rename(root / "policies")
    assert exit_code("new", "term", "seal", "-C", str(root)) == 0
    assert (root / "policies" / "terms" / "seal.yml").is_file()
    assert exit_code("check", "-C", str(root), "--lang", "en") == 1
    assert "policies/terms/seal.yml" in capsys.readouterr().out
    (root / "policies" / "terms" / "seal.yml").unlink()
    assert exit_code("build", "-C", str(root), "--quiet") == 0
    assert (root / "site" / "posts" / "clerk.html").is_file()
    assert exit_code("schema", "-C", str(root)) == 0


def test_where_mkdocs_yml_names_no_folder_it_is_the_rules(tmp_path: Path) -> None:
    root = write_handbook(tmp_path, "site_name: x\nplugins: [{handbook: {documents: []}}]\n")
    assert exit_code("check", "-C", str(root)) == 1  # of a basis that is missing
    assert exit_code("build", "-C", str(root), "--quiet") == 0
    assert (root / "site" / "posts" / "clerk.html").is_file()
