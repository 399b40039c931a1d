"""The template engine for pages: autoescape on, templates read once, the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import takewhile
from pathlib import Path

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from generator.facts import labels
from generator.facts.addresses import part_anchor
from generator.facts.applying import subjects_of
from generator.facts.contact import call_label
from generator.i18n import formatting, frequencies
from generator.i18n.own_words import OwnWords, own_catalogue
from generator.model.handbook import Years
from generator.model.kinds import RECORDS
from generator.model.text import Text
from generator.pages.compiled import compiled_templates


@cache
def environment(language: str, folders: tuple[Path, ...], years: Years = Years.COMMON, own: OwnWords = (),
                engine: Callable[..., jinja2.Environment] = jinja2.Environment) -> jinja2.Environment:
    """The engine for the pages of one language; a template of an earlier folder replaces its namesake in a later one.

    Templates have `_` (the catalogue), the names of `views.names`, and as filters what puts values into words: `duration`,
    `frequency`, `date`, `month`, `choice`, `signed` and `sentence` (see `wording`; `years` says how dates count
    them), `text` for a text without links to terms, and `word` for one that is the same in every language. An unknown name in
    a template raises jinja2.UndefinedError. Templates are found compiled, by this run or an earlier one; a changed file is
    compiled anew.
    """
    made = engine(
        loader=_Folders(list(folders)), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, extensions=[_ConstantWords],
        bytecode_cache=compiled_templates(f"{language} {years} {own} {engine}"))
    made.globals.update(
        _=own_catalogue(language, own).text, part_anchor=part_anchor, subjects_of=subjects_of, call_label=call_label,
        kind_names={kind.name: kind.many for kind in RECORDS}, kind_of_one={kind.name: kind.one for kind in RECORDS},
        side_names=labels.SIDES, stage_names=labels.STAGES)
    in_words = (formatting.choice, formatting.clause_number, formatting.duration, frequencies.frequency, formatting.within)
    made.filters.update({put.__name__: partial(put, language=language) for put in in_words})
    dated = (formatting.date, formatting.month)
    made.filters.update({put.__name__: partial(put, language=language, years=years) for put in dated})
    made.filters.update(sentence=formatting.sentence, signed=formatting.signed, translated=own_catalogue(language, own).text,
                        text=_text, word=_word)
    return made


class _Folders(jinja2.FileSystemLoader):
    """A preview, which goes on for days, also sees a template that has come to stand before the one that was read."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_as_it_was = super().get_source(environment, template)
        before = [*takewhile(Path(file).__ne__, (Path(folder, template) for folder in self.searchpath))]
        return source, file, lambda: is_as_it_was() and not any(place.is_file() for place in before)


@jinja2.pass_context
def _text(context: jinja2.runtime.Context, text: Text) -> Markup:
    words: Markup = context["links"].text(text)
    return words


@jinja2.pass_context
def _word(context: jinja2.runtime.Context, word: str) -> Markup:
    words: Markup = context["links"].word(word)
    return words


class _ConstantWords(Extension):
    """Puts `_("constant words")` into the language when a template is compiled: pages are mostly made of such labels."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        pending: list[Token] = []
        for token in stream:
            pending.append(token)
            if not _begins_call(pending):
                yield from pending
                pending = []
            elif len(pending) == len(_CALL):
                text = self.environment.globals["_"](pending[2].value)  # type: ignore[operator]
                yield Token(token.lineno, "string", text)
                pending = []
        yield from pending


_CALL = ("name", "lparen", "string", "rparen")


def _begins_call(tokens: list[Token]) -> bool:
    """Whether the tokens are the beginning of `_("…")`."""
    return all(token.type == kind for token, kind in zip(tokens, _CALL, strict=False)) and tokens[0].value == "_"
