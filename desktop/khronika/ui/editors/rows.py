"""Rows of a form that may repeat: people with role and outcome, figures with bounds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.domain import vocabulary
from khronika.i18n import _
from khronika.language.naming import may_be_called, named_in
from khronika.ui.editors.described_box import DescribedBox, PlacesOf
from khronika.ui.editors.entry import Choices, Count, Part
from khronika.ui.editors.field import Caption, EvidenceBox, cite_button, sourced
from khronika.ui.editors.figure_lines import FigureLines
from khronika.ui.editors.lines import Choice, Line, PickLine, WordLine
from khronika.ui.editors.proposals import stands_in
from khronika.ui.editors.who_is_named import WhoIsNamed
from khronika.ui.style import icons, tokens
from khronika.ui.style.struck import strike
from khronika.ui.style.theme import Theme


class FormRow(QFrame):
    """One of several: what it holds, and a way to take it out, and to bring it back."""

    changed = Signal()
    cite_wanted = Signal()
    turned = Signal()  # the button was pressed that takes it out, or brings it back
    focused = Signal()

    def __init__(self, theme: Theme, name: str, key: str = "") -> None:
        """`key`: the key of the reader that cites for such a row; without one nothing is cited."""
        super().__init__()
        self.evidence = EvidenceBox(theme)
        self._theme, self._name = theme, name
        self._editors: list[Line | Choice] = []
        self._out = out = QToolButton()
        out.clicked.connect(self.turned)
        cites = [cite_button(theme, name, key, self)] if key else []
        self._others: list[QWidget] = [*cites]  # what rests while it is struck out
        self.was: int | None = None  # the record that the row came from
        self.first: QWidget | None = None  # where the keyboard goes in a new row
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, tokens.GAP)
        self.column.setSpacing(tokens.GAP)
        self._caption, self._grade = Caption(name, [*cites, out]), ""
        self.column.addWidget(self._caption)
        self.evidence.changed.connect(self.changed)
        for signal in (self.evidence.changed, self.evidence.put_in):
            signal.connect(self._count)
        self.strike(on=False)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was written in it yet."""
        lines = [one for one in self._editors if isinstance(one, Line)]
        return not any(line.text().strip() for line in lines) and not self.evidence.cited()

    def strike(self, *, on: bool) -> None:
        """Strike out what it says, as it is taken out, or bring it back. It stays as high, so that
        what is beneath stays where the next click will be.
        """
        focused = QApplication.focusWidget()
        if on and focused is not None and self.isAncestorOf(focused):
            self._out.setFocus()  # what is disabled hands the keyboard on to anybody
        for editor in self._editors:
            strike(editor, on=on and not (isinstance(editor, Line) and not editor.text()))
        self.evidence.strike(on=on)
        for held in (*self._editors, *self._others):
            held.setEnabled(not on)
        icons.put(self._out, "undo-2" if on else "x", self._theme.colours)
        self._out.setToolTip(_("Bring it back") if on else _("Take this out"))
        said = _("Bring back: {what}") if on else _("Take out: {what}")
        self._out.setAccessibleName(said.format(what=self._name))

    def say(self, words: str) -> None:
        """Say what a source says, where the row says nothing of it yet."""

    def tell(self, grade: str) -> None:
        """Say how well it is sourced as it is recorded; what is cited here adds to it."""
        self._grade = grade
        self._count()

    def _count(self) -> None:
        self._caption.tell(sourced(self._grade, len(self.evidence.cited())))

    def stand_alone(self, holder: QWidget) -> None:
        """Bear no name: its list does. The way to take it out stands at the end of `holder`."""
        self._caption.hide()
        if (line := holder.layout()) is not None:
            line.addWidget(self._out)

    def lay(self, *editors: Line | Choice, widths: Sequence[int] = ()) -> QWidget:
        """Put `editors` side by side, all as wide or in proportion to `widths`; return what holds
        them.
        """
        holder, line = QWidget(), QHBoxLayout()
        holder.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.SPACE)
        for editor, wide in zip(editors, widths or [1] * len(editors), strict=True):
            line.addWidget(editor, wide)
            self._editors.append(editor)
            editor.installEventFilter(self)
            editor.changed.connect(self.changed)
        self.first = self.first or editors[0]
        self.column.addWidget(holder)
        return holder

    def lay_named(self, *named: tuple[str, Line | Choice]) -> QWidget:
        """Put editors under one another, each beside its name: what always says something has no
        hint to say what it is. Return what holds them.
        """
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(tokens.GAP)
        grid.setHorizontalSpacing(tokens.SPACE)
        grid.setColumnStretch(1, 1)
        for at, (name, editor) in enumerate(named):
            label = QLabel(name)
            label.setProperty("look", "small")
            label.setBuddy(editor)
            grid.addWidget(label, at, 0)
            grid.addWidget(self.lay(editor), at, 1)
        self.column.addWidget(holder)
        return holder

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice where the person is."""
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)


class PartRow(FormRow):
    """Someone in the incident; who is new gets a kind and a protection."""

    def __init__(self, theme: Theme, choices: Choices, part: Part) -> None:
        super().__init__(theme, _("Person or group"), "P")
        self.was = part.was
        self.name = PickLine(_("Name, or a label"), choices.people, _("Name, or a label"))
        self.role = WordLine(_("Role"), choices.roles, _("Role"))
        self.outcome = WordLine(_("Outcome"), choices.outcomes, _("Outcome"))
        self.kind = Choice(theme, _("Kind"), vocabulary.AGENT_KINDS)
        self.protection = Choice(theme, _("Protection"), vocabulary.PROTECTIONS)
        self.protection.define(choices.protections)
        self.lay(self.name)
        self._recorded, self._places = choices.people, PlacesOf(choices.places)
        self._asked = WhoIsNamed()
        self._asked.names.taken.connect(self._take_name)
        self.column.addWidget(self._asked)
        self.lay(self.role, self.outcome)
        self._added = QLabel()
        self._added.setProperty("look", "small")
        self._added.setWordWrap(True)
        self._added.hide()
        self.column.addWidget(self._added)
        for line in (self.role, self.outcome):
            line.editingFinished.connect(self._say_added)
        # Each on a line of its own: how somebody is protected must be read whole.
        self._new = self.lay_named((_("Kind"), self.kind), (_("Protection"), self.protection))
        self.described = DescribedBox(theme, self._places)
        self.described.changed.connect(self.changed)
        self._others.append(self.described)
        self.column.addWidget(self.described)
        self.column.addWidget(self.evidence)
        self.name.put(part.pick)
        self.role.fill(part.role)
        self.outcome.fill(part.outcome)
        self.kind.put(part.kind)
        self.protection.put(part.protection)
        self.described.put(part.pick.text, part.is_described)
        self.evidence.put(part.evidence)
        self.name.changed.connect(self._look)
        for cited in (self.evidence.changed, self.evidence.put_in):
            cited.connect(self._look)
        self._look()

    @property
    def is_nobody(self) -> bool:
        """Whether words are cited for somebody of whom it is not said who it is."""
        return bool(self.evidence.cited()) and not self.name.text().strip()

    def missing(self) -> str:
        """Return what is wrong with it, in words; empty when nothing is."""
        said = _("Say who it is that a passage is cited for, or take this out.")
        return said if self.is_nobody else ""

    def value(self) -> Part:
        """Return the row as it stands."""
        return Part(
            pick=self.name.pick(),
            kind=self.kind.code() or "person",
            protection=self.protection.code() or "ask",
            is_described=self.described.is_so(),
            role=self.role.text().strip(),
            outcome=self.outcome.text().strip(),
            evidence=self.evidence.cited(),
            was=self.was,
        )

    def say(self, words: str) -> None:
        if not self.name.text().strip() and may_be_called(words):
            self.name.fill(words)

    def _take_name(self, name: str) -> None:
        self.name.setFocus()  # before what has the keyboard goes
        self.name.fill(name)

    def _look(self) -> None:
        is_new = self.name.is_new
        words = " ".join(one.words for one in self.evidence.cited()) if self.is_nobody else ""
        recorded = [pick.text for pick in self._recorded if stands_in(pick.text, words)]
        self._asked.ask(self.is_nobody, recorded, named_in(words, self._places.words))
        self._new.setVisible(is_new or self.is_nobody)
        self.described.look(self.name.pick().text, is_new=is_new)

    def _say_added(self) -> None:
        said = " ".join(filter(None, (self.role.added(), self.outcome.added())))
        self._added.setText(said)
        self._added.setVisible(bool(said))


class CountRow(FormRow):
    """A figure: what is counted, in which words, between which bounds."""

    def __init__(self, theme: Theme, choices: Choices, count: Count) -> None:
        super().__init__(theme, _("Figure"), "F")
        self.was = count.was
        self.lines = lines = FigureLines(choices, named=False)
        self.lay(lines.counted)
        self.lay(lines.words)
        # Bounds that are filled in no longer show the hint that says which is which.
        self.lay_named((_("At least"), lines.low), (_("At most"), lines.high))
        compared = lines.behind(theme, self.lay(lines.counts), self.lay(lines.among))
        self.column.addWidget(compared)
        self.column.addWidget(self.evidence)
        lines.fill(count)
        self.evidence.put(count.evidence)

    def say(self, words: str) -> None:
        self.lines.say(words)

    def value(self) -> Count:
        """Return the row as it stands."""
        return replace(self.lines.count(), evidence=self.evidence.cited(), was=self.was)

    def missing(self) -> str:
        """Return what is wrong with it, in words; empty when nothing is, or nothing is said."""
        is_empty = self.lines.count() == Count()
        return "" if is_empty else self.lines.missing()


R = TypeVar("R", bound=FormRow)
V = TypeVar("V")


class RowList(QWidget, Generic[R, V]):
    """The rows of one sort, and a button for one more. `rows` are those that count; what was taken
    out stands struck through in its place until the form is left.
    """

    changed = Signal()
    taken_out = Signal(object)  # the row
    cite_wanted = Signal(object)  # the row
    focused = Signal(object)

    def __init__(self, make: Callable[[V], R], empty: V, more: str, title: str = "") -> None:
        """`make` shows one value; `empty` is what the button called `more` adds. `title`: what
        all of them are, where rows bear no names.
        """
        super().__init__()
        self._make, self._empty = make, empty
        self.rows: list[R] = []
        self._shown: list[R] = []  # and those that were taken out, as they stand
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE if not title else tokens.GAP)
        if title:
            self._column.addWidget(Caption(title))
        self._above = self._column.count()
        self._more = QPushButton(more)
        self._more.setProperty("look", "link")
        self._more.clicked.connect(self._add_empty)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def put(self, values: Iterable[V]) -> None:
        """Show just these."""
        for row in list(self._shown):
            self._forget(row)
        for value in values:
            self.add(value)

    def add(self, value: V) -> R:
        """Show one more; return its row."""
        row = self._make(value)
        row.changed.connect(self.changed)
        row.cite_wanted.connect(partial(self.cite_wanted.emit, row))
        row.focused.connect(partial(self.focused.emit, row))
        row.turned.connect(partial(self._turn, row))
        self.rows.append(row)
        self._shown.append(row)
        self._column.insertWidget(self._above + len(self._shown) - 1, row)
        self.changed.emit()
        return row

    def _add_empty(self) -> None:
        if (first := self.add(self._empty).first) is not None:
            first.setFocus()

    @property
    def gone(self) -> list[R]:
        """What was taken out and can be brought back."""
        return [row for row in self._shown if row not in self.rows]

    def bring_back(self, row: R) -> None:
        """Let `row`, which was taken out, count again, where it stood."""
        row.strike(on=False)
        self.rows[:] = [one for one in self._shown if one is row or one in self.rows]
        self.changed.emit()

    def _turn(self, row: R) -> None:
        if row not in self.rows:
            self.bring_back(row)
        elif row.says_nothing:
            self._forget(row)
        else:
            row.strike(on=True)
            self.rows.remove(row)
            self.changed.emit()
            self.taken_out.emit(row)

    def _forget(self, row: R) -> None:
        """Take `row` out for good."""
        self.rows[:] = [one for one in self.rows if one is not row]
        self._shown.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()
