"""CSV: a table for each kind, for spreadsheets and scripts (RFC 4180, UTF-8 with a BOM).

The BOM tells Excel that the letters are UTF-8. Several values in one cell are joined by "; ".
A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
injection): the one change made to what people wrote.
"""

import csv
import io
import unicodedata

from khronika.exporting.released import ReleasedView
from khronika.exporting.writers.tables import Cell, Table, tables

_FORMULA = frozenset("=+-@")
_CONTROL = frozenset("\t\r\n")
_UNSEEN = frozenset({"Zs", "Cf", "Cc"})  # Unicode categories: blanks, formatting, controls


def write(view: ReleasedView) -> dict[str, bytes]:
    """Return every table by file name; a table without rows has its header all the same."""
    return {f"{table.name}.csv": _written(table) for table in tables(view)}


def safe(cell: Cell) -> Cell:
    """Return `cell` so that no spreadsheet takes it for a formula; numbers stay numbers.

    Full-width signs count as their plain ones, and what nobody sees in front is looked past:
    some programs fold the first and trim the second before they decide.
    """
    if not isinstance(cell, str):
        return cell
    seen = next((sign for sign in cell if unicodedata.category(sign) not in _UNSEEN), "")
    starts_formula = unicodedata.normalize("NFKC", seen)[:1] in _FORMULA
    return f"'{cell}" if starts_formula or cell[:1] in _CONTROL else cell


def _written(table: Table) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(table.columns)
    rows.writerows([safe(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
