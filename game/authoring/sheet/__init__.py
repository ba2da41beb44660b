"""Tables that are handed on: as CSV, as a workbook, as a page."""

from game.authoring.sheet.sheet import Cell, Column, Sheet, csv_of_sheet, sheets_page, xlsx_of_sheets
from game.authoring.sheet.sheet_text import sheet_in_text

__all__ = [
    "Cell",
    "Column",
    "Sheet",
    "csv_of_sheet",
    "sheet_in_text",
    "sheets_page",
    "xlsx_of_sheets",
]
