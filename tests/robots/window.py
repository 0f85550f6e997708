"""Drives the whole window as a person would; a story holds the robot, never a widget."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import RecordId
from khronika.domain.values import Hit, Passage
from khronika.ui.collection_page import CollectionPage
from khronika.ui.desk import Desk
from khronika.ui.door.unlock import Unlock
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.papers import NoteForm
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.fields.rests import Fold
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.inspectors.incident_inspector import IncidentInspector
from khronika.ui.jobs import Lane
from khronika.ui.models.hits import HIT
from khronika.ui.models.record_rows import ROW, Row
from khronika.ui.models.steps import STEP
from khronika.ui.reader.marks import Span
from khronika.ui.reader.passage_list import PASSAGE
from khronika.ui.screens.documents import DocumentScreen
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.shell import Shell
from khronika.ui.widgets.drop_down import DropDown
from khronika.ui.widgets.link import Link


class FileChooser:
    """Answers instead of the system's file dialogs."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.key_file: Path | None = None
        self.archive: Path | None = None
        self.opened: list[Path] = []
        self.report: Path | None = None

    def choose_archive(self, parent: QWidget) -> Path | None:
        return self.archive

    def choose_new_archive(self, parent: QWidget, name: str) -> Path | None:
        return self.folder

    def choose_key_file(self, parent: QWidget) -> Path | None:
        return self.key_file

    def choose_files(self, parent: QWidget) -> list[Path]:
        return self.files

    def choose_folder(self, parent: QWidget) -> Path | None:
        return self.folder

    def choose_export_folder(self, parent: QWidget) -> Path | None:
        return self.folder

    def choose_report(self, parent: QWidget, name: str) -> Path | None:
        return self.report

    def open_folder(self, folder: Path) -> bool:
        self.opened.append(folder)
        return folder.is_dir()

    def open_report(self, report: Path) -> bool:
        self.opened.append(report)
        return report.is_file()


class WindowRobot:
    """What a person sees and does."""

    def __init__(self, qtbot: QtBot, shell: Shell, files: FileChooser) -> None:
        self._qtbot, self.shell, self.files = qtbot, shell, files
        self.said: list[str] = []
        shell.tools.notices.shown.connect(
            lambda notice: self.said.append(f"{notice.text} {notice.remedy}".strip())
        )

    # -- the window -----------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        assert self.shell.desk is not None, "the archive is locked"
        return self.shell.desk

    def is_open(self) -> bool:
        return self.shell.desk is not None

    @property
    def place(self) -> str:
        """Which screen is shown."""
        return self.desk.place

    def settle(self) -> None:
        """Wait until all that runs has ended and all that it changed is drawn, as one who looks
        before typing on.
        """
        self._qtbot.waitUntil(lambda: not self.shell.tools.jobs.running, timeout=60_000)
        for _round in range(3):
            QApplication.processEvents()
        pages = self.shell.findChildren(IncidentInspector)
        self._qtbot.waitUntil(lambda: all(one.is_filled for one in pages), timeout=10_000)
        if self.shell.desk is not None:
            self.shell.desk.session.hush.end()

    def do(self, action: str) -> None:
        """Choose an action, which must be possible now."""
        self.settle()
        assert self.shell.actions_of[action].isEnabled(), f"{action} is not possible now"
        self.shell.actions_of[action].trigger()
        self.settle()

    def collect(self, into: str = "") -> None:
        """Put what is selected into a collection: into the one that is offered first, or `into`."""
        self.do("edit.collect")
        pages = [one for one in self.desk.findChildren(CollectionPage) if one.isVisible()]
        if into and pages:
            self.type(into)
        for page in pages:
            page.take()
        self.settle()

    def can(self, action: str) -> bool:
        for _round in range(3):
            QApplication.processEvents()
        return self.shell.actions_of[action].isEnabled()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self._focused(), key, modifier)
        self.settle()

    def press_in(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in `widget`: a popup has the keyboard without Qt's saying so offscreen."""
        QTest.keyClick(widget, key)
        self.settle()

    def press_cyrillic(self, letter: str) -> None:
        """Do what the key does that is `letter` on a Cyrillic keyboard; QTest has no such keys."""
        for action in self.documents.reader.text.actions():
            if QKeySequence(letter) in action.shortcuts() and action.isEnabled():
                action.trigger()
        self.settle()

    def type(self, text: str) -> None:
        """Type wherever the keyboard is."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._focused(), letter)
            else:  # QTest aborts at a letter without a key of its own
                kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
                for kind in kinds:
                    typed = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self._focused(), typed)
        self.settle()

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused

    def take_offer(self, words: str) -> None:
        """Press a button of the message bar."""
        buttons = self.shell.bar.findChildren(QPushButton)
        next(one for one in buttons if one.text() == words and not one.isHidden()).click()
        self.settle()

    def words_on_screen(self) -> list[str]:
        """Every word of labels, buttons and models that can be seen now."""
        seen = [words_of(self.shell.stack.currentWidget() or self.shell)]
        return [*seen, self.shell.windowTitle(), self.shell.bar.text.text()]

    def start_work(self) -> threading.Event:
        """Begin work that lasts until the event returned is set."""
        hold = threading.Event()
        self.shell.tools.jobs.run("Working", lambda _job: hold.wait(20), lane=Lane.FILES)
        return hold

    def uncover(self) -> None:
        """Open the cover that lies over the window while work goes on."""
        cover = self.shell.stack.currentWidget()
        assert isinstance(cover, Unlock)
        cover.key.click()
        self.until(lambda: self.shell.stack.currentWidget() is self.shell.desk)

    def until(self, done: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(done, timeout=20_000)

    # -- the door -------------------------------------------------------------------------

    @property
    def lock(self) -> Unlock:
        page = self.shell.door.currentWidget()
        assert isinstance(page, Unlock)
        return page

    def unlock_with_key(self, key_file: Path) -> None:
        self.files.key_file = key_file
        self.lock.key.click()
        self.settle()

    def unlock_with(self, passphrase: str) -> None:
        self.lock.passphrase.setFocus()
        QTest.keyClicks(self.lock.passphrase, passphrase)
        QTest.keyClick(self.lock.passphrase, Qt.Key.Key_Return)
        self.settle()

    def until_opened(self, milliseconds: int) -> None:
        """Wait until an archive is open and its desk is drawn."""
        self._qtbot.waitUntil(lambda: self.shell.desk is not None, timeout=milliseconds)
        self.settle()

    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    # -- lists and sheets -----------------------------------------------------------------

    @property
    def list_screen(self) -> ListScreen:
        here = self.desk.here
        assert isinstance(here, ListScreen)
        return here

    def go(self, place: str) -> None:
        self.do(f"go.{place}")

    def rows(self) -> list[Row]:
        """What the list shows, top to bottom."""
        model = self.list_screen.list.rows
        return [model.index(at, 0).data(ROW) for at in range(model.rowCount())]

    def titles(self) -> list[str]:
        return [row.title for row in self.rows()]

    def point_at(self, title: str) -> RecordId:
        """Point at the row with this title."""
        self.settle()
        at = self.titles().index(title)
        record: RecordId = self.list_screen.list.rows.ids[at]
        self.list_screen.list.point_at(record)
        self.list_screen.list.view.setFocus()
        self.settle()
        return record

    def sheet(self) -> str:
        """All words of the sheet beside the list."""
        return words_of(self.list_screen.sheet)

    def links(self) -> list[Link]:
        page = self.list_screen.sheet.widget()
        return page.findChildren(Link) if page is not None else []

    def follow(self, words: str) -> None:
        """Open the first link of the sheet that says `words`, folded away or not."""
        for fold in self.list_screen.sheet.findChildren(Fold):
            fold.setChecked(True)
        link = next(one for one in self.links() if words in one.accessibleName())
        link.click()
        self.settle()

    def fill(self, **values: str) -> None:
        """Fill fields of the form beside the list, by the names the form has for them."""
        form: Any = self.list_screen.form
        for name, text in values.items():
            getattr(form, name).setText(text)

    def save(self) -> None:
        assert self.list_screen.form is not None
        self.list_screen.form.saved.emit()
        self.settle()

    @property
    def card(self) -> Any:
        """The form beside the list; what it has differs from kind to kind."""
        assert self.list_screen.form is not None, "no form is open"
        return self.list_screen.form

    # -- values edited in place -----------------------------------------------------------

    def values(self) -> list[str]:
        """What the inspector says, value by value, as those who listen hear it."""
        return [row.line.accessibleName() for row in self._value_rows()]

    def value(self, words: str) -> ValueRow:
        """Put the keyboard on the first value that says `words`."""
        row = next(row for row in self._value_rows() if words in row.line.accessibleName())
        row.line.setFocus()
        return row

    def add(self, what: str) -> None:
        """Choose what the inspector offers to add."""
        buttons = self.list_screen.sheet.findChildren(QPushButton)
        next(one for one in buttons if one.accessibleName() == f"Add: {what}").click()
        self.settle()

    @property
    def editor(self) -> Any:
        """The editor that stands open in place of a value."""
        (editor,) = [one for one in self.desk.findChildren(FieldEditor) if one.isVisible()]
        return editor

    def _value_rows(self) -> list[ValueRow]:
        rows = self.list_screen.sheet.findChildren(ValueRow)
        return [row for row in rows if row.line.isVisible()]

    def found(self) -> list[Hit]:
        """What the search shows."""
        hits = self.desk.search.hits
        return [hits.index(at, 0).data(HIT) for at in range(hits.rowCount())]

    # -- the reader -----------------------------------------------------------------------

    @property
    def documents(self) -> DocumentScreen:
        return self.desk.documents

    def select(self, words: str) -> None:
        """Select words of the text that is read, and put the keyboard there."""
        reader = self.documents.reader
        start = reader._body.index(words)
        reader.text.go_to(Span(start, start + len(words)))
        reader.text.setFocus()
        self.settle()

    def passages(self) -> list[Passage]:
        model = self.documents.reader.list.passages
        return [model.index(at, 0).data(PASSAGE) for at in range(model.rowCount())]

    def tag(self, name: str) -> None:
        """Press T, type a tag, press Enter."""
        self.press(Qt.Key.Key_T)
        self.type(name)
        self.press(Qt.Key.Key_Return)

    @property
    def form(self) -> IncidentForm:
        form = self.documents.drafting.form
        assert form is not None, "no form is open"
        return form

    def choose(self, words: str) -> None:
        """Choose, with arrow and Enter, from the list that dropped down while typing."""
        line = self._focused()
        assert isinstance(line, QLineEdit)
        popup = line.completer().popup()
        assert isinstance(popup, DropDown)
        assert popup.isVisible(), "nothing is offered"
        rows = popup.model()
        offered = [rows.index(at, 0).data() for at in range(rows.rowCount())]
        at = offered.index(words)
        for _row in range(at if popup.leading().isValid() else at + 1):
            QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
        self.settle()

    @property
    def comment_form(self) -> NoteForm:
        form = self.documents.reader.side.currentWidget()
        assert isinstance(form, NoteForm)
        return form

    # -- history --------------------------------------------------------------------------

    def steps(self) -> list[str]:
        """The verbs of History, newest first."""
        self.go("history")
        rows: Any = self.desk.here
        return [rows.rows.index(at, 0).data(STEP).verb for at in range(rows.rows.rowCount())]


def words_of(widget: QWidget) -> str:
    """Every word that `widget` shows in labels, links and buttons."""
    labels: Sequence[QWidget] = widget.findChildren(QLabel)
    said = [label.text() for label in labels if isinstance(label, QLabel)]
    said += [button.accessibleName() for button in widget.findChildren(QAbstractButton)]
    return "\n".join(said)
