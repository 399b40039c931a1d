"""Which findings are reported: the longer choice wins, reading always counts, and a slip in a code is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Severity, Span
from generator.door import settings
from generator.errors import HandbookError
from generator.linting.registry import DESCRIPTORS
from generator.linting.selection import Selection


def reported(selection: Selection, *, pedantic: bool = False) -> set[str]:
    return {code for code, descriptor in DESCRIPTORS.items() if selection.reports(Diagnostic(descriptor=descriptor, span=Span("x"), pedantic=pedantic))}


ALWAYS = {code for code, descriptor in DESCRIPTORS.items() if code[:3] in ("HB0", "HB1") and descriptor.severity is Severity.ERROR}


def of(select: object = (), ignore: object = (), *, pedantic: bool = False) -> Selection:
    return Selection.of(select, ignore, pedantic, descriptors=DESCRIPTORS)  # type: ignore[arg-type]


def family(*prefixes: str) -> set[str]:
    return {code for code in DESCRIPTORS if code.startswith(prefixes)}


def test_nothing_chosen_means_everything() -> None:
    assert reported(Selection()) == set(DESCRIPTORS)
    assert reported(Selection(), pedantic=True) == ALWAYS
    assert reported(of(pedantic=True), pedantic=True) == set(DESCRIPTORS)


@pytest.mark.parametrize(("select", "ignore", "expected"), [
    ("HB4", "", family("HB4")), ("HB4,HB7", "", family("HB4", "HB7")), ("HB4 HB7", "", family("HB4", "HB7")),
    (["HB4", "HB701"], "", family("HB4", "HB701")), ("hb4xx", "", family("HB4")), ("vague-time", "", {"HB401"}),
    ("HB4", "HB405", family("HB4") - {"HB405"}), ("HB405", "HB4", {"HB405"}), ("HB4", "HB4", set()),
    ("", "HB4", set(DESCRIPTORS) - family("HB4")),
    ("HB", "HB4", set(DESCRIPTORS) - family("HB4"))])
def test_the_longer_choice_counts(select: object, ignore: object, expected: set[str]) -> None:
    assert reported(of(select, ignore)) == expected | ALWAYS


@pytest.mark.parametrize("given", ["HB95", "HB4O1", "vague", "HB4,nonsense"])
def test_what_is_no_check_is_told(given: str) -> None:
    with pytest.raises(HandbookError) as stop:
        of(given)
    assert "no check" in stop.value.message


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(HandbookError) as stop:
        of("vague-tme")
    assert stop.value.details["nearest"] == "vague-time"


def test_the_command_line_goes_before_the_configuration() -> None:
    file = of("HB4", "HB401", pedantic=True)
    assert of("HB7").or_else(file) == Selection(("HB7",), ("HB401",), True)
    assert Selection().or_else(file) == file


@pytest.mark.parametrize(("text", "expected"), [
    ("plugins:\n  - search\n  - handbook: {select: [HB2, HB4], ignore: HB405, pedantic: true}\n",
     Selection(("HB2", "HB4"), ("HB405",), True)),
    ("plugins:\n  handbook:\n    ignore:\n      - vague-time\n", Selection((), ("HB401",), False)),
    ("plugins: [handbook]\n", Selection()), ("plugins:\n", Selection()), ("site_name: x\n", Selection()),
    ("plugins:\n  - handbook:\n  - tags: {x: !ENV [NO_SUCH_NAME, 1]}\n", Selection())])
def test_the_configuration_is_read(tmp_path: Path, text: str, expected: Selection) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, "utf-8")
    assert settings(path.parent).selection == expected


def test_without_a_configuration_nothing_is_chosen(tmp_path: Path) -> None:
    assert settings(tmp_path).selection == Selection()


@pytest.mark.parametrize("text", ["- x\n", "{"])
def test_a_configuration_that_stops_every_build_stops_the_check(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(HandbookError, match=r"mkdocs\.yml"):
        settings(tmp_path)
