"""Tables that are handed on: as CSV, as a workbook, as a page."""

from game.authoring.sheet.sheet import Cell, Column, Sheet, csv_of_sheet, sheets_page, xlsx_of_sheets

__all__ = [
    "Cell",
    "Column",
    "Sheet",
    "csv_of_sheet",
    "sheets_page",
    "xlsx_of_sheets",
]
