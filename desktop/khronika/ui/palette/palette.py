"""The palette: one line over the window that finds everything and does everything."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.ui.actions import Actions, Needs
from khronika.ui.palette.doings import Doings
from khronika.ui.palette.finder import Finder
from khronika.ui.palette.in_texts import InTexts, Place
from khronika.ui.palette.lately import Lately
from khronika.ui.palette.lines import Everywhere, Line, Lines
from khronika.ui.palette.painter import CAPTION, LINE, ROW, PalettePainter, PaletteRows
from khronika.ui.palette.prefixes import PREFIXES
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import ClearableLine

_WIDTH = 680
_TOP = 48
_PAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the choices of the palette lead."""

    open: Callable[[RecordId], object]
    collect: Callable[[RecordId], object]
    search: Callable[[str], object]
    show: Callable[[Place], object]


class PaletteLine(ClearableLine):
    """Takes letters; the keys that move and choose go to the list."""

    moved = Signal(int)  # rows down
    chosen = Signal(bool)  # whether Ctrl was held
    left = Signal()
    lost = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Find or do anything"))
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter before the window does."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() in _ENTER
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER:
            self.chosen.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Keep the keyboard: there is nothing else here that takes it."""
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ONLY_AWAY:
            self.lost.emit()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ONLY_AWAY = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Palette(QFrame):
    """Lies over the middle top of `over`; Escape gives the keyboard back to where it was."""

    def __init__(
        self, over: QWidget, theme: Theme, actions: Actions, state: Callable[[], Needs]
    ) -> None:
        """`state` returns what is the case now: what cannot be done then is shown faint."""
        super().__init__(over)
        self._over, self._actions = over, actions
        self._doings = Doings(actions, state)
        self._before: QWidget | None = None
        self._ways: Ways | None = None
        self._lately = Lately()
        self._texts: InTexts | None = None
        self._lines = Lines(self._doings, None, self._lately)
        self.line, self.rows, self.view = PaletteLine(), PaletteRows(), QListView()
        self._foot = QLabel()
        self._painter = PalettePainter(theme)
        self._lay_out()
        self.line.textChanged.connect(self.look)
        self.line.moved.connect(self._move)
        self.line.chosen.connect(self._choose)
        self.line.left.connect(self.leave)
        self.line.lost.connect(self._vanish)
        self.view.clicked.connect(lambda _index: self._choose(False))
        theme.changed.connect(self.view.viewport().update)
        over.installEventFilter(self)
        self.hide()

    def enter_archive(self, finder: Finder, lately: Lately, ways: Ways, texts: InTexts) -> None:
        """Find the records of an archive too, by their names and by the words in them."""
        self._lately, self._ways, self._texts = lately, ways, texts
        self._lines = Lines(self._doings, finder, lately, texts)

    def leave_archive(self) -> None:
        """Know nothing of the archive any more, nor of what was typed."""
        self._vanish()
        self._lately, self._ways, self._texts = Lately(), None, None
        self._lines = Lines(self._doings, None, self._lately)

    def begin(self) -> None:
        """Come, or when it is there, go."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self.line.clear()
        self.look()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go, and give the keyboard back to where it was."""
        before, self._before = self._before, None
        self._vanish()
        if before is not None and before in self._over.window().findChildren(QWidget):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """List what fits what was typed."""
        self.rows.show(self._lines.answer(self.line.text()))
        self._tell_keys()
        self._place()
        for row, line in enumerate(self.rows.lines):
            if line.target is not None:
                self._point(row)
                return
        self.line.setAccessibleDescription(" ".join(line.words for line in self.rows.lines))

    def freshen(self) -> None:
        """List again what fits, for something was written or read; what is pointed at stays."""
        if not self.isVisible():
            return
        pointed = self._current()
        self.look()
        for row, line in enumerate(self.rows.lines):
            if pointed is not None and line.target == pointed.target:
                self._point(row)

    # -- choosing -------------------------------------------------------------------------

    def _current(self) -> Line | None:
        index = self.view.currentIndex()
        return index.data(LINE) if index.isValid() else None

    def _move(self, by: int) -> None:
        """Go so many lines on, past captions; a single step goes round."""
        rows = [row for row, line in enumerate(self.rows.lines) if line.target is not None]
        if not rows:
            return
        now = self.view.currentIndex().row()
        at = rows.index(now) + by if now in rows else 0
        at = at % len(rows) if abs(by) == 1 else max(0, min(at, len(rows) - 1))
        self._point(rows[at])
        if at == 0:
            self.view.scrollToTop()

    def _point(self, row: int) -> None:
        index = self.rows.index(row)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, how)
        self.view.scrollTo(index)
        self.line.setAccessibleDescription(self.rows.lines[row].words)

    def _choose(self, collecting: bool) -> None:
        line = self._current()
        if line is None or line.faint or line.target is None:
            return
        target, ways = line.target, self._ways
        if collecting:
            if isinstance(target, Place):
                target = target.record
            if ways is not None and not isinstance(target, str | Everywhere):
                self._lately.add(target)
                self.leave()
                ways.collect(target)
            return
        self.leave()
        if isinstance(target, str):
            self._lately.add(target)
            self._actions[target].trigger()
        elif ways is not None:
            if isinstance(target, Everywhere):
                ways.search(target.words)
            elif isinstance(target, Place):
                self._lately.add(target.record)
                ways.show(target)
            else:
                self._lately.add(target)
                ways.open(target)

    # -- layout ---------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window is resized."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _vanish(self) -> None:
        self.hide()
        self.line.clear()
        self.rows.show([])
        if self._texts is not None:
            self._texts.forget()

    def _tell_keys(self) -> None:
        if self.line.text().strip() and any(line.target is not None for line in self.rows.lines):
            said = _("Enter opens or does it · Ctrl+Enter puts it into the collection · Esc leaves")
        else:
            signs = "   ".join(f"{one.sign} {_(one.among)}" for one in PREFIXES)
            said = _("Only among: {signs}").format(signs=signs)
        self._foot.setText(said)

    def _place(self) -> None:
        over = self._over.rect()
        width = min(_WIDTH, over.width() - 2 * tokens.WIDE)
        self.view.setFixedHeight(self._tall(max(4 * ROW, over.height() * 2 // 3)))
        self.view.setVisible(bool(self.rows.lines))
        self.setFixedWidth(width)
        self._foot.setFixedHeight(self._foot.heightForWidth(width - 2))
        self.adjustSize()
        self.move((over.width() - width) // 2, _TOP)

    def _tall(self, most: int) -> int:
        """Return the height of as many lines as fit, of which the last is no caption."""
        tall = whole = tokens.SPACE
        for line in self.rows.lines:
            tall += CAPTION if line.is_caption else ROW
            if tall > most:
                break
            whole = whole if line.is_caption else tall
        return whole

    def _lay_out(self) -> None:
        self.setProperty("look", "popup")
        self.setAccessibleName(_("Find or do anything"))
        self.line.setPlaceholderText(_("An action, a name, a title or a number such as I-207"))
        self.line.setProperty("look", "palette")
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self._painter)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("What fits"))
        self._foot.setProperty("look", "small")
        self._foot.setWordWrap(True)
        self._foot.setContentsMargins(tokens.ROOM, tokens.SPACE, tokens.ROOM, tokens.SPACE)
        line = QFrame()
        line.setProperty("look", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        top.addWidget(self.line)
        column.addLayout(top)
        column.addWidget(self.view)
        column.addWidget(line)
        column.addWidget(self._foot)
