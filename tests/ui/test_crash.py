import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.ui.crash import CrashReport, catch


def test_the_report_tells_where_and_never_what(qtbot: QtBot) -> None:
    try:
        raise LookupError("Іван Тестенко")
    except LookupError as error:
        report = CrashReport(error)
    qtbot.addWidget(report)
    said = report.report.toPlainText()
    assert "LookupError" in said
    assert "test_the_report_tells_where_and_never_what" in said
    assert "Тестенко" not in said
    report.copy.click()
    assert QApplication.clipboard().text() == said


def test_what_nobody_caught_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[BaseException] = []
    catch(told.append)
    error = LookupError("a name")
    sys.excepthook(LookupError, error, None)
    assert told == [error]
