"""The row over a page: which of how many it is, the way to others, nearer and farther."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from khronika.i18n import _
from khronika.ui.reader.page_scale import Fit
from khronika.ui.reader.page_view import NEARER, PageView
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import number

_DIGITS = "00000"  # as wide as the field of the number is


class PageBar(QWidget):
    """Numbers are those that people count by: the first page is 1."""

    turned_to = Signal(int)  # a page, from 0

    def __init__(self, theme: Theme, view: PageView) -> None:
        super().__init__()
        self._view, self._page, self._pages = view, 0, 0
        self.back = small_button(theme, "chevron-up", _("The page before (Page Up)"))
        self.on = small_button(theme, "chevron-down", _("The next page (Page Down)"))
        self.field, self._of = QLineEdit(), QLabel()
        self.field.setAccessibleName(_("Number of the page"))
        self.field.setFixedWidth(
            self.field.fontMetrics().horizontalAdvance(_DIGITS) + 2 * tokens.PAD
        )
        self._of.setProperty("look", "quiet")
        farther = small_button(theme, "zoom-out", _("Farther (−)"))
        nearer = small_button(theme, "zoom-in", _("Nearer (+)"))
        self._fits = {
            Fit.WIDTH: small_button(theme, "move-horizontal", _("As wide as there is room (0)")),
            Fit.PAGE: small_button(theme, "square", _("The whole of it (0)")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE, tokens.GAP, tokens.SPACE, tokens.GAP)
        row.setSpacing(tokens.GAP)
        for widget in (self.back, self.field, self._of, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (farther, nearer, *self._fits.values()):
            row.addWidget(widget)
        self.back.clicked.connect(lambda: self.turned_to.emit(self._page - 1))
        self.on.clicked.connect(lambda: self.turned_to.emit(self._page + 1))
        self.field.returnPressed.connect(self._go)
        self.field.editingFinished.connect(self._say)
        farther.clicked.connect(lambda: view.zoom(1 / NEARER))
        nearer.clicked.connect(lambda: view.zoom(NEARER))
        for fit, button in self._fits.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on, fit=fit: self._fit(fit))
        view.scaled.connect(self._tell_fit)
        self._tell_fit()

    def say(self, page: int, pages: int) -> None:
        """Say that `page`, from 0, of `pages` is shown; 0 of them for a picture."""
        self._page, self._pages = page, pages
        for widget in (self.back, self.on, self.field, self._of):
            widget.setVisible(pages > 0)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)
        self.field.setValidator(QIntValidator(1, max(pages, 1), self.field))
        self._of.setText(_("of {all}").format(all=number(pages)))
        self.field.setAccessibleDescription(self._of.text())
        self._say()

    def _say(self) -> None:
        self.field.setText(str(self._page + 1))

    def _go(self) -> None:
        self.turned_to.emit(int(self.field.text()) - 1)

    def _fit(self, fit: Fit) -> None:
        self._view.fit(fit)
        self._tell_fit()

    def _tell_fit(self) -> None:
        for fit, button in self._fits.items():
            button.setChecked(self._view.fitted is fit)
