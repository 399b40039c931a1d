"""The only reader of Markdown: a safe subset of it (https://spec.commonmark.org/), parsed to the tree of `markup.py`.

Links, `**strong**`, `*emphasis*` and `` `code` `` may stand in every longer text, paragraphs and lists in some, tables and pictures in free
pages. There is no HTML. What is no mark, or would be a link that must not be followed, stays the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from generator.hyperlinks import read_hyperlink, read_named
from generator.model.markup import MAILTO, TEL, Block, Content, Run, addressed, one_line
from generator.patterns import pattern_of


class Extent(IntEnum):
    """How much may be marked in a text: within its one paragraph, lists besides, tables and pictures besides."""

    LINE = 1
    PROSE = 2
    PAGE = 3


_NUMBER = r"[一二三四五六七八九十百]+、|[（(](?:[一二三四五六七八九十百]+|\d+)[)）]|\d+、"
"""How Chinese offices number lines: `一、`, `（一）`, `1、`."""
_NUMBERED = pattern_of(rf"^[ \t\u3000]*({_NUMBER})[ \t\u3000]*", re.MULTILINE)
_IN_A_LINE = r"[*`\[<\\]"
_IN_PROSE = rf"{_IN_A_LINE}|^[ \t]*(?:-|\d+[.)])[ \t]|\n[ \t]*\n|^[ \t\u3000]*(?:{_NUMBER})"
_MAY_BE_MARKED = {Extent.LINE: pattern_of(_IN_A_LINE), Extent.PROSE: pattern_of(_IN_PROSE, re.MULTILINE),
                  Extent.PAGE: pattern_of(rf"{_IN_PROSE}|\|", re.MULTILINE)}
_ESCAPED = pattern_of(r"\\[*`\[\]<>|.)-]")
_STYLES = {"strong": "strong", "em": "emphasis"}


def read_markup(source: str, extent: Extent) -> Content:
    """The tree of a text; empty for one in which nothing is marked."""
    if not _MAY_BE_MARKED[extent].search(source):
        return ()
    parser = _parser(extent)
    if extent is Extent.LINE:
        (inline,) = parser.parseInline(one_line(source))
        found: Content = (Block("paragraph", _runs(inline)),)
    else:
        tokens = parser.parse(source)
        found = _blocks(_Tokens(tokens, source.split("\n"), parser))
    return () if found == (Block("paragraph", (Run(one_line(source)),)),) else found


# --- Tokens to the tree --------------------------------------------------------------------------------------------

class _Tokens:
    """The tokens of a text, read one after the other, and its lines."""

    def __init__(self, tokens: list[Token], lines: list[str], parser: MarkdownIt) -> None:
        self._parser = parser
        self._lines = lines
        self._tokens = iter(tokens)

    def next(self) -> Token | None:
        return next(self._tokens, None)

    def paragraph(self, words: str) -> Block:
        (inline,) = self._parser.parseInline(words.strip())
        return Block("paragraph", _runs(inline))

    def as_written(self, token: Token) -> Block:
        """The lines of a token as a paragraph."""
        first, last = token.map or (0, 0)
        return self.paragraph("\n".join(self._lines[first:last]))


def _blocks(tokens: _Tokens, until: str = "") -> Content:
    found: list[Block] = []
    while (token := tokens.next()) is not None and token.type != until:
        if token.type == "inline":
            found += _lines(token, tokens)
        elif token.type in _CONTAINERS:
            form, end = _CONTAINERS[token.type]
            block = Block(form, (Run(f"{token.info}."),) if token.info else (), _blocks(tokens, end))
            # A dash or a number before a single line is more likely a minus or a part of a sentence.
            single = form == "list" and (len(block.inside) < 2 or token.markup == "+")
            found.append(tokens.as_written(token) if single else block)
    return tuple(found)


_CONTAINERS = {
    "bullet_list_open": ("list", "bullet_list_close"), "ordered_list_open": ("list", "ordered_list_close"),
    "list_item_open": ("item", "list_item_close"), "table_open": ("table", "table_close"), "tr_open": ("row", "tr_close"),
    "th_open": ("cell", "th_close"), "td_open": ("cell", "td_close"),
}


def _lines(token: Token, tokens: _Tokens) -> Iterator[Block]:
    """A paragraph; several lines in it that begin with a number as Chinese offices write it are a list."""
    starts = [match.start() for match in _NUMBERED.finditer(token.content)]
    if len(starts) < 2:
        yield _paragraph(_runs(token))
        return
    if before := token.content[:starts[0]].strip():
        yield tokens.paragraph(before)
    lines = [token.content[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    yield Block("list", (), tuple(_numbered_item(line, tokens) for line in lines))


def _numbered_item(line: str, tokens: _Tokens) -> Block:
    match = _NUMBERED.match(line)
    assert match is not None
    return Block("item", (Run(match[1]),), (tokens.paragraph(line[match.end():]),))


def _paragraph(runs: tuple[Run, ...]) -> Block:
    """A picture that stands alone is no paragraph."""
    picture = len(runs) == 1 and runs[0].style == "picture"
    return Block("picture", (runs[0]._replace(style=""),)) if picture else Block("paragraph", runs)


def _runs(inline: Token) -> tuple[Run, ...]:
    """Words of one style and address together. Marks that nest are styles of the same words."""
    found: list[Run] = []
    styles: list[str] = []
    href = ""
    for token in inline.children or ():
        name, _, end = token.type.rpartition("_")
        if name == "link":
            href = str(token.attrGet("href")) if end == "open" else ""
        elif name in _STYLES:
            styles = [*styles, _STYLES[name]] if end == "open" else styles[:-1]
        elif token.type == "image":
            found.append(Run(one_line(token.content), "picture", str(token.attrGet("src"))))
        elif token.content:
            style = " ".join(dict.fromkeys([*styles, *(["code"] if token.type == "code_inline" else [])]))
            found.append(Run(one_line(token.content), style, href))
    return addressed(_merged(found))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if last and last[1:] == run[1:]:
            last = last._replace(text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


# --- The parser ----------------------------------------------------------------------------------------------------

class _Parser(MarkdownIt):
    """Takes addresses as they are written, and only those that may be followed."""

    def validateLink(self, url: str) -> bool:
        if read_named(url):
            return True
        try:
            read_hyperlink(url)
        except ValueError:
            return False
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link.removeprefix(TEL).removeprefix(MAILTO)


@cache
def _parser(extent: Extent) -> MarkdownIt:
    made = _Parser("zero").enable(["backticks", "link", "autolink", "balance_pairs", "emphasis"])
    if extent >= Extent.PROSE:
        made.enable("list")
    if extent is Extent.PAGE:
        made.enable(["table", "image"])
    made.inline.ruler.at("emphasis", _emphasis)
    made.inline.ruler.before("backticks", "own_escape", _escape)
    return made


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before one of our marks takes its meaning away; any other one is a sign like others, as in the path of a file."""
    if not _ESCAPED.match(state.src, state.pos):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = state.src[state.pos + 1], state.src[state.pos: state.pos + 2], "escape"
    state.pos += 2
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Asterisks at either end of words. CommonMark looks for spaces and punctuation around them, which Chinese has none of or elsewhere.

    One within an ASCII word or between figures (`3*4`) is no mark.
    """
    start, source = state.pos, state.src
    if silent or source[start] != "*":
        return False
    end = start
    while end < state.posMax and source[end] == "*":
        end += 1
    before, after = source[start - 1: start] or " ", source[end: end + 1] or " "
    within = all(side.isascii() and side.isalnum() for side in (before, after))
    for _ in range(start, end):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(Delimiter(marker=ord("*"), length=end - start, token=len(state.tokens) - 1, end=-1,
                                          open=not within and not after.isspace(), close=not within and not before.isspace()))
    state.pos = end
    return True
