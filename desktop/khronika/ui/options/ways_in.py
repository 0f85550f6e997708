"""What opens the archive: its passphrases, recovery codes and key files, never their secrets."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khronika.archive.key_changes import add_slot, remove_slot, replace_slot
from khronika.archive.key_folder import NoSlots
from khronika.archive.keyring import Slot, slots
from khronika.archive.openings import Kind, Opening, Passphrase, RecoveryCode
from khronika.i18n import N_, _
from khronika.ui.door.page import Waiting
from khronika.ui.jobs import Job
from khronika.ui.options.form import said
from khronika.ui.options.secrets import NewPassphrase, NewRecoveryCode
from khronika.ui.sample import is_temporary
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.question import asked

_KINDS = {
    Kind.PASSPHRASE: N_("passphrase"),
    Kind.RECOVERY: N_("recovery code"),
    Kind.KEY: N_("key file"),
    Kind.SECRET: N_("passphrase or recovery code"),
}


class WaysIn(QWidget):
    """Lists them by number, and changes one at a time; none of that can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_sample = is_temporary(session.archive.path)
        self._grid, self.waiting = QGridLayout(), Waiting()
        self.passphrase = QPushButton(_("Add a passphrase…"))
        self.code = QPushButton(_("Make a recovery code…"))
        self._lay_out()

    def refresh(self) -> None:
        """Read anew what opens the archive."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        archive = self._session.archive
        try:
            there, labels = slots(archive.path), archive.slot_labels()
        except NoSlots:  # the passphrase of the sample is made while it is open already
            there, labels = (), {}
        for row, slot in enumerate(there):
            self._add(row, slot, labels.get(slot.number), is_last=len(there) == 1)
        has_code = any(slot.kind in (Kind.RECOVERY, Kind.SECRET) for slot in there)
        self.code.setVisible(not has_code and not self._is_sample)

    # -- changing -------------------------------------------------------------------------

    def ask_passphrase(self, replaced: int | None) -> None:
        """Ask for a passphrase in the place of slot `replaced`, or besides all others."""
        dialog = NewPassphrase(self.window(), replacing=replaced is not None)
        dialog.chosen.connect(lambda text: self._put(Passphrase(text), replaced))
        dialog.open()

    def ask_code(self, replaced: int | None) -> None:
        """Make a recovery code in the place of slot `replaced`, or besides all others."""
        dialog = NewRecoveryCode(self.window())
        dialog.chosen.connect(lambda code: self._put(RecoveryCode(code), replaced))
        dialog.open()

    def remove(self, slot: Slot) -> None:
        """Let slot `slot` open the archive no longer, if the person means it."""
        text = _(
            "It no longer opens this archive; older copies of the archive it still does. "
            "This cannot be undone."
        )
        title = _("Remove key {number} ({kind})?").format(
            number=slot.number, kind=_(_KINDS[slot.kind])
        )
        if not asked(self.window(), title, text, _("Remove it")):
            return
        archive = self._session.archive

        def work(_job: object) -> None:
            remove_slot(archive.path, archive.keys, slot.number)
            archive.label_slot(slot.number, None)

        self._session.on_archive(_("Removing the key"), work, lambda _none: self.refresh())

    def _put(self, opening: Opening, replaced: int | None) -> None:
        """Make the slot behind the window, then forget the one it replaces."""
        archive = self._session.archive

        def work(job: Job) -> Slot:
            if replaced is None:
                return add_slot(archive.path, archive.keys, opening, job)
            slot = replace_slot(archive.path, archive.keys, replaced, opening, job)
            label = archive.slot_labels().get(replaced)
            archive.label_slot(replaced, None)
            archive.label_slot(slot.number, label)
            return slot

        self._hold(True)
        self._session.behind(
            _("Making the key"),
            work,
            partial(self._made, replaced),
            failed=self._not_made,
        )

    def _made(self, replaced: int | None, slot: Slot) -> None:
        archive = self._session.archive
        if replaced is not None and archive.keys.slot == replaced:
            archive.keys = replace(archive.keys, slot=slot.number)
        self._hold(False)
        self.refresh()
        said_now = _("Key {number} opens the archive from now on: {kind}.")
        self._session.tools.notices.done(
            said_now.format(number=slot.number, kind=_(_KINDS[slot.kind]))
        )

    def _not_made(self, error: BaseException, doing: str) -> None:
        self._hold(False)
        self.refresh()
        self._session.tools.notices.report(error, doing)

    def _hold(self, on: bool) -> None:
        """Let nothing be changed while a key is being made."""
        self.waiting.wait(
            _("The key is being made. Guessing is made slow, so this takes a few seconds.")
            if on
            else ""
        )
        for button in self.findChildren(QPushButton):
            button.setEnabled(not on)

    # -- layout ---------------------------------------------------------------------------

    def _add(self, row: int, slot: Slot, label: str | None, *, is_last: bool) -> None:
        parts = [_(_KINDS[slot.kind]), label or ""]
        parts.append(_("in use now") if slot.number == self._session.archive.keys.slot else "")
        told = " · ".join(part for part in parts if part)
        words = said(_("Key {number}: {words}").format(number=slot.number, words=told))
        words.setMinimumHeight(tokens.ROW)
        self._grid.addWidget(words, row, 0)
        if self._is_sample:
            return
        change: Callable[[], object] | None = None
        if slot.kind in (Kind.PASSPHRASE, Kind.SECRET):
            change = partial(self.ask_passphrase, slot.number)
        elif slot.kind is Kind.RECOVERY:
            change = partial(self.ask_code, slot.number)
        if change is not None:
            text = _("Change…") if slot.kind is not Kind.RECOVERY else _("Make a new one…")
            self._button(row, 1, text, slot, change)
        if not is_last:
            self._button(row, 2, _("Remove…"), slot, partial(self.remove, slot))

    def _button(
        self, row: int, column: int, text: str, slot: Slot, act: Callable[[], object]
    ) -> None:
        button = QPushButton(text)
        spoken = f"{text.rstrip('…')}: {slot.number}, {_(_KINDS[slot.kind])}"
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda _checked: act())
        self._grid.addWidget(button, row, column, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(tokens.SPACE)
        self._grid.setVerticalSpacing(tokens.GAP)
        self.passphrase.clicked.connect(lambda: self.ask_passphrase(None))
        self.code.clicked.connect(lambda: self.ask_code(None))
        buttons, column = QHBoxLayout(), QVBoxLayout(self)
        buttons.setSpacing(tokens.SPACE)
        buttons.addWidget(self.passphrase)
        buttons.addWidget(self.code)
        buttons.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE)
        column.addLayout(self._grid)
        column.addWidget(self.waiting)
        if self._is_sample:
            self.passphrase.hide()
            self.code.hide()
            column.addWidget(said(_("A sample keeps the passphrase of its first page."), "small"))
        else:
            column.addLayout(buttons)
