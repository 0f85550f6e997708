"""A form that stands where the inspector is: fields one under the other, Save and Cancel."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from khronika.domain import vocabulary
from khronika.domain.values import Name
from khronika.i18n import _
from khronika.language.descriptions import DESCRIPTION, is_plainly_description
from khronika.ui.editors.field import Field
from khronika.ui.editors.lines import Choice, Line, Lines, TongueLine
from khronika.ui.editors.rows import FormRow, RowList
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.saving import ENTER, claims, save_from_anywhere
from khronika.ui.widgets.steady import Steady

_WIDEST = 560


class CardForm(QWidget):
    """What the forms of all kinds share; a subclass adds fields and reads its draft."""

    saved = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, heading: str, deed: str = "") -> None:
        """`deed`: what its button does, in a word, where that is not to save."""
        super().__init__()
        self._theme, self._deed = theme, deed or _("Save")
        self.origin: dict[str, Any] = {}  # what it is about, for opening it again
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first: QWidget | None = None
        self._column = QVBoxLayout()
        self._wrong = QLabel()
        self._lay_out(heading)
        save_from_anywhere(self, self.saved.emit)

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        if self._first is not None:
            self._first.setFocus()

    def complain(self, text: str) -> None:
        """Say why it cannot be saved as it stands."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def field(self, name: str, *editors: Line | Lines | Choice, hint: str = "") -> Field:
        """Add a field."""
        made = Field(self._theme, name, *editors)
        made.hint(hint)
        self._column.insertWidget(self._column.count() - 1, made)
        self._first = self._first or editors[0]
        return made

    def part(self, widget: QWidget) -> None:
        """Add something that is no single field."""
        self._column.insertWidget(self._column.count() - 1, widget)
        rows = widget.rows if isinstance(widget, RowList) else []
        self._first = self._first or (rows[0].first if rows else widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Enter in a line saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in ENTER:
            self.saved.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter saves here, and does not put what is behind into a collection."""
        return claims(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def _line_up(self) -> None:
        """Let the buttons end where the fields do, beside a scroll bar too."""
        beside = min(_WIDEST, self.width()) - min(_WIDEST, self._scroll.viewport().width())
        margins = self._foot.contentsMargins()
        margins.setRight(tokens.WIDE + max(0, beside))
        self._foot.setContentsMargins(margins)

    def _lay_out(self, heading: str) -> None:
        page, title = QWidget(), QLabel(heading)
        page.setMaximumWidth(_WIDEST)
        page.setLayout(self._column)
        page.setProperty("look", "column")
        title.setProperty("look", "title")
        title.setWordWrap(True)
        self._column.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, tokens.ROOM)
        self._column.setSpacing(tokens.PAD)
        self._column.addWidget(title)
        self._column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._line_up())
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Steady(scroll, page)
        scroll.setWidget(page)
        self._wrong.setProperty("look", "wrong")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        save, away = QPushButton(self._deed), QPushButton(_("Cancel"))
        save.setProperty("look", "primary")
        save.setShortcut("Ctrl+S")
        save.setToolTip(f"{self._deed} (Ctrl+S, Ctrl+Enter)")
        save.clicked.connect(self.saved)
        away.setToolTip(_("Leave without saving (Esc)"))
        away.clicked.connect(self.cancelled)
        low = QWidget()
        low.setMaximumWidth(_WIDEST)
        self._foot = foot = QHBoxLayout(low)
        foot.setContentsMargins(tokens.WIDE, tokens.SPACE, tokens.WIDE, tokens.ROOM)
        foot.setSpacing(tokens.SPACE)
        foot.addWidget(self._wrong, 1)
        foot.addStretch(0)
        foot.addWidget(away)
        foot.addWidget(save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addWidget(low)


class NameRow(FormRow):
    """One name: its words, its language, and for people what sort of name it is."""

    def __init__(self, theme: Theme, name: Name, *, of_people: bool) -> None:
        said = _("Name or spelling") if of_people else _("Name")
        super().__init__(theme, said)
        self.text = Line(said, said)
        self.language = TongueLine(_("Language"))
        self.kind = Choice(theme, _("Kind of name"), vocabulary.NAME_KINDS)
        if of_people:
            self.stand_alone(self.lay(self.text))
            self._more = self.lay(self.language, self.kind)
        else:
            self.stand_alone(self.lay(self.text, self.language, widths=(3, 1)))
        self.text.fill(name.text)
        self.language.put(name.language)
        self.kind.put(name.kind)
        self._decided = not of_people or bool(name.text)
        self.kind.activated.connect(self._decide)
        self.text.changed.connect(self._guess)

    def _decide(self, _at: int) -> None:
        self._decided = True

    def _guess(self) -> None:
        """Take for a description what plainly is one, until the person chooses: a description
        that counts as a name is hidden wherever its words stand.
        """
        if not self._decided:
            plainly = is_plainly_description(self.text.text())
            self.kind.put(DESCRIPTION if plainly else "legal")

    def value(self) -> Name:
        """Return the row as it stands."""
        return Name(
            text=self.text.text().strip(),
            language=self.language.code() or None,
            kind=self.kind.code() or "legal",
        )


class NameRows(RowList[NameRow, Name]):
    """The names of someone or something, the first one shown in lists."""

    def __init__(self, theme: Theme, names: Iterable[Name], *, of_people: bool = False) -> None:
        super().__init__(
            lambda name: NameRow(theme, name, of_people=of_people),
            Name(text=""),
            _("Add another name or spelling"),
            _("Names and spellings") if of_people else _("Names"),
        )
        self.put(list(names) or [Name(text="")])

    def names(self) -> tuple[Name, ...]:
        """Return the names that say something."""
        return tuple(name for row in self.rows if (name := row.value()).text)

    def as_json(self) -> Any:
        """Return the rows as they stand; see `kept.Keeps`."""
        return [asdict(row.value()) for row in self.rows]

    def from_json(self, kept: Any) -> None:
        """Show them again."""
        self.put([Name(**one) for one in kept] or [Name(text="")])
        self.setFocusProxy(self.rows[0].text)


def day(line: Line) -> int | None:
    """Return the day a line says as YYYY-MM-DD (days, 1 January of year 1 being 1).

    Raises:
        ValueError: It says something else.
    """
    text = line.text().strip()
    return date.fromisoformat(text).toordinal() if text else None


def shown_day(ordinal: int | None) -> str:
    """Return a day as YYYY-MM-DD."""
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def number(line: Line, least: float, most: float) -> float | None:
    """Return the decimal number of a line.

    Raises:
        ValueError: It is no number, or not between `least` and `most`.
    """
    text = line.text().strip().replace(",", ".")
    if not text:
        return None
    found = float(text)
    if not least <= found <= most:
        raise ValueError
    return found
