"""Only what was put under a key comes out under it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.printing.document_cache import DocumentCache


def test_documents_that_were_exchanged_are_not_taken(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path)
    cache.put("one", b"first")
    cache.put("two", b"second")
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    assert (cache.get("one"), cache.get("two")) == (b"first", b"second")
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(first)
    assert (cache.get("one"), cache.get("two")) == (None, None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "key.pdf")
    cache = DocumentCache(tmp_path)
    assert cache.get("key") is None
    assert cache.put("key", b"data")
    assert cache.get("key") == b"data"


def test_neither_a_link_nor_a_folder_is_taken(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path)
    cache.put("key", b"data")
    (tmp_path / "key.pdf").rename(tmp_path / "elsewhere")
    (tmp_path / "key.pdf").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "folder.pdf").mkdir()
    assert (cache.get("key"), cache.get("folder")) == (None, None)
    cache.remove_unused()
