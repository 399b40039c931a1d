"""The engine of the theme's templates: what is put into them is text, and they are not compiled anew at every build."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from small_site import MKDOCS, mkdocs, write_handbook

from generator.site import theme

HOOK = "def on_env(env, config, files):\n    env.filters['loud'] = str.upper\n    return env\n"


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Fills with the names of the theme's templates that are compiled from now on."""
    names: list[str | None] = []
    compile_one = jinja2.Environment.compile

    def noted(engine: jinja2.Environment, source: object, name: str | None = None, *rest: object, **named: object) -> object:
        names.append(name)
        return compile_one(engine, source, name, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return names


@pytest.mark.parametrize("changed", [False, True])
def test_only_an_engine_that_nobody_has_changed_finds_templates_compiled(changed: bool) -> None:
    engine = jinja2.Environment()
    theme.prepare(engine, changed)
    assert engine.from_string("{{ '<b>' }}").render() == "&lt;b&gt;"
    assert (engine.bytecode_cache is None) == changed


def test_a_second_build_compiles_the_theme_anew_only_beside_a_plugin_that_may_change_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("first", "second"):
        root = write_handbook(tmp_path / name)
        names = compiled(monkeypatch)
        mkdocs(root)
    assert "main.html" not in names
    root = write_handbook(tmp_path / "hooked", MKDOCS + "hooks: [hook.py]\n")
    (root / "hook.py").write_text(HOOK, "utf-8")
    names = compiled(monkeypatch)
    mkdocs(root)
    assert "main.html" in names
