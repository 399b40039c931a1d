"""The scripts of the pages, asked from Python through one process of node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.handbook import Handbook
from generator.model.script_words import rule_words_script
from generator.searching.render import search_documents

ANSWERS = Path(__file__).parent / "js/answers.mjs"


class Scripts:
    """`ask` calls what `js/answers.mjs` offers under a name."""

    def __init__(self) -> None:
        node = shutil.which("node")
        if not node:
            pytest.fail("node is not installed; make test does that, or: apt-get install nodejs")
        self._process = subprocess.Popen([node, str(ANSWERS), rule_words_script().decode()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def ask(self, name: str, *given: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([name, *given]) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline() or "null")

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


@contextmanager
def searched(handbook: Handbook, language: str) -> Iterator[Callable[[str], list[list[str]]]]:
    """What the search of a handbook answers to a query: (entry, text, note, address) of each."""
    index = [document.data.decode() for document in search_documents(handbook, language)]
    with closing(Scripts()) as scripts:
        yield lambda query: scripts.ask("searched", index, [query])[0][0]
