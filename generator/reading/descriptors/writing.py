"""Faults of how a file is written: its bytes, its characters, its name, and what is no YAML."""

from __future__ import annotations

import stat

from generator.diagnostics import Descriptor, Severity, Term
from generator.reading.descriptors.examples import DUTY, POST, TERM

NOT_UTF8 = Descriptor(
    code="HB001", name="not-utf-8",
    message="the file is not UTF-8 text (byte {byte} cannot be read)",
    hint="open it in the program it was made with, and save it as a text file with the encoding UTF-8",
    why="Text in another encoding shows wrong characters, or none.")
SYNTAX = Descriptor(
    code="HB002", name="syntax",
    message="this is not YAML: {said}",
    hint="check this line and the one before it: a colon needs a space after it, the items of a list are aligned, quotation marks and "
         "brackets come in pairs",
    why="A file that cannot be read loses every rule in it.",
    invalid=POST + "  - {id: mail, do: 清點郵件\n", valid=POST + DUTY)
DUPLICATE_KEY = Descriptor(
    code="HB003", name="duplicate-key",
    message="\"{key}\" is written twice here (first on line {line})",
    hint="keep one of the two and delete the other",
    why="Of two values only one could count, and nobody would know which.",
    invalid="kind: term\nid: seal\ntitle: 印信\ntitle: 印章\ndefinition: 機關之印\n",
    valid=TERM)
ALIAS = Descriptor(
    code="HB004", name="alias",
    message="{name}: anchors, aliases and merge keys are not used in handbook files",
    hint="write the value out in full; put a text that begins with & or * in quotation marks",
    why="A value that stands elsewhere can change unseen.",
    invalid="kind: term\nid: seal\ntitle: &name 印信\ndefinition: *name\n",
    valid=TERM)
TAG = Descriptor(
    code="HB005", name="tag",
    message="{name}: tags are not used in handbook files",
    hint="delete the tag; put a text that begins with ! in quotation marks",
    why="Tags can make a program do more than read.",
    invalid="kind: term\nid: seal\ntitle: !!str 印信\ndefinition: 機關之印\n",
    valid=TERM)
KEY_NOT_TEXT = Descriptor(
    code="HB006", name="key-not-text",
    message="the name of a field must be a word",
    hint="write: name, colon, space, value",
    why="A list or nothing at all cannot name a field.",
    invalid="kind: term\nid: seal\ntitle: 印信\n? [a]\n: b\ndefinition: 機關之印\n",
    valid=TERM)
TOO_DEEP = Descriptor(
    code="HB007", name="nested-too-deep",
    message="brackets or indents are nested more than {limit} deep",
    hint="look for an opening bracket that is never closed",
    why="No entry needs that many levels; this is a slip, or somebody wants to do harm.")
TOO_LARGE = Descriptor(
    code="HB008", name="too-large",
    message="the file is larger than {limit} KiB",
    hint="divide it into several files, one entry each",
    why="A file of that size was not written by hand.")
BAD_CHARACTER = Descriptor(
    code="HB009", name="unseen-character",
    message="the character {character} cannot be seen, and is not allowed",
    hint="delete it; it often comes along when text is copied from a web page or from Word",
    why="Unseen characters make two texts look alike that are not, or show a text in another order than it is written.",
    invalid="kind: term\nid: seal\ntitle: 印\u200b信\ndefinition: 機關之印\n",
    valid=TERM)
PRIVATE_CHARACTER = Descriptor(
    code="HB043", name="private-character",
    message="{character} is a character that somebody made for one computer (private use)",
    hint="write the character of the standard, or one that may stand for it",
    why="On another computer it shows as an empty box or as another character, and no search finds it.",
    invalid="kind: term\nid: seal\ntitle: 印\ue123信\ndefinition: 機關之印\n",
    valid=TERM)
LOST_CHARACTER = Descriptor(
    code="HB044", name="lost-character",
    message="a character was lost here when the file was converted ({character})",
    hint="look it up in the original and type it again; what is shown here does not tell which character it was",
    why="A name or a number with a character missing is another name or number.",
    invalid="kind: term\nid: seal\ntitle: 印\ufffd\ndefinition: 機關之印\n",
    valid=TERM)
LOOK_ALIKE = Descriptor(
    code="HB042", name="look-alike",
    message="this is {character}, but YAML needs {wanted}",
    hint="type {wanted} with half-width input; a text that is meant to begin with this character goes in quotation marks",
    why="The two look alike, but for YAML the other one is a letter like any other, and the entry is read wrongly or not at all.",
    invalid="kind: term\nid: seal\ntitle:\u3000印信\ndefinition: 機關之印\n",
    valid=TERM)
MORE_OF_THEM = Descriptor(
    code="HB045", name="more-of-them",
    message="{number} more findings of {code} in this file are not shown",
    hint="correct the first ones and check again",
    why="A list of thousands helps nobody; its first lines mostly show the cause of all.")
OTHER_ENCODING = Descriptor(
    code="HB046", name="other-encoding",
    message="the file is not UTF-8 text; it seems to be {encoding}",
    hint="in Notepad choose \"Save As\" and the encoding UTF-8; in another editor open it as {encoding} first, then save it as UTF-8",
    why="Text in another encoding shows wrong characters, or none.")
BAD_FILE_NAME = Descriptor(
    code="HB047", name="bad-file-name",
    message="the name of this file holds a character that cannot be seen",
    hint="give the file another name",
    why="Two names that look alike are not the same file, and a control character in a name can do harm where it is printed.")
FAULTY_TEMPLATE = Descriptor(
    code="HB064", name="faulty-template",
    message="this template cannot be used: {said}",
    hint="correct that line; if you delete your template, the program's own template of that name is used",
    why="No page or document that uses it can be made, and so the handbook cannot be built.")
NOT_A_FILE = Descriptor(
    code="HB010", name="not-a-file",
    message="{what} is here in place of a rules file",
    hint="put the file itself here; only ordinary files are read",
    why="What a link or a device leads to can change, or lie outside the handbook.")
EMPTY_FILE = Descriptor(
    code="HB011", name="empty-file",
    message="there is no entry in this file",
    hint="write an entry (\"handbook new\" makes one to fill in), or delete the file",
    why="An empty file is often a rule that was lost.",
    invalid="# 收發員的職責寫在這裡\n", valid=POST + DUTY)
COLON_IN_TEXT = Descriptor(
    code="HB059", name="colon-in-text",
    message="there is a second colon in the text \"{text}\"",
    hint="put the text in quotation marks: \"{text}\"",
    why="A colon and a space after it name a field, so YAML does not know where the text ends, and the whole file is lost.",
    invalid=POST + "  - {id: mail, do: 清點郵件: 印信, when: daily}\n",
    valid=POST + "  - {id: mail, do: \"清點郵件: 印信\", when: daily}\n")
UNQUOTED_TEXT = Descriptor(
    code="HB062", name="unquoted-text",
    message="YAML cannot read this text as it is written: {text}",
    hint="put all of it in quotation marks: {quoted}",
    why="A text that begins with a quotation mark, a bracket, %, @ or `, or has brackets within braces, ends for YAML before it ends for "
        "people, and the whole file is lost.",
    invalid=POST + "  - {id: mail, do: 清點[郵件], when: daily}\n",
    valid=POST + "  - {id: mail, do: \"清點[郵件]\", when: daily}\n")
NO_CHARACTER = Descriptor(
    code="HB063", name="no-character",
    message="{given} does not stand for a character",
    hint="write the character itself",
    why="Other formats write one character as two such halves; YAML does not put them together, and the whole file is lost.",
    invalid=TERM + "summary: \"印信 \\uD83D\\uDE00\"\n",
    valid=TERM + "summary: \"印信 😀\"\n")
FULL_WIDTH_COLON = Descriptor(
    code="HB012", name="full-width-colon",
    message="a full-width colon after \"{key}\"",
    hint="write a half-width colon and a space: \"{key}: …\"",
    why="YAML knows only the half-width colon; after the other one everything is read as one long text.",
    invalid="kind: term\nid: seal\ntitle：印信\ndefinition: 機關之印\n",
    valid=TERM)
TAB = Descriptor(
    code="HB013", name="tab",
    message="there is a tab where spaces are expected",
    hint="indent with two spaces",
    why="YAML does not allow tabs before a value, because nobody can see how wide they are.",
    invalid="kind: term\nid: seal\ntitle:\n\tzh-Hant: 印信\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle:\n  zh-Hant: 印信\ndefinition: 機關之印\n")
LOST_TEXT = Descriptor(
    code="HB014", name="lost-text",
    message="\"{lost}\" is taken for a comment and left out",
    hint="put the whole text in quotation marks; a comment begins with \"# \", with a space",
    why="In YAML, a space and # begin a comment, so the rest of the rule would vanish without a word.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 見 #3 號\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: \"見 #3 號\"\n")
FULL_WIDTH_QUOTES = Descriptor(
    code="HB015", name="full-width-quotes", severity=Severity.WARNING,
    message="the quotation marks around this text are full-width, and so become part of it",
    hint="use half-width quotation marks \"…\", or 「…」 if readers should see them",
    why="Only half-width quotes mark a text in YAML.",
    invalid="kind: term\nid: seal\ntitle: “印信”\ndefinition: 機關之印\n",
    valid="kind: term\nid: seal\ntitle: \"印信\"\ndefinition: 機關之印\n")
COMMA_ENDS_TEXT = Descriptor(
    code="HB018", name="comma-ends-text",
    message="the comma before \"{text}\" ends the text too early",
    hint="inside {{ }} a comma begins a new field; put the whole text in quotation marks: \"…\"",
    why="A sum such as 20,000 would shrink to 20 without a word.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: {zh-Hant: 上限 20,000 元}\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: {zh-Hant: \"上限 20,000 元\"}\n")


def file_type(mode: int) -> Term:
    """The catalogue key for what stands where a file is expected."""
    if stat.S_ISLNK(mode):
        return Term("a link")
    if stat.S_ISDIR(mode):
        return Term("a folder")
    if stat.S_ISFIFO(mode):
        return Term("a pipe")
    return Term("a device")
