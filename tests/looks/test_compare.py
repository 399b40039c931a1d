"""What a change does to pages is found: lines that came or went, and pictures that differ."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from tests.looks.compare import alike, otherwise, pictured


def site(folder: Path, **pages: str) -> Path:
    for name, content in pages.items():
        path = folder / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".html").write_text(f'<html><body><nav>menu</nav><main id="content">{content}</main></body></html>', "utf-8")
    return folder


def test_lines_that_came_or_went_are_told_with_their_pages(tmp_path: Path) -> None:
    same = "<p>Print code: 12AB-34CD</p>"
    before = site(tmp_path / "a", posts_clerk=f"<h1>Clerk</h1><p>3 persons</p>{same}", posts_chief="<p>3 persons</p>", index=same)
    after = site(tmp_path / "b", posts_clerk=f"<h1>Clerk</h1><p>3 people</p>{same}", posts_chief="<p>3 people</p>", index=same.replace("1", "9"))
    both = ["posts/chief.html", "posts/clerk.html"]
    assert otherwise(before, after) == {"-3 persons": both, "+3 people": both}


def test_the_index_of_a_section_and_one_page_below_it_are_pictured(tmp_path: Path) -> None:
    made = site(tmp_path, index="", posts_index="", posts_b="", posts_a="")
    assert sorted(pictured(made)) == ["index.html", "posts/a.html", "posts/index.html"]


def test_pictures_are_alike_but_for_a_few_points() -> None:
    def picture(points: int) -> bytes:
        drawn, kept = Image.new("RGB", (100, 100), "white"), io.BytesIO()
        for place in range(points):
            drawn.putpixel((place, 5), (0, 0, 0))
        drawn.save(kept, "PNG")
        return kept.getvalue()

    assert alike(picture(0), picture(50)) and not alike(picture(0), picture(90))
