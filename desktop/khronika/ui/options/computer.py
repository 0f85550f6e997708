"""The settings of this computer, as a form that takes effect with every choice."""

from functools import partial

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.settings import ALLOWED
from khronika.ui.notices import Notices
from khronika.ui.options.form import NARROW, OptionForm, said
from khronika.ui.options.labels import SECTIONS, Option, overruled
from khronika.ui.settings import Settings
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Check, Combo

_SHORT = 300  # pixels: a line of the specimen is hardly shorter


class ComputerOptions(QWidget):
    """Says what holds on this computer, and changes it. `anew`: begin the program anew, please."""

    anew = Signal()

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        notices: Notices,
        anew: str,
        *,
        narrow: bool = False,
    ) -> None:
        """`anew`: the words on the button that begins anew; `narrow`: it stands in a column."""
        super().__init__()
        self._settings, self._theme, self._notices = settings, theme, notices
        self.choices: dict[str, Combo | Check] = {}
        self.form = OptionForm(NARROW) if narrow else OptionForm()
        self.specimen = Specimen(theme)
        self._is_narrow = narrow
        self._begin, self._waiting = QPushButton(anew), QWidget()
        self._lay_out()
        settings.changed.connect(self._show)
        self._show()

    def _choose(self, field: str) -> None:
        choice = self.choices[field]
        value = choice.isChecked() if isinstance(choice, Check) else choice.currentData()
        try:
            self._settings.choose(**{field: value})
        except KnownError as fault:
            self._notices.report(fault, "")

    def _show(self) -> None:
        """Show what holds, whoever changed it."""
        for field, choice in self.choices.items():
            value = getattr(self._settings.now, field)
            choice.blockSignals(True)
            if isinstance(choice, Check):
                choice.setChecked(value)
            else:
                choice.setCurrentIndex(ALLOWED[field].index(value))
            choice.blockSignals(False)
        self._waiting.setVisible(self._settings.waits_for_start)

    # -- layout ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        under = _(
            "These hold for every archive opened here. They say nothing about what is in one."
        )
        self.form.part("" if self._is_narrow else _("This computer"), under)
        for title, options in SECTIONS:
            self.form.section(_(title))
            for option in options:
                self._add(option)
                if option.field == "scale":
                    self._add_waiting()
            if options[-1].field == "reading_size":
                self.form.row(_("Looks like this"), self.specimen, wide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.form)

    def _add(self, option: Option) -> None:
        if option.said is None:
            tick = self.choices[option.field] = Check(_(option.name))
            tick.toggled.connect(partial(self._chosen, option.field))
            self.form.tick(tick, _(option.hint))
            return
        combo = self.choices[option.field] = Combo(self._theme, _(option.name))
        for value in ALLOWED[option.field]:
            combo.addItem(option.said(value), value)
        combo.currentIndexChanged.connect(partial(self._chosen, option.field))
        self.form.row(_(option.name), combo, overruled(option.field) or _(option.hint))

    def _chosen(self, field: str, _value: object) -> None:
        self._choose(field)

    def _add_waiting(self) -> None:
        """Say what begins only with the next start, and offer to begin it now."""
        words = said(_("Language and size change when Khronika starts anew."), "small")
        self._begin.clicked.connect(self.anew)
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 0, 0, tokens.SPACE)
        row.setSpacing(tokens.PAD)
        row.addWidget(words, 1)
        row.addWidget(self._begin)
        self.form.beside(self._waiting)


class Specimen(QWidget):
    """A sentence, set as documents are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = _(
            "“State who says it, state how sure we are, correct errors in public.” "
            "The night of April 17–18, 2022; at least 80 people."
        )
        self.setAccessibleName(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._reset)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(width)[1] + 2 * tokens.GAP

    def sizeHint(self) -> QSize:
        return QSize(_SHORT, self.heightForWidth(_SHORT))

    def minimumSizeHint(self) -> QSize:
        return QSize(_SHORT // 2, tokens.ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.ink))
        self._set(self.width())[0].draw(painter, QPointF(0, tokens.GAP))
        painter.end()

    def _set(self, width: int) -> tuple[QTextLayout, int]:
        """Return the sentence set in lines as far apart as those of documents, and their height."""
        font = self._theme.reading_font()
        apart, high = font.pixelSize() * tokens.READING_LINE // 100, 0
        layout = QTextLayout(self._text, font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            high += apart
        layout.endLayout()
        return layout, high

    def _reset(self) -> None:
        self.updateGeometry()
        self.update()
