"""Entries of which the examples of descriptors are made."""

from __future__ import annotations

POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n"
DUTY = "  - {id: mail, do: 清點郵件, when: daily}\n"
TERM = "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n"
LIMITED = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n"
CRITERIA = ("kind: criteria\nid: late\ntitle: 逾期懲處標準\nside: penalty\nmeasures:\n  - {id: days, title: 逾期日數, unit: 日}\n"
            "tiers:\n")
HANDBOOK = "kind: handbook\nid: office\ntitle: 工作手冊\norganisation: 機關\nlanguages: [zh-Hant]\nscopes:\n  - {id: mail, title: 收發}\n"
