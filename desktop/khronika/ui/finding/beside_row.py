"""By which tags and sources what was found can be narrowed, and by which it is."""

from collections.abc import Sequence
from functools import partial
from itertools import chain, zip_longest

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from khronika.archive.finding.beside import FIELDS, Narrower
from khronika.domain.kinds import Kind
from khronika.domain.query import parse
from khronika.domain.query_narrowed import narrowed, narrowings, without
from khronika.i18n import N_, _
from khronika.ui.filtering.chip import Chip
from khronika.ui.models.record_rows import Badge
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.segments import Segment
from khronika.ui.words import ICONS, cut, number

_MOST = 5  # of each field that stand in the row; the others are behind "More…"
_LONGEST = 28  # code points of a name
_KINDS = {"tag": Kind.TAG, "source": Kind.SOURCE}
_CHIPS = {"tag": N_("Tag: {name}"), "source": N_("Source: {name}")}
_OFFERS = {
    "tag": N_("Only with the tag “{name}”: {n}"),
    "source": N_("Only from the source “{name}”: {n}"),
}


class BesideRow(QWidget):
    """A press puts a field behind the query, where it is seen and can be edited; the chip of one
    that stands there takes it off. What finds no room in one line is behind "More…".
    """

    wanted = Signal(str)  # the query instead

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._query = ""
        self._narrowers: Sequence[Narrower] = ()
        self.chips: list[Chip] = []
        self.offers: list[Segment] = []
        self._offered: list[Narrower] = []  # what each of the offers is
        told = _("What else it can be narrowed by")
        self.more = Segment(theme, Badge(icon="", word=_("More…"), role="ink"), told)
        self.more.setCheckable(False)
        self.more.clicked.connect(lambda _on: self._show_menu())
        self.more.walked.connect(partial(self._walk, self.more))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.GAP)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self.setFixedHeight(tokens.ROW)
        self.more.hide()

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
        """Offer what narrows the query further, of each field what leaves most first."""
        if narrowers == self._narrowers:
            return
        self._narrowers = narrowers
        _drop(self.offers)
        first = [[one for one in narrowers if one.code == code][:_MOST] for code in FIELDS]
        self._offered = list(chain.from_iterable(first))
        self.offers = [self._segment(one) for one in self._offered]
        for at, offer in enumerate(self.offers, len(self.chips)):
            self._row.insertWidget(at, offer)
        self._fit()

    def forget(self) -> None:
        """Show nothing of what was looked for."""
        self.show_query("")
        self.offer(())

    def menu(self) -> QMenu:
        """Return what finds no room in the row, tags first, each with the number it leaves."""
        seen = [at for at, offer in enumerate(self.offers) if not offer.isHidden()]
        shown = {(self._offered[at].code, self._offered[at].record) for at in seen}
        menu, code = QMenu(self), ""
        for one in self._narrowers:
            if (one.code, one.record) in shown:
                continue
            if code and one.code != code:
                menu.addSeparator()
            code = one.code
            icon = icons.icon(ICONS[_KINDS[code]], self._theme.colours)
            said = f"{cut(one.name, 2 * _LONGEST)}\t{number(one.number)}".replace("&", "&&")
            menu.addAction(icon, said, partial(self._want, self._narrowed(one)))
        return menu

    def _show_menu(self) -> None:
        self.menu().exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

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
        segment.clicked.connect(partial(self._want, self._narrowed(one)))
        segment.walked.connect(partial(self._walk, segment))
        return segment

    def _narrowed(self, one: Narrower) -> str:
        return narrowed(self._query, one.code, one.name)

    def _want(self, query: str, _checked: bool = False) -> None:
        self.wanted.emit(query)

    def _walk(self, segment: Segment, step: int) -> None:
        seen = [one for one in (*self.offers, self.more) if not one.isHidden()]
        seen[(seen.index(segment) + step) % len(seen)].setFocus()

    # -- Qt -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What finds no room goes: nothing here keeps a window wide."""
        return QSize(0, tokens.ROW)

    def _fit(self) -> None:
        """Show what finds room side by side, tags and sources by turns, the first in any case."""
        by_turns = self._by_turns()
        fitting = _fitting(by_turns, self.width())
        has_more = len(fitting) - len(self.chips) < len(self._narrowers)
        if has_more:
            room = self.width() - self.more.sizeHint().width() - tokens.GAP
            fitting = _fitting(by_turns, room)
        for one in by_turns:
            one.setVisible(one in fitting)
        self.more.setVisible(has_more)

    def _by_turns(self) -> list[QWidget]:
        """Return the chips, then the first of each field, the second of each, and so on."""
        of_field = [
            [
                offer
                for offer, one in zip(self.offers, self._offered, strict=True)
                if one.code == code
            ]
            for code in FIELDS
        ]
        turns = chain.from_iterable(zip_longest(*of_field))
        return [*self.chips, *(one for one in turns if one is not None)]


def _fitting(widgets: Sequence[QWidget], room: int) -> list[QWidget]:
    """Return as many of `widgets`, from the first on, as find room side by side."""
    left, fitting = 0, list[QWidget]()
    for one in widgets:
        left += one.sizeHint().width()
        if fitting and left > room:
            break
        fitting.append(one)
        left += tokens.GAP
    return fitting


def _drop(widgets: Sequence[QWidget]) -> None:
    for one in widgets:
        one.hide()
        one.deleteLater()
