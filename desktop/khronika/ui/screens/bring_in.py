"""Bringing material in: first a plan, one row a file, which can be corrected."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.changed import Changed
from khronika.domain.errors import Cancelled
from khronika.domain.progress import Progress
from khronika.i18n import _, ngettext
from khronika.importing.formats import PARSED
from khronika.importing.plan import Plan, PlanRow, Status
from khronika.importing.planning import Wanted, make_plan
from khronika.importing.worker.faults import ReadersUnavailable
from khronika.importing.worker.reading import Readers
from khronika.importing.worker.telling import missing
from khronika.ui.actions import WHY_HIDDEN
from khronika.ui.editors.lines import PickLine, WordLine
from khronika.ui.models.plan_rows import COLUMNS, Column, PlanRows, is_misread
from khronika.ui.notices import Offer
from khronika.ui.screens.first_words import FirstWords
from khronika.ui.screens.picks import picks
from khronika.ui.screens.plan_table import WRAPPED, PlanTable
from khronika.ui.screens.screen import Screen, State
from khronika.ui.screens.taking_in import TakingIn
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.splits import Splits
from khronika.ui.words import dates_to_write

Looked = tuple[Plan, tuple[str, ...]]  # a plan, and what nothing protects from on the way

_PUBLISHED = [column.heading for column in COLUMNS].index("Published")


class BringInScreen(Screen):
    """The plan of one import, which was given up (`left`) or is being carried out (`taken`)."""

    icon = "file-input"
    left = Signal()
    taken = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Bring in"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = PlanRows(session.shown, lambda: session.hides_names)
        self.table, self.taking = PlanTable(self.rows), TakingIn(session, self)
        self._corrected: list[list[str]] = []  # what is to be put into the rows of the plan
        self.words = FirstWords(session)
        self._heading, self._said, self._hint = QLabel(), QLabel(), QLabel()
        self.unguarded = QLabel()  # what nothing protects from while files are read here
        self._paths: Sequence[Path] = ()
        self._pasted: Sequence[str] = ()
        self.undated = QLabel()  # which dates are not understood, and what may be written
        self.rows.dataChanged.connect(lambda *_cells: self._tell_undated())
        self._is_looking = False  # the plan is still being made, or that was stopped
        self.tag_line = WordLine(_("Tag for all"), [])
        self.source_line = PickLine(_("Publisher of all"), [])
        self.collector_line = WordLine(_("Collected by"), [])
        self.take, self.away = QPushButton(), QPushButton(_("Cancel"))
        self.unread = QCheckBox(_("Keep what cannot be read, without its text"))
        self.unread.toggled.connect(self._keep_or_not)
        self.take.clicked.connect(lambda _checked: self.begin_taking())
        self.away.clicked.connect(self.left)
        self._lay_out()

    def concerns(self, changed: Changed) -> bool:
        return False

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.words.text, self.take)

    # -- planning -------------------------------------------------------------------------

    def plan(self, paths: Sequence[Path], pasted: Sequence[str] = ()) -> None:
        """Look at files, folders and pasted texts, and show what would come in."""
        self._paths, self._pasted = paths, pasted
        self._keep_unread(False)
        self._fill_lines()
        self._look()

    def _look(self) -> None:
        archive, readers = self.session.archive, self.session.readers
        paths, pasted = self._paths, self._pasted
        wanted = Wanted(keeps_unread=self.unread.isChecked())
        self._show(Plan())
        self._heading.setText(_("Looking at the files…"))
        self._is_looking = True

        def look(job: Progress) -> Looked:
            known = archive.catalogue.documents  # here: each thread reads over a line of its own
            plan = make_plan(paths, known, job, readers=readers, pasted=pasted, wanted=wanted)
            return plan, _unguarded(plan, readers)

        doing = _("Looking at the files")
        self.session.behind(doing, look, self._show_looked, failed=self._not_looked)

    def _not_looked(self, error: BaseException, doing: str) -> None:
        """Say that looking was stopped, or failed, and offer to begin it again."""
        self._heading.setText(_("The files were not looked at to the end"))
        if not isinstance(error, Cancelled):
            self.session.tools.notices.report(error, doing)
            return
        self.session.tools.notices.ask(
            _("Stopped before all files were looked at; nothing came in."),
            Offer(_("Look at them again"), self._look, lambda: not self.rows.plan.rows),
        )

    def _show_looked(self, looked: Looked) -> None:
        plan, unguarded = looked
        self._is_looking = False
        self._show(plan)
        self.unguarded.setText("\n".join(unguarded))
        self.unguarded.setVisible(bool(unguarded))

    def _keep_or_not(self) -> None:
        """Look at the files anew; what was corrected stays."""
        corrected = self._typed_rows()
        self._look()
        self._corrected = corrected

    def _keep_unread(self, keeps: bool) -> None:
        with QSignalBlocker(self.unread):
            self.unread.setChecked(keeps)

    # -- coming back, hiding names --------------------------------------------------------

    def state(self) -> State:
        """Return the plan as files and what was corrected: it is made anew from the files."""
        rows = self.rows.plan.rows
        if not rows and not self._is_looking:
            return {}
        return {
            "paths": [row.path for row in rows if row.pasted is None]
            or list(map(str, self._paths)),
            "pasted": [row.pasted for row in rows if row.pasted is not None] or list(self._pasted),
            "corrected": self._typed_rows() if len(rows) <= WRAPPED else [],
            "keeps": self.unread.isChecked(),
            "lines": [line.text() for line in self._lines_for_all()],
        }

    def restore(self, state: State) -> None:
        if not state or self.session.hides_names:
            return
        self._paths, self._pasted = [Path(one) for one in state["paths"]], state["pasted"]
        self._keep_unread(state.get("keeps", False))
        self._fill_lines()
        self._look()
        self._corrected = state["corrected"]
        for line, text in zip(self._lines_for_all(), state["lines"], strict=False):
            line.fill(text)

    def _typed_rows(self) -> list[list[str]]:
        """Return what one would type to get each row; nothing of one that does not come in."""
        return [
            [_typed(column, row) for column in COLUMNS if column.read]
            if row.status is Status.NEW
            else []
            for row in self.rows.plan.rows
        ]

    def _correct(self) -> None:
        """Put what had been corrected into the rows again."""
        corrected, self._corrected = self._corrected, []
        editable = [at for at, column in enumerate(COLUMNS) if column.read]
        if len(corrected) != len(self.rows.plan.rows):
            return  # files have come or gone since
        if any(len(said) not in (0, len(editable)) for said in corrected):
            return  # kept by a Khronika with other columns
        for row, said in enumerate(corrected):
            for at, text in zip(editable, said, strict=False):
                planned = self.rows.plan.rows[row]
                if planned.status is Status.NEW and _typed(COLUMNS[at], planned) != text:
                    self.rows.setData(self.rows.index(row, at), text)

    def look_again(self) -> None:
        """Show the plan anew; nothing comes in while names are hidden."""
        self._hold(self.rows.plan)
        self._allow()
        super().look_again()

    def _allow(self) -> None:
        hides = self.session.hides_names
        self.take.setEnabled(bool(self.rows.plan.new) and not hides)
        self.take.setToolTip(_(WHY_HIDDEN) if hides else "")

    def _fill_lines(self) -> None:
        catalogue = self.session.catalogue
        tags = ["/".join(tag.path) for tag in catalogue.tags.all()]
        former = self._lines_for_all()
        self.tag_line = WordLine(_("Tag for all"), tags, _("Tag for all"))
        self.source_line = PickLine(
            _("Publisher of all"),
            picks(catalogue, catalogue.sources.ids()),
            _("Publisher of all"),
        )
        self.collector_line = WordLine(
            _("Collected by"), catalogue.documents.collectors(), _("Collected by")
        )
        for old, new in zip(former, self._lines_for_all(), strict=True):
            self._foot.replaceWidget(old, new)
            old.hide()
            old.deleteLater()

    def _lines_for_all(self) -> tuple[WordLine, PickLine, WordLine]:
        """Return the lines of what all documents get."""
        return self.tag_line, self.source_line, self.collector_line

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
        self.unguarded.hide()
        self.unread.setVisible(bool(counts[Status.FAILED]) or self.unread.isChecked())
        said = ngettext("Bring in {n} document", "Bring in {n} documents", new)
        self.take.setText(said.format(n=new))
        self._correct()
        self._allow()

    # -- doing ----------------------------------------------------------------------------

    def begin_taking(self) -> None:
        """Take in what is new; where a date is not understood, ask whether its words are enough."""
        misread = [at for at, row in enumerate(self.rows.plan.rows) if is_misread(row)]
        if not misread:
            self.run()
            return
        plan = self.rows.plan
        self.table.setCurrentIndex(self.rows.index(misread[0], _PUBLISHED))
        self.table.setFocus()
        self.session.tools.notices.ask(
            self._undated_words(len(misread)),
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
        """Take in what is new."""
        plan = self.rows.plan
        tags = [self.tag_line.text().strip()] if self.tag_line.text().strip() else []
        source = self.source_line.text().strip() or None
        by = self.collector_line.text().strip() or None
        self.taken.emit()
        self._hold(Plan())
        self.taking.run(plan, source, tags, by)

    # -- layout ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._heading.setProperty("look", "heading")
        self._said.setProperty("look", "quiet")
        self._hint.setProperty("look", "quiet")
        self.unguarded.setProperty("look", "wrong")
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
        head.addWidget(self.unguarded)
        head.addWidget(self._hint)
        head.addWidget(self.undated)
        foot = QVBoxLayout()
        foot.setContentsMargins(tokens.WIDE, tokens.PAD, tokens.WIDE, tokens.PAD)
        foot.setSpacing(tokens.SPACE)
        foot.addWidget(self.unread)
        self._foot = QHBoxLayout()
        foot.addLayout(self._foot)
        self._foot.setSpacing(tokens.SPACE)
        self._foot.addWidget(self.tag_line, 1)
        self._foot.addWidget(self.source_line, 1)
        self._foot.addWidget(self.collector_line, 1)
        self._foot.addSpacing(tokens.ROOM)
        self._foot.addWidget(self.away)
        self._foot.addWidget(self.take)
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


def _unguarded(plan: Plan, readers: Readers) -> tuple[str, ...]:
    """Return what nothing protects from here, if a file was read that could be hostile."""
    if not any(row.format in PARSED for row in plan.rows):
        return ()
    try:
        return missing(readers.protections())
    except ReadersUnavailable:  # each row says so
        return ()


def _typed(column: Column, row: PlanRow) -> str:
    """Return what one would type to get what a row holds: of a date, its own words."""
    shown = column.show(row)
    return row.published.words or shown if column.heading == "Published" else shown
