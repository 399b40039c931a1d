"""How steps of a procedure are named and found."""

from __future__ import annotations

from generator.model import Procedure
from generator.model.flow import END
from generator.model.limit import TRIGGER

MAIL = Procedure.model_validate({"kind": "procedure", "id": "mail", "title": "收文", "trigger": "郵件送達", "steps": [
    {"id": "count", "do": "清點郵件"}, {"do": "分送郵件"}]})


def test_a_step_is_found_by_the_key_it_has() -> None:
    assert [MAIL.index_of(MAIL.step_key(index)) for index in range(2)] == [0, 1]


def test_neither_an_unknown_name_nor_the_end_is_a_step() -> None:
    assert MAIL.index_of("step-1") is None
    assert MAIL.index_of(END) is None


def test_a_limit_may_name_the_trigger_by_its_own_words() -> None:
    """收到申請 sets it off, and 自收到申請之日起15日 counts from that; an event of this name stays an event."""
    given = {"kind": "procedure", "id": "reply", "title": "答復", "trigger": "收到申請", "within": "自收到申請之日起30日",
             "steps": [{"do": "答復", "within": "自收到申請之日起15日"}]}
    found = Procedure.model_validate(given)
    assert [limit.after for limit in found.limits] == [TRIGGER, TRIGGER]
    named = Procedure.model_validate({**given, "events": [{"id": "receipt", "title": "收到申請"}]})
    assert [limit.after for limit in named.limits] == ["收到申請", "收到申請"]


def test_an_event_may_be_titled_as_a_day() -> None:
    """收到投訴之日 is the event of 自收到投訴之日起, also where what sets the procedure off is called by the rest of these words."""
    steps = [{"do": "決定受理", "within": "自收到投訴之日起7日"}, {"do": "報到", "within": "自到職日起3日"}]
    found = Procedure.model_validate({"kind": "procedure", "id": "complaint", "title": "投訴", "trigger": "收到投訴", "steps": steps, "events": [
        {"id": "receipt", "title": "收到投訴之日"}, {"id": "first-day", "title": "到職日"}]})
    assert [found.moment(limit.after or "") for limit in found.limits] == list(found.events)
