"""Bringing material in: first a plan, one row a file, which can be corrected."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.changed import Changed
from khronika.i18n import _, ngettext
from khronika.importing.pasted import Pasted
from khronika.importing.plan import Plan, PlanRow, Status
from khronika.importing.planning import independent
from khronika.ui.actions import WHY_HIDDEN
from khronika.ui.models.plan_rows import COLUMNS, PlanRows, is_misread
from khronika.ui.notices import Offer
from khronika.ui.screens.first_words import FirstWords
from khronika.ui.screens.for_all import ForAll
from khronika.ui.screens.looking import Looking
from khronika.ui.screens.plan_table import PlanTable
from khronika.ui.screens.screen import Screen, State
from khronika.ui.screens.taking_in import TakingIn
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.controls import Check
from khronika.ui.widgets.splits import Splits
from khronika.ui.words import dates_to_write

_PUBLISHED = [column.heading for column in COLUMNS].index("Published")


class BringInScreen(Screen):
    """The plan of one import, which was given up (`left`), is wanted back as it was given up
    (`again`), or is being carried out (`taken`).
    """

    icon = "file-input"
    left = Signal()
    taken = Signal()
    again = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Bring in"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.looking = Looking(session)
        self.rows = PlanRows(session.shown, lambda: session.hides_names or self.looking.is_going_on)
        self.table, self.taking = PlanTable(self.rows), TakingIn(session, self)
        self._taken: Sequence[PlanRow] = ()  # rows that came in while other files were left
        self._corrected: list[list[str]] = []  # what an older Khronika kept to be put into the rows
        self.words = FirstWords(session)
        self._heading, self._said, self._hint = QLabel(), QLabel(), QLabel()
        self._to_look = QLabel()  # how many files are left to look at
        self.rest = QPushButton(_("Look at the rest"))
        self.unguarded = QLabel()  # what nothing protects from while files are read here
        self.undated = QLabel()  # which dates are not understood, and what may be written
        self.rows.dataChanged.connect(lambda *_cells: self._tell_undated())
        self.for_all = ForAll()
        self.take, self.away = QPushButton(), QPushButton(_("Cancel"))
        self.unread = Check(_("Keep what cannot be read, without its text"))
        self.plain = Check(_("Take what was pasted as plain text"))
        self.unread.toggled.connect(self._read_otherwise)
        self.plain.toggled.connect(self._read_otherwise)
        self.rest.clicked.connect(lambda _checked: self.looking.go_on(self._known_rows()))
        self.looking.began.connect(self._show_looking)
        self.looking.ended.connect(self._show_looked)
        self.words.written.chosen.connect(self._read_as)
        self.looking.renewed.connect(self._show_renewed)
        self.looking.broken.connect(lambda: self._show_looked(self.rows.plan, ()))
        self.take.clicked.connect(lambda _checked: self.begin_taking())
        self.away.clicked.connect(lambda _checked: self.leave())
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, as "Cancel" does; while files are looked at it does nothing."""
        if event.key() == Qt.Key.Key_Escape and not self.looking.is_going_on:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Give the plan up, and offer it again if somebody has worked on it."""
        plan = self.rows.plan
        self.left.emit()
        if self.rows.is_corrected and plan.new:
            self.session.tools.notices.offer(
                _("The plan is kept as you corrected it, until you bring in something else."),
                Offer(_("Bring it back"), self.again.emit, lambda: self.rows.plan is plan),
            )

    def concerns(self, changed: Changed) -> bool:
        return False

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.words.text, self.take)

    # -- planning -------------------------------------------------------------------------

    def plan(self, paths: Sequence[Path], pasted: Sequence[Pasted] = ()) -> None:
        """Look at files, folders and what was pasted, and show what would come in."""
        self._tick(keeps=False, plain=False)
        self.for_all.begin(self.session.catalogue)
        self._taken = ()
        self.rows.is_corrected = False
        self.looking.begin(paths, pasted)

    def _show_looking(self, plan: Plan) -> None:
        self._taken = ()  # it is in the plan
        self._show(plan)
        self._heading.setText(_("Looking at the files…"))

    def _show_looked(self, plan: Plan, unguarded: Sequence[str]) -> None:
        self._show(plan)
        corrected, self._corrected = self._corrected, []
        self.rows.correct(corrected)
        self.unguarded.setText("\n".join(unguarded))
        self.unguarded.setVisible(bool(unguarded))

    def _read_otherwise(self) -> None:
        """Look anew at what is read in another way now; all else stays as it was corrected."""
        self._tick(keeps=self.unread.isChecked(), plain=self.plain.isChecked())
        self.looking.go_on(independent(self._known_rows()))

    def _read_as(self, encoding: str | None) -> None:
        """Read what is selected as written in `encoding`; all see at once how it begins then."""
        if (at := self.table.currentIndex().row()) >= 0:
            numbers = {at, *(row for row in self.rows.together if at in self.rows.together)}
            self.looking.read_as(self.rows.plan, numbers, encoding)
            self._allow()

    def _show_renewed(self, plan: Plan) -> None:
        self.rows.renew(plan)
        self._look_into()
        self._tell(plan)

    def _tick(self, *, keeps: bool, plain: bool) -> None:
        self.looking.keeps_unread, self.looking.as_plain = keeps, plain
        for box, on in ((self.unread, keeps), (self.plain, plain)):
            with QSignalBlocker(box):
                box.setChecked(on)

    def _known_rows(self) -> Sequence[PlanRow]:
        """Return what was looked at, also where it was taken in before all was looked at."""
        return (*self._taken, *self.rows.plan.rows)

    # -- coming back, hiding names --------------------------------------------------------

    def state(self) -> State:
        """Return the plan with what was corrected, as far as files were looked at."""
        if not self.rows.plan.rows and not self.looking.is_unfinished:
            return {}
        said = {"lines": self.for_all.words(), "is_corrected": self.rows.is_corrected}
        return self.looking.state(self._known_rows()) | said

    def restore(self, state: State) -> None:
        if not state:
            return
        self._tick(keeps=state.get("keeps", False), plain=state.get("plain", False))
        self.for_all.begin(self.session.catalogue)
        self._taken = ()
        self._corrected = state.get("corrected", [])
        self.rows.is_corrected = state.get("is_corrected", False)
        self.looking.restore(state)
        self.for_all.put(state["lines"])

    def _resume(self) -> None:
        """Come back once names are shown: nothing comes in while they are hidden."""
        if not self.session.hides_names:
            super()._resume()

    def look_again(self) -> None:
        """Show the plan anew; nothing comes in while names are hidden."""
        self._hold(self.rows.plan)
        self._allow()
        super().look_again()

    def _allow(self) -> None:
        hides = self.session.hides_names
        going_on = self.looking.is_going_on
        self.take.setEnabled(bool(self.rows.plan.new) and not hides and not going_on)
        self.rest.setEnabled(not hides)
        self.words.written.setEnabled(not self.looking.is_looking)
        self.take.setToolTip(_(WHY_HIDDEN) if hides else "")

    def _hold(self, plan: Plan) -> None:
        """Show the rows of `plan`, the same one pointed at if it is the same plan."""
        at = self.table.currentIndex().row() if plan is self.rows.plan else 0
        self.rows.show(plan)
        self.table.wrap()
        self._tell_undated()
        if plan.rows:
            self.table.selectRow(max(0, at))
        self._look_into()

    def _look_into(self) -> None:
        """Show how the text begins that is pointed at."""
        self.words.show_row(self.table.pointed_at)

    def _show(self, plan: Plan) -> None:
        self._hold(plan)
        self.unguarded.hide()
        self._tell(plan)

    def _tell(self, plan: Plan) -> None:
        """Say how many rows of `plan` come in, and what becomes of the others."""
        new, counts = len(plan.new), plan.counts
        said = ngettext("{n} document would come in", "{n} documents would come in", new)
        self._heading.setText(said.format(n=new))
        parts = [
            (Status.DUPLICATE, ngettext("{n} is in already", "{n} are in already",
                                        counts[Status.DUPLICATE])),
            (Status.FAILED, ngettext("{n} cannot be read", "{n} cannot be read",
                                     counts[Status.FAILED])),
            (Status.PASSED_OVER, ngettext("{n} is passed over", "{n} are passed over",
                                          counts[Status.PASSED_OVER])),
        ]  # fmt: skip
        self._said.setText(
            " · ".join(text.format(n=counts[status]) for status, text in parts if counts[status])
        )
        self._said.setVisible(bool(self._said.text()))
        self._hint.setVisible(bool(new))
        self.unread.setVisible(bool(counts[Status.FAILED]) or self.unread.isChecked())
        self.plain.setVisible(any(one.as_plain() != one for one in self.looking.pasted))
        self._tell_left(plan)
        said = ngettext("Bring in {n} document", "Bring in {n} documents", new)
        self.take.setText(said.format(n=new))
        self._allow()

    def _tell_left(self, plan: Plan) -> None:
        """Say that looking was stopped, and how far it had come."""
        stopped = self.looking.is_unfinished and not self.looking.is_going_on
        if stopped and not plan.rows:
            self._heading.setText(_("The files were not looked at to the end"))
        said = ngettext("{n} file is left to look at.", "{n} files are left to look at.", plan.left)
        self._to_look.setText(said.format(n=plan.left) if plan.left else "")
        self._to_look.setVisible(stopped and plan.left > 0)
        self.rest.setVisible(stopped)

    # -- doing ----------------------------------------------------------------------------

    def begin_taking(self) -> None:
        """Take in what is new; where a date is not understood, ask whether its words are enough."""
        misread = [at for at, row in enumerate(self.rows.plan.rows) if is_misread(row)]
        if not misread:
            self.run()
            return
        plan = self.rows.plan
        self.table.point_at(self.rows.index(misread[0], _PUBLISHED))
        self.table.setFocus()
        # What may be written instead stands over the rows already.
        asked = ngettext(
            "Bring in with {n} date that is not understood?",
            "Bring in with {n} dates that are not understood?",
            len(misread),
        )
        self.session.tools.notices.ask(
            asked.format(n=len(misread)),
            Offer(
                _("Bring in all the same"),
                lambda: self.run() if self.rows.plan is plan else None,
                lambda: self.rows.plan is plan,
            ),
        )

    def _undated_words(self, n: int) -> str:
        said = ngettext(
            "{n} date is not understood: its words are kept, but nothing is found by it.",
            "{n} dates are not understood: their words are kept, but nothing is found by them.",
            n,
        )
        return f"{said.format(n=n)} {dates_to_write()}"

    def _tell_undated(self) -> None:
        """Say at once, over the rows, which dates are not understood."""
        n = sum(map(is_misread, self.rows.plan.rows))
        self.undated.setText(self._undated_words(n) if n else "")
        self.undated.setVisible(n > 0)

    def run(self) -> None:
        """Take in what is new, and stay where files are left to look at."""
        plan = self.rows.plan
        tag, source, by = self.for_all.words()
        self._taken = self._known_rows() if self.looking.is_unfinished else ()
        if not self.looking.is_unfinished:
            self.taken.emit()
        self._show(Plan(left=plan.left))
        self.taking.run(plan, source or None, [tag] if tag else [], by or None)

    # -- layout ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._heading.setProperty("look", "heading")
        self._said.setProperty("look", "quiet")
        self._hint.setProperty("look", "quiet")
        self.unguarded.setProperty("look", "wrong")
        self._to_look.hide()
        self.rest.hide()
        for label in (self._said, self._hint, self.unguarded, self.undated):
            label.setWordWrap(True)
        self.unguarded.hide()
        self.undated.setProperty("look", "wrong")
        self.undated.hide()
        self._hint.setText(
            _(
                "Double-click what is wrong or missing to type it, or press F2. Of several "
                "selected rows all take it, except titles. Who published a text is its source: "
                "what is quoted from it counts as said by them."
            )
        )
        self.take.setProperty("look", "primary")
        self.table.looked_at.connect(self._look_into)
        head = QVBoxLayout()
        head.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, tokens.SPACE)
        head.setSpacing(tokens.GAP)
        head.addWidget(self._heading)
        head.addWidget(self._said)
        left = QHBoxLayout()
        left.setSpacing(tokens.SPACE)
        left.addWidget(self._to_look)
        left.addWidget(self.rest)
        left.addStretch(1)
        head.addLayout(left)
        head.addWidget(self.unguarded)
        head.addWidget(self._hint)
        head.addWidget(self.undated)
        foot = QVBoxLayout()
        foot.setContentsMargins(tokens.WIDE, tokens.PAD, tokens.WIDE, tokens.PAD)
        foot.setSpacing(tokens.SPACE)
        foot.addWidget(self.unread)
        foot.addWidget(self.plain)
        last = QHBoxLayout()
        foot.addLayout(last)
        last.setSpacing(tokens.SPACE)
        last.addWidget(self.for_all, 1)
        last.addSpacing(tokens.ROOM)
        last.addWidget(self.away)
        last.addWidget(self.take)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(0)
        column_.addLayout(head)
        above = QWidget()
        table = QHBoxLayout(above)
        table.setContentsMargins(tokens.ROOM + tokens.GAP, 0, tokens.ROOM, 0)
        table.addWidget(self.table)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(above)
        split.addWidget(self.words)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([3, 2])
        Splits(split, self.session, type(self).__name__)
        column_.addWidget(split, 1)
        column_.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit(event.size().width())
