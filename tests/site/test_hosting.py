"""Compressed copies, and the example of a web server's settings: a real nginx serves a real site with it."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from small_site import MKDOCS, write_handbook

from generator import building
from generator.site.publish import Publication
from generator.templates import BUILT_IN

TEXT = b"<p>" + b"a rule " * 400
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
AROUND = """\
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; {user}
events {{ }}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/handbook.conf;
}}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_handbook(tmp_path_factory.mktemp("hosting") / "office",
                          MKDOCS.replace("[handbook]", "[handbook: {documents: [checklists], compress: true}]"))
    assert building.build(root).published
    return root


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HTTPConnection]:
    folder = tmp_path_factory.mktemp("nginx")
    for outer in (folder, *folder.parents):  # the worker of a server that root starts is somebody else
        if outer.is_relative_to("/tmp") and outer != Path("/tmp"):
            outer.chmod(0o755)
    shutil.copytree(root / "site", folder / "sites" / "office")
    (folder / "sites" / ".fleet").mkdir()
    (folder / "sites" / ".fleet" / "report.html").write_text("for the farm", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    example = (BUILT_IN / "hosting" / "nginx.conf").read_text("utf-8")
    (folder / "handbook.conf").write_text(
        example.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/handbooks", str(folder / "sites")), "utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""), "utf-8")
    process = subprocess.Popen([NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")])
    try:
        _wait(port, process)
        yield HTTPConnection("127.0.0.1", port)
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def get(server: HTTPConnection, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    server.request("GET", path, headers=headers)
    answer = server.getresponse()
    return answer, answer.read()


def test_a_compressed_copy_lies_beside_each_larger_text(root: Path) -> None:
    site = root / "site"
    copies = [path for path in site.rglob("*.gz") if not path.is_relative_to(site / "assets" / "javascripts")]
    assert {path.suffixes[-2] for path in copies} >= {".html", ".css", ".js", ".json"}
    for path in copies:
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()


def test_copies_of_unchanged_files_are_linked_and_others_made(tmp_path: Path) -> None:
    for text in (TEXT, TEXT):
        with Publication(tmp_path / "site") as publication:
            publication.write([("index.html", TEXT), ("a.html", text), ("small.html", b"<p>"), ("assets/handbook/a.png", b"x")])
            publication.compress()
            publication.publish()
    before = {path.name: path.stat().st_ino for path in (tmp_path / "site").iterdir() if path.is_file()}
    assert set(before) == {"index.html", "index.html.gz", "a.html", "a.html.gz", "small.html"}
    with Publication(tmp_path / "site") as publication:
        publication.write([("index.html", TEXT), ("a.html", TEXT + b"!")])
        publication.compress()
        publication.publish()
    after = {path.name: path.stat().st_ino for path in (tmp_path / "site").iterdir() if path.is_file()}
    assert after["index.html.gz"] == before["index.html.gz"]
    assert after["a.html.gz"] != before["a.html.gz"]
    assert gzip.decompress((tmp_path / "site" / "a.html.gz").read_bytes()) == TEXT + b"!"


def test_the_same_site_has_the_same_copies(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with Publication(tmp_path / name) as publication:
            publication.write([("index.html", TEXT)])
            publication.compress()
            publication.publish()
    assert (tmp_path / "one" / "index.html.gz").read_bytes() == (tmp_path / "two" / "index.html.gz").read_bytes()


def test_pages_are_asked_for_again_and_cost_nothing_when_unchanged(server: HTTPConnection) -> None:
    answer, page = get(server, "/office/")
    assert (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-cache")
    assert page.startswith(b"<!doctype html>")
    again, nothing = get(server, "/office/", **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status, nothing) == (304, b"")


def test_compressed_copies_are_sent(server: HTTPConnection, root: Path) -> None:
    answer, page = get(server, "/office/index.html", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(page) == (root / "site" / "index.html").read_bytes()


def test_a_file_with_a_digest_in_its_name_is_kept_for_a_year(server: HTTPConnection, root: Path) -> None:
    style = next((root / "site" / "assets" / "stylesheets").glob("main.*.css"))
    answer, _ = get(server, f"/office/assets/stylesheets/{style.name}")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"].startswith("text/css")


@pytest.mark.parametrize(("path", "kind"), [
    ("office/data/handbook.json", "application/json"), ("office/data/clerk.ics", "text/calendar"), ("office/checklists/clerk.pdf", "application/pdf"),
    ("office/assets/handbook/frame.js", "text/javascript"), ("office/assets/handbook/emblem.svg", "image/svg+xml")])
def test_files_have_their_types(server: HTTPConnection, path: str, kind: str) -> None:
    answer, _ = get(server, f"/{path}")
    assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (200, kind)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/.fleet/report.html", "/office/nothing.html", "/office/../.fleet/report.html"])
def test_what_is_not_there_or_for_nobody_is_not_found(server: HTTPConnection, path: str) -> None:
    answer, page = get(server, path)
    assert answer.status in (400, 404)
    assert b"for the farm" not in page
