"""Finding by words in the whole archive, in any form of them: texts, names, titles, notes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from khronika.archive.finding.beside import Narrower
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.search import NOTHING, PATIENCE, Found
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.actions import Actions, Needs
from khronika.ui.finding.beside_row import BesideRow
from khronika.ui.finding.completing import Completing
from khronika.ui.finding.hit_view import HitView
from khronika.ui.finding.keeping import keep_search
from khronika.ui.finding.kinds_row import KindsRow
from khronika.ui.finding.query_line import QueryLine
from khronika.ui.finding.told import counted, nothing, remarks
from khronika.ui.finding.walk import Walk
from khronika.ui.models.hits import HIT, Hits
from khronika.ui.palette.finder import Finder
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import Screen, State, has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import icons, tokens
from khronika.ui.widgets.controls import Check
from khronika.ui.widgets.hit_painter import HitPainter
from khronika.ui.widgets.states import Empty

_PAUSE = 120  # milliseconds after the last key
_CALM = 350  # milliseconds after an answer
_SHOWN = 60  # records
_NARROWERS = 30  # tags, and as many sources
_LINE_WIDEST = 560  # pixels
_REMARKS_WIDEST = 900


@dataclass(frozen=True, slots=True)
class Asked:
    """What was looked for: the query, whether only as it is written, in which kind alone, and what
    could be seen then.
    """

    text: str = ""
    exact: bool = False
    kind: Kind | None = None
    sight: Sight = EVERYTHING


class SearchScreen(Screen):
    """A line to type in, and what was found; Enter opens it at the words."""

    icon = "search"
    # Asked: something was opened from what was found by it; 1 to go through it from its beginning,
    # -1 from its end, 0 from where it was opened.
    followed = Signal(object, int)

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Search"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._completing = Completing(session)
        self.line = QueryLine(self._completing)
        self.exact = Check(_("Only as written"))
        self.keeping = QPushButton()
        self.remarks, self.kinds = QLabel(), KindsRow(session.theme)
        self.beside = BesideRow(session.theme)
        self.nothing, self.instead = Empty(), QPushButton()
        self.hits, self.view = Hits(), HitView()
        self.walk = Walk(self.view)
        self._painter = HitPainter(session.theme)
        self._found = NOTHING
        self._asked = self._answered = Asked()
        # What was asked for with the answer that was not there yet.
        self._then: Callable[[], object] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self._is_counting = False
        self._told_beside: Asked | None = None  # for which the row that narrows was told,
        self._expects_beside = True  # and whether it may have something to say of the next
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._look_beside)
        self._set_up(actions)
        self._lay_out()
        self._show(NOTHING, self._asked)

    def makes_possible(self) -> Needs:
        return Needs.HITS | (Needs.SOUGHT if self.is_asked else Needs.NOTHING)

    def offer_names(self, names: Finder) -> None:
        """Offer in the line what `names` knows."""
        self._completing.names = names

    def concerns(self, changed: Changed) -> bool:
        return bool(self.line.text().strip())

    def refresh(self) -> None:
        """Look again; the archive is asked behind, and only the last question counts."""
        self._soon.stop()
        text, exact = self.line.text().strip(), self.exact.isChecked()
        if (text, exact) != (self._asked.text, self._asked.exact):
            self.kinds.forget()
        self._asked = asked = Asked(text, exact, self.kinds.kind, self.session.sight)
        self.pointed.emit()
        if not text:
            self._show(NOTHING, asked)
            return
        self._find(asked, goes_far=False)

    def take_in_learned(self) -> None:
        """Look again where words were missing that are known now; nobody else would say so."""
        if self._found.learned is not None or self._asked != self._answered:
            self._stale = True
            if self.isVisible():
                self.freshen()

    def _find(self, asked: Asked, *, goes_far: bool) -> None:
        """Ask behind: what holds the words together first, for that is there at once."""
        archive = self.session.archive
        kinds = () if asked.kind is None else (asked.kind,)
        self.session.behind(
            _("Find"),
            lambda _job: archive.catalogue.search.find(
                asked.text,
                kinds,
                _SHOWN,
                exact=asked.exact,
                patience=PATIENCE,
                goes_far=goes_far,
                sight=asked.sight,
            ),
            lambda found: self._show(found, asked),
        )

    def state(self) -> State:
        return {"words": self.line.text()}

    def restore(self, state: State) -> None:
        self.line.setText(state.get("words", ""))

    def look_again(self) -> None:
        self.line.put_away()
        self.beside.forget()
        self.hits.show(())
        self.instead.setText("")
        self.remarks.clear()
        self.nothing.say("")
        self.instead.hide()
        super().look_again()

    def selection(self) -> Sequence[RecordId]:
        return [index.data(HIT).id for index in self.view.selectedIndexes()]

    def find_here(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def step_found(self, by: int) -> None:
        """Open the next place found (1) or the one before (-1); with no words yet, ask for them."""
        if self.is_asked:
            self._with_answer(partial(self.view.step, by))
        else:
            self.find_here()

    def panes(self) -> Sequence[QWidget]:
        return (self.line, self.view)

    def come_back(self, record: RecordId | None) -> None:
        """Be on the place found that was opened, and not in the line, to go on to the next."""
        super().come_back(record)
        if self.walk.is_on:
            self.view.setFocus()

    @property
    def is_asked(self) -> bool:
        """Whether something is looked for."""
        return bool(self.line.text().strip())

    def keep_search(self) -> None:
        """Keep what is looked for as a collection."""
        asked = Asked(self.line.text().strip(), self.exact.isChecked(), self.kinds.kind)
        if asked.text:
            keep_search(self.session, asked.text, asked.kind, exact=asked.exact)

    # -- what was found -------------------------------------------------------------------

    def _show(self, found: Found, asked: Asked) -> None:
        if asked != self._asked:
            return
        if found.has_more:
            self._find(asked, goes_far=True)
            if not found.hits:
                return  # nothing can be said yet
        self._found = found
        self.beside.show_query(asked.text)
        self._list(found, asked)
        if not found.has_more:
            self.kinds.say(counted(found), is_all=found.is_all)
        is_veiled = self.session.hides_names
        said = remarks(found, exact=asked.exact, is_veiled=is_veiled) if asked.text else []
        self.remarks.setText("\n".join(said))
        self.remarks.setVisible(bool(said))
        self._tell_nothing(found)
        then, self._then = self._then, None
        if then is not None and found.hits and has_keyboard(self):
            then()
        if asked.kind is None and not found.has_more:
            self._count(found, asked)
        if found.hits:
            self._calm.start()

    def _list(self, found: Found, asked: Asked) -> None:
        """List the places found. Whoever comes back to the same answer is where they were in it."""
        current = self.view.currentIndex()
        was = current.data(HIT) if current.isValid() and asked == self._answered else None
        bar = self.view.verticalScrollBar()
        top = 0 if was is None else bar.value()
        if asked != self._answered:
            self.view.begin_anew()
        self._answered = asked
        self.hits.show(self.session.shown(found.hits), found)
        if found.hits:
            self.view.setCurrentIndex(self.hits.index(self.hits.row_of(was) if was else 0))
            self.view.doItemsLayout()
            bar.setValue(top)

    def _tell_nothing(self, found: Found) -> None:
        """Where nothing is listed, say why and what helps."""
        self._stack.setCurrentWidget(self.view if found.hits else self.nothing)
        self.kinds.setVisible(bool(found.hits))
        if not found.hits:
            self.beside.setVisible(not self.beside.is_empty)
        else:
            self._make_room_beside()
        # A hidden name is not guessed either: a misspelt one would bring it onto the screen.
        instead = "" if self.session.names_somebody(found.instead) else found.instead
        said = _("Did you mean “{query}”?").format(query=instead)
        self.instead.setText(said.replace("&", "&&"))
        self.instead.setVisible(bool(instead))
        self._otherwise.setVisible(self._asked.exact and bool(self._asked.text))
        asked = self._asked
        said = nothing(found, asked.text, exact=asked.exact, is_guessed=bool(instead))
        self.nothing.say(said)

    def _count(self, found: Found, asked: Asked) -> None:
        """Count what there is of each kind, behind: a page does not wait for it."""
        if not found.hits:
            self.kinds.show_counts({})
            return
        archive = self.session.archive
        self.session.behind(
            _("Find"),
            lambda _job: archive.catalogue.search.counts(
                asked.text, exact=asked.exact, patience=3 * PATIENCE, sight=asked.sight
            ),
            lambda counts: self.kinds.show_counts(counts) if asked == self._asked else None,
        )

    @property
    def is_counting(self) -> bool:
        """Whether it is still to be told by what the answer can be narrowed."""
        return self._calm.isActive() or self._is_counting

    def _look_beside(self) -> None:
        """Count by what this can be narrowed, behind too, and once nobody types any longer."""
        if self._is_counting:
            self._calm.start()
            return
        self._is_counting = True
        archive, asked = self.session.archive, self._asked
        kinds = () if asked.kind is None else (asked.kind,)

        def tell(told: Sequence[Narrower]) -> None:
            self._is_counting = False
            if asked == self._asked:
                # A hidden name is not offered, nor put into the line.
                plain = [one for one in told if self.session.shown(one.name) == one.name]
                self.beside.offer(plain)
                self._told_beside, self._expects_beside = asked, bool(told)
                self._make_room_beside()

        self.session.behind(
            _("Find"),
            lambda _job: archive.catalogue.narrowers.of(
                asked.text, kinds, _NARROWERS, exact=asked.exact, sight=asked.sight
            ),
            tell,
            failed=self._not_counted,
        )

    def _make_room_beside(self) -> None:
        """Give the row that narrows its room where it has something to say, or had something and is
        still looking, and none where not.

        What was found moves by a row for it, so not while it is pointed at.
        """
        is_awaited = self._expects_beside and self._told_beside != self._asked
        if not self.view.underMouse():
            self.beside.setVisible(is_awaited or not self.beside.is_empty)

    def _not_counted(self, error: BaseException, doing: str) -> None:
        self._is_counting = False
        self.session.tools.notices.report(error, doing)

    def _narrow(self, query: str) -> None:
        self.line.setText(query)
        self.refresh()
        self.line.setFocus()

    def _typed(self) -> None:
        self._then = None
        self._soon.start()

    def _take_instead(self) -> None:
        self.line.setText(self._found.instead)
        self.refresh()
        self.line.setFocus()

    def _first(self) -> None:
        self._with_answer(self.view.setFocus)

    def _with_answer(self, then: Callable[[], object]) -> None:
        """Do `then` with what was found, as soon as it is there."""
        if self._soon.isActive():
            self.refresh()
        if self._asked != self._answered:
            self._then = then
        elif self._found.hits:
            then()

    def _open(self, index: QModelIndex, by: int) -> None:
        hit: Hit = index.data(HIT)
        span = Span(hit.start, hit.end) if hit.kind is Kind.DOCUMENT else None
        self.session.open(hit.id, span)
        self.followed.emit(self._answered, by if span is not None else 0)

    # -- laying out -----------------------------------------------------------------------

    def _set_up(self, actions: Actions) -> None:
        self.line.setPlaceholderText(_("Words in any form, “a phrase”, -without, person:Name"))
        self.line.setAccessibleName(_("Find in the whole archive"))
        self.line.textChanged.connect(self._typed)
        self.line.textEdited.connect(lambda _text: self.forget_kept())
        self.line.returnPressed.connect(self._first)
        self.line.left.connect(self._first)
        self.line.spare(self.kinds)
        self.exact.setToolTip(_("No other form, spelling, script or name"))
        self.exact.setChecked(self.session.as_written.is_on)
        self.exact.toggled.connect(self.session.as_written.put)
        self.session.as_written.changed.connect(self.exact.setChecked)
        self.exact.toggled.connect(lambda _on: self.refresh())
        action = actions["edit.keep_search"]
        said = action.text().replace("&", "")
        self.keeping.setText(f" {said}")  # or the icon sticks to them
        self.keeping.setAccessibleName(said)
        icons.put(self.keeping, "library", self.session.theme.colours)
        self.keeping.setToolTip(_("As a collection that holds whatever the search finds"))
        self.keeping.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.keeping.setEnabled)
        self.keeping.setEnabled(action.isEnabled())
        self.remarks.setProperty("look", "quiet")
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        self.remarks.setWordWrap(True)
        self.kinds.chosen.connect(self.refresh)
        self.beside.wanted.connect(self._narrow)
        self.instead.setProperty("look", "link")
        self.instead.clicked.connect(self._take_instead)
        self._otherwise = QPushButton(_("Look for other forms too"))
        self._otherwise.clicked.connect(lambda: self.exact.setChecked(False))
        for offer in (self.instead, self._otherwise):
            self.nothing.column.addWidget(offer, 0, Qt.AlignmentFlag.AlignHCenter)
        self.view.setModel(self.hits)
        self.view.setItemDelegate(self._painter)
        self.view.setAccessibleName(_("What was found"))
        self.view.opened.connect(self._open)
        self.view.left.connect(self.line.setFocus)
        self.view.passed.connect(self._make_room_beside)
        self.view.selectionModel().selectionChanged.connect(lambda *_both: self.pointed.emit())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.ROOM)
        self.line.setMaximumWidth(_LINE_WIDEST)
        head.addWidget(self.line, 1)
        head.addWidget(self.exact)
        head.addWidget(self.keeping)
        head.addStretch()
        self.remarks.setMaximumWidth(_REMARKS_WIDEST)
        under = QVBoxLayout()
        under.setSpacing(tokens.SPACE)
        under.addLayout(head)
        under.addWidget(self.remarks)
        under.addWidget(self.kinds)
        under.addWidget(self.beside)
        under.setContentsMargins(tokens.ROOM, tokens.ROOM, tokens.ROOM, tokens.SPACE)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(under)
        column.addWidget(self._stack, 1)
