"""Turns an organisation's rules, written as YAML, into a checked handbook: a website, checklists and printable PDFs."""

__version__ = "0.1.0"
