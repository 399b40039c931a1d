"""Templates stay compiled from run to run: a build that makes two pages anew would take longer to compile their templates."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from generator.files import read_verified, write_verified
from generator.inputs import NotOrdinary, program


class CompiledTemplates(jinja2.BytecodeCache):
    """Templates as one engine compiles them. `made_with` tells engines apart: what is constant is put into words when it is compiled.

    What is kept is program code. So it lies in the folder that Jinja has for the purpose, into which nobody but the user can write, and
    never beside a handbook, which may come from elsewhere.
    """

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder, self._made_with = folder, made_with

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads what the same program has compiled; nothing that is damaged or that another version has written."""
        data = read_verified(self._file(bucket)) or b""
        made_by, _, code = data.partition(b"\n")
        if made_by == program().encode():
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps it in place of what an earlier version has written. A folder that cannot be written to is no fault."""
        with suppress(OSError):
            write_verified(self._file(bucket), program().encode() + b"\n" + bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"handbook-{hashlib.sha256(f'{bucket.key} {self._made_with}'.encode()).hexdigest()}"


def compiled_templates(made_with: str) -> CompiledTemplates | None:
    """Nothing where there is no folder that is the user's alone, or where nobody can tell what the program is made of."""
    with suppress(NotOrdinary, OSError, RuntimeError):
        program()
        return CompiledTemplates(Path(jinja2.FileSystemBytecodeCache().directory), made_with)
    return None
