"""Marked texts as HTML: the tree of a text, with its links as they are seen from a page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from markupsafe import Markup, escape

from generator.hyperlinks import read_hyperlink
from generator.model.markup import Block, Content, Run

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
Show = Callable[[str], Markup]
"""Plain words as markup: escaped, with terms linked or without."""


def marked(content: Content, root: str, show: Show = escape) -> Markup:
    """A whole text; one paragraph alone has no element of its own. `root` leads from the page to the root of the site."""
    if len(content) == 1 and content[0].form == "paragraph":
        return _runs(content[0], root, show)
    return Markup("").join(_block(block, root, show) for block in content)


def _block(block: Block, root: str, show: Show) -> Markup:
    if block.form == "paragraph":
        return Markup("<p>{}</p>").format(_runs(block, root, show))
    if block.form == "picture":
        return _picture(block.runs[0], root)
    return _FORMS[block.form](block, root, show)


def _list(block: Block, root: str, show: Show) -> Markup:
    """A list whose items have the numbers that their author wrote, or none."""
    numbered = any(item.runs for item in block.inside)
    items = Markup("").join(_item(item, root, show) for item in block.inside)
    return Markup('<ul class="hb-marked hb-marked--numbered">{}</ul>' if numbered else '<ul class="hb-marked">{}</ul>').format(items)


def _item(item: Block, root: str, show: Show) -> Markup:
    number = Markup('<span class="hb-marked__number">{}</span> ').format(item.runs[0].text) if item.runs else Markup()
    return Markup("<li>{}<div>{}</div></li>" if number else "<li>{}{}</li>").format(number, marked(item.inside, root, show))


def _table(block: Block, root: str, show: Show) -> Markup:
    header, *rows = (_row(row, "td" if number else "th", root, show) for number, row in enumerate(block.inside))
    return Markup('<div class="hb-scroll" tabindex="0"><table class="hb-table"><thead>{}</thead><tbody>{}</tbody></table></div>').format(
        header, Markup("").join(rows))


def _row(row: Block, cell: str, root: str, show: Show) -> Markup:
    opening = Markup('<th scope="col">') if cell == "th" else Markup("<td>")
    return Markup("<tr>{}</tr>").format(Markup("").join(
        Markup("{}{}{}").format(opening, marked(each.inside, root, show), Markup(f"</{cell}>")) for each in row.inside))


_FORMS: dict[str, Callable[[Block, str, Show], Markup]] = {"list": _list, "item": _item, "table": _table}


def _picture(run: Run, root: str) -> Markup:
    """A picture of the handbook; one of another site is not fetched, since it would tell that site who reads."""
    if not run.href or read_hyperlink(run.href).outside:
        return Markup("<p>{}</p>").format(_led(run.href, escape(run.text), root))
    return Markup('<figure class="hb-figure"><img src="{}" alt="{}" loading="lazy"></figure>').format(root + run.href, run.text)


def _runs(block: Block, root: str, show: Show) -> Markup:
    """Terms are not linked within a link, nor in code."""
    found = groupby(block.runs, key=lambda run: run.href)
    return Markup("").join(_led(href, Markup("").join(_run(run, escape if href else show) for run in runs), root) for href, runs in found)


def _run(run: Run, show: Show) -> Markup:
    styles = run.style.split()
    words = escape(run.text) if "code" in styles else show(run.text)
    for style in reversed(styles):
        words = Markup(f"<{_TAGS[style]}>{{}}</{_TAGS[style]}>").format(words)
    return words


def _led(href: str, words: Markup, root: str) -> Markup:
    if not href:
        return words
    if read_hyperlink(href).outside:
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(href, words)
    return Markup('<a href="{}">{}</a>').format(root + href, words)
