"""The editor that a value turns into where it stands: what it says, and when it is left."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.editors.field import Field
from khronika.ui.editors.lines import Choice, Line, Lines
from khronika.ui.style import tokens
from khronika.ui.style.look import dress
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import INSET
from khronika.ui.widgets.saving import ENTER, claims
from khronika.ui.widgets.side_by_side import SideBySide


class FieldEditor(QWidget):
    """What the editors of all fields share; a subclass adds lines and says what they say.

    Enter (in a text of several lines Ctrl+S) saves, Escape gives up, and going elsewhere saves
    what can be saved.
    """

    saved = Signal()
    given_up = Signal()
    several_lines = False

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._first: QWidget | None = None
        self._was: Any = None
        self._rests = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, tokens.GAP, 0, tokens.SPACE)
        self._column.setSpacing(tokens.SPACE)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(INSET, 0, INSET, 0)
        self._column.addWidget(self._hint)
        self.complain("")
        QApplication.instance().focusChanged.connect(self._went)  # type: ignore[union-attr]

    # -- what a kind of editor says -------------------------------------------------------

    def value(self) -> Any:
        """Return what it says."""
        raise NotImplementedError

    def said(self) -> str:
        """Return what it says in the words of a field at rest."""
        raise NotImplementedError

    def missing(self) -> str:
        """Return why it cannot be saved as it stands, in words; empty when it can."""
        return ""

    def doubt(self) -> str:
        """Return what the person is to know before it is saved as it stands; empty for nothing.

        Said once, and not saved by going elsewhere: only by Enter once more.
        """
        return ""

    # -- the editor -----------------------------------------------------------------------

    def begin(self) -> None:
        """Put the keyboard into the first line; from here on `has_changed` compares."""
        self._was = self.value()
        if self._first is not None:
            self._first.setFocus()
            if isinstance(self._first, Line):
                # All of it, from its end: what does not fit is shown from its beginning.
                self._first.setSelection(len(self._first.text()), -len(self._first.text()))

    def rest(self, on: bool) -> None:
        """While it rests, the keyboard going elsewhere says nothing: what it says was taken."""
        self._rests = on

    @property
    def has_changed(self) -> bool:
        """Whether it says anything else than at first."""
        return bool(self.value() != self._was)

    def complain(self, text: str) -> None:
        """Say why it cannot be saved; with no reason, how it is."""
        keys = _("Ctrl+S saves, Esc gives up") if self.several_lines else _(
            "Enter saves, Esc gives up"
        )  # fmt: skip
        dress(self._hint, "wrong" if text else "small")
        self._hint.setText(text or keys)

    def add(self, name: str, *editors: Line | Lines | Choice) -> Field:
        """Add lines, side by side, under one name."""
        return self.put(Field(self._theme, name, *editors), editors[0])

    def put(self, field: Field, first: QWidget) -> Field:
        """Add a field; the keyboard begins in the first of them."""
        field.hang()
        # Words under it may need a second line in a narrow column.
        field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column.insertWidget(self._column.count() - 1, field)
        self._first = self._first or first
        return field

    def beside(self, *fields: Field) -> None:
        """Add fields side by side, where there is room."""
        for field in fields:
            field.hang()
        self._column.insertWidget(self._column.count() - 1, SideBySide(fields))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in ENTER or (control and event.key() == Qt.Key.Key_S):
            self.saved.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter saves here, and does not put the whole record into a collection."""
        return claims(event) or super().event(event)

    def _went(self, _was: QWidget | None, now: QWidget | None) -> None:
        """The keyboard is elsewhere in this window: save what was typed here."""
        if (
            now is None
            or self._rests
            or not self.isVisible()
            or QApplication.activePopupWidget() is not None
        ):
            return
        elsewhere = now is not self and not self.isAncestorOf(now)
        if elsewhere and now.window() is self.window() and self._was is not None:
            self.saved.emit()
