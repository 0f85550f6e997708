"""Every screen and main state, drawn: nothing is cut, nothing is without a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from tests.pictures import DESK, DOOR, Stage, sample

from khronika.i18n import speak
from khronika.ui.style.tokens import Scheme
from khronika.ui.widgets.link import Link

SCENES = {**DOOR, **DESK}
SMALL = (1280, 800)
_WRITTEN = (QLabel, QPushButton, QRadioButton, QToolButton, Link)


@pytest.mark.parametrize("language", ["en", pytest.param("uk", marks=pytest.mark.long),
                                      pytest.param("ru", marks=pytest.mark.long)])  # fmt: skip
@pytest.mark.parametrize("name", list(SCENES))
def test_nothing_is_cut_and_everything_has_a_name(
    qapp: QApplication, name: str, language: str
) -> None:
    speak(language)
    stage = Stage(qapp, Scheme.LIGHT, SMALL)
    with sample() as archive:
        if name in DESK:
            stage.open(archive)
        SCENES[name](stage)
        stage.settle()
        whole: QWidget = stage.dialog or stage.shell
        cut = [_said(one) for one in _seen(whole) if _is_cut(one)]
        nameless = [_said(one) for one in _seen(whole) if _needs_name(one) and not _name(one)]
        wide = [_said(one) for one in _seen(whole) if _is_too_wide(one)]
        stage.strike()
        if name in DOOR:
            archive.close()
    assert not cut
    assert not wide
    assert not nameless


def _seen(whole: QWidget) -> list[QWidget]:
    return [one for one in whole.findChildren(QWidget) if one.isVisible()]


def _said(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_name(widget)!r} {widget.size().toTuple()}"


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return widget.accessibleName() or text


def _needs_name(widget: QWidget) -> bool:
    """Whatever the keyboard can reach is spoken by its name."""
    inner = isinstance(widget, QMenuBar) or (
        isinstance(widget, QToolButton) and isinstance(widget.parent(), QLineEdit | QMenuBar)
    )
    part_of_combo = isinstance(widget.parent(), QComboBox)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner and not part_of_combo


def _is_cut(widget: QWidget) -> bool:
    if not isinstance(widget, _WRITTEN) or not _name(widget):
        return False
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, Link):
        return widget.height() < widget.heightForWidth(widget.width())
    wanted = widget.sizeHint()
    return widget.width() < wanted.width() or widget.height() < wanted.height()


def _is_too_wide(widget: QWidget) -> bool:
    """Whether a page is wider than the window onto it, so that its right end cannot be seen."""
    page = widget.widget() if isinstance(widget, QScrollArea) else None
    return page is not None and isinstance(widget, QScrollArea) and (
        page.width() > widget.viewport().width()
    )  # fmt: skip


def _label_is_cut(label: QLabel) -> bool:
    if not label.pixmap().isNull():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.fontMetrics().horizontalAdvance(label.text())


def test_lists_are_lists_to_those_who_listen(qapp: QApplication) -> None:
    stage = Stage(qapp, Scheme.LIGHT, SMALL)
    with sample() as archive:
        stage.open(archive)
        stage.go("go.incidents")
        stage.settle()
        (view,) = [
            one
            for one in stage.shell.findChildren(QListView)
            if one.accessibleName() == "Incidents"
        ]
        role = Qt.ItemDataRole.AccessibleTextRole
        said = [view.model().index(row, 0).data(role) for row in range(view.model().rowCount())]
        stage.strike()
    assert said
    assert all("one source" in one or "disputed" in one or "independent" in one for one in said)
