"""The small office that examples of checks share: one procedure, and the clerk who does it. Each example adds what it is about."""

from __future__ import annotations

OFFICE = """\
kind: handbook
id: office-handbook
title: 辦公室手冊
organisation: 機關辦公室
"""
MAIL = """\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
steps:
"""
_MAIL_IN_SCOPE = MAIL.replace("trigger:", "scope: mail\ntrigger:")
DECIDES = MAIL + """\
  - id: count
    do: 清點郵件
    by: head
    within: 30 minutes
    decision: 件數是否相符？
    branches:
"""
ASKS = """\
  - {id: ask, do: 查詢郵局, by: head, within: 30 minutes}
"""
TAKE_IN_MAIL = MAIL + """\
  - {do: 清點郵件, by: clerk, within: 30 minutes}
"""
SEALING = """\
kind: procedure
id: use-seal
title: 用印
scope: seals
basis: {cite: 印信條例}
trigger: 收到用印申請單
steps:
"""
CLERK = """\
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [head]
"""
COUNTS_MAIL = """\
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail, step: step-1}
"""
HEAD = """\
kind: post
id: head
title: 主任
answers_for: mail
substitutes: [clerk]
duties:
  - {id: count-mail, do: 核對清單, when: daily}
"""
PARTY = OFFICE + """\
scopes:
  - {id: mail, title: 收文}
outsiders:
  - {id: applicant, title: 申請人}
---
""" + HEAD + "---\n" + CLERK + COUNTS_MAIL + "---\n" + _MAIL_IN_SCOPE + """\
  - {do: 清點郵件, by: clerk, within: 30 minutes}
"""
"""A whole office that has somebody outside; the steps of its procedure can go on."""
INCIDENT = OFFICE + """\
scopes:
  - {id: mail, title: 收文}
roles:
  - {id: chief, title: 指揮官, posts: [clerk, head]}
---
""" + HEAD + "---\n" + CLERK + COUNTS_MAIL + "---\n" + _MAIL_IN_SCOPE + """\
  - {id: step-1, do: 清點郵件, by: clerk, within: 5 minutesASSIGNS}
  - {id: close, do: 登記郵件, by: chief, within: 5 minutesRELEASES}
"""
"""A whole office with a role that is taken for a case."""
STRANDS = MAIL + """\
  - {id: send, do: 分送郵件, by: head, within: 30 minutes, together: [count, compare], next: file}
  - {id: count, do: 清點郵件, by: head, within: 30 minutes}
  - {id: compare, do: 核對清單, by: head, within: 30 minutesNEXT}
  - {id: file, do: 登記郵件, by: head, within: 30 minutes}
"""
"""Two steps at the same time, and the one that follows when both are done."""
MAIL_CLERK = """\
kind: post
id: clerk
title: 收發員
headcount: 2
answers_for: mail
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""
LEVELS = """\
kind: handbook
id: office-handbook
title: 辦公室手冊
organisation: 機關辦公室
languages: [zh-Hant]
scopes: [{id: mail, title: 收發}]
levels:
  - {id: urgent, title: 最速件, side: class, rank: 2}
  - {id: normal, title: 普通件, side: class, rank: 1}
---
kind: criteria
id: speed
title: 公文速別
side: class
basis: {cite: 文書處理手冊}
measures: [{id: days, title: 期限日數, unit: 日, whole: true}]
tiers: [{when: "< 3", level: urgent}, {when: ">= 3", level: normal}]
cases: [{given: 2, expect: {level: urgent}}, {given: 3, expect: {level: normal}}]
---
"""
"""The same office with criteria that tell urgent mail from the rest."""
