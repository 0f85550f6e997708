"""The line in which a tag is typed, over the text: existing ones are offered, and to make it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QIcon,
    QKeyEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.small_page import fitted
from khronika.ui.widgets.stepping import begun, say_several, stepped
from khronika.ui.widgets.swatches import patch

_SHOWN = 8
_FEWEST = 2  # offers that are seen at a time; the rest is scrolled to
_SWATCH = tokens.PAD
_WIDTH = 320
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TagLine(QFrame):
    """Asks for one tag; `taken` brings its path, such as "resistance/arson"."""

    taken = Signal(str)
    left = Signal()  # Escape: back to the text

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over, self._theme = parent, theme
        self._tags: list[tuple[str, str, Tag]] = []
        self._spot = QRect()  # what it is asked about, which stays seen
        self._is_pointed, self._new_row = False, -1  # an arrow was there; where a new one is made
        self._alike = 0  # how many of the first tags are meant alike by what was typed
        parent.installEventFilter(self)
        self.setProperty("look", "popup")
        self.setFixedWidth(_WIDTH)
        self._line, self._offers = QLineEdit(), QListWidget()
        self._line.setPlaceholderText(_("Tag, or parent/tag"))
        self._line.setAccessibleName(_("Tag to give the passage"))
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._offer)
        self._offers.setProperty("look", "plain")
        self._offers.setProperty("taken_by", "enter")  # the keyboard stays in the line
        self._offers.setIconSize(QSize(_SWATCH, _SWATCH))
        self._offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers.setAccessibleName(_("Tags that fit"))
        self._offers.itemClicked.connect(self._take)
        theme.changed.connect(self._dress)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._line)
        column.addWidget(self._offers)
        self._told = QLabel()
        self._told.setProperty("look", "small")
        self._told.hide()
        column.addWidget(self._told)
        self.hide()

    def ask(self, tags: Sequence[Tag], spot: QRect) -> None:
        """Appear under `spot`, in the parent's coordinates, or where else it leaves that seen."""
        self._tags = [("/".join(tag.path), " / ".join(tag.path), tag) for tag in tags]
        self._line.clear()
        self._spot = spot
        self._offer("")
        self._fit_in()
        self.show()
        self.raise_()
        self._line.setFocus()

    def stand_by(self, spot: QRect) -> None:
        """Leave `spot` seen instead: what it is asked about has moved."""
        self._spot = spot
        self._fit_in()

    def _fit_in(self) -> None:
        rows = self._offers.count() * tokens.ROW
        self._offers.setFixedHeight(min(rows, max(_FEWEST * tokens.ROW, self._room())))
        self.adjustSize()
        self.move(fitted(self.size(), self._spot, self._over.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the offers, Enter takes, Escape and leaving close.

        Tab takes as Enter does once something was typed or chosen, and else leaves.
        """
        if watched is self._over:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._fit_in()
            return False
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            move = stepped if self._is_pointed else partial(begun, new=self._new_row)
            row = move(self._offers.currentRow(), step, max(1, self._offers.count()))
            self._is_pointed = True
            self._offers.setCurrentRow(row)
            self._tell("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key in _TAB and self._is_asked):
            self._take(self._offers.currentItem())
        elif key == Qt.Key.Key_Escape or key in _TAB:
            self.hide()
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True

    @property
    def _is_asked(self) -> bool:
        """Whether anything was typed, or chosen, that closing would lose."""
        return bool(self._line.text().strip()) or self._offers.currentItem() is not None

    def _tell(self, said: str) -> None:
        """Say something beneath the tags, aloud too."""
        self._told.setText(said)
        self._told.setVisible(bool(said))
        self._fit_in()
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._told, said))

    def _dress(self) -> None:
        """Tags have other colours."""
        self._offer(self._line.text())

    def _offer(self, typed: str) -> None:
        """List the tags that hold what was typed, then the new one it would make."""
        sought = fold(typed.strip())
        fitting = sorted(
            (tag for tag in self._tags if sought in fold(tag[1]) or sought in fold(tag[0])),
            key=lambda tag: _nearness(tag[0], sought),
        )
        self._alike = _alike([_nearness(path, sought) for path, *_rest in fitting])
        self._offers.clear()
        self._is_pointed, self._new_row = False, -1
        for path, shown, tag in fitting[:_SHOWN]:
            colour = self._theme.tag(tag.colour, tag.id)
            self._add(shown, path, patch(colour, self.devicePixelRatioF()))
        if sought and not any(fold(path) == sought for path, *_rest in fitting):
            plus = pixmap("plus", self._theme.colours.quiet, _SWATCH, self.devicePixelRatioF())
            path = " / ".join(filter(None, map(str.strip, typed.split("/"))))
            self._new_row = self._offers.count()
            self._add(_("New tag “{name}”").format(name=path), typed.strip(), plus)
        self._offers.setVisible(self._offers.count() > 0)
        if sought and (self._alike == 1 or self._offers.count() == 1):
            self._offers.setCurrentRow(0)
        self._tell("")

    def _room(self) -> int:
        """Return how many pixels there are for offers, above or under what it is asked about."""
        under = self._over.height() - self._spot.top() - self._spot.height()
        around = self._line.sizeHint().height() + 2 * tokens.WIDE
        return max(under, self._spot.top()) - around

    def _add(self, shown: str, path: str, mark: QPixmap) -> None:
        icon = QIcon(mark)
        icon.addPixmap(mark, QIcon.Mode.Selected)  # else Qt mixes another colour into it
        item = QListWidgetItem(icon, shown)
        item.setData(Qt.ItemDataRole.UserRole, path)
        item.setToolTip(shown)
        self._offers.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            if self._line.text().strip():
                self._tell(say_several(self._alike or self._offers.count()))
            return
        self.hide()
        self.taken.emit(item.data(Qt.ItemDataRole.UserRole))


def _nearness(path: str, sought: str) -> int:
    """Return how near a tag is to what is sought, both folded where they are compared: called so
    as a whole (0), by its own name (1), begun so (2), or only holding it (3).
    """
    whole = fold(path)
    name = whole.rpartition("/")[2]
    if whole == sought:
        return 0
    if name == sought:
        return 1
    begun = whole if "/" in sought else name
    return 2 if begun.startswith(sought) else 3


def _alike(nearness: Sequence[int]) -> int:
    """Return how many tags, of this nearness each, are meant as plainly as the first."""
    nearest = min(nearness, default=3)
    return 0 if nearest == 3 else nearness.count(nearest)
