"""What was thrown away: it can come back, or be erased for good."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from khronika.archive.purge import Purged
from khronika.archive.recording import restore
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Named
from khronika.i18n import _, ngettext
from khronika.ui.actions import Actions, Needs
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import named_row
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.session import Session
from khronika.ui.widgets.question import asked
from khronika.ui.words import KINDS, moment


class TrashScreen(ListScreen):
    """The records in the trash, newest first."""

    icon = "trash-2"
    menu = ("edit.restore", "edit.erase", "", "record.history", "edit.number")

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Trash"), actions)
        self.list.when_empty(_("The trash is empty."))

    def makes_possible(self) -> Needs:
        return Needs.TRASH

    def ids(self) -> Sequence[RecordId]:
        return [one.id for one in self.session.catalogue.records.trash()]

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, tuple[Named, str]]:
        """Return their names, and when they were thrown away."""
        kept = self.session.catalogue.records
        thrown = kept.thrown(records)
        return {one: (named, thrown.get(one, "")) for one, named in kept.named(records).items()}

    def row(self, value: tuple[Named, str]) -> Row:
        named, thrown = value
        row = named_row(named)
        when = _("thrown away {when}").format(when=moment(thrown)) if thrown else ""
        return replace(row, lead=row.meta, meta=when)

    def fill(self, record: RecordId) -> None:
        named = self.session.catalogue.records.named([record]).get(record)
        whole = self.session.catalogue.records.get(record)
        if named is None or whole is None:
            return
        self.sheet.heading(named.title or _(KINDS[named.kind]), whole.number)
        self.sheet.fact(_("Kind"), _(KINDS[named.kind]))
        self.sheet.fact(_("Thrown away"), moment(whole.trashed) if whole.trashed else "")
        self.sheet.buttons([(_("Restore"), self.bring_back), (_("Erase for good…"), self.erase)])
        self.sheet.finish()

    def bring_back(self) -> None:
        """Restore what is selected."""
        chosen = self.selection()
        if not chosen:
            return
        said = ngettext(
            "{n} record is out of the trash.", "{n} records are out of the trash.", len(chosen)
        )
        go_on = self.go_on_without(chosen)
        pressed = QApplication.focusWidget()
        is_by_key = pressed is not None and self.sheet.isAncestorOf(pressed)

        def done(_none: None) -> None:
            go_on()
            if is_by_key:  # the button has gone with its page
                self.list.entry.setFocus(Qt.FocusReason.TabFocusReason)
            self.session.done(said.format(n=len(chosen)))

        self.session.write("restore", lambda change: restore(change, chosen), done)

    def erase(self) -> None:
        """Erase what is selected for good, after a warning."""
        chosen = self.selection()
        if not chosen:
            return
        count = ngettext("Erase {n} record for good?", "Erase {n} records for good?", len(chosen))
        warning = _(
            "It is taken out of the archive, its history and its index, and cannot be brought "
            "back, not even by undo. Copies in backups and exports stay where they are."
        )
        if asked(self, count.format(n=len(chosen)), warning, _("Erase for good")):
            archive = self.session.archive
            self.session.on_archive(
                _("Erasing"), lambda job: archive.purge(chosen, job), partial(self._erased, chosen)
            )

    def _erased(self, chosen: Sequence[RecordId], purged: Purged) -> None:
        """Let every screen look again: what went may have been mentioned anywhere."""
        go_on = self.go_on_without(chosen)
        gone = frozenset(chosen)
        number = sum(purged.counts.values())
        said = ngettext("{n} record was erased.", "{n} records were erased.", number)
        self.session.tools.notices.done(said.format(n=number))
        self.session.changed.emit(Changed(verb="purge", records=dict.fromkeys(Kind, gone)))
        go_on()
