"""The tags used last, each with the digit that gives it, under the text."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme

_LONGEST = 160


class TagStrip(QWidget):
    """Shows as many of the recent tags as there is room for; a click gives the tag."""

    given = Signal(object)  # Tag

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: tuple[Tag, ...] = ()
        self._chips: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.PAD, tokens.GAP, tokens.PAD, tokens.GAP)
        self._row.setSpacing(tokens.GAP)
        self._hint = QLabel()
        self._hint.setProperty("look", "small")
        self._row.addWidget(self._hint)
        self._row.addStretch(1)
        self.setFixedHeight(tokens.ROW + 2 * tokens.SPACE)
        theme.changed.connect(lambda: self.show_tags(self._tags))
        self.show_tags(())

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show `tags`, the newest first, at most nine."""
        self._tags = tuple(tags[:9])
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(n, tag) for n, tag in enumerate(self._tags, 1)]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(1 + place, chip)
        self._hint.setText(
            _("Give the selection a tag:")
            if self._tags
            else _("Select words in the text, then press T to tag them.")
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def _fit(self) -> None:
        """Show what there is room for; the hint is the first to go."""
        self._hint.ensurePolished()
        room = self.width() - 2 * tokens.PAD
        wide = [chip.minimumWidth() + tokens.GAP for chip in self._chips]
        hint = self._hint.sizeHint().width() + tokens.GAP
        self._hint.setVisible(not wide or sum(wide) + hint <= room)
        left = room - (hint if not self._hint.isHidden() else 0)
        for chip, width in zip(self._chips, wide, strict=True):
            left -= width
            chip.setVisible(left >= 0)

    def _chip(self, number: int, tag: Tag) -> QToolButton:
        chip, swatch = QToolButton(self), QPixmap(tokens.SPACE, tokens.SPACE)
        swatch.fill(self._theme.tag(tag.colour, tag.id))
        chip.setIcon(swatch)
        chip.setIconSize(swatch.size())
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        name = chip.fontMetrics().elidedText(
            tag.name, Qt.TextElideMode.ElideRight, _LONGEST - 4 * tokens.PAD
        )
        chip.setText(f" {number}  {name}".replace("&", "&&"))
        path = " / ".join(tag.path)
        chip.setToolTip(_("{tag} (key {n})").format(tag=path, n=number))
        chip.setAccessibleName(_("Give the tag {tag}, key {n}").format(tag=path, n=number))
        chip.ensurePolished()
        chip.setMinimumWidth(chip.sizeHint().width())
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(partial(self._give, tag))
        return chip

    def _give(self, tag: Tag) -> None:
        self.given.emit(tag)
