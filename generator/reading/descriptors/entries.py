"""Faults of an entry as a whole: what kind it is, and which fields it has, in which shape."""

from __future__ import annotations

from generator.diagnostics import Descriptor
from generator.reading.descriptors.examples import DUTY, HANDBOOK, POST, TERM

NOT_AN_ENTRY = Descriptor(
    code="HB016", name="not-an-entry",
    message="an entry is a list of fields, each \"name: value\"; this is not",
    hint="begin with \"kind: …\" and \"id: …\" on lines of their own",
    why="Without fields there is no rule to read.",
    invalid="- kind: term\n", valid=TERM)
MISNAMED_FILE = Descriptor(
    code="HB019", name="misnamed-file",
    message="the name of this file does not end in .yml, so the rules in it are not read",
    hint="rename it to {wanted}; Windows may hide the last part of a name: show file name extensions in the Explorer",
    why="A rule in a file that is not read is missing from the handbook without a word.")
UNKNOWN_KIND = Descriptor(
    code="HB020", name="unknown-kind",
    message="there is no kind of entry called \"{given}\"",
    hint="one of: {known}",
    why="The kind decides which fields an entry has.",
    invalid="kind: role\nid: clerk\ntitle: 收發員\n", valid=POST + DUTY)
MISSING_FIELD = Descriptor(
    code="HB021", name="missing-field",
    message="the field \"{field}\" is missing",
    hint="add a line: {field}: …",
    why="Without it the rule is not complete.",
    invalid="kind: term\nid: seal\ntitle: 印信\n", valid=TERM)
UNKNOWN_FIELD = Descriptor(
    code="HB022", name="unknown-field",
    message="there is no field called \"{field}\" here",
    hint="the fields are: {known}",
    why="A field that nobody knows is a rule that nobody reads.",
    invalid="kind: term\nid: seal\ntitel: 印信\ntitle: 印信\ndefinition: 機關之印\n",
    valid=TERM)
WRONG_SHAPE = Descriptor(
    code="HB023", name="wrong-shape",
    message="{expected} is expected here, not {given}",
    hint="see \"handbook new\" for an example of every field",
    why="The value cannot be understood in another shape.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nduties: 清點郵件\n", valid=POST + DUTY)
EMPTY_LIST = Descriptor(
    code="HB034", name="empty-list",
    message="the list is empty; at least one item is needed",
    hint="add an item that begins with \"- \"",
    why="A post without duties or a procedure without steps is no rule; and a list of nobody, where left out means everyone, can be read "
        "either way.",
    invalid="kind: post\nid: clerk\ntitle: 收發員\nduties: []\n", valid=POST + DUTY)
LONG_LIST = Descriptor(
    code="HB051", name="long-list",
    message="the list has more than {limit} items",
    hint="delete what is not needed",
    why="A list of this length is almost certainly a slip, and all that is made from it takes as much longer.",
    invalid=HANDBOOK.replace("zh-Hant", ", ".join(f"a{chr(n)}" for n in range(97, 123))), valid=HANDBOOK)
NAMED_TWICE = Descriptor(
    code="HB052", name="named-twice",
    message="\"{given}\" is named twice in this list",
    hint="delete one of the two",
    why="Everything would be made twice at the same address.",
    invalid=HANDBOOK.replace("[zh-Hant]", "[zh-Hant, en, zh-Hant]"), valid=HANDBOOK)
NO_HANDBOOK = Descriptor(
    code="HB035", name="no-handbook-entry",
    message="no entry of kind handbook was found in {folder}",
    hint="\"handbook init\" makes one; it names the organisation, its languages and its scopes of work",
    why="Without it there is no organisation for the rules to belong to.")
SECOND_HANDBOOK = Descriptor(
    code="HB036", name="second-handbook-entry",
    message="a second handbook entry (the first is in {file}, line {line})",
    hint="put everything in one of the two",
    why="Of two descriptions of the organisation only one can count.",
    invalid=HANDBOOK + "---\n" + HANDBOOK, valid=HANDBOOK)
UNREADABLE = Descriptor(
    code="HB017", name="unreadable",
    message="the file cannot be read: {said}",
    hint="check the permissions of the file, and whether another program has it open",
    why="A file that cannot be read loses every rule in it.")
