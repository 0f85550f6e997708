"""A tag on something: its colour, its name, and a way to take it off."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme

_LEAST = 40 * tokens.GAP  # pixels that a chip keeps, or all it needs if that is less


class _Name(QToolButton):
    """A name that is cut where it has no room, and nowhere else."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._whole = self._shown = name
        self._show(name)

    def sizeHint(self) -> QSize:
        """Return the room for the whole name; Qt's hint is for what is shown of it."""
        hint, wide = super().sizeHint(), self.fontMetrics().horizontalAdvance
        return QSize(hint.width() + wide(self._whole) - wide(self._shown), hint.height())

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), _LEAST), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        # One pixel more: widths are told in whole ones, rounded.
        around = self.sizeHint().width() - metrics.horizontalAdvance(self._whole)
        elide = Qt.TextElideMode.ElideRight
        self._show(metrics.elidedText(self._whole, elide, self.width() - around + 1))

    def _show(self, words: str) -> None:
        self._shown = words
        self.setText(words.replace("&", "&&"))


class TagChip(QWidget):
    """Enter or a click opens the tag, Delete or the cross takes it off."""

    opened = Signal(object)  # Tag
    removed = Signal(object)  # Tag

    def __init__(self, theme: Theme, tag: Tag, *, removable: bool = False) -> None:
        super().__init__()
        self.tag, self._removable = tag, removable
        swatch = QPixmap(tokens.SPACE, tokens.SPACE)
        swatch.fill(theme.tag(tag.colour, tag.id))
        path = " / ".join(tag.path)
        self.name = _Name(tag.called)
        self.name.setIcon(swatch)
        self.name.setIconSize(swatch.size())
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setToolTip(path)
        self.name.setAccessibleName(_("Tag: {tag}").format(tag=path))
        self.name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name.clicked.connect(lambda: self.opened.emit(tag))
        self.setFocusProxy(self.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.name)
        if removable:
            row.addWidget(self._cross(theme, path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.tag)
        else:
            super().keyPressEvent(event)

    def _cross(self, theme: Theme, path: str) -> QToolButton:
        cross = QToolButton()
        icons.put(cross, "x", theme.colours)
        cross.setAccessibleName(_("Take off the tag {tag}").format(tag=path))
        cross.setToolTip(_("Take this tag off (Delete)"))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self.removed.emit(self.tag))
        return cross
