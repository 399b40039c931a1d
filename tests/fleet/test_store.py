"""Sites in a store: on a disk, and in an S3 store that is served on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fleet.s3_store import SETTINGS, s3_store
from small_site import write_handbook

from generator.errors import HandbookError
from generator.fleet import store as stores
from generator.fleet.locations import Location, located
from generator.fleet.offices import Office, offices
from generator.fleet.store import Record, Store, fetch

RECORD = Record("a" * 64, 2, 1)


@pytest.fixture(params=["disk", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "disk":
        yield str(tmp_path / "sites")
        return
    with s3_store(monkeypatch, "sites"):
        yield "s3://sites/all"


def a_site(folder: Path, **files: str) -> Path:
    for name, content in {"index.html": "<p>one", "assets/handbook/a.css": "p {}", **{n.replace("__", "/"): c for n, c in files.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def content(address: str, name: str) -> dict[str, bytes]:
    system, path = fsspec.core.url_to_fs(address)
    system.invalidate_cache()
    start = f"{path}/{name}/"
    return {file.removeprefix(start): system.cat_file(file) for file in system.find(start)}


def test_a_site_and_its_record_come_back(address: str, tmp_path: Path) -> None:
    store = Store(address)
    assert store.record("health") is None
    assert store.records() == {}
    store.publish("health", a_site(tmp_path / "one"), RECORD)
    assert content(address, "health") == {"index.html": b"<p>one", "assets/handbook/a.css": b"p {}"}
    assert store.record("health") == RECORD
    assert Store(address).records() == {"health": RECORD}


def test_a_new_site_takes_the_place_of_the_old(address: str, tmp_path: Path) -> None:
    store = Store(address)
    store.publish("health", a_site(tmp_path / "one", old__gone="x"), RECORD)
    store.publish("health", a_site(tmp_path / "two", **{"new": "y"}), RECORD)
    assert content(address, "health") == {"index.html": b"<p>one", "assets/handbook/a.css": b"p {}", "new": b"y"}


def test_what_somebody_put_into_a_site_stays(address: str, tmp_path: Path) -> None:
    store = Store(address)
    store.publish("health", a_site(tmp_path / "one", old__gone="x"), RECORD)
    system, path = fsspec.core.url_to_fs(address)
    system.pipe_file(f"{path}/health/robots.txt", b"mine")
    for number in range(2):
        store.publish("health", a_site(tmp_path / f"two{number}", **{"new": str(number)}), RECORD)
        assert content(address, "health") == {"index.html": b"<p>one", "assets/handbook/a.css": b"p {}", "new": b"%d" % number, "robots.txt": b"mine"}


def test_what_a_lost_worker_sent_is_not_taken_for_somebody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of an edition that readers of the next one may not see."""
    with s3_store(monkeypatch, "sites"):
        store = Store("s3://sites")
        store.publish("health", a_site(tmp_path / "one"), RECORD)
        with monkeypatch.context() as lost:
            lost.setattr(Location, "remove", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                store.publish("health", a_site(tmp_path / "two", secret="x"), RECORD)
        assert "secret" in content("s3://sites", "health")
        store.publish("health", a_site(tmp_path / "three"), RECORD)
        assert "secret" not in content("s3://sites", "health")


def test_what_is_no_site_is_never_replaced(address: str, tmp_path: Path) -> None:
    """Such as the handbooks themselves, where somebody names one place for both."""
    system, path = fsspec.core.url_to_fs(address)
    system.makedirs(f"{path}/health", exist_ok=True)
    system.pipe_file(f"{path}/health/mkdocs.yml", b"mine")
    with pytest.raises(HandbookError, match="is not a site"):
        Store(address).publish("health", a_site(tmp_path / "one"), RECORD)
    assert content(address, "health") == {"mkdocs.yml": b"mine"}


@pytest.mark.parametrize("environment", [
    {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, {"AWS_ENDPOINT_URL": "nonsense"},
    {"AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID": "", "AWS_EC2_METADATA_DISABLED": "true"}])
def test_a_store_that_cannot_be_reached_is_told(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**SETTINGS, "AWS_MAX_ATTEMPTS": "1", **environment}.items():
        monkeypatch.setenv(name, value)
    fsspec.filesystem("s3").clear_instance_cache()
    for ask in (lambda: offices("s3://rules"), lambda: Store("s3://sites").records(), lambda: located("s3://sites").write(b"")):
        with pytest.raises(HandbookError, match="cannot be reached"):
            ask()
    fsspec.filesystem("s3").clear_instance_cache()


def test_a_damaged_record_means_that_the_site_is_made_again(address: str, tmp_path: Path) -> None:
    store = Store(address)
    store.publish("health", a_site(tmp_path / "one"), RECORD)
    system, path = fsspec.core.url_to_fs(address)
    for damaged in (b"", b"{", b"[]", b'{"digest": "a"}', b'{"digest":"a","pages":1,"documents":1,"more":1}'):
        system.pipe_file(f"{path}/.fleet/health.json", damaged)
        assert Store(address).record("health") is None


def test_the_sources_are_fetched(address: str, tmp_path: Path) -> None:
    made = write_handbook(tmp_path / "made", forms__a="attachment")
    system, path = fsspec.core.url_to_fs(address)
    system.put(str(made), f"{path}/health", recursive=True)
    fetch(offices(f"{address}/health")[0], tmp_path / "fetched")
    assert (tmp_path / "fetched" / "rules" / "handbook.yml").read_bytes() == (made / "rules" / "handbook.yml").read_bytes()
    assert (tmp_path / "fetched" / "rules" / "forms" / "a").read_text("utf-8") == "attachment"


def test_nothing_is_fetched_to_where_it_does_not_belong(tmp_path: Path) -> None:
    with pytest.raises(HandbookError):
        fetch(Office("health", str(tmp_path), {"../../escaped": "1"}), tmp_path / "fetched")


def test_printed_documents_are_kept_until_they_are_forgotten(address: str, tmp_path: Path) -> None:
    store = Store(address)
    (tmp_path / "cache" / "documents").mkdir(parents=True)
    (tmp_path / "cache" / "documents" / "a.pdf").write_bytes(b"printed")
    store.keep_printed("health", tmp_path / "cache")
    store.fetch_printed("health", tmp_path / "fetched")
    assert (tmp_path / "fetched" / "documents" / "a.pdf").read_bytes() == b"printed"
    store.forget_printed("health")
    store.fetch_printed("health", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_pages_are_sent_last_and_unchanged_files_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3_store(monkeypatch, "sites"):
        store = Store("s3://sites")
        store.publish("health", a_site(tmp_path / "one"), RECORD)
        sent: list[list[str]] = []
        system = fsspec.filesystem("s3")
        put = system.put

        def noted(sources: list[str], targets: list[str], **options: Any) -> Any:
            sent.append([target.removeprefix("sites/health/") for target in targets])
            return put(sources, targets, **options)

        monkeypatch.setattr(system, "put", noted)
        store.publish("health", a_site(tmp_path / "two", **{"index.html": "<p>two", "b.js": "1", "posts__b.html": "<p>"}), RECORD)
    assert sent == [["b.js"], ["index.html", "posts/b.html"]]


def test_a_site_that_is_none_leaves_the_old_one(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "sites"))
    store.publish("health", a_site(tmp_path / "one"), RECORD)
    (tmp_path / "empty").mkdir()
    with pytest.raises(HandbookError):
        store.publish("health", tmp_path / "empty", Record("b" * 64, 0, 0))
    assert store.record("health") == RECORD
    assert content(str(tmp_path / "sites"), "health")["index.html"] == b"<p>one"
    assert stores._record(b"null") is None
