"""The words that a line offers, also by what else they are known by, and the arrow that says so."""

import re

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.widgets.drop_down import Offering
from khronika.ui.widgets.offered import Offered

ARROW = 24  # pixels at the end of a field that the arrow stands in


class Arrow(QWidget):
    """The quiet arrow at the end of a line that offers words; a click drops down all of them.

    The keyboard needs no arrow: in the line Down does it.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(_("Show what there is to choose from"))
        line.setTextMargins(0, 0, ARROW - tokens.SPACE, 0)
        line.installEventFilter(self)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the line; a click into an empty line drops down everything, too."""
        if watched is self._line:
            if event.type() is QEvent.Type.MouseButtonRelease and not self._line.text():
                self._drop_down()
            if event.type() is QEvent.Type.Resize:
                self._stand()
            elif event.type() is QEvent.Type.EnabledChange:
                self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Drop down everything, whatever the line says."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drop_down()

    def _drop_down(self) -> None:
        completer: QCompleter | None = self._line.completer()
        if isinstance(completer, Offering) and not self.isHidden():
            self._line.setFocus()
            completer.drop_down("")

    def paintEvent(self, _event: QPaintEvent) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.PlaceholderText if self.isEnabled() else QPalette.ColorRole.Text
        colour = self._line.palette().color(group, role).name()
        painter = QPainter(self)
        drawn = pixmap("chevron-down", colour, tokens.ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, (self.height() - tokens.ICON) // 2), drawn)
        painter.end()

    def _stand(self) -> None:
        self.setGeometry(self._line.width() - ARROW, 0, ARROW, self._line.height())


class Offers(Offering):
    """Offers words, also by what else they are known by, and takes the words alone.

    Where the line takes other words too the last row is what was typed, as a new one, and Enter
    takes none that only goes on behind a whole word: “died” may be meant as it stands, though “died
    in custody” is there.
    """

    def __init__(
        self, line: QLineEdit, offered: Offered, *, makes: bool, several: bool = False
    ) -> None:
        """`makes`: another word may be typed. `several`: the line holds some, divided by commas,
        and the last of them is being typed.
        """
        rows = QStringListModel(offered.words)
        super().__init__(rows, line)
        rows.setParent(self)
        self._rows = rows
        self._offered, self._makes, self._several = offered, makes, several
        self._before, self._new = "", ("", "")
        self._is_tree = True

    @property
    def offered(self) -> Offered:
        """All the words."""
        return self._offered

    @property
    def new_row(self) -> int:
        rows = self._rows.stringList()
        return rows.index(self._new[0]) if self._new[0] in rows else -1

    @property
    def is_only_new(self) -> bool:
        """Whether nothing is offered but what was typed, as a new word."""
        return self._rows.stringList() == [self._new[0]]

    def arrange(self, typed: str) -> int:
        before, comma, said = typed.rpartition(",") if self._several else ("", "", typed)
        called, about, equals = self._offered.fitting(said)
        self._before = f"{before.rstrip()}, " if comma else ""
        self.called = len(called) if said.strip() else 0
        self._show([*called, *about], said.strip())
        is_whole = self._makes and self._offered.known(said) is None and _is_whole(said, called)
        return 0 if is_whole else equals

    def show_near(self, text: str) -> None:
        """Show all, what is nearest to `text` first. What the line says itself leads: it is what
        stays with Enter, and that it is new is seen at once.
        """
        self._before, self.equals, self.called = "", int(bool(text.strip())), 0
        self._show(self._offered.nearest(text), text.strip(), new_leads=True)
        self.show_list()

    def _show(self, words: list[str], said: str, *, new_leads: bool = False) -> None:
        """Show words, and what `said` would newly be, if it is that: behind them, or before."""
        self._new = (_("New: “{words}”").format(words=said), said)
        can_be_new = self._makes and said and self._offered.words
        new = [self._new[0]] if can_be_new and self._offered.known(said) is None else []
        self._rows.setStringList(new + words if new_leads else words + new)
        self._is_tree = words == self._offered.words

    def depth(self, word: str) -> int:
        """Return how deep to show `word`: under the words before it, where all are offered in their
        own order.
        """
        return self._offered.depths.get(word, 0) if self._is_tree else 0

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        word = str(index.data(Qt.ItemDataRole.DisplayRole))
        return self._before + (self._new[1] if word == self._new[0] else word)


def _is_whole(said: str, words: list[str]) -> bool:
    """Whether what was `said` is no word begun, but stands whole in the first of `words`."""
    sought = re.compile(rf"(?<!\w){re.escape(fold(said.strip()))}(?!\w)")
    return bool(words) and bool(sought.search(fold(words[0])))


def offer(
    line: QLineEdit, offered: Offered, *, makes: bool = True, several: bool = False
) -> Offers:
    """Offer words in `line`, instead of those before; an arrow says that there is a list, if there
    is one. `makes` and `several` are those of `Offers`.
    """
    completer = Offers(line, offered, makes=makes, several=several)
    arrow = line.findChild(Arrow) or Arrow(line)
    arrow.setVisible(bool(offered.words))
    return completer
