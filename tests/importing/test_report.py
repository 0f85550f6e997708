"""The report as scripts read it."""

from khronika.domain.kinds import Uid
from khronika.importing.report import ImportReport, Outcome, ReportRow


def test_the_json_of_a_report() -> None:
    rows = (
        ReportRow(path="a", status=Outcome.IMPORTED, uid=Uid(bytes(16)), format="text", title="A"),
        ReportRow(path="b", status=Outcome.FAILED, error="There is no text in it."),
    )
    assert ImportReport(rows=rows, operation=1).as_json() == {
        "documents": [
            {
                "path": "a", "uid": "0" * 32, "status": "imported", "format": "text",
                "language": None, "title": "A", "error": None, "bytes": 0, "sha256": None,
                "reader": None, "reader_version": None, "notes": [],
            },
            {
                "path": "b", "uid": None, "status": "failed", "format": None,
                "language": None, "title": "", "error": "There is no text in it.", "bytes": 0,
                "sha256": None, "reader": None, "reader_version": None, "notes": [],
            },
        ],
        "counts": {"imported": 1, "duplicate": 0, "failed": 1},
        "left": 0,
    }  # fmt: skip
