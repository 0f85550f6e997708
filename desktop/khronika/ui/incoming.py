"""What comes in from keyboard and pointer, heard at the windows, before any widget hears it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,  # of a shortcut it is all that comes
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
_DEEDS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.ShiftModifier
)


class Incoming(QObject):
    """Tells of keys and pointer in every window of the program.

    A filter on the application would be called for each event of each widget, a hundred of them
    for one that comes from outside: a third of the time of the whole window went into that.

    Return on a button presses it, as it does a link: Qt leaves that to dialogs, and elsewhere the
    page around would take the key, for instance to save what “Cancel” has under the keyboard.
    """

    came = Signal()  # somebody is there
    did = Signal()  # and does something: a key or a button is pressed
    pressed = Signal(QWidget, QPoint)  # the left button, with no key: on what, and where in it

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.focusWindowChanged.connect(self._listen)
        self._listen()

    def _listen(self) -> None:
        """Listen in every window there is by now; one that listens already goes on to."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of it, and let it pass unless it presses a button."""
        kind = event.type()
        if kind in _SIGNS:
            self.came.emit()
            if kind in _DEEDS:
                self.did.emit()
            if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return event.key() in _ENTER and not event.modifiers() & _HELD and _press_button()
            if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
                self._press(watched, event)
        return False

    def _press(self, watched: QObject, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers():
            return
        whole = QWidget.find(watched.winId()) if isinstance(watched, QWindow) else None
        if whole is not None:
            at = event.position().toPoint()
            under = whole.childAt(at) or whole
            self.pressed.emit(under, under.mapFrom(whole, at))


def _press_button() -> bool:
    """Press the button that has the keyboard, if one has."""
    button = QApplication.focusWidget()
    if not isinstance(button, QPushButton | QToolButton) or not button.isEnabled():
        return False
    if isinstance(button, QToolButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True
