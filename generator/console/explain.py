"""What `handbook explain` prints: one fault with an example of it and of what to write instead, or the list of all."""

from __future__ import annotations

from difflib import get_close_matches
from string import Formatter
from textwrap import indent

from generator.catalogue import Catalogue
from generator.console.columns import visible
from generator.diagnostics import Fault
from generator.errors import HandbookError
from generator.faults import NEAREST_HINT
from generator.registry import FAMILIES, FAULTS, find_fault


def explain(given: str, words: Catalogue) -> str:
    """The explanation of the fault with this code or name. Raises HandbookError if there is none."""
    fault = find_fault(given)
    if fault is None:
        nearest = get_close_matches(given.lower(), [f.name for f in FAULTS.values()], n=1)
        raise HandbookError("there is no finding called \"{given}\"",
                            NEAREST_HINT if nearest else "\"handbook explain\" lists them all", given=given, nearest="".join(nearest))
    _ = words.text
    parts = [f"{fault.code} {fault.name} ({_(fault.severity.value)})", _plain(fault.message, words)]
    if fault.why:
        parts.append(f"{_('Why it matters')}\n{indent(_(fault.why), '  ')}")
    if fault.invalid:
        parts.append(f"{_('Wrong')}\n{_example(fault.invalid)}")
    if fault.valid:
        parts.append(f"{_('Right')}\n{_example(fault.valid)}")
    if fault.hint:
        parts.append(f"{_('What to do')}\n{indent(_plain(fault.hint, words), '  ')}")
    return "\n\n".join(parts)


def _example(text: str) -> str:
    return indent("\n".join(map(visible, text.rstrip().split("\n"))), "  ")


def _plain(key: str, words: Catalogue) -> str:
    """A message without its details: `{field}` becomes `…`."""
    return words.text(key, **{name: "…" for _, name, _, _ in Formatter().parse(key) if name})


def list_faults(words: Catalogue) -> str:
    """Every code with its name, family by family."""
    lines: list[str] = []
    for prefix, family in FAMILIES.items():
        members = [f for code, f in FAULTS.items() if code.startswith(prefix)]
        if members:
            lines += ["", f"{prefix}xx  {words.text(family)}", *(_row(f, words) for f in members)]
    return "\n".join(lines[1:])


def _row(fault: Fault, words: Catalogue) -> str:
    return f"  {fault.code}  {fault.name:<28} {_plain(fault.message, words)}"
