"""Of which kinds the records are that were found; a press shows one kind alone."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from khronika.domain.kinds import Kind
from khronika.i18n import _
from khronika.ui.models.record_rows import Badge
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.segments import Segments
from khronika.ui.words import KINDS, PLURALS, number

_ALL = "all"


class KindsRow(QWidget):
    """Keeps its height while the counts are on their way, so that nothing below it moves."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = _ALL
        self._counts: Mapping[Kind, int] = {}
        self.segments: Segments | None = None
        self._said, self._is_all = QLabel(), True
        self._said.setProperty("look", "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.ROOM)
        self._row.addWidget(self._said)
        self.setMinimumHeight(tokens.ROW)

    @property
    def kind(self) -> Kind | None:
        """The kind that is shown alone; None: all are."""
        return None if self._kind == _ALL else Kind(self._kind)

    def say(self, text: str, *, is_all: bool) -> None:
        """Say how many records are listed; where that `is_all`, the counts say it themselves."""
        self._said.setText(text)
        self._is_all = is_all
        self._said.setVisible(not is_all or self.segments is None)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """Show how many there are of each kind; nothing where there is nothing to choose from."""
        if counts == self._counts:
            return
        self._counts = counts
        if self.segments is not None:
            self.segments.hide()
            self.segments.deleteLater()
            self.segments = None
        if len(counts) > 1:
            self.segments = Segments(
                self._theme, _("What was found"), _badges(counts), self._kind, self._choose
            )
            self._row.insertWidget(0, self.segments, 1)
        self._said.setVisible(not self._is_all or self.segments is None)

    def forget(self) -> None:
        """Something else is looked for: all kinds of it."""
        self._kind = _ALL
        self.show_counts({})

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self.chosen.emit()


def _badges(counts: Mapping[Kind, int]) -> dict[str, Badge]:
    """Return what stands for all, and for each kind that was found, the most frequent first."""
    found = {_ALL: _badge(_("All {n}").format(n=number(sum(counts.values()))))}
    for kind, count in sorted(counts.items(), key=lambda one: -one[1]):
        word = _("{kind} {n}").format(kind=_(PLURALS.get(kind, KINDS[kind])), n=number(count))
        found[kind.value] = _badge(word)
    return found


def _badge(word: str) -> Badge:
    return Badge(icon="", word=word, role="ink")
