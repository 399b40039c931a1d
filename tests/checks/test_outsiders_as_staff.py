"""HB805: which audiences are plainly people outside, and who is not asked."""

from __future__ import annotations

from typing import Any

import pytest
from checklist_cases import handbook, post

from generator.checks.outsiders_as_staff import find

OUTSIDERS = [{"id": "bidder", "title": {"zh-Hant": "投標廠商代表", "en": "Bidder"}}]


def found(title: str | dict[str, str], **fields: Any) -> list[str]:
    made = handbook(post(), audiences=[{"id": "someone", "title": title, **fields}], outsiders=OUTSIDERS)
    return [each.details["given"].best("zh-Hant") for each in find(made, made.day)]


@pytest.mark.parametrize("title", ["民眾", "社會大眾", "群众", "Members of the public", "visitors", "Bidder", "投標廠商代表", "家長",
                                   {"zh-Hant": "外部", "en": "The public"}], ids=str)
def test_people_outside_are_asked_about_until_it_is_written(title: str | dict[str, str]) -> None:
    assert len(found(title)) == 1
    assert found(title, internal=False) == found(title, internal=True) == []


@pytest.mark.parametrize("title", ["同仁", "讀者服務組", "Public officers", "病人服務中心", "新進人員", "主管"])
def test_staff_are_not(title: str) -> None:
    assert found(title) == []
