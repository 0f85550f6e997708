"""What stands under the keys of a Latin keyboard on a Ukrainian and on a Russian one.

Where a Latin layout is installed beside it, Qt finds the Latin letter by itself. Whoever has none
presses Ctrl+K and the program hears Ctrl+Л: so what a key does is said for both, and whatever is
written in hears the Latin one.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,./"
_UKRAINIAN = "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ."
_RUSSIAN = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ."
# By Latin key: what it writes on the others, Ukrainian first where they differ.
_CYRILLIC = {
    latin: tuple(dict.fromkeys(theirs))
    for latin, *theirs in zip(_LATIN, _UKRAINIAN, _RUSSIAN, strict=True)
}
_LETTERS = {ord(one): ord(latin) for latin, theirs in _CYRILLIC.items() for one in theirs}
del _LETTERS[ord(".")]  # which is a key of the Latin keyboard too
_SHIFTED = {"{": "Shift+[", "}": "Shift+]"}  # signs that are written with Shift there
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_HEARD = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def twins(keys: str) -> tuple[str, ...]:
    """Return what `keys`, as Qt spells them, are called on Ukrainian and Russian keyboards."""
    held, plus, key = keys.rpartition("+")
    shift, _plus, key = _SHIFTED.get(key, key).rpartition("+")
    before = f"{held}{plus}{shift}+" if shift else f"{held}{plus}"
    return tuple(f"{before}{one}" for one in _CYRILLIC.get(key, ()))


def sequences(keys: str) -> list[QKeySequence]:
    """Return `keys` as they are pressed on any of the keyboards, the Latin one first."""
    return [QKeySequence(one) for one in (keys, *twins(keys))]


class LatinKeys(QObject):
    """Lets what has the keyboard hear the Latin letter where a Cyrillic one comes with Ctrl or Alt.

    Shortcuts that say both are found all the same; this is for keys that widgets hear themselves:
    those that copy, paste, undo, select all.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send the Latin key in place of the other; whether it was taken holds for that one."""
        if event.type() not in _HEARD or not isinstance(event, QKeyEvent):
            return False
        latin, held = _LETTERS.get(event.key()), event.modifiers()
        # Ctrl and Alt together are AltGr on some systems: it writes a letter.
        if latin is None or bool(held & _CTRL) == bool(held & _ALT):
            return False
        other = QKeyEvent(event.type(), latin, held, "", event.isAutoRepeat(), event.count())
        other.setAccepted(event.isAccepted())
        QApplication.sendEvent(watched, other)
        event.setAccepted(other.isAccepted())
        return True

    def _follow(self, was: QWidget | None, now: QWidget | None) -> None:
        if was is not None:
            was.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
