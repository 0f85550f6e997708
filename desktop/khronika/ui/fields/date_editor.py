"""The editor of a date: how it is read, how the source words it, and of which year it may be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QPushButton

from khronika.domain.date_years import lacks_year, with_years
from khronika.domain.dates import UNKNOWN, Quality, When
from khronika.i18n import _
from khronika.ui.editors.lines import DateLine, Line
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow
from khronika.ui.words import dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The dates that tell of which year one may be: `near` those of the same incident, `told`
    those on which was published what is cited.
    """

    near: Sequence[When] = ()
    told: Sequence[When] = ()


_NOTHING = Beside()


class DateEditor(FieldEditor):
    """A date as it is read, and as the source words it."""

    def __init__(
        self, theme: Theme, when: When = UNKNOWN, *, cited: bool = False, beside: Beside = _NOTHING
    ) -> None:
        """`cited`: its words are somebody's, and stay when the reading changes."""
        super().__init__(theme)
        self._cited, self._beside = cited and bool(when.words), beside
        self.line, self.words = DateLine(_("Date")), Line(_("As written"))
        self._field = self.add(_("Date"), self.line)
        self._field.bare()
        self.line.said.connect(self._field.hint)
        self._years = Flow()
        self._years.hide()
        self._field.under(self._years)
        self.words.setPlaceholderText(_("as the source words it"))
        self.add(_("As written"), self.words)
        shown = when.words or dated(when)
        self.words.fill(when.words)
        self.line.keep(shown, when)
        self._follows = not self._cited and self.words.text() in ("", shown)
        self.line.changed.connect(self._follow)
        self.words.textEdited.connect(lambda _text: setattr(self, "_follows", False))

    def value(self) -> When:
        when, words = self.line.when(), self.words.text().strip()
        if words == when.words:
            return when
        read = when.quality is Quality.STATED and self._cited and not when.is_unknown
        quality = Quality.INFERRED if read and self.line.text().strip() != words else when.quality
        return replace(when, words=words, quality=quality)

    def said(self) -> str:
        return dated(self.value())

    def missing(self) -> str:
        return "" if self.line.text().strip() else _("Say when, or press Esc.")

    def doubt(self) -> str:
        if self.line.when().is_unknown and lacks_year(self.line.text()):
            return _("Nothing is recorded yet: the year is missing. Enter keeps the words alone.")
        return ""

    def _follow(self) -> None:
        if self._follows:
            self.words.fill(self.line.text())
        self._offer_years()

    # -- the year -------------------------------------------------------------------------

    def _offer_years(self) -> None:
        """Offer what a date without its year may be by the dates beside it."""
        is_open = self.line.when().is_unknown
        text, beside = self.line.text(), self._beside
        found = with_years(text, near=beside.near, told=beside.told) if is_open else []
        self._years.empty()
        for when in found:
            button = QPushButton(_("{date}?").format(date=dated(replace(when, words=""))))
            button.setProperty("look", "link")
            button.clicked.connect(partial(self._take, when))
            self._years.add(button)
        self._years.setVisible(bool(found))

    def _take(self, when: When, _checked: bool = False) -> None:
        """Read the date so: its words stay, the year is inferred."""
        words = self.words.text()
        meant = replace(when, words=words.strip(), quality=Quality.INFERRED)
        self._follows = False
        self.line.setFocus()  # before what has the keyboard goes
        self.line.keep(dated(replace(when, words="")), meant)
