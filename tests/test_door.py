"""What is decided at the door: the day, and the settings of mkdocs.yml with what a command asks for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.configuration import configured
from generator.door import Asked, chosen_day, day, own_site, refuse_incomplete, rules_folder, settings, today, unnamed_rules
from generator.errors import HandbookError
from generator.linting.selection import Selection

NEW_YEAR = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(("given", "expected"), [
    ("1767225600", NEW_YEAR), (" 1767225600\n", NEW_YEAR), ("1767225599", datetime.date(2025, 12, 31)), ("0", datetime.date(1970, 1, 1))])
def test_the_epoch_of_the_environment_is_the_day(given: str, expected: datetime.date) -> None:
    assert today({"SOURCE_DATE_EPOCH": given}) == expected


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": "  "}])
def test_without_one_it_is_the_local_day(environment: dict[str, str]) -> None:
    assert abs((today(environment) - datetime.date.today()).days) <= 1  # midnight may pass between the two


@pytest.mark.parametrize("given", ["abc", "1e9", "-1", "1.5", "１７６７", "99999999999999999999", "0x10", "1" * 5000])
def test_another_epoch_is_a_clear_error(given: str) -> None:
    with pytest.raises(HandbookError) as stop:
        today({"SOURCE_DATE_EPOCH": given})
    assert stop.value.details["name"] == "SOURCE_DATE_EPOCH"
    assert len(str(stop.value.details["given"])) <= 40


@pytest.mark.parametrize("given", ["1767225600000", "253402300799", "253402300800", "99999999999999999999"])
def test_what_lies_beyond_every_handbook_says_so(given: str) -> None:
    with pytest.raises(HandbookError, match="beyond the year 9000"):
        today({"SOURCE_DATE_EPOCH": given})


@pytest.mark.parametrize(("zone", "known"), [
    ("Asia/Taipei", True), (":Asia/Taipei", True), ("/usr/share/zoneinfo/Asia/Taipei", True), ("CST-8", True), ("<+08>-8", True), ("UTC", True), ("", True),
    ("Mars/Base", False), (":none", False), ("Asia/Taipe", False), ("Asia", False), ("../../../etc/none", False)])
def test_a_time_zone_that_the_computer_does_not_know_is_refused(zone: str, known: bool) -> None:
    """It would be that of Greenwich, and the day another for eight hours of every day."""
    if known:
        today({"TZ": zone})
    else:
        with pytest.raises(HandbookError, match="does not know the time zone"):
            today({"TZ": zone})
    today({"TZ": zone, "SOURCE_DATE_EPOCH": "0"})


@pytest.mark.parametrize("given", ["0001-01-01", "9999-12-31"])
def test_no_command_takes_a_day_that_no_handbook_can_be_shown_on(given: str) -> None:
    with pytest.raises(HandbookError, match="no handbook can be shown"):
        chosen_day(given)


def test_what_is_asked_for_goes_before_the_configuration_and_the_environment(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: https://x.example/\nplugins:\n  - handbook: {audience: public, documents: [procedures], ignore: HB4}\n", "utf-8")
    found = settings(tmp_path, environment={"SOURCE_DATE_EPOCH": "0"})
    assert (found.site_url, found.audience, found.documents, found.today) == (
        "https://x.example/", "public", ("procedures",), datetime.date(1970, 1, 1))
    asked = settings(tmp_path, Asked(NEW_YEAR, "staff", Selection(ignore=("HB7",))), {"SOURCE_DATE_EPOCH": "0"})
    assert (asked.audience, asked.today, asked.selection.ignore) == ("staff", NEW_YEAR, ("HB7",))


@pytest.mark.parametrize("given", ["2026-13-01", "tomorrow", "4/1/2026"])
def test_a_day_that_is_none_is_a_clear_error(given: str) -> None:
    with pytest.raises(HandbookError):
        day(given)
    assert day(None) is None and day("2026-01-01") == NEW_YEAR


@pytest.mark.parametrize("far", [datetime.date.min, datetime.date(999, 12, 31), datetime.date(9001, 1, 1), datetime.date.max])
def test_a_day_at_the_ends_of_the_calendar_is_a_clear_error(far: datetime.date, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [handbook]\n", "utf-8")
    with pytest.raises(HandbookError):
        settings(tmp_path, Asked(far))


@pytest.mark.parametrize(("configuration", "expected"), [
    ("docs_dir: policies\n", "policies"), ("docs_dir: text/rules/\n", "text/rules"), ("site_name: x\n", "rules"), (None, "rules"),
    ("docs_dir: /elsewhere\n", "rules"), ("docs_dir: ../elsewhere\n", "rules"), ("docs_dir: [a]\n", "rules")])
def test_the_folder_of_rules_is_that_of_the_documents(configuration: str | None, expected: str, tmp_path: Path) -> None:
    if configuration is not None:
        (tmp_path / "mkdocs.yml").write_text(configuration, "utf-8")
    assert settings(tmp_path).rules == expected


def inheriting(root: Path, own: str, **files: str) -> Path:
    """A folder whose mkdocs.yml says `own`; `files` lie in `shared/`."""
    (root / "office").mkdir()
    (root / "shared").mkdir()
    for name, text in files.items():
        (root / "shared" / f"{name}.yml").write_text(text, "utf-8")
    (root / "office" / "mkdocs.yml").write_text(own, "utf-8")
    return root / "office"


EVERY_OFFICE = "docs_dir: policies\nsite_url: https://x.example/\nplugins:\n  handbook: {audience: public, documents: [procedures]}\n"


@pytest.mark.parametrize(("own", "expected"), [
    ("", ("policies", "public", ("procedures",), "https://x.example/")),
    ("docs_dir: rules\n", ("rules", "public", ("procedures",), "https://x.example/")),
    ("plugins:\n  handbook: {audience: staff}\n", ("policies", "staff", ("procedures",), "https://x.example/")),  # maps are merged
    ("plugins: [handbook]\n", ("policies", None, None, "https://x.example/")),  # a list takes the place of the whole
])
def test_what_stands_in_a_file_that_is_inherited_holds_as_in_mkdocs(
        own: str, expected: tuple[object, ...], tmp_path: Path) -> None:
    from mkdocs.utils.yaml import yaml_load

    root = inheriting(tmp_path, "INHERIT: ../shared/office.yml\n" + own, office="INHERIT: city.yml\n" + EVERY_OFFICE, city="docs_dir: elsewhere\n")
    found = settings(root, environment={})
    assert (found.rules, found.audience, found.documents, found.site_url) == expected
    assert (rules_folder(root), unnamed_rules(root), own_site(root)) == (expected[0], None, None)
    with (root / "mkdocs.yml").open("rb") as file:  # MkDocs itself comes to the same
        theirs = yaml_load(file)
    assert {name: value for name, value in configured(root).items() if name != "INHERIT"} == theirs


def test_where_no_file_names_a_folder_of_rules_it_is_ours_and_not_that_of_mkdocs(tmp_path: Path) -> None:
    root = inheriting(tmp_path, "INHERIT: ../shared/office.yml\n", office="site_name: x\n")
    assert unnamed_rules(root) == str(root / "rules")


def test_the_file_that_is_looked_at_is_the_one_that_mkdocs_reads(tmp_path: Path) -> None:
    """MkDocs looks for what a link inherits beside the link, and not beside what the link leads to."""
    root = inheriting(tmp_path, "", real="INHERIT: base.yml\n", base="site_name: x\n")
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").symlink_to(Path("../shared/real.yml"))
    (root / "base.yml").write_text("extra: !!python/name:os.system\n", "utf-8")
    with pytest.raises(HandbookError, match="runs a program"):
        settings(root, environment={})


@pytest.mark.parametrize(("own", "said"), [
    ("plugins: [handbook\n", r"mkdocs\.yml, line [12]: "), ("plugins: [handbook]\nsite_name: x: y\n", r"mkdocs\.yml, line 2: "),
    ("INHERIT: nowhere.yml\n", "not there: nowhere.yml"), ("INHERIT: [a]\n", "not there"), ("just words\n", "has no settings"), ("- a\n", "has no settings"),
    ("\0", "has an error"), ("site_name: x\n", "does not name the plugin"), ("site_name: x\nplugins: [search]\n", "does not name the plugin"),
    ("plugins: [handbook]\n", "does not name the site"), ("site_name: x\nplugins: [nowhere, handbook]\n", 'plugin "nowhere", which is not'),
])
def test_what_stops_every_build_is_told_by_the_check(own: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(own, "utf-8")
    with pytest.raises(HandbookError, match=said):
        refuse_incomplete(tmp_path)


def test_a_printed_form_that_there_is_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [{handbook: {documents: [score]}}]\n", "utf-8")
    with pytest.raises(HandbookError, match='"score", which is not a printed form'):
        settings(tmp_path, environment={})


@pytest.mark.parametrize("plugins", ["[handbook]", "[{handbook: {audience: public}}]", "{handbook: }", "[search, handbook]",
                                     "[tags, handbook]\ntheme: {name: material}"])
def test_what_a_build_needs_is_little(plugins: str, tmp_path: Path) -> None:
    refuse_incomplete(tmp_path)  # without a mkdocs.yml rules can be checked
    refuse_incomplete(inheriting(tmp_path, "INHERIT: ../shared/office.yml\nsite_name: ''\n", office=f"plugins: {plugins}\n"))
