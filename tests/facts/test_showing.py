"""That every output shows entries in every state as the table of states and outputs says, and that no state goes unsaid."""

from __future__ import annotations

import pytest
from state_cases import KINDS, SAID_ON_PAGE, TITLES, outputs, shown, strings, table, text_of, word

from generator.analysis.standing import State, standing
from generator.facts.showing import SHOWING, Output
from generator.model.kinds import BY_NAME

OTHERS = [state for state in State if state is not State.IN_FORCE]


@pytest.mark.parametrize("state", State)
def test_the_entries_of_these_tests_are_in_the_state(state: State) -> None:
    made = outputs(state).handbook
    assert {standing(made.find(kind, "subject"), made).state for kind in KINDS} == {state}


@pytest.mark.parametrize("output", Output)
@pytest.mark.parametrize("state", State)
def test_an_output_shows_a_state_as_the_table_says(state: State, output: Output) -> None:
    found = {kind: shown(state, output, kind) for kind in KINDS}
    assert any(found.values())
    assert {kind: how for kind, how in found.items() if how not in (None, SHOWING[state][output])} == {}


@pytest.mark.parametrize("state", OTHERS)
def test_the_page_of_an_entry_says_its_state_the_day_and_what_replaces_it(state: State) -> None:
    for kind in KINDS:
        html = outputs(state).pages[BY_NAME[kind].address("subject").partition("#")[0]].content
        html = next(part for part in html.split("<section") if 'id="term-subject"' in part) if kind == "term" else html.partition("<dl")[0]
        assert word(state) in html
        assert SAID_ON_PAGE.get(state, "") in text_of(html), kind
        if state is State.SUPERSEDED:
            assert BY_NAME[kind].address("newer").rpartition("/")[2] in html, kind


@pytest.mark.parametrize("state", OTHERS)
def test_a_page_that_names_an_entry_says_its_state(state: State) -> None:
    made, unsaid = outputs(state), []
    for page in made.pages.values():
        for kind, title in TITLES.items():
            own = page.address == BY_NAME[kind].address("subject").partition("#")[0] or page.address == f"checklists/{kind}.html"
            before, *pieces = text_of(str(page.content) + str(page.sidebar)).split(title)
            unsaid += [(page.address, before[-30:] + title + piece[:30]) for piece in pieces
                       if not own and not piece.startswith(("之",)) and word(state) not in piece[:len(word(state)) + 30]]
    assert unsaid == []


@pytest.mark.parametrize("state", OTHERS)
def test_a_document_that_names_an_entry_says_its_state(state: State) -> None:
    """Its own documents and its own place in the book say so at their top instead."""
    made = outputs(state)
    said = [(address, text) for address in made.jobs if not address.endswith("/subject.pdf") for text in strings(made.elsewhere(address))]
    assert [(address, text) for address, text in said for title in TITLES.values()
            if title in text and f"{title}（{word(state)}）" not in text and not text.startswith(f"{title}之")] == []


@pytest.mark.parametrize("state", OTHERS)
def test_no_table_and_no_calendar_names_an_entry_that_is_not_in_force(state: State) -> None:
    made = outputs(state)
    said = "\n".join([made.workbook, *(str(event) for name in made.exports if name.endswith(".ics") for event in made.events(name))])
    assert [title for title in TITLES.values() if title in said and f"{title}（{word(state)}）" not in said] == []


def test_the_table_can_be_printed() -> None:
    lines = table().splitlines()
    assert len(lines) == 2 + len(State) and {line.count("|") for line in lines} == {len(Output) + 2}
