"""By which tags and sources what was found can be narrowed, and by which it is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from khronika.archive.finding.beside import FIELDS, Narrower
from khronika.domain.kinds import Kind
from khronika.domain.query import parse
from khronika.domain.query_narrowed import narrowed, narrowings, without
from khronika.i18n import N_, _
from khronika.ui.filtering.chip import Chip
from khronika.ui.models.record_rows import Badge
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.segments import Segment
from khronika.ui.words import ICONS, cut, number

_LONGEST = 28  # code points of a name
_KINDS = {"tag": Kind.TAG, "source": Kind.SOURCE}
_CHIPS = {"tag": N_("Tag: {name}"), "source": N_("Source: {name}")}
_OFFERS = {
    "tag": N_("Only with the tag “{name}”: {n}"),
    "source": N_("Only from the source “{name}”: {n}"),
}


class BesideRow(QWidget):
    """A press puts a field behind the query, where it is seen and can be edited; the chip of one
    that stands there takes it off. What finds no room in one line is left out.
    """

    wanted = Signal(str)  # the query instead

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._query = ""
        self._narrowers: Sequence[Narrower] = ()
        self.chips: list[Chip] = []
        self.offers: list[Segment] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.GAP)
        self._row.addStretch(1)
        self.setFixedHeight(tokens.ROW)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose here."""
        return not (self.chips or self.offers)

    def show_query(self, query: str) -> None:
        """Show by what `query` is narrowed; what narrows it further is still to be told."""
        if query == self._query:
            return
        self._query = query
        _drop(self.chips)
        self.chips = [
            self._chip(_(_CHIPS[field.code]).format(name=field.value), without(query, field))
            for field in narrowings(parse(query), FIELDS)
        ]
        for at, chip in enumerate(self.chips):
            self._row.insertWidget(at, chip)
        self.offer(())
        self._fit()

    def offer(self, narrowers: Sequence[Narrower]) -> None:
        """Offer what narrows the query further."""
        if narrowers == self._narrowers:
            return
        self._narrowers = narrowers
        _drop(self.offers)
        self.offers = [self._segment(one) for one in narrowers]
        for at, offer in enumerate(self.offers, len(self.chips)):
            self._row.insertWidget(at, offer)
        self._fit()

    def forget(self) -> None:
        """Show nothing of what was looked for."""
        self.show_query("")
        self.offer(())

    def _chip(self, said: str, query: str) -> Chip:
        chip = Chip(self._theme, said)
        take_off = partial(self.wanted.emit, query)
        chip.removed.connect(take_off)
        chip.clicked.connect(take_off)
        return chip

    def _segment(self, one: Narrower) -> Segment:
        said = _("{name} {n}").format(name=cut(one.name, _LONGEST), n=number(one.number))
        badge = Badge(icon=ICONS[_KINDS[one.code]], word=said, role="ink")
        told = _(_OFFERS[one.code]).format(name=one.name, n=number(one.number))
        segment = Segment(self._theme, badge, told)
        segment.setCheckable(False)
        query = narrowed(self._query, one.code, one.name)
        segment.clicked.connect(partial(self._want, query))
        segment.walked.connect(partial(self._walk, segment))
        return segment

    def _want(self, query: str, _checked: bool = False) -> None:
        self.wanted.emit(query)

    def _walk(self, segment: Segment, step: int) -> None:
        seen = [one for one in self.offers if not one.isHidden()]
        seen[(seen.index(segment) + step) % len(seen)].setFocus()

    # -- Qt -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What finds no room goes: nothing here keeps a window wide."""
        return QSize(0, tokens.ROW)

    def _fit(self) -> None:
        """Show what finds room side by side, the first in any case."""
        left = 0
        for one in (*self.chips, *self.offers):
            wide = one.sizeHint().width()
            fits = not left or left + wide <= self.width()
            one.setVisible(fits)
            left += wide + tokens.GAP


def _drop(widgets: Sequence[QWidget]) -> None:
    for one in widgets:
        one.hide()
        one.deleteLater()
