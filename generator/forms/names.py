"""The names under which mkdocs.yml may choose printed forms; `documents.FORMS` says what each of them prints."""

NAMES = ("checklists", "procedures", "posts", "delegation", "amendments", "scores", "rosters", "handbook", "internal-control")
