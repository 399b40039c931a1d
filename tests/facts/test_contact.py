"""Which numbers of a contact can be dialled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.contact import call_label, contacts, contacts_of_handbook, numbers_to_call, office_hours, reached
from generator.facts.words import HandbookWords, Words
from generator.model.text import Text
from tests.checklist_cases import handbook, post

WORDS = HandbookWords.of(handbook(post()), "zh-Hant")


def dialled(text: str) -> list[tuple[str, str]]:
    return [(piece.words.text, piece.dial) for piece in reached(Text({"zh-Hant": text}), WORDS)]


@pytest.mark.parametrize(("text", "found"), [
    ("1130", [("1130", "1130")]),
    ("ext. 100", [("ext. 100", "100")]),
    ("三樓 302 室", [("三樓 302 室", "")]),
    ("三樓 302 室，分機 1130", [("三樓 302 室，", ""), ("分機 1130", "1130")]),
    ("(02) 2345-6789 分機 12", [("(02) 2345-6789 分機 12", "0223456789;ext=12")]),
    ("+886 2 2345 6789", [("+886 2 2345 6789", "+886223456789")]),
    ("010-12345678转8001；夜間 119 室", [("010-12345678转8001", "01012345678;ext=8001"), ("；夜間 119 室", "")]),
    ("供水热线 96116", [("供水", ""), ("热线 96116", "96116")]),
    ("the on-call rota", [("the on-call rota", "")]),
])
def test_numbers_that_can_be_dialled(text: str, found: list[tuple[str, str]]) -> None:
    assert dialled(text) == found


@given(st.text("0123456789-() +分機ext. 室", min_size=1).filter(str.strip))
def test_nothing_that_was_written_is_lost_and_what_is_dialled_is_a_number(text: str) -> None:
    text = text.strip()
    pieces = dialled(text)
    assert "".join(words for words, _ in pieces) == text
    assert all(dial.replace(";ext=", "").lstrip("+").isdigit() for _, dial in pieces if dial)


@pytest.mark.parametrize(("action", "dialled"), [
    ("撥打 119 或 110，說明地點", ["119", "110"]), ("立即拨打120、110", ["120", "110"]), ("致電 1999", ["1999"]), ("打電話給 02", ["02"]),
    ("Call 119 or 110", ["119", "110"]), ("Then dial 999", ["999"]), ("登記 3 份，24 小時內送 302 室", []), ("recall 12 copies", []), ("撥打主管電話", []),
])
def test_numbers_that_an_action_says_to_call(action: str, dialled: list[str]) -> None:
    pieces = numbers_to_call(Words("zh-Hant", action))
    assert "".join(piece.words.text for piece in pieces) == action
    assert [piece.dial for piece in pieces if piece.dial] == dialled


def test_there_is_somebody_to_call_only_where_it_is_said_how() -> None:
    made = handbook(post(contact="分機 12"), post(name="guard", title="警衛"))
    words = HandbookWords.of(made, "zh-Hant")
    labels = [words.text(call_label(contacts(names, words))) for names in (["guard"], ["clerk", "guard"], ["clerk"])]
    assert labels == ["洽詢對象", "聯絡電話", "聯絡電話"]


def test_general_contacts_are_posts_in_force_and_are_told_when_the_office_is_open() -> None:
    made = handbook(post(contact="分機 12"), post(name="guard", title="警衛", status="retired"), contacts=["clerk", "guard"],
                    calendar={"office_hours": ["13:30-17:30", "08:00-12:00"]})
    words = HandbookWords.of(made, "zh-Hant")
    assert [contact.post.name for contact in contacts_of_handbook(words)] == ["clerk"]
    assert [office_hours(HandbookWords.of(made, language)) for language in ("zh-Hant", "en")] == [
        "每個工作日 08:00–12:00、13:30–17:30", "Every working day, 08:00–12:00, 13:30–17:30"]
    assert office_hours(HandbookWords.of(handbook(post()), "en")) == ""
