"""The one window: the door while the archive is locked, the desk while it is open."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from khronika.archive.archive import Archive
from khronika.archive.folder import archive_around
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind
from khronika.i18n import _
from khronika.importing.sample import Sample
from khronika.ui import menus
from khronika.ui.absence import Absence
from khronika.ui.actions import ACTIONS, Actions, Needs
from khronika.ui.beginning import place_on_screen
from khronika.ui.clipboard import ClipboardGuard
from khronika.ui.crash import CrashReport
from khronika.ui.door.cover import Cover
from khronika.ui.door.door import Door
from khronika.ui.door.locked import NEW, OPTION, Locked, Why
from khronika.ui.door.unlock import Unlock
from khronika.ui.helping import Helping
from khronika.ui.idle import IdleWatch
from khronika.ui.keyboards import LatinKeys
from khronika.ui.learning import Learning
from khronika.ui.line_keys import LineKeys
from khronika.ui.notices import Notice
from khronika.ui.palette.finder import NamesFinder
from khronika.ui.palette.in_texts import InTexts
from khronika.ui.palette.lately import Lately
from khronika.ui.palette.palette import Palette, Ways
from khronika.ui.quiet import Quiet
from khronika.ui.sample import SamplePassphrase
from khronika.ui.screens.screen import had_keyboard, has_keyboard
from khronika.ui.session import HIDDEN_AT_START, Session, Tools
from khronika.ui.style import icons
from khronika.ui.warming import Warming
from khronika.ui.watching import SystemWatch
from khronika.ui.widgets.about import About
from khronika.ui.widgets.archive_name import ArchiveName
from khronika.ui.widgets.blind import Blind
from khronika.ui.widgets.foot import Foot
from khronika.ui.widgets.job_panel import JobPanel
from khronika.ui.widgets.keys_sheet import KeysSheet
from khronika.ui.widgets.message_bar import MessageBar
from khronika.ui.widgets.question import asked
from khronika.ui.widgets.reading_order import InReadingOrder
from khronika.ui.widgets.sample_strip import SampleStrip
from khronika.ui.widgets.veil_strip import VeilStrip

if TYPE_CHECKING:
    from khronika.ui.deeds import Deeds
    from khronika.ui.desk import Desk

_SIZE = QSize(1280, 800)
_FRAME = QSize(8, 40)  # about what the system puts around a window

Replace = Callable[[Sequence[str]], object]


class Shell(InReadingOrder, QMainWindow):
    """Holds the menus and the bars, hands archives from the door to the desk, and locks."""

    def __init__(self, tools: Tools, idle: IdleWatch, clipboard: ClipboardGuard) -> None:
        super().__init__()
        self.tools, self._idle, self._clipboard = tools, idle, clipboard
        idle.setParent(self)
        self.replace: Replace = lambda words: self.start(words)
        self.desk: Desk | None = None
        self._deeds: Deeds | None = None
        self.setWindowTitle(_("Khronika"))
        self.setAccessibleName(_("Khronika"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.actions_of = Actions(self, self._run)
        for spec in ACTIONS:
            if spec.icon:
                icons.put(self.actions_of[spec.id], spec.icon, tools.theme.colours)
        menus.fill(self.menuBar(), self.actions_of)
        self._helping = Helping(self, tools.theme, self.actions_of, self._place)
        self.named = ArchiveName(self.menuBar())
        self.door = Door(tools, self.actions_of)
        self.door.opened.connect(self._open)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.door)
        self._cover = Cover(tools, self.stack)
        self.bar, self.panel = MessageBar(tools.theme), JobPanel(tools.jobs, tools.theme)
        self._foot = Foot(self.bar, self.panel)
        self._sample = SampleStrip(self.actions_of["go.guide"])
        self._hidden = VeilStrip(tools.theme, self.actions_of["view.hide_names"])
        self._blind = Blind(tools.theme, self)
        self.watch = SystemWatch(self)
        self._absence = Absence(self, idle, self._cover, self._allow)
        self.idle = self._absence.begin
        self._warming = Warming(self)
        LineKeys(self)
        LatinKeys(self)
        self._is_leaving = False
        self._lay_out()
        self.anything = Palette(self._whole, tools.theme, self.actions_of, self._state)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._allow)
        self._listen()
        self._allow()

    def start(self, words: Sequence[str] = ()) -> None:
        """Begin as the command line says: nothing, --sample, or the path of an archive, after
        which may be said why this program locked it.
        """
        self._idle.stop()
        locked: Locked | None = None
        if words and words[0] == "--sample":
            self.door.sample()
        elif words and words[0] == NEW:
            self.door.begin_archive()
        elif words:
            told = words[2] if words[1:2] == [OPTION] and len(words) > 2 else ""
            locked = Locked.read(told)
            self.door.unlock(archive_around(Path(words[0])), locked)
        else:
            self.door.welcome()
        self.stack.setCurrentWidget(self.door)
        if locked is not None and locked.filled:
            self.showMaximized()
        else:
            if locked is not None and not (place := place_on_screen(locked)).isEmpty():
                self.setGeometry(place)
            self.show()
        self.activateWindow()
        self._warming.start()

    # -- opening and closing --------------------------------------------------------------

    def _open(self, archive: Archive, sample: Sample | None) -> None:
        from khronika.ui.deeds import Deeds  # half of the program, of no use to a locked window
        from khronika.ui.desk import Desk

        self.tools.notices.archive = archive.path
        session = Session(archive, self.tools)
        self.named.name(session)
        passphrase = SamplePassphrase(session, sample) if sample is not None else None
        self.desk = Desk(session, self.actions_of, passphrase)
        self.desk.floating = (self.bar, self.panel)
        self._deeds = deeds = Deeds(self.desk)
        finder = NamesFinder(session)
        finder.setParent(self.desk)
        finder.read.connect(self.anything.freshen)
        self.desk.names = finder
        collecting = self.desk.collecting
        ways = Ways(
            open=session.open,
            collect=lambda record: collecting.collect([record]),
            search=deeds.search,
            show=deeds.show_found,
        )
        texts = InTexts(session)
        texts.setParent(self.desk)
        texts.found.connect(self.anything.freshen)
        self.anything.enter_archive(finder, Lately(session), ways, texts)
        self.desk.left.connect(self.bar.leave)
        self.desk.session.changed.connect(self._hear)
        self.desk.moved.connect(self._soon.start)
        self.desk.moved.connect(self._tell_sample)
        self.desk.start_wanted.connect(self._start_anew)
        self.stack.addWidget(self.desk)
        self.stack.setCurrentWidget(self.desk)
        self.door.welcome()
        if passphrase is not None:
            passphrase.changed.connect(self._soon.start)
        session.veiled.connect(self._look_again)
        self._hidden.at_start.setChecked(bool(archive.state(HIDDEN_AT_START)))
        self._hidden.public_too.setChecked(session.hides_public)
        self._count_hidden()
        self._idle.start()
        self.watch.start()
        quiet = Quiet(self._idle.incoming, self.desk.screens.go_ahead, self.desk)
        session.facets.ready.connect(quiet.start)
        learning = Learning(session, quiet, self._idle.incoming, self.desk)
        learning.learned.connect(self.desk.take_in_learned)
        session.facets.ready.connect(learning.start)
        self.desk.begin()
        self._allow()

    def lock(self, why: Why = Why.ASKED) -> None:
        """Hide everything, save what is being typed, close, and replace the process."""
        if self.desk is not None:
            minutes = self._idle.minutes if why is Why.IDLE else 0
            at = self.geometry()
            place = None if self.isMaximized() else (at.x(), at.y(), at.width(), at.height())
            locked = Locked.now(why, minutes, filled=self.isMaximized(), place=place)
            self._leave([str(self.desk.session.archive.path), OPTION, locked.word()])

    def _leave(self, words: Sequence[str]) -> None:
        if self._is_leaving:
            return
        self._is_leaving = True
        for window in QApplication.topLevelWidgets():
            window.hide()
        QGuiApplication.sync()  # now, not when all below is done
        self._close()
        self._is_leaving = False
        self.replace(words)

    def _close(self) -> None:
        """Close the archive: drafts saved, work stopped at its last commit, nothing kept."""
        self._idle.stop()
        self.watch.stop()
        self.anything.leave_archive()
        self._absence.uncover()
        if (desk := self.desk) is None:
            return
        desk.keep_drafts()
        desk.rest()
        desk.session.others.rest()
        self.tools.jobs.stop_all()
        self.tools.jobs.drain()
        self.desk = self._deeds = None
        self.named.name(None)
        self.stack.removeWidget(desk)
        desk.session.close()
        desk.deleteLater()
        self.bar.say(Notice(text=""))
        self.bar.hide()
        self._clipboard.clear()
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that there is nothing left to undo: a key that does nothing looks broken."""
        pressed = QKeySequence(event.keyCombination())
        for name, said in (
            ("edit.undo", _("Nothing left to undo.")),
            ("edit.redo", _("Nothing left to do again.")),
        ):
            is_open = self.desk is not None and not self._cover.is_down
            if is_open and pressed in self.actions_of[name].shortcuts():
                self.tools.notices.say(said)
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the archive with the window."""
        self._close()
        self._clipboard.clear()
        super().closeEvent(event)

    # -- actions --------------------------------------------------------------------------

    def _run(self, action: str) -> None:
        own: dict[str, Callable[[], object]] = {
            "archive.create": self._new_archive,
            "archive.open": self._open_another,
            "archive.sample": self._look_at_sample,
            "archive.lock": self.lock,
            "archive.quit": self.close,
            "go.settings": self._settings,
            "go.menu": self._open_menu,
            "help.palette": self._find_anything,
            "help.help": self._helping.begin,
            "help.keys": lambda: KeysSheet(self).show(),
            "help.about": lambda: About(self).exec(),
            "view.hide_names": self._turn_names,
        }
        if action in own:
            own[action]()
        elif self._deeds is not None:
            self._deeds.do(action)

    def _turn_names(self) -> None:
        """Hide names, or show them; between the press and the end of it nothing is to be read."""
        if self.desk is not None:
            session = self.desk.session
            self._veil(lambda: session.hide_names(not session.hides_names))

    def _hide_public(self, on: bool) -> None:
        if self.desk is not None:
            self._veil(partial(self.desk.session.hide_public, on))

    def _veil(self, turn: Callable[[], object]) -> None:
        self._blind.fall()
        if self.anything.isVisible():
            self.anything.leave()  # what it lists is named in it
        here = self.desk.here if self.desk is not None else None
        held = here is not None and (has_keyboard(here) or has_keyboard(self._hidden))
        turn()
        if here is not None and held and not (has_keyboard(here) or has_keyboard(self._hidden)):
            # What was drawn anew, or went, handed it on to anybody.
            last = had_keyboard(here)
            last.setFocus() if last is not None else here.take_keyboard()
        self._blind.rise()

    def _find_anything(self) -> None:
        if not self._cover.is_down:
            self._allow()
            self.anything.begin()

    def _open_menu(self) -> None:
        """Open the first menu: arrows lead on from it, and Escape back to where one was."""
        bar = self.menuBar()
        bar.setActiveAction(bar.actions()[0])

    def _settings(self) -> None:
        if self.desk is None:
            self.door.settings(self._start_anew)
        elif not self._cover.is_down:
            self.desk.show_place("go.settings")

    def _start_anew(self) -> None:
        """Begin the program anew, with what was chosen; an open archive is locked."""
        if self.desk is not None:
            self.lock(Why.ANEW)
        else:
            self._leave([])

    def _place(self) -> str:
        """Return where one is, as the help knows it."""
        if self.desk is not None and not self._cover.is_down:
            return self.desk.help_place
        locked = self._cover.is_down or isinstance(self.door.currentWidget(), Unlock)
        return "lock" if locked else "door"

    def _state(self) -> Needs:
        """Return what is the case now; nothing while no archive is to be seen."""
        return Needs.NOTHING if self.desk is None or self._cover.is_down else self.desk.needs()

    def _new_archive(self) -> None:
        if self.desk is None:
            self.door.begin_archive()
        elif self._may_close(_("Make a new archive")):
            self._leave([NEW])

    def _open_another(self) -> None:
        if self.desk is None:
            self.door.choose()
        elif (path := self.tools.files.choose_archive(self)) is not None:
            self._leave([str(path)])

    def _look_at_sample(self) -> None:
        if self.desk is None:
            self.door.sample()
        elif self._may_close(_("Look at the sample")):
            self._leave(["--sample"])

    def _may_close(self, instead: str) -> bool:
        """Ask whether the archive that is open may be closed: there is no way back but through its
        door, and none into a sample.
        """
        if self.desk is None or self._cover.is_down:
            return True
        goes = self.desk.guide is not None and self.desk.guide.is_temporary
        said = (
            _("This is the sample: what you did in it is removed when it is closed.")
            if goes
            else _("It will be locked. What you are writing is kept in it as it stands.")
        )
        return asked(self, _("Close this archive?"), said, instead, is_final=goes)

    def _allow(self) -> None:
        """Enable what makes sense now; what turns something says what it would do."""
        self.actions_of.allow(self._state())
        if self._deeds is None or self._cover.is_down:
            undo = redo = ""
        else:
            undo, redo = self._deeds.undo_words()
        for name, word, what in (
            ("edit.undo", _("&Undo"), undo),
            ("edit.redo", _("&Redo"), redo),
        ):
            said = f"{word}: {what.replace('&', '&&')}" if what else word
            self.actions_of[name].setText(said)
        hides = self.desk is not None and self.desk.session.hides_names
        self._hidden.setVisible(hides and not self._cover.is_down)
        self._foot.stand(self.desk is not None and not self._cover.is_down)
        turn = self.actions_of["view.hide_names"]
        turn.setText(_("&Show names") if hides else _("&Hide names"))
        document = self.desk.documents.reader.document if self.desk is not None else None
        is_read = document is not None and document.read
        self.actions_of["text.read"].setText(
            _("Mark as un&read") if is_read else _("Mark as &read")
        )
        self._tell_sample()

    def _tell_sample(self) -> None:
        """Lead to the guide where there is one; it says itself what the strip says elsewhere."""
        guide = self.desk.guide if self.desk is not None else None
        self.actions_of["go.guide"].setVisible(guide is not None)
        if guide is not None:
            fresh = guide.passphrase
            self._sample.say(None if fresh is None or fresh.is_missing else fresh.words)
        told = guide is not None and guide.is_temporary and not self._cover.is_down
        elsewhere = self.desk is not None and self.desk.place != "go.guide"
        self._sample.setVisible(told and elsewhere)
        self._column.activate()  # at once: what is scrolled to next must stay in sight

    def _say(self, notice: Notice) -> None:
        """Show a remark, without the names that are hidden."""
        if self.desk is not None:
            shown = self.desk.session.shown
            notice = replace(notice, text=shown(notice.text), remedy=shown(notice.remedy))
        self.bar.say(notice)

    def _draw_icons(self) -> None:
        icons.put_again(self, self.tools.theme.colours)

    def _hear(self, changed: Changed) -> None:
        self.bar.look_again()
        if changed.touches(Kind.AGENT):
            self._count_hidden()

    def _count_hidden(self) -> None:
        """Say who is hidden, and who is not."""
        if self.desk is None or not (session := self.desk.session).hides_names:
            return
        hidden = session.hidden_numbers
        in_sight = session.archive.catalogue.agents.count() - sum(hidden.values())
        self._hidden.say(hidden, in_sight)

    def _hide_at_start(self, on: bool) -> None:
        if self.desk is not None:
            self.desk.session.keep_state(HIDDEN_AT_START, on)

    def _look_again(self) -> None:
        """Names were hidden or are shown: a remark made before goes."""
        if self.desk is not None:  # the settings may have said otherwise meanwhile
            at_start = bool(self.desk.session.archive.state(HIDDEN_AT_START))
            self._hidden.at_start.setChecked(at_start)
            self.named.name(self.desk.session)
            self._count_hidden()
        self.bar.say(Notice(text=""))
        self.bar.hide()
        self._allow()

    # -- layout ---------------------------------------------------------------------------

    def _listen(self) -> None:
        self.tools.notices.shown.connect(self._say)
        self._hidden.at_start.clicked.connect(self._hide_at_start)
        self._hidden.public_too.clicked.connect(self._hide_public)
        self.tools.notices.bug.connect(lambda error: CrashReport(error, self).show())
        self._idle.incoming.did.connect(self.bar.grow_old)
        self.tools.theme.changed.connect(self._draw_icons)

    def _lay_out(self) -> None:
        self._whole = whole = QWidget()
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sample)
        column.addWidget(self._hidden)
        column.addWidget(self.stack, 1)
        column.addWidget(self._foot)
        self.setCentralWidget(whole)
