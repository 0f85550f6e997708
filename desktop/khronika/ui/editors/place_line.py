"""The field for a place: what is offered while one types, and what the line says is meant."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khronika.gazetteer import Gazetteer
from khronika.i18n import _
from khronika.ui.editors.atlas import LEAST, Atlas, PlaceOffer
from khronika.ui.editors.entry import HeldPlace, Pick
from khronika.ui.editors.field import Field
from khronika.ui.editors.lines import Line
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.drop_down import Offering
from khronika.ui.widgets.link import Link

_SHOWN = 12  # rows of the list that drops down


class PlaceLine(Line):
    """A line that offers places by name; another name stands for a place to be made."""

    learned = Signal()  # what can be said of the line may be more now

    def __init__(
        self,
        name: str,
        held: Iterable[HeldPlace],
        placeholder: str = "",
        *,
        makes: bool = True,
    ) -> None:
        """`makes`: another name can stand there."""
        super().__init__(name, placeholder)
        self._makes = makes
        self.atlas = Atlas(held)
        self._named: Sequence[Pick] = ()  # what the passage beside names
        self._seen: dict[str, Pick] = {}  # what was offered, by the words that stand for it
        self._said = ""  # how a text calls it, as long as nobody said anything else
        self._rows = _Rows()
        self._offers = _Offers(self, self._rows, self._offer)

    def know(self, gazetteer: Gazetteer) -> None:
        """Offer the places of the gazetteer as well from now on."""
        self.atlas.know(gazetteer)
        if self._said and self.text() == self._said:
            self.say(self._said)
        self.learned.emit()

    def expect(self, named: Iterable[Pick]) -> None:
        """Understand one of `named`, which a passage names, before others that fit as well."""
        self._named = tuple(named)

    def pick(self) -> Pick:
        """Return what is chosen, or named."""
        text = self.text().strip()
        if text in self._seen:
            return self._seen[text]
        held = self.atlas.held(text)
        return held[0].pick if len(held) == 1 else Pick(text=text)

    def meant(self) -> Pick:
        """Return what is chosen, or the only place of the gazetteer that is called so."""
        pick = self.pick()
        return pick if pick.id is not None or pick.code is not None else self.meaning_of(pick.text)

    def say(self, words: str) -> None:
        """Say what a text calls the place. Where the archive has none of that name and the
        gazetteer just one, that is meant; by a name it bore once it is not.
        """
        known = self.atlas.known(words) if not self.atlas.held(words) else []
        is_plain = len(known) == 1 and not known[0].formerly
        self._said = words.strip()
        self.put(known[0].pick if is_plain else Pick(text=words))

    def own(self) -> Pick | None:
        """Return what a place of its own would be called, where the only one of the gazetteer was
        taken for what a text says.
        """
        is_so = bool(self._said) and self.pick().code is not None
        is_so = is_so and self.meaning_of(self._said) == self.pick()
        return Pick(text=self._said) if is_so else None

    def meaning_of(self, words: str) -> Pick:
        """Return the only place of the gazetteer that `words` name, else a place of its own."""
        known = self.atlas.known(words)
        return known[0].pick if len(known) == 1 else Pick(text=words)

    def put(self, pick: Pick) -> None:
        """Show `pick`."""
        if pick.id is not None or pick.code is not None:
            self._seen[pick.text] = pick
        self.fill(pick.text)

    def as_json(self) -> Any:
        return asdict(self.pick())

    def from_json(self, kept: Any) -> None:
        self.put(Pick(**kept))

    def _offer(self, text: str) -> int:
        offers, equals = self.atlas.fitting(text, self._named)
        self._seen |= {offer.pick.text: offer.pick for offer in offers}
        words = text.strip()
        new = PlaceOffer(pick=Pick(text=words), said=_("New: “{words}”").format(words=words))
        can_be_new = self._makes and words not in self._seen and not self.atlas.held(words)
        is_new = bool(offers) and can_be_new
        self._rows.show([*offers, new] if is_new else offers, len(offers) if is_new else -1)
        return equals


class PlaceField(Field):
    """A place, and under it which one is meant when that is not plain, or which could be. The one
    that is chosen is offered no longer, the others stay. Room that nothing is in any longer stays
    while the pointer is there: what lies beneath would come up under it.
    """

    def __init__(self, theme: Theme, name: str, line: PlaceLine, key: str = "") -> None:
        super().__init__(theme, name, line, key=key)
        self._theme, self._line = theme, line
        self._could_be = _Left()
        self._links = QVBoxLayout(self._could_be)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(0)
        self._could_be.hide()
        self.under(self._could_be)
        self._could_be.left.connect(self._close_up)
        self._offered: list[tuple[PlaceOffer, Link]] = []
        line.changed.connect(self._look)
        line.learned.connect(self._look)

    def _look(self) -> None:
        said, offers = self._meaning()
        self.hint(said)
        chosen = self._line.pick()
        if any(offer.pick == chosen for offer, _link in self._offered):
            for offer, link in self._offered:
                link.setVisible(offer.pick != chosen)
            if not self._could_be.underMouse():
                self._close_up()
            return
        self._forget()
        self._offered = [(offer, self._link(offer)) for offer in offers]
        self._could_be.setVisible(bool(offers))

    def _forget(self) -> None:
        for _offer, link in self._offered:
            link.hide()
            self._links.removeWidget(link)
            link.deleteLater()
        self._offered = []

    def _link(self, offer: PlaceOffer) -> Link:
        """Return what chooses a place; it keeps its room when it is chosen."""
        link = Link(self._theme, offer.said, icon="map-pin")
        keeping = link.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        link.setSizePolicy(keeping)
        link.clicked.connect(lambda: self._choose(offer.pick))
        self._links.addWidget(link)
        return link

    def _close_up(self) -> None:
        """Give up the room in which nothing is offered."""
        self._could_be.setVisible(any(not link.isHidden() for _offer, link in self._offered))

    def _meaning(self) -> tuple[str, Sequence[PlaceOffer]]:
        """Return what is to be said of the line, and the places that it could mean."""
        text, pick = self._line.text().strip(), self._line.pick()
        if pick.code is not None:
            said = _("From the gazetteer: it is recorded with the places it lies in.")
            if (own := self._line.own()) is None:
                return said, ()
            instead = _("“{name}” as a place of its own").format(name=own.text)
            return said, (PlaceOffer(pick=own, said=instead),)
        if len(text) < LEAST:
            return "", ()
        held = self._line.atlas.held(text)
        if pick.id is not None:
            said = next((one.said for one in held if one.pick.id == pick.id), text)
            return said if said != text else "", ()
        if held:
            said = _("A place of its own will be made. The archive has others of that name:")
            return said, held
        known = self._line.atlas.known(text)
        if not known:
            return _("A place of its own will be made."), ()
        if len(known) == 1:
            said = _("A place of its own will be made. The gazetteer knows one of that name:")
        else:
            said = _("A place of its own will be made. The gazetteer knows several of that name:")
        return said, known

    def _choose(self, pick: Pick) -> None:
        if pick == self._line.own():
            self._forget()  # the one of the gazetteer takes its place among what could be
        self._line.setFocus()
        self._line.put(pick)


class _Left(QWidget):
    """Tells when the pointer leaves it."""

    left = Signal()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class _Offers(Offering):
    """Offers places, and at the end what was typed as a new one."""

    def __init__(self, line: PlaceLine, rows: "_Rows", arrange: Callable[[str], int]) -> None:
        super().__init__(rows, line)
        self._listed, self._arrange = rows, arrange
        self.setMaxVisibleItems(_SHOWN)

    def arrange(self, typed: str) -> int:
        equals = self._arrange(typed)
        self.called = self._listed.rowCount() - int(self._listed.new_row >= 0)
        return equals

    @property
    def new_row(self) -> int:
        return self._listed.new_row


class _Rows(QAbstractListModel):
    """The rows that drop down: shown with all that tells them apart, put in as what is meant."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[PlaceOffer] = ()
        self.new_row = -1

    def show(self, offers: Sequence[PlaceOffer], new_row: int) -> None:
        """Show `offers`; `new_row` of them is a place to be made, -1 for none."""
        self.beginResetModel()
        self._rows, self.new_row = offers, new_row
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.EditRole:
            return self._rows[index.row()].pick.text
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()].said
        return None
