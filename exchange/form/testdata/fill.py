"""Fills in a form with LibreOffice, as a person would: by typing into cells, and by moving things about.

usage: fill.py IN.xlsx OUT.xlsx EDITS.json PIPE

EDITS is a list of objects. {"row": ID, "column": KEY, "type": TEXT} types into the row of an id;
{"sheet": NAME, "at": "B3", "type": TEXT} types into a cell; {"do": NAME} is one of the actions below.
"""
import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellAddress, CellRangeAddress, TableSortField


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(600):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn


class Form:
    def __init__(self, doc):
        self.doc = doc
        self.find()

    def find(self):
        """Finds the sheet of questions, its row of keys and its rows of ids."""
        for sheet in self.doc.Sheets:
            rows, columns = used(sheet)
            for r in range(min(rows, 20) + 1):
                keys = {sheet.getCellByPosition(c, r).String: c for c in range(columns + 1)}
                if "cirtkit:id" in keys:
                    self.sheet, self.keys, self.top = sheet, keys, r
                    self.rows = {sheet.getCellByPosition(keys["cirtkit:id"], i).String: i for i in range(r, rows + 1)}
                    return
        raise SystemExit("no sheet of questions")

    def type(self, cell, text):
        """Types as at the keyboard: numbers and dates become such, unless the cell is for texts."""
        if cell.NumberFormat and self.doc.NumberFormats.getByKey(cell.NumberFormat).FormatString == "@":
            cell.String = text
        else:
            cell.FormulaLocal = text

    def edit(self, e):
        if "do" in e:
            getattr(self, e["do"])()
        elif "row" in e:
            self.type(self.sheet.getCellByPosition(self.keys[e["column"]], self.rows[e["row"]]), e["type"])
        else:
            self.type(self.doc.Sheets.getByName(e["sheet"]).getCellRangeByName(e["at"]), e["type"])

    def unprotect(self):
        self.sheet.unprotect("")

    def sort(self):
        """Sorts all rows below the heads, headings of sections included, by the question, backwards."""
        rows, columns = used(self.sheet)
        field = TableSortField()
        field.Field, field.IsAscending = self.keys["cirtkit:shown:question"], False
        area = self.sheet.getCellRangeByPosition(0, self.top + 2, columns, rows)
        area.sort((prop("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))), prop("ContainsHeader", False)))
        self.find()

    def add_column(self):
        at = self.keys["cirtkit:answer"]
        self.sheet.Columns.insertByIndex(at, 1)
        self.sheet.getCellByPosition(at, self.top + 1).String = "Our own notes"
        self.sheet.getCellByPosition(at, self.top + 4).String = "ask the minister"
        self.find()

    def move_column(self):
        """Moves the findings to the front."""
        at = self.keys["cirtkit:finding"]
        rows, _ = used(self.sheet)
        self.sheet.Columns.insertByIndex(1, 1)
        area = self.sheet.getCellRangeByPosition(at + 1, 0, at + 1, rows).RangeAddress
        to = CellAddress()
        to.Sheet, to.Column, to.Row = area.Sheet, 1, 0
        self.sheet.moveRange(to, area)
        self.sheet.Columns.removeByIndex(at + 1, 1)
        self.find()

    def add_rows(self):
        self.sheet.Rows.insertByIndex(0, 2)
        self.sheet.getCellByPosition(1, 0).String = "Ministry of Examplia, second draft"
        self.find()

    def hide_rows(self):
        for i in range(self.top + 2, self.top + 12, 3):
            self.sheet.Rows.getByIndex(i).IsVisible = False

    def rename_sheet(self):
        self.sheet.Name = "Our answers"
        self.doc.Sheets.moveByName("Our answers", 0)


def main():
    source, target, edits, pipe = sys.argv[1:]
    desktop = connect(pipe).ServiceManager.createInstance("com.sun.star.frame.Desktop")
    doc = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
    form = Form(doc)
    with open(edits, encoding="utf-8") as f:
        for e in json.load(f):
            form.edit(e)
    doc.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", "Calc MS Excel 2007 XML"),))
    doc.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass  # it is gone already


main()
