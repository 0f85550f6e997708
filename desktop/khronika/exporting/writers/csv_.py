"""CSV: a table for each kind, for spreadsheets and scripts (RFC 4180, UTF-8 with a BOM).

The BOM tells Excel that the letters are UTF-8. Several values in one cell are joined by "; ".
What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection):
the one change made to what people wrote. Where the system's list separator is a semicolon, as in
Ukrainian and Russian, Excel begins a cell after each of those, and a row after each line feed,
whatever the quotation marks say: there, too, no formula may begin.
"""

import csv
import io
import re
import unicodedata

from khronika.exporting.released import ReleasedView
from khronika.exporting.writers.tables import Cell, Table, tables

_FORMULA = frozenset("=+-@")
_CONTROL = frozenset("\t\r\n")
_UNSEEN = frozenset({"Zs", "Cf", "Cc"})  # Unicode categories: blanks, formatting, controls
_INNER_CELL = re.compile(r"(?<=[;\t\r\n])[^;\t\r\n]+")


def write(view: ReleasedView) -> dict[str, bytes]:
    """Return every table by file name; a table without rows has its header all the same."""
    return {f"{table.name}.csv": written(table) for table in tables(view)}


def safe(cell: Cell) -> Cell:
    """Return `cell` so that no spreadsheet takes it for a formula; numbers stay numbers.

    Full-width signs count as their plain ones, and what nobody sees in front is looked past:
    some programs fold the first and trim the second before they decide.
    """
    if not isinstance(cell, str):
        return cell
    inner = _INNER_CELL.sub(_quoted, cell)
    return f"'{inner}" if cell[:1] in _CONTROL or _starts_formula(cell) else inner


def _quoted(part: re.Match[str]) -> str:
    return f"'{part[0]}" if _starts_formula(part[0]) else part[0]


def _starts_formula(cell: str) -> bool:
    seen = next((sign for sign in cell if unicodedata.category(sign) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", seen)[:1] in _FORMULA


def written(table: Table) -> bytes:
    """Return one table as a file."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(table.columns)
    rows.writerows([safe(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
