"""The supervision that examples of checks share: mail is checked every week, and the check is a duty of the clerk."""

from __future__ import annotations

DUTY = """\
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [head]
duties:
  - {id: check-mail, do: 核對郵件登記簿, when: weekly on Friday at 16:00, record: mail-book}
---
"""
CHECKS_MAIL = """\
kind: oversight
id: mail-in-time
title: 郵件時效督查
matter: 郵件 30 分鐘內登記，逾時 0 件
inspector: clerk
stages:
  responsibility: {do: 指定登記人, by: head}
  inspection: {do: 逐筆核對登記時刻, by: clerk, duty: check-mail}
  notification: {do: 通知登記人, by: clerk, within: 1 hour}
  rectification: {do: 補登, by: clerk, within: 1 hour}
  assessment: {do: 評定, by: head}
closing: 連續 4 週無逾時
"""
