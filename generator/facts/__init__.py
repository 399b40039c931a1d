"""What is true of the entries of a handbook, in one language, as plain frozen values: every output takes them and only formats.

A fact is made by a function of an entry and of `HandbookWords` (`HandbookWords.of(handbook, language)`), and holds texts as
`Words` (a text and its language), `Named` (a title that leads somewhere) or `Phrase` (several in a row). No markup, no
address and no file is in it; whatever two outputs could decide differently is decided here.
"""
