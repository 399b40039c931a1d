"""How steps of a procedure are named and found."""

from __future__ import annotations

from generator.model import Procedure
from generator.model.flow import END

MAIL = Procedure.model_validate({"kind": "procedure", "id": "mail", "title": "收文", "trigger": "郵件送達", "steps": [
    {"id": "count", "do": "清點郵件"}, {"do": "分送郵件"}]})


def test_a_step_is_found_by_the_key_it_has() -> None:
    assert [MAIL.index_of(MAIL.step_key(index)) for index in range(2)] == [0, 1]


def test_neither_an_unknown_name_nor_the_end_is_a_step() -> None:
    assert MAIL.index_of("step-1") is None
    assert MAIL.index_of(END) is None
