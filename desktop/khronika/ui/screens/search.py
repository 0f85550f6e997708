"""Finding by words in the whole archive, in any form of them: texts, names, titles, notes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from khronika.archive.search import NOTHING, Found
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Hit
from khronika.i18n import _, ngettext
from khronika.ui.models.hits import HIT, Hits
from khronika.ui.models.record_rows import Badge
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import Screen, State
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.controls import Check
from khronika.ui.widgets.find_line import ClearableLine
from khronika.ui.widgets.hit_painter import HitPainter
from khronika.ui.widgets.segments import Segments
from khronika.ui.words import PLURALS, number

_PAUSE = 120  # milliseconds after the last key
_SHOWN = 60  # records
_ALL = "all"


class SearchScreen(Screen):
    """A line to type in, and what was found; Enter opens it at the words."""

    icon = "search"

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Search"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = ClearableLine()
        self.exact = Check(session.theme, _("Only as written"))
        self.said, self.remarks = QLabel(), QLabel()
        self.instead = QPushButton()
        self.hits, self.view = Hits(), QListView()
        self._painter = HitPainter(session.theme)
        self._kinds: Segments | None = None
        self._kind = _ALL
        self._found = NOTHING
        self._asked = ("", False, _ALL)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self._set_up()
        self._lay_out()

    def concerns(self, changed: Changed) -> bool:
        return bool(self.line.text().strip())

    def refresh(self) -> None:
        """Look again; the archive is asked behind, and only the last question counts."""
        self._soon.stop()
        text, exact, kind = asked = (self.line.text().strip(), self.exact.isChecked(), self._kind)
        if asked[:2] != self._asked[:2]:
            self._choose_all()
            kind = _ALL
        self._asked = (text, exact, kind)
        if not text:
            self._show(NOTHING, self._asked)
            return
        search, asked = self.session.archive, self._asked
        kinds = () if kind == _ALL else (Kind(kind),)
        self.session.behind(
            _("Find"),
            lambda _job: search.catalogue.search.find(text, kinds, _SHOWN, exact=exact),
            lambda found: self._show(found, asked),
        )

    def state(self) -> State:
        return {"words": self.line.text(), "exact": self.exact.isChecked()}

    def restore(self, state: State) -> None:
        self.exact.setChecked(bool(state.get("exact")))
        self.line.setText(state.get("words", ""))

    def look_again(self) -> None:
        self.hits.show(())
        self.instead.setText("")
        self.instead.hide()
        super().look_again()

    def selection(self) -> Sequence[RecordId]:
        return [index.data(HIT).id for index in self.view.selectedIndexes()]

    def find_here(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def panes(self) -> Sequence[QWidget]:
        return (self.line, self.view)

    # -- what was found -------------------------------------------------------------------

    def _show(self, found: Found, asked: tuple[str, bool, str]) -> None:
        if asked != self._asked:
            return
        self._found = found
        self.hits.show(self.session.shown(found.hits), found)
        self._say(found)
        self.remarks.setText("\n".join(self._remarks(found)))
        self.remarks.setVisible(bool(self.remarks.text()))
        # A hidden name is not guessed either: a misspelt one would bring it onto the screen.
        instead = "" if self.session.names_somebody(found.instead) else found.instead
        self.instead.setText(_("Did you mean “{query}”?").format(query=instead))
        self.instead.setVisible(bool(instead))
        if found.hits:
            self.view.setCurrentIndex(self.hits.index(0))
        if asked[2] == _ALL:
            self._count(found, asked)

    def _say(self, found: Found) -> None:
        if not self._asked[0]:
            self.said.setText(_("Texts, names, titles and notes are looked through."))
        elif not found.records:
            self.said.setText(_("Nothing was found."))
        else:
            text = ngettext("{n} record", "{n} records", found.records)
            if not found.is_all:
                text = _("The nearest {n} records are shown")
            self.said.setText(text.format(n=number(found.records)))

    def _remarks(self, found: Found) -> list[str]:
        """Return what must be known of the answer besides."""
        said = [remark.said for remark in found.remarks]
        if found.learned is not None:
            text = _("The words are still being learned ({share} %): other forms may be missing.")
            share = 100 * found.learned.done // max(1, found.learned.total)
            said.append(text.format(share=number(share)))
        elif self._asked[0] and not found.is_wide and not self._asked[1]:
            said.append(_("Other forms of the words could not be looked for just now."))
        return said

    def _count(self, found: Found, asked: tuple[str, bool, str]) -> None:
        """Count what there is of each kind, behind: a page does not wait for it."""
        if not found.records:
            self._show_kinds({}, asked)
            return
        archive, (text, exact, _kind) = self.session.archive, asked
        self.session.behind(
            _("Find"),
            lambda _job: archive.catalogue.search.counts(text, exact=exact),
            lambda counts: self._show_kinds(counts, asked),
        )

    def _show_kinds(self, counts: Mapping[Kind, int], asked: tuple[str, bool, str]) -> None:
        if asked != self._asked:
            return
        if self._kinds is not None:
            self._kinds.hide()
            self._kinds.deleteLater()
            self._kinds = None
        if len(counts) > 1:
            self._kinds = Segments(
                self.session.theme, _("What was found"), _badges(counts), _ALL, self._choose
            )
            self._under.addWidget(self._kinds)

    def _choose(self, kind: str) -> None:
        """Show one kind of record, or all."""
        self._kind = kind
        self.refresh()

    def _choose_all(self) -> None:
        self._kind = _ALL
        self._show_kinds({}, self._asked)

    def _take_instead(self) -> None:
        self.line.setText(self._found.instead)
        self.refresh()
        self.line.setFocus()

    def _first(self) -> None:
        if self._soon.isActive():
            self.refresh()
        self.view.setFocus()

    def _open(self, index: QModelIndex) -> None:
        hit: Hit = index.data(HIT)
        span = Span(hit.start, hit.end) if hit.kind is Kind.DOCUMENT else None
        self.session.open(hit.id, span)

    # -- laying out -----------------------------------------------------------------------

    def _set_up(self) -> None:
        self.line.setPlaceholderText(_("Words in any form, “a phrase”, -without, person:Name"))
        self.line.setAccessibleName(_("Find in the whole archive"))
        self.line.textChanged.connect(lambda _text: self._soon.start())
        self.line.returnPressed.connect(self._first)
        self.exact.setToolTip(_("No other form, spelling, script or name"))
        self.exact.toggled.connect(lambda _on: self.refresh())
        for label in (self.said, self.remarks):
            label.setProperty("look", "quiet")
        self.remarks.setWordWrap(True)
        self.remarks.hide()
        self.instead.setProperty("look", "link")
        self.instead.clicked.connect(self._take_instead)
        self.instead.hide()
        self.view.setModel(self.hits)
        self.view.setItemDelegate(self._painter)
        self.view.setAccessibleName(_("What was found"))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.activated.connect(self._open)
        self.view.selectionModel().selectionChanged.connect(lambda *_both: self.pointed.emit())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.ROOM)
        self.line.setMaximumWidth(560)
        head.addWidget(self.line, 2)
        head.addWidget(self.exact)
        head.addWidget(self.said, 1)
        self._under = QVBoxLayout()
        self._under.setSpacing(tokens.SPACE)
        self._under.addLayout(head)
        self._under.addWidget(self.remarks)
        self._under.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignLeft)
        self._under.setContentsMargins(tokens.ROOM, tokens.ROOM, tokens.WIDE, tokens.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._under)
        column.addWidget(self.view, 1)


def _badges(counts: Mapping[Kind, int]) -> dict[str, Badge]:
    """Return what stands for all, and for each kind that was found, the most frequent first."""
    found = {_ALL: _badge(_("All {n}").format(n=number(sum(counts.values()))))}
    for kind, count in sorted(counts.items(), key=lambda one: -one[1]):
        word = _("{kind} {n}").format(kind=_(PLURALS[kind]), n=number(count))
        found[kind.value] = _badge(word)
    return found


def _badge(word: str) -> Badge:
    return Badge(icon="", word=word, role="ink")
