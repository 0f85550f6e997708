"""The settings of the archive that is open, and what it says of itself."""

from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.archive.info import Info
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import N_, _, ngettext
from khronika.ui.actions import Actions
from khronika.ui.collecting import CURRENT
from khronika.ui.options.form import OptionForm, said
from khronika.ui.options.ways_in import WaysIn
from khronika.ui.session import HIDDEN_AT_START, Session
from khronika.ui.widgets.controls import Check, Combo
from khronika.ui.words import decimal, moment

CHECKED = "checked"  # the key, inside the archive: when it was checked last
_MB = 1_000_000
_COUNTED = (
    (Kind.DOCUMENT, N_("Documents")),
    (Kind.PASSAGE, N_("Passages")),
    (Kind.INCIDENT, N_("Incidents")),
    (Kind.AGENT, N_("People")),
    (Kind.SOURCE, N_("Sources")),
    (Kind.PLACE, N_("Places")),
    (Kind.TAG, N_("Tags")),
)


class ArchiveOptions(QWidget):
    """Kept inside the archive, and travelling with it."""

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self.form = OptionForm()
        self.hide_names = Check(_("Hide the names of people who are not public"))
        self.collection = Combo(session.theme, _("Current collection"))
        self.ways_in = WaysIn(session)
        self.check = QPushButton(_("Check it now"))
        self.check.clicked.connect(actions["archive.verify"].trigger)
        self._facts = {name: said("") for name in ("place", "size", "holds", "made", "checked")}
        self._lay_out()
        self.hide_names.toggled.connect(lambda on: session.keep_state(HIDDEN_AT_START, on))
        self.collection.activated.connect(self._choose_collection)

    def refresh(self) -> None:
        """Read everything anew; what takes a moment is counted behind the window."""
        archive = self._session.archive
        self.hide_names.blockSignals(True)
        self.hide_names.setChecked(bool(archive.state(HIDDEN_AT_START)))
        self.hide_names.blockSignals(False)
        self.list_collections()
        self.ways_in.refresh()
        self._facts["place"].setText(str(archive.path))
        self._facts["checked"].setText(_checked(archive.state(CHECKED)))
        self._session.behind(_("Counting"), lambda _job: archive.info(), self._show)

    def list_collections(self) -> None:
        """Offer the collections by their names as they may be shown now."""
        catalogue = self._session.catalogue.collections
        ids = catalogue.ids()
        kept = self._session.archive.state(CURRENT)
        self.collection.clear()
        for record in ids:
            if (found := catalogue.get(record)) is not None:
                self.collection.addItem(found.name, record)
        if not ids:
            self.collection.addItem(_("none yet"), None)
        self.collection.setEnabled(bool(ids))
        self.collection.setCurrentIndex(max(0, self.collection.findData(kept)))

    def _choose_collection(self, at: int) -> None:
        record: RecordId | None = self.collection.itemData(at)
        if record is not None:
            self._session.keep_state(CURRENT, record)

    def _show(self, info: Info) -> None:
        self._facts["size"].setText(_("{n} MB").format(n=decimal(info.bytes / _MB)))
        holds = [
            f"{_(name)}\N{NO-BREAK SPACE}{info.counts.get(kind, 0)}" for kind, name in _COUNTED
        ]
        if info.in_trash:
            holds.append(_("in the trash {n}").format(n=info.in_trash))
        self._facts["holds"].setText(" · ".join(holds))
        self._facts["made"].setText(
            ngettext("{at}, {n} change since", "{at}, {n} changes since", info.changes).format(
                at=moment(info.created), n=info.changes
            )
        )

    def _lay_out(self) -> None:
        form = self.form
        form.part(_("This archive"), _("These are kept inside the archive, and travel with it."))
        form.section(_("While working"))
        form.tick(
            self.hide_names,
            _("As soon as the archive is opened. They can be shown again at any time."),
        )
        form.row(
            _("Current collection"),
            self.collection,
            _("“Add to the collection” puts into it what is selected, wherever that is."),
        )
        form.section(_("What opens it"))
        form.whole(self.ways_in)
        form.section(_("On the disk"))
        for name, label in (
            (_("Place"), "place"),
            (_("Size"), "size"),
            (_("Holds"), "holds"),
            (_("Made"), "made"),
        ):
            form.fact(name, self._facts[label])
        form.fact(_("Backups"), _backups())
        form.fact(_("Checked"), self._facts["checked"])
        form.buttons(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)


def _backups() -> QLabel:
    return said(
        _(
            "Khronika makes none yet. Close the archive and copy its whole folder to another "
            "encrypted disk."
        )
    )


def _checked(kept: Any) -> str:
    """Say when the archive was checked, from what `deeds` kept about it."""
    if not kept:
        return _("not yet")
    count = kept["faults"]
    if not count:
        return _("{at}, no fault was found").format(at=moment(kept["at"]))
    said_of = ngettext("{at}, {n} fault was found", "{at}, {n} faults were found", count)
    return said_of.format(at=moment(kept["at"]), n=count)
