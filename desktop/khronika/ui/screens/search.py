"""Finding by words in the whole archive: texts, names, titles, notes."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from khronika.archive.search import Found
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Hit
from khronika.i18n import _, ngettext
from khronika.ui.models.hits import HIT, Hits
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import Screen, State
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.find_line import ClearableLine
from khronika.ui.widgets.hit_painter import HitPainter
from khronika.ui.words import number

_PAUSE = 120  # milliseconds after the last key
_SHOWN = 200


class SearchScreen(Screen):
    """A line to type in, and what was found; Enter opens it at the words."""

    icon = "search"

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Search"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line, self._said = ClearableLine(), QLabel()
        self.hits, self.view = Hits(), QListView()
        self._painter = HitPainter(session.theme)
        self.line.setPlaceholderText(_("Words, “a phrase”, -without, begin*"))
        self.line.setAccessibleName(_("Find in the whole archive"))
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._first)
        self._said.setProperty("look", "quiet")
        self.view.setModel(self.hits)
        self.view.setItemDelegate(self._painter)
        self.view.setAccessibleName(_("What was found"))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.activated.connect(self._open)
        self.view.selectionModel().selectionChanged.connect(lambda *_both: self.pointed.emit())
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self._asked = ""
        self._lay_out()

    def concerns(self, changed: Changed) -> bool:
        return bool(self.line.text().strip())

    def refresh(self) -> None:
        """Look again; the archive is asked behind, and only the last question counts."""
        self._soon.stop()
        text = self._asked = self.line.text().strip()
        if not text:
            self._show(Found("", 0, ()))
            return
        search = self.session.archive
        self.session.behind(
            _("Find"), lambda _job: search.catalogue.search.find(text, limit=_SHOWN), self._show
        )

    def state(self) -> State:
        return {"words": self.line.text()}

    def restore(self, state: State) -> None:
        self.line.setText(state.get("words", ""))

    def look_again(self) -> None:
        self.hits.show(())
        super().look_again()

    def selection(self) -> Sequence[RecordId]:
        return [index.data(HIT).id for index in self.view.selectedIndexes()]

    def find_here(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def panes(self) -> Sequence[QWidget]:
        return (self.line, self.view)

    def _typed(self) -> None:
        self._soon.start()

    def _show(self, found: Found) -> None:
        if found.query != self._asked:
            return
        self.hits.show(self.session.shown(found.hits), found.query)
        if not self._asked:
            self._said.setText(_("Texts, names, titles and notes are looked through."))
        elif not found.total:
            self._said.setText(_("Nothing was found."))
        else:
            said = ngettext("{n} found", "{n} found", found.total).format(n=number(found.total))
            if found.total > len(found.hits):
                said = _("{said}, the first {n} are shown").format(
                    said=said, n=number(len(found.hits))
                )
            self._said.setText(said)
            self.view.setCurrentIndex(self.hits.index(0))

    def _first(self) -> None:
        if self._soon.isActive():
            self.refresh()
        self.view.setFocus()

    def _open(self, index: QModelIndex) -> None:
        hit: Hit = index.data(HIT)
        span = Span(hit.start, hit.end) if hit.kind is Kind.DOCUMENT else None
        self.session.open(hit.id, span)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(tokens.ROOM, tokens.ROOM, tokens.WIDE, tokens.SPACE)
        head.setSpacing(tokens.ROOM)
        self.line.setMaximumWidth(560)
        head.addWidget(self.line, 2)
        head.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
