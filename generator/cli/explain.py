"""What `handbook explain` prints: one fault with an example of it and of what to write instead, or the list of all.

With --fields it prints the reference of the entry language.
"""

from __future__ import annotations

from string import Formatter
from textwrap import indent

from generator.cli.scaffold import as_example
from generator.diagnostics import Descriptor
from generator.errors import HandbookError
from generator.exports.reference import COMMON, common_page, contents_page, kind_page
from generator.i18n.catalogue import Catalogue
from generator.i18n.characters import visible
from generator.linting.examples import example
from generator.linting.registry import DESCRIPTORS, FAMILIES, find_descriptor
from generator.model import KINDS
from generator.nearest import nearest
from generator.patterns import pattern_of
from generator.reading.descriptors import NEAREST_HINT
from generator.reading.meant_field import kinds_with


def explain(given: str, words: Catalogue) -> str:
    """The explanation of the fault with this code or name. Raises HandbookError if there is none."""
    descriptor = find_descriptor(given)
    if descriptor is None:
        if given.lower() in (*KINDS, COMMON):
            raise HandbookError("there is no finding called \"{given}\"", "for the fields of that kind: handbook explain --fields {given}",
                                given=given.lower())
        if kinds := kinds_with(given):
            raise HandbookError("there is no finding called \"{given}\"", "that is a field of an entry: handbook explain --fields {kind}",
                                given=given, kind="|".join(kinds))
        near = nearest(given.lower(), (descriptor.name for descriptor in DESCRIPTORS.values()))
        raise HandbookError("there is no finding called \"{given}\"",
                            NEAREST_HINT if near else "\"handbook explain\" lists them all", given=given, nearest=near or "")
    _ = words.text
    parts = [f"{descriptor.code} {descriptor.name} ({_(descriptor.severity.value)})", _plain(descriptor.message, words)]
    if descriptor.why:
        parts.append(f"{_('Why it matters')}\n{indent(_(descriptor.why), '  ')}")
    if descriptor.invalid:
        parts.append(f"{_('Wrong')}\n{_example(descriptor.invalid, descriptor, words)}")
    if descriptor.valid:
        parts.append(f"{_('Right')}\n{_example(descriptor.valid, descriptor, words)}")
    if descriptor.hint:
        parts.append(f"{_('What to do')}\n{indent(_plain(descriptor.hint, words), '  ')}")
    return "\n\n".join(parts)


def explain_fields(kind: str, words: Catalogue) -> str:
    """The fields of a kind of entry with an example of each, or those of every entry; the kinds if none is given.

    Raises HandbookError for an unknown kind.
    """
    if not kind:
        return _without_links(contents_page(words))
    if kind == COMMON:
        return _without_links(common_page(words))
    if kind not in KINDS:
        near = nearest(kind, [*KINDS, COMMON])
        raise HandbookError("there is no kind of entry called \"{given}\"", NEAREST_HINT if near else "one of: {known}",
                            given=kind, nearest=near or "", known=", ".join([*KINDS, COMMON]))
    shown = indent(as_example(kind, words.language).strip(), "  ", lambda line: bool(line.strip()))
    return f"{_without_links(kind_page(kind, words)).rstrip()}\n\n{words.text('For example')}\n{shown}\n"


def _without_links(page: str) -> str:
    """The page for a terminal, in which no link leads anywhere: another page is named by the command that prints it."""
    commands = _TO_PAGE.sub(lambda link: f"{link[1]} (handbook explain --fields {link[2]})", page)
    return _TO_PART.sub(r"\1", commands)


_TO_PAGE, _TO_PART = pattern_of(r"\[([^\]]*)\]\((\w+)\.md\)"), pattern_of(r"\[([^\]]*)\]\(#[^)]*\)")


def _example(text: str, descriptor: Descriptor, words: Catalogue) -> str:
    text = example(text, words.language, descriptor.code)
    return indent("\n".join(map(visible, text.rstrip().split("\n"))), "  ")


def _plain(key: str, words: Catalogue) -> str:
    """A message without its details: `{field}` becomes `…`."""
    return words.text(key, **{name: "…" for _, name, _, _ in Formatter().parse(key) if name})


def list_faults(words: Catalogue) -> str:
    """Every code with its name, family by family."""
    lines: list[str] = []
    for prefix, family in FAMILIES.items():
        members = [f for code, f in DESCRIPTORS.items() if code.startswith(prefix)]
        if members:
            lines += ["", f"{prefix}xx  {words.text(family)}", *(_row(f, words) for f in members)]
    return "\n".join(lines[1:])


def _row(descriptor: Descriptor, words: Catalogue) -> str:
    return f"  {descriptor.code}  {descriptor.name:<28} {_plain(descriptor.message, words)}"
