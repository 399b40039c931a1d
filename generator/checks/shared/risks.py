"""The example that the checks of risks share: mail that is lost, and the step at which it is counted."""

from __future__ import annotations

from generator.checks.shared.small_office import MAIL

COUNTED = MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes, record: mail-book, control: 件數與清單相符}
  - {id: deliver, do: 登記郵件, by: head, within: 30 minutes}
---
"""
MAIL_LOST = """\
kind: risk
id: mail-lost
title: 郵件遺失
description: 郵件遺失而無人知道
"""
_OFFICE = """\
kind: handbook
id: office
title: 辦公室手冊
organisation: 機關辦公室
scopes: [{id: mail, title: 收發}]
registers: [{id: mail-book, title: 用印登記簿}]
---
kind: post
id: head
title: 主任
duties: [{id: count-mail, do: 清點郵件, when: daily}]
---
"""
LOST_AT_COUNT = _OFFICE + COUNTED + MAIL_LOST + "likelihood: 2\nimpact: 3\n"
CONTROLLED = LOST_AT_COUNT + "controls: {procedure: take-in-mail, step: count}\nresidual: {likelihood: 1, impact: 2}\n"
"""The same with a control that leaves what can be tolerated."""
