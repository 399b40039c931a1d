"""A handbook's workbook as another library opens it."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from generator.exports.workbook import workbook
from generator.handbook import Handbook


def opened(made: Handbook, language: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(made, language)()))
