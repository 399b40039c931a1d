"""Nothing from outside reaches the terminal as it is: not from files, their names or arguments, whatever the command."""

from __future__ import annotations

import ast
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import write_handbook

from generator.cli.main import main
from generator.cli.terminal import safe
from generator.i18n.characters import unseen

CLI = Path(__file__).parents[2] / "generator" / "cli"
EVIL = "\x1b[2J\x1b]0;x\x07\u202e\x9b31m"


@given(st.text())
def test_what_is_printed_is_seen(text: str) -> None:
    assert all(character in "\x1b�" for _, character in unseen(safe(text)))


def test_the_colours_of_the_program_stay() -> None:
    assert safe("\033[1;31merror\033[0m\ta\r\nb") == "\033[1;31merror\033[0m\ta\nb"
    assert safe("\033[2Ja\033[8mb") == "�[2Ja�[8mb"


@pytest.mark.parametrize("arguments", [
    ["check", "--select", EVIL], ["check", "--today", EVIL], ["check", "--output-format", EVIL], ["check", "-C", EVIL], [EVIL], ["explain", EVIL], ["check", "--baseline", EVIL],
    ["decide", EVIL, "1"], ["new", "post", EVIL], ["new", EVIL, "x"], ["serve", "--address", EVIL], ["schema", "--output", EVIL], ["check"], ["check", "--diff"],
    ["check", "--output-format", "github"], ["check", "--output-format", "json"], ["check", "--output-format", "sarif"], ["build"], ["build", "--audience", EVIL]])
def test_no_command_prints_what_a_terminal_obeys(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    root = write_handbook(tmp_path / f"h{EVIL}")
    (root / "rules" / f"x{EVIL}.yml").write_text("kind: term\n", "utf-8")
    (root / "rules" / "y.yml").write_text(f"kind: term\nid: y\ntitel: {EVIL}\ndefinition：x\n", "utf-8")
    (root / "rules" / "z.yml").write_text('kind: term\nid: "\\e[2J"\ntitel: x\ndefinition: y\n', "utf-8")
    monkeypatch.chdir(root)
    with suppress(SystemExit):
        main(arguments)
    printed = "".join(capfd.readouterr())
    assert printed
    assert not [c for _, c in unseen(printed) if c != "�"]


def test_the_command_line_prints_in_one_way_only() -> None:
    for path in CLI.glob("*.py"):
        called = [ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        assert not [name for name in called if name in ("print", "click.echo", "sys.stdout.write", "sys.stderr.write")] or path.name in ("terminal.py", "commands.py")
