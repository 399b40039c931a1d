"""HB410 missing-doer: something is approved or must be done, and the sentence does not say by whom.

Found are 經核准, 經同意, 報請核定 and the like where no post stands between or after, and in English "must be", "shall be",
"is to be" with a participle and no "by" in the same sentence. In a step that names who approves it, the doer is known. What sets
something off and what decides a branch are states, not duties; the texts of duties and steps are left to HB704.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.passages import Passage
from generator.checks.shared.base import of_texts
from generator.checks.shared.ruled import ITEMS, ruled_passages
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.others import STAGES
from generator.patterns import pattern_of

_POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n  - id: mail\n    do: 清點郵件\n    when: daily\n    evidence: "

FAULT = Descriptor(
    code="HB410", name="missing-doer", severity=Severity.WARNING,
    message="\"{word}\" does not say who does it",
    hint="name the post: \"approved by the office director\"",
    why="What somebody must do, everybody leaves to the others.",
    invalid=_POST + "經核准的清單\n", valid=_POST + "經主任核准的清單\n")

_STATES = frozenset({"trigger", "duties.when.event", "steps.decision", "steps.branches.when",
                     *(f"stages.{stage}.every.event" for stage in STAGES)})
_CHINESE = pattern_of(
    "(?<!未)經(?:審查|審核|書面|事前|事先)?(?:核准|核定|核可|批准|同意|許可|認可|授權|簽准|核示|批示)|(?:[報送提呈]請|(?<![日週月季年通簡])呈?報(?!請))(?:核准|核定|核示|批示|同意)"
    "|(?:徵得|取得|獲得?)(?:書面)?(?:同意|許可|核准|授權)"
    "|(?<!未)经(?:审查|审核|书面|事前|事先)?(?:核准|核定|批准|同意|许可|认可|授权|审批)|(?:[报送提呈]请|(?<![日周月季年通简])呈?报(?!请))(?:核准|核定|批准|批示|同意|审批)|(?<![通日周月季年简])报批(?!评)"
    "|(?:征得|取得|获得?)(?:书面)?(?:同意|许可|批准|授权)")
_CHINESE_HINT = pattern_of("[經经報报送提呈徵征取獲获]")  # one of these is in all of them, and few texts have one
_PARTICIPLE = (
    "[a-z]+(?:ed|wn)|kept|left|made|sent|put|held|read|told|given|taken|done|brought|written|paid|found|cut|set|shut|hung|"
    "sold|bought|built|chosen|drawn|got|led|lent|let|lit|met|run|said|sealed|seen|shown|split|spread|swept|withdrawn|worn")
_STATE = "(?:dressed|seated|located|based|limited|related|interested|qualified|closed|locked|sealed)\\b"
_ENGLISH = pattern_of(
    rf"\b(?:must|shall|(?:is|are) to|(?:has|have) to|should|will) be (?:[a-z]+ly )?(?!{_STATE})(?:{_PARTICIPLE})\b"
    r"(?![^.;!?]*\bby (?!\d|the \d))",
    re.IGNORECASE)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in ruled_passages(handbook):
        if passage.field in _STATES or passage.field in ITEMS.get(passage.entry.kind, ()) or _doer_is_known(passage):
            continue
        for found in _found(passage):
            yield Diagnostic(descriptor=FAULT, span=passage.span(*found.span()), details={"word": found[0]})


def _found(passage: Passage) -> Iterator[re.Match[str]]:
    if passage.language.startswith("zh"):
        yield from _CHINESE.finditer(passage.text) if _CHINESE_HINT.search(passage.text) else ()
    elif passage.language.startswith("en"):
        yield from _ENGLISH.finditer(passage.text) if " be " in passage.text else ()


def _doer_is_known(passage: Passage) -> bool:
    """In a step, who approves it stands beside the text."""
    entry, path = passage.entry, passage.path
    return isinstance(entry, Procedure) and path[0] == "steps" and isinstance(path[1], int) and bool(entry.steps[path[1]].approve)


CHECK = of_texts(FAULT, find)
