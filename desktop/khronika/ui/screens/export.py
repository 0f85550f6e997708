"""Handing on: what leaves, for whom, in which formats, and what is held back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.changed import Changed
from khronika.domain.kinds import RecordId
from khronika.domain.progress import Progress
from khronika.exporting.export import ExportReport, NothingToExport, export_in, preview
from khronika.exporting.leaks import LeakFound
from khronika.exporting.profile import PROFILES, Profile, described
from khronika.exporting.release import Release
from khronika.exporting.writers import FORMATS
from khronika.i18n import _
from khronika.ui.actions import WHY_HIDDEN
from khronika.ui.collecting import current_collection
from khronika.ui.editors.lines import Line
from khronika.ui.jobs import Job
from khronika.ui.notices import Offer
from khronika.ui.screens.export_scope import Instead, Scope, Want
from khronika.ui.screens.export_sheet import ExportSheet
from khronika.ui.screens.screen import Screen, State
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.controls import Check, Combo
from khronika.ui.words import cut_middle

_PAUSE = 200
_LONGEST = 60  # letters of what is handed on, in the line where it is chosen


class ExportScreen(Screen):
    """Choices at the left, what they let out at the right; the safest ones are the defaults."""

    icon = "file-output"
    left = Signal()
    edit_wanted = Signal(object)  # the RecordId of what keeps it from being written

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Export"))
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.what = Scope(session)
        self.instead = Instead(session)
        self._is_begun = False  # whether something was chosen here that would be lost
        self._wanting = QLabel()
        self._wanting.setProperty("look", "wrong")
        self._wanting.setWordWrap(True)
        self._wanting.hide()
        self._want: Want | None = None  # why nothing leaves, of what was looked at last
        self.profile = Combo(session.theme, _("How much of it leaves"))
        self._means = QLabel()
        self._means.setProperty("look", "small")
        self._means.setWordWrap(True)
        self.formats = {name: Check(one.title()) for name, one in FORMATS.items()}
        self.heading = Line(_("Title"), _("what it holds"))
        self._instead = QLabel()
        self._instead.setProperty("look", "wrong")
        self._instead.setWordWrap(True)
        self._instead.hide()
        self.recipient = Line(_("For whom"), _("nobody in particular"))
        self.write = QPushButton(_("Choose a folder and export…"))
        self.write.setProperty("look", "primary")
        self.away = QPushButton(_("Close"))
        self.sheet = ExportSheet(session)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._preview)
        self._asked = 0
        self._answered = ""  # the button that takes back what was answered just now, by its name
        self._released: Release | None = None  # what would leave, as it was found last
        self._refused: LeakFound | None = None  # why nothing was written when it was to be
        self._may_be_named = set[RecordId]()  # who was asked, of those who are to be
        self.formats["html"].setChecked(True)
        for name in PROFILES:
            self.profile.addItem(described(PROFILES[name]).partition(":")[0], name)
        self._lay_out()
        self.what.currentIndexChanged.connect(lambda _at: self._soon.start())
        self.profile.currentIndexChanged.connect(lambda _at: self._explain())
        self.profile.currentIndexChanged.connect(lambda _at: self._soon.start())
        self.recipient.changed.connect(self._soon.start)
        self.heading.changed.connect(self._soon.start)
        for box in self.formats.values():
            box.toggled.connect(self._allow)
        self.write.clicked.connect(self.run)
        self.away.clicked.connect(self._leave)
        self.sheet.opened.connect(self._open)
        self.sheet.asked.connect(self._set_asked)
        self.sheet.wanted.connect(self._go_to)
        self.sheet.edit_wanted.connect(self.edit_wanted)
        self.instead.taken.connect(self.begin)
        self._heed_choices()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, as "Close" does; what was chosen stays chosen."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def concerns(self, changed: Changed) -> bool:
        return changed.verb != "export"  # what was written stays in sight

    def refresh(self) -> None:
        """Collections may be others now; what was chosen stays so, even if it is no more."""
        if self.what.count():
            self._offer_again(self.state())
        self._soon.start()

    def panes(self) -> Sequence[QWidget]:
        return (self.what, self.write)

    def begin(self, records: Sequence[RecordId], collection: RecordId | None) -> None:
        """Offer `records` (what was selected or is looked at), the collections, and everything."""
        self._is_begun = False
        self.instead.forget()
        self.what.begin(records, collection)
        self.heading.clear()  # it was the title of something else
        self._may_be_named.clear()
        self._soon.start()

    def come(self, records: Sequence[RecordId], collection: RecordId | None) -> None:
        """Come from where `records` are selected or `collection` is shown: begin with them, or,
        where an export was begun already, go on with that one and offer to take them instead.
        """
        if self._is_begun:
            self.instead.offer(records, collection, beside=self.what.chosen)
        else:
            self.begin(records, collection or current_collection(self.session))

    def _heed_choices(self) -> None:
        """Hear what the person chooses here, and not what is filled in for them."""
        chosen = (
            self.what.activated,
            self.profile.activated,
            self.heading.textEdited,
            self.recipient.textEdited,
            *(box.clicked for box in self.formats.values()),
        )
        for signal in chosen:
            signal.connect(lambda _new: self._begun())

    def _begun(self) -> None:
        """From now on nothing replaces what is chosen here but a press."""
        self._is_begun = True

    def _leave(self) -> None:
        """Leave it: whoever comes with something else from now on hands that on."""
        self._is_begun = False
        self.left.emit()

    def _go_to(self, record: RecordId) -> None:
        """Open what the page beside tells of; it will be come back from."""
        self._begun()
        self.session.open(record)

    # -- coming back, hiding names --------------------------------------------------------

    def state(self) -> State:
        return {
            **self.what.state,
            "profile": self.profile.currentData(),
            "formats": [name for name, box in self.formats.items() if box.isChecked()],
            "recipient": self.recipient.text(),
            "heading": self.heading.text(),
            "asked": sorted(self._may_be_named),
            "begun": self._is_begun,
        }

    def restore(self, state: State) -> None:
        if not state:
            return
        self._offer_again(state)
        self._soon.start()
        self.profile.setCurrentIndex(max(0, self.profile.findData(state["profile"])))
        for name, box in self.formats.items():
            box.setChecked(name in state["formats"])
        self.recipient.fill(state["recipient"])
        self.heading.fill(state.get("heading", ""))
        self._may_be_named = {RecordId(one) for one in state.get("asked", ())}
        self._is_begun = state.get("begun", False)

    def _offer_again(self, state: State) -> None:
        records = [RecordId(one) for one in state["records"]]
        self.what.restore(records, state["what"], state.get("called", ""))

    def look_again(self) -> None:
        """Name collections anew, and what is held back; nothing leaves while names are hidden.

        What would leave is the same: it is not looked for again.
        """
        if self.what.count():
            self.restore(self.state())
            self._soon.stop()
            self.instead.draw()
        if self._refused is not None:
            self.sheet.refuse(self._refused)
        elif self._released is not None:
            self._suggest()
            self.sheet.draw(self._released, self._profile())
        self._allow()

    # -- looking --------------------------------------------------------------------------

    def _explain(self) -> None:
        profile = PROFILES[self.profile.currentData()]
        said = [described(profile).partition(":")[2].strip()]
        if profile.tells_recipient:
            said.append(_("For whom it was made is printed at its head."))
        self._means.setText(". ".join(part.rstrip(".") for part in said) + ".")

    def _profile(self) -> Profile:
        chosen = PROFILES[self.profile.currentData()]
        chosen = replace(chosen, asked=frozenset(self._may_be_named))
        return chosen.made_for(self.recipient.text().strip() or None)

    def _set_asked(self, person: RecordId, asked: bool) -> None:
        """Let somebody be named who was asked, in this export alone, or let them not be."""
        self._begun()
        (self._may_be_named.add if asked else self._may_be_named.discard)(person)
        self._answered = f"unasked:{person}" if asked else f"asked:{person}"
        self._preview()

    def _preview(self) -> None:
        self._soon.stop()  # or it would all be done and drawn twice
        self._asked += 1
        self.sheet.forget()
        archive, chosen, profile = self.session.archive, self.what.chosen, self._profile()
        heading = self.heading.text().strip()

        def look(job: Job) -> tuple[Release, Want | None]:
            selection, want = chosen.selection(archive)
            return preview(archive, replace(selection, heading=heading), profile, job), want

        self.session.behind(
            _("Looking at what would leave"), look, partial(self._show, self._asked)
        )

    def _show(self, asked: int, looked: tuple[Release, Want | None]) -> None:
        if asked == self._asked:
            self._released, self._want = looked
            self._refused = None
            self._wanting.setText(_(self._want.value) if self._want is not None else "")
            self._wanting.setVisible(self._want is not None)
            self._allow()
            self._suggest()
            self.sheet.draw(self._released, self._profile())
            self._come_back()

    def _come_back(self) -> None:
        """Put the keyboard on what takes the last answer back: what it was given by has gone."""
        name, self._answered = self._answered, ""
        button = self.sheet.findChild(QPushButton, name) if name else None
        if button is not None and not isinstance(QApplication.focusWidget(), QLineEdit):
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _suggest(self) -> None:
        """Show, in the empty line, what stands above the report if nothing is typed; beneath one
        that may not leave, what stands there instead.
        """
        if self._released is None:
            return
        typed, said = self.heading.text().strip(), self._released.view.title
        if not typed:
            self.heading.setPlaceholderText(self.session.shown(said or _("what it holds")))
        self._instead.setText(
            _("This title names somebody protected. The report will be called “{title}”.").format(
                title=self.session.shown(said)
            )
        )
        self._instead.setVisible(bool(typed) and typed != said)

    # -- doing ----------------------------------------------------------------------------

    def _allow(self) -> None:
        hides = self.session.hides_names  # for whom it is may be hidden, too
        formats = any(box.isChecked() for box in self.formats.values())
        self.write.setEnabled(not hides and formats and self._want is None)
        self.write.setToolTip(_(WHY_HIDDEN) if hides else self._wanting.text())

    def run(self) -> None:
        """Ask for a folder and write the formats chosen into it."""
        folder = self.session.tools.files.choose_export_folder(self)
        if folder is None:
            return
        chosen = [name for name, box in self.formats.items() if box.isChecked()]
        archive, what, profile = self.session.archive, self.what.chosen, self._profile()
        heading, base = self.heading.text().strip(), free_name(folder, chosen)

        def work(job: Progress) -> list[ExportReport]:
            selection, want = what.selection(archive)
            if want is not None:
                raise NothingToExport
            selection = replace(selection, heading=heading)
            targets = {name: _target(folder, base, name) for name in chosen}
            return export_in(targets, archive, selection, profile, job)

        self._begun()  # if it is refused, what was in its way is mended and it is gone on with
        self._soon.stop()  # what would leave may not come over what has left
        self._asked += 1
        self.what.setFocus()  # what is disabled hands the keyboard on to anybody
        self.write.setEnabled(False)
        self.session.behind(
            _("Exporting"), work, partial(self._done, folder, base), failed=self._failed
        )

    def _failed(self, error: BaseException, doing: str) -> None:
        self._ended()
        self.session.tools.notices.report(error, doing)
        if isinstance(error, LeakFound):
            self._refused = error
            self.sheet.refuse(error)

    def _done(self, folder: Path, base: str, reports: list[ExportReport]) -> None:
        has_waited = self.what.hasFocus()  # the keyboard is still where `run` has put it
        self._ended()
        self._released = self._refused = None
        self._is_begun = False
        self._may_be_named.clear()  # they were asked for this one alone
        self.instead.forget()
        self.sheet.tell_written(folder, reports)
        if has_waited:  # on what was pressed, a second Enter would write everything anew
            self.sheet.begin()
        written = _("Exported to “{folder}” as “{name}”.")
        self.session.tools.notices.done(
            written.format(folder=cut_middle(str(folder), _LONGEST), name=base),
            Offer(_("Open the folder"), partial(self._open, folder)),
        )

    def _open(self, written: Path) -> None:
        """Show the person what was written, or where it lies; say where if the system cannot."""
        files = self.session.tools.files
        if written.suffix == ".html" and not written.is_dir():
            opened, said = files.open_report(written), _("The system did not open {file}.")
        else:
            opened = files.open_folder(written)
            said = _("The system did not open the folder. It is {folder}.")
        if not opened:
            self.session.tools.notices.say(said.format(folder=written, file=written))

    def _ended(self) -> None:
        """Let it be done again."""
        self._allow()
        if self.what.hasFocus():
            self.write.setFocus()

    # -- layout ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page, column = QWidget(), QVBoxLayout()
        page.setLayout(column)
        page.setProperty("look", "column")
        column.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.SPACE)
        title = QLabel(self.title)
        title.setProperty("look", "heading")
        column.addWidget(title)
        groups: tuple[tuple[str, Sequence[QWidget]], ...] = (
            (_("What"), [self.what, self.instead]),
            (_("Title of the report"), [self.heading, self._instead]),
            (_("Formats"), list(self.formats.values())),
            (_("How much"), [self.profile, self._means]),
            (_("For whom: a recipient finds the same numbers in every export"), [self.recipient]),
        )
        for caption, widgets in groups:
            column.addSpacing(tokens.SPACE)
            label = QLabel(caption)
            label.setProperty("look", "caption")
            label.setWordWrap(True)
            label.setBuddy(widgets[0])
            column.addWidget(label)
            for widget in widgets:
                column.addWidget(widget)
        self._explain()
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SPACE)
        buttons.addWidget(self.away)
        buttons.addWidget(self.write, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setFixedWidth(max(tokens.FORM + tokens.WIDE, page.minimumSizeHint().width() + bar))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        choices = QVBoxLayout()
        choices.setSpacing(0)
        choices.addWidget(scroll, 1)
        # Beneath what scrolls: above it, each choice would move all that is under it.
        reason = QHBoxLayout()
        reason.addWidget(self._wanting)

        def end_in_line(_least: int, most: int) -> None:
            """What stands beneath ends where the choices do, whose bar comes and goes."""
            right = tokens.WIDE + (bar if most else 0)
            buttons.setContentsMargins(tokens.WIDE, tokens.PAD, right, tokens.ROOM)
            reason.setContentsMargins(tokens.WIDE, 0, right, 0)

        end_in_line(0, 0)
        scroll.verticalScrollBar().rangeChanged.connect(end_in_line)
        choices.addLayout(reason)
        choices.addLayout(buttons)  # in sight, however little room there is for the choices
        row.addLayout(choices)
        row.addWidget(self.sheet, 1)


def free_name(folder: Path, formats: Sequence[str]) -> str:
    """Return a name, made of today's date alone, that nothing in `folder` bears yet."""
    base = f"khronika-{QDate.currentDate().toString(Qt.DateFormat.ISODate)}"
    name, number = base, 1
    while any(_target(folder, name, one).exists() for one in formats):
        number += 1
        name = f"{base}-{number}"
    return name


def _target(folder: Path, name: str, format_name: str) -> Path:
    return folder / f"{name}{FORMATS[format_name].ending}"
