"""The first look at an archive: what it holds, what waits, what was worked on last."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Named
from khronika.domain.waiting import Waits
from khronika.i18n import _, ngettext
from khronika.ui.actions import Actions
from khronika.ui.editors.entry import from_json
from khronika.ui.screens.drafting import DRAFT
from khronika.ui.screens.screen import Screen, has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.count_row import CountRow
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.paper import Paper
from khronika.ui.words import KINDS, cut, icon_of, moment, number, quoted

_WIDEST = 1080
_LATELY = 8
_TITLE = 90

# What waits, in words that follow its number.
_WAITS: dict[str, Callable[[int], str]] = {
    "unread": lambda n: ngettext("document is unread", "documents are unread", n),
    "begun": lambda n: ngettext("document is begun", "documents are begun", n),
    "untagged": lambda n: ngettext("document has no tag yet", "documents have no tag yet", n),
    "lost": lambda n: ngettext(
        "passage is to be placed in its new text", "passages are to be placed in their new texts", n
    ),
    "outdated": lambda n: ngettext(
        "document was read by an older reader", "documents were read by an older reader", n
    ),
    "draft": lambda n: ngettext("incident is a draft", "incidents are drafts", n),
    "undated": lambda n: ngettext("incident is undated", "incidents are undated", n),
    "unsourced": lambda n: ngettext("fact rests on nothing", "facts rest on nothing", n),
    "competing": lambda n: ngettext(
        "value competes with the preferred one", "values compete with the preferred ones", n
    ),
    "review": lambda n: ngettext(
        "person’s protection is due for review", "people’s protection is due for review", n
    ),
}
# What is held, in words that follow its number, and the action that leads there.
_HELD: tuple[tuple[Kind, str, Callable[[int], str]], ...] = (
    (Kind.DOCUMENT, "go.documents", lambda n: ngettext("document", "documents", n)),
    (Kind.INCIDENT, "go.incidents", lambda n: ngettext("incident", "incidents", n)),
    (Kind.AGENT, "go.people", lambda n: ngettext("person or group", "people and groups", n)),
    (Kind.PLACE, "go.places", lambda n: ngettext("place", "places", n)),
    (Kind.SOURCE, "go.sources", lambda n: ngettext("source", "sources", n)),
    (Kind.PASSAGE, "go.tags", lambda n: ngettext("passage marked", "passages marked", n)),
    (Kind.COLLECTION, "go.collections", lambda n: ngettext("collection", "collections", n)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the overview shows; read in one go, behind the window."""

    counts: Mapping[Kind, int]
    waits: Sequence[Waits]
    lately: Sequence[Named]
    backup: str | None


def look_over(catalogue: Catalogue) -> Seen:
    """Read what the overview shows of an archive."""
    order = catalogue.lately.ids(_LATELY)
    named = catalogue.records.named(order)
    return Seen(
        counts=catalogue.records.counts(),
        waits=catalogue.waiting.all(date.today()),  # noqa: DTZ011 (the person's own day)
        lately=[named[one] for one in order],
        backup=catalogue.waiting.newest_backup(),
    )


_BEGINNING = ("archive.import", "archive.folder", "archive.paste", "help.help")
_NATIVE = QKeySequence.SequenceFormat.NativeText


class OverviewScreen(Screen):
    """Three short columns of words and numbers, each of which leads somewhere."""

    icon = "house"
    waiting_wanted = Signal(str)  # a code of `domain.waiting.WAITING`
    draft_wanted = Signal()  # the incident that is being written

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Overview"))
        self._actions = actions
        self._scroll = QScrollArea()
        self._scroll.setProperty("look", "paper")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.title)
        self.rows: list[QAbstractButton] = []
        self._seen: Seen | None = None
        self._draft: str | None = None  # the title of the incident that is being written
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look_for_draft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        session.theme.changed.connect(self._draw)
        self._draw()

    def refresh(self) -> None:
        """Count behind the window; what was counted before stays until then."""
        archive = self.session.archive
        self.session.behind(
            _("Looking the archive over"), lambda _job: look_over(archive.catalogue), self._show
        )

    def showEvent(self, event: QShowEvent) -> None:
        """A draft is no change of the archive: nobody tells of it."""
        super().showEvent(event)
        self._soon.start()  # the form that is left keeps it first

    def _look_for_draft(self) -> None:
        archive = self.session.archive
        self.session.on_archive(
            _("Looking the archive over"), lambda _job: archive.draft(DRAFT), self._show_draft
        )

    def _show_draft(self, kept: Mapping[str, Any] | None) -> None:
        title = None if kept is None else from_json(kept["entry"]).title.text.strip()
        if title != self._draft:
            self._draft = title
            self._draw()

    def look_again(self) -> None:
        """Names were hidden or are shown again: titles that tell some go before new ones come."""
        self._seen = None
        self._draw()
        super().look_again()

    def panes(self) -> Sequence[QWidget]:
        return self.rows[:1] or [self._scroll]

    def _show(self, seen: Seen) -> None:
        seen = self.session.shown(seen)  # counted and read behind, past what is hidden
        if seen != self._seen:
            self._seen = seen
            self._draw()

    # -- what is drawn --------------------------------------------------------------------

    def _draw(self) -> None:
        was_here = has_keyboard(self)
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), 0)
        self.rows = []
        page, inner = Paper(), QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.WIDE)
        column.setSpacing(tokens.ROOM)
        column.addWidget(_label(self.title, "heading"))
        if self._seen is not None:
            columns = QHBoxLayout()
            columns.setSpacing(2 * tokens.WIDE)
            columns.addLayout(self._first(self._seen), 3)
            columns.addLayout(self._second(self._seen), 2)
            column.addLayout(columns)
        else:
            column.addWidget(_label(_("Looking the archive over…"), "quiet"))
        column.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        self._scroll.setWidget(page)
        if was_here and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()

    def _first(self, seen: Seen) -> QVBoxLayout:
        column = _column(_("What waits"))
        if self._draft is not None:
            called = quoted(cut(self.session.shown(self._draft), _TITLE)) if self._draft else ""
            said = _("incident is being written, and not saved yet")
            row = self._row(number(1), said, called)
            row.clicked.connect(lambda _checked: self.draft_wanted.emit())
            column.addWidget(row)
        for one in seen.waits:
            under = ""
            if one.parts != one.records:
                under = ngettext("in {n} record", "in {n} records", one.records)
                under = under.format(n=number(one.records))
            row = self._row(number(one.parts), _WAITS[one.what](one.parts), under)
            row.clicked.connect(partial(self._wait, one.what))
            column.addWidget(row)
        if any(seen.counts.get(kind) for kind in (Kind.DOCUMENT, Kind.INCIDENT)):
            if not seen.waits and self._draft is None:
                said = _("Nothing waits: all is read, tagged, dated and sourced.")
                column.addWidget(_label(said, "quiet"))
        else:
            self._begin(column)
        column.addSpacing(tokens.ROOM)
        self._lately(column, seen.lately)
        column.addStretch(1)
        return column

    def _second(self, seen: Seen) -> QVBoxLayout:
        column = _column(_("What is here"))
        for kind, action, words in _HELD:
            count = seen.counts.get(kind, 0)
            row = self._row(number(count), words(count))
            row.clicked.connect(self._actions[action].trigger)
            column.addWidget(row)
        column.addSpacing(tokens.ROOM)
        column.addWidget(_line())
        column.addWidget(_caption(_("Backups")))
        if seen.backup is None:
            said = _(
                "The program makes no backups yet. Lock the archive and copy its whole folder to "
                "another encrypted disk."
            )
        else:
            said = _("The newest is of {moment}.").format(moment=moment(seen.backup))
        column.addWidget(_label(said, "quiet"))
        column.addStretch(1)
        return column

    def _lately(self, column: QVBoxLayout, lately: Sequence[Named]) -> None:
        if not lately:
            return
        column.addWidget(_line())
        column.addWidget(_caption(_("Worked on last")))
        for one in lately:
            title = cut(one.title, _TITLE) or _(KINDS[one.kind])
            link = Link(self.session.theme, title, _(KINDS[one.kind]), icon=icon_of(one))
            link.clicked.connect(partial(self._open, one.id))
            self.rows.append(link)
            column.addWidget(link)

    def _row(self, count: str, words: str, under: str = "") -> CountRow:
        row = CountRow(self.session.theme, count, words, under)
        self.rows.append(row)
        return row

    def _begin(self, column: QVBoxLayout) -> None:
        """Offer what an empty archive begins with."""
        said = _("Nothing is here yet. Bring in files, or drop them on this window.")
        column.addWidget(_label(said, "quiet"))
        column.addSpacing(tokens.SPACE)
        for name in _BEGINNING:
            action = self._actions[name]
            button = QPushButton(action.text().replace("&", ""))
            button.setToolTip(action.shortcut().toString(_NATIVE))
            button.clicked.connect(action.trigger)
            self.rows.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(tokens.SPACE)

    def _wait(self, what: str, _checked: bool = False) -> None:
        self.waiting_wanted.emit(what)

    def _open(self, record: RecordId, _checked: bool = False) -> None:
        self.session.open(record)


def _column(title: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(_line())
    column.addWidget(_caption(title))
    return column


def _caption(text: str) -> QLabel:
    label = _label(text, "caption")
    label.setContentsMargins(0, tokens.SPACE, 0, tokens.SPACE)
    return label


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("look", "line")
    return line
