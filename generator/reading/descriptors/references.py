"""Faults of what leads from one thing to another: ids, and links to files."""

from __future__ import annotations

from generator.diagnostics import Descriptor, Severity
from generator.reading.descriptors.examples import DUTY, HANDBOOK, POST, TERM

DUPLICATE_ID = Descriptor(
    code="HB101", name="duplicate-id",
    message="there is already a {kind} called \"{id}\" ({file}, line {line})",
    hint="give one of the two another id",
    why="A reference to this id would not say which of the two is meant.",
    invalid=TERM + "---\nkind: term\nid: seal\ntitle: 印章\ndefinition: 章\n",
    valid=TERM + "---\nkind: term\nid: stamp\ntitle: 印章\ndefinition: 章\n")
WRONG_KIND = Descriptor(
    code="HB102", name="wrong-kind",
    message="\"{given}\" ({found}) stands where a {expected} is expected",
    hint="write the id of another, or move the line to the field it belongs to",
    why="A post cannot be a step of a procedure, nor a form keep a register.",
    invalid=TERM + "owner: seal\n",
    valid=TERM)
SELF_REFERENCE = Descriptor(
    code="HB103", name="self-reference",
    message="\"{given}\" refers to itself",
    hint="name another, or delete the line",
    why="Nobody can report to or stand in for themselves.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nsubstitutes: [clerk]\nduties:\n" + DUTY, valid=POST + DUTY)
UNKNOWN_REFERENCE = Descriptor(
    code="HB104", name="unknown-reference",
    message="no {kind} is called \"{given}\"",
    hint="write an id that exists, or make the entry with \"handbook new\"",
    why="A rule that names nobody binds nobody.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nreports_to: derk\nduties:\n" + DUTY, valid=POST + DUTY)
CIRCULAR_REFERENCE = Descriptor(
    code="HB105", name="circular-reference",
    message="this goes round in a circle: {circle}",
    hint="break the circle at one place",
    why="In a circle there is no first and nobody at the top.",
    invalid="kind: post\nid: a\ntitle: 甲\nreports_to: b\nduties:\n" + DUTY
            + "---\nkind: post\nid: b\ntitle: 乙\nreports_to: a\nduties:\n" + DUTY,
    valid="kind: post\nid: a\ntitle: 甲\nreports_to: b\nduties:\n" + DUTY
          + "---\nkind: post\nid: b\ntitle: 乙\nduties:\n" + DUTY)
UNKNOWN_PART = Descriptor(
    code="HB106", name="unknown-part",
    message="\"{entry}\" has no {kind} called \"{given}\"",
    hint="write an id that is listed there",
    why="A branch that leads nowhere, or a case that measures nothing, decides nothing.",
    invalid="kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n  - {do: 清點郵件, next: sort}\n",
    valid="kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n  - {do: 清點郵件, next: sort}\n"
          "  - {id: sort, do: 分送郵件}\n")
DUPLICATE_PART = Descriptor(
    code="HB107", name="duplicate-part",
    message="this entry has another {kind} called \"{id}\" (line {line})",
    hint="give one of the two another id",
    why="A reference to this id would not say which of the two is meant.",
    invalid=POST + DUTY + DUTY, valid=POST + DUTY)
MISSING_FILE = Descriptor(
    code="HB108", name="missing-file",
    message="the link \"{given}\" leads to no file",
    hint="write the path from this file, such as ../forms/leave.docx; an address of a website begins with https://; a link in a text to "
         "an entry of the handbook names its kind and id: [words](procedure:seal-use)",
    why="Anyone who follows the link finds nothing, and the form that a rule asks for cannot be filled in.",
    invalid=TERM + "basis: {cite: 印信條例, link: \"../forms/gone.docx\"}\n",
    valid=TERM + "basis: {cite: 印信條例, link: \"https://law.example/\"}\n")
ACTIVE_FILE = Descriptor(
    code="HB109", name="active-file",
    message="the file \"{given}\" could run a program in the reader's browser",
    hint="attach a PDF, a picture or an office document instead",
    why="A page or script of that kind would act with the rights of the handbook's own pages.")
EMPTY_ATTACHMENT = Descriptor(
    code="HB110", name="empty-attachment",
    message="the file \"{given}\" is empty",
    hint="save the file again, or remove the link",
    why="Anyone who opens it finds nothing, and cannot tell whether something is missing.")
TOO_MANY_ABOVE = Descriptor(
    code="HB111", name="too-many-above",
    message="more than {limit} stand above this one",
    hint="take out levels that only pass things on, or look for a wrong name higher up",
    why="No organisation has as many levels, and no chart can show them.",
    invalid=HANDBOOK + "units:\n" + "".join(f"  - {{id: u{n}, title: 科{n}, parent: u{n + 1}}}\n" for n in range(21))
            + "  - {id: u21, title: 局}\n",
    valid=HANDBOOK + "units:\n  - {id: u0, title: 科, parent: u1}\n  - {id: u1, title: 局}\n")
SAME_BUT_FOR_CASE = Descriptor(
    code="HB113", name="same-but-for-case",
    message="the names of the files \"{given}\" and \"{other}\" differ only in the case of letters, or in how letters with accents are "
            "stored",
    hint="rename one of them",
    why="On most office computers the two names are one, so that one file takes the place of the other.")
UNUSED_FILE = Descriptor(
    code="HB112", name="unused-file", severity=Severity.WARNING,
    message="no rule links to this file, so it is not published",
    hint="name it under \"link\" in the rule that needs it, or move it out of the rules folder",
    why="Somebody put it here so that it is read, and nobody will find it.")
