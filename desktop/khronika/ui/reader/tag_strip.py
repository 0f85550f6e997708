"""Under the text: what can be done with what is picked, and the recent tags with their digits.

Tags for which there is no room are behind an ellipsis; their digits give them all the same.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from khronika.domain.values import Passage, Tag
from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.shares import fair_cap

_LONGEST = 80  # pixels of a name where they do not all fit
_MOST = 9  # as many as there are digits
_AROUND = 8  # pixels


class _Chip(QToolButton):
    """As wide as what it shows: Qt keeps two spaces more around words."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() - _AROUND, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TagStrip(QWidget):
    """One line: on the left a hint, on the right as many chips as there is room for."""

    given = Signal(object)  # Tag

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: tuple[Tag, ...] = ()
        self.order: list[int] = []  # the tags by id, as they stand or stood before the lock
        self._chips: list[_Chip] = []
        self._said = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.PAD, tokens.GAP)
        self._row.setSpacing(tokens.GAP)
        self._hint = QLabel()
        self._hint.setProperty("look", "small")
        self._row.addWidget(self._hint)
        self._row.addStretch(1)
        self.more = QToolButton()
        self.more.setText("…")
        self.more.setAccessibleName(_("More recent tags"))
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self._row.addWidget(self.more)
        self.setFixedHeight(tokens.ROW + 2 * tokens.SPACE)
        theme.changed.connect(self._make_chips)
        self.hint(None, is_selected=False, is_drafting=False)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Those that are shown, in the order of their digits."""
        return self._tags

    def show_tags(self, recent: Sequence[Tag]) -> None:
        """Show `recent`, at most nine; what is shown already keeps its digit.

        A tag that moved with each use would make every digit mean something else the next time.
        """
        shown = settled(self.order, recent[:_MOST])
        if [_look(tag) for tag in shown] != [_look(tag) for tag in self._tags]:
            self._tags = shown
            self._make_chips()
        self._tags = shown
        self.order = [int(tag.id) for tag in shown]

    def hint(self, passage: Passage | None, *, is_selected: bool, is_drafting: bool) -> None:
        """Say what the keys do with what is picked; `is_drafting`: a form waits for evidence."""
        if is_drafting and (is_selected or passage is not None):
            self.say(
                _("Cite: H title · W date · L place · K category · P person · F figure · C whole")
            )
        elif is_drafting:
            self.say(_("Select the words that say it, and press a key of the field."))
        elif passage is not None:
            self.say(_("T tag · I incident · M comment · U unmark · [ ] move its ends"))
        elif is_selected:
            self.say(_("T tag · N new tag · I incident · M comment"))
        else:
            self.say(_("Select words in the text to mark them."))

    def say(self, text: str, *, aloud: bool = False) -> None:
        """Say `text` instead; `aloud`: to those who listen, too."""
        if text != self._said:
            self._said = text
            self._fit()
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._hint, text))

    @property
    def said(self) -> str:
        """What the hint says."""
        return self._said

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def _make_chips(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(n, tag) for n, tag in enumerate(self._tags, 1)]
        for chip in self._chips:
            self._row.insertWidget(self._row.indexOf(self.more), chip)
        self._fit()

    def _fit(self) -> None:
        """Show the hint whole, then the chips that there is room for."""
        self._hint.ensurePolished()
        room = self.width() - tokens.ROOM - tokens.PAD
        elide = Qt.TextElideMode.ElideRight
        said = self._hint.fontMetrics().elidedText(self._said, elide, max(0, room))
        self._hint.setText(said)
        self._hint.setToolTip("" if said == self._said else self._said)
        left = room - self._hint.fontMetrics().horizontalAdvance(said) - tokens.ROOM
        self._cut_names(left - tokens.GAP * len(self._chips))
        shown = self._fitting(left)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < shown)
        more = dict(enumerate(self._tags[shown:], shown + 1))
        self._offer_more(more if left >= self.more.sizeHint().width() else {})

    def _fitting(self, room: int) -> int:
        """Return how many chips there is `room` for, and for the ellipsis where not for all."""
        wide = [chip.minimumWidth() + tokens.GAP for chip in self._chips]
        if sum(wide) > room:
            room -= self.more.sizeHint().width() + tokens.GAP
        return sum(all_of <= room for all_of in accumulate(wide))

    def _offer_more(self, more: Mapping[int, Tag]) -> None:
        """Offer the tags that are not shown, by their digits."""
        menu = self.more.menu()
        menu.clear()
        for number, tag in more.items():
            called = " / ".join(tag.path).replace("&", "&&")
            menu.addAction(f"{number}  {called}").triggered.connect(partial(self.given.emit, tag))
        self.more.setToolTip("\n".join(f"{n}  {' / '.join(tag.path)}" for n, tag in more.items()))
        self.more.setAccessibleDescription(self.more.toolTip())
        self.more.setVisible(bool(more))

    def _cut_names(self, room: int) -> None:
        """Cut the longest names where the chips do not all fit in `room`, and only there."""
        if not self._chips:
            return
        metrics = self._chips[0].fontMetrics()
        around = 0
        for number, (chip, tag) in enumerate(zip(self._chips, self._tags, strict=True), 1):
            _name(chip, number, tag.called)
            around += chip.sizeHint().width() - metrics.horizontalAdvance(tag.called)
        whole = [metrics.horizontalAdvance(tag.called) for tag in self._tags]
        longest = max(_LONGEST, fair_cap(whole, room - around))
        for number, (chip, tag) in enumerate(zip(self._chips, self._tags, strict=True), 1):
            # One pixel more: widths are told in whole ones, rounded.
            elide = Qt.TextElideMode.ElideRight
            _name(chip, number, metrics.elidedText(tag.called, elide, longest + 1))
            chip.setFixedWidth(chip.sizeHint().width())

    def _chip(self, number: int, tag: Tag) -> _Chip:
        chip, swatch = _Chip(self), QPixmap(tokens.SPACE, tokens.SPACE)
        swatch.fill(self._theme.tag(tag.colour, tag.id))
        chip.setIcon(swatch)
        chip.setIconSize(swatch.size())
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        path = " / ".join(tag.path)
        chip.setToolTip(_("{tag} (key {n})").format(tag=path, n=number))
        chip.setAccessibleName(_("Give the tag {tag}, key {n}").format(tag=path, n=number))
        chip.ensurePolished()
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(partial(self.given.emit, tag))
        return chip


def settled(before: Sequence[int], now: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return `now` in an order in which what stood in `before`, ids of tags, keeps its place.

    What is new takes the places of what went, in order, and then the end.
    """
    waiting = {int(one.id): one for one in now}
    places: list[Tag | None] = [waiting.pop(one, None) for one in before]
    new = iter(waiting.values())
    filled = [one or next(new, None) for one in places]
    return tuple(one for one in (*filled, *new) if one is not None)


def _name(chip: QToolButton, number: int, name: str) -> None:
    chip.setText(f" {number} {name}".replace("&", "&&"))


def _look(tag: Tag) -> tuple[object, ...]:
    return tag.id, tag.path, tag.called, tag.colour
