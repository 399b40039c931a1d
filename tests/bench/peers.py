"""Other generators over the same Markdown as stock MkDocs, as far as their commands are found: Zensical (from PyPI, in any environment)
and Hugo (from Debian)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.bench.measure import Cost, run, size

_HUGO = 'baseURL = "https://handbook.example.org/"\ntitle = "Handbook"\nuglyURLs = true\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
_SINGLE = ("<!doctype html><html><head><meta charset=utf-8><title>{{ .Title }}</title></head><body><nav>{{ range site.Sections }}"
           '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav><main>{{ .Content }}</main></body></html>')


def bench_peers(folder: Path) -> list[tuple[str, Cost, float]]:
    """(name, cost, MB of the site) of each; `folder` is the project of stock MkDocs."""
    found = []
    if zensical := shutil.which("zensical"):
        try:
            cost = run([zensical, "build", "--clean"], folder)
        except subprocess.CalledProcessError as error:
            print(f"Zensical ended with {error.returncode}: {error.output}")
        else:
            found.append(("Zensical, the same Markdown", cost, size(folder / "site")))
            shutil.rmtree(folder / "site")
    if hugo := shutil.which("hugo"):
        place = folder / "hugo"
        _write_hugo(place, folder / "docs")
        cost = run([hugo, "--quiet"], place)
        found.append(("Hugo, bare theme, the same Markdown", cost, size(place / "public")))
    return found


def _write_hugo(place: Path, docs: Path) -> None:
    """The pages with their title as front matter, and one template for all of them."""
    for path in docs.rglob("*.md"):
        page = place / "content" / path.relative_to(docs)
        page = page.with_name("_index.md") if page.name == "index.md" else page
        page.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        title = text.partition("\n")[0].lstrip("# ").replace('"', "'").replace("\\", "")
        page.write_text(f'---\ntitle: "{title}"\n---\n{text}', "utf-8")
    layouts = place / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_SINGLE, "utf-8")
    (place / "config.toml").write_text(_HUGO, "utf-8")
