"""Incidents by date, and everything stated of the one pointed at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Incident
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.inspectors.incident_inspector import IncidentInspector
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import incident_row
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.session import Session
from khronika.ui.widgets.sheet import Sheet


class IncidentScreen(ListScreen):
    """Recording and editing happen beside a text: `wanted` asks the window for that."""

    kind = Kind.INCIDENT
    words_of = "incidents"
    icon = "calendar-days"
    wanted = Signal(object)  # the incident to edit, None for a new one

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Incidents"), actions)
        self.list.add_tool(actions["record.incident"], "plus")
        self.list.when_empty(
            _("No incident yet. Read a document, select the words that tell of one, and press I."),
            actions["go.documents"],
        )

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.incidents.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Incident]:
        return self.session.catalogue.incidents.many(records)

    def row(self, value: Incident) -> Row:
        return incident_row(value)

    def make_sheet(self) -> Sheet:
        self.inspector = IncidentInspector(
            self.session, self.title, can_edit=lambda: not self.session.hides_names
        )
        self.inspector.history_asked.connect(self.actions_of_window["record.history"].trigger)
        self.inspector.pointed.connect(self.pointed)
        return self.inspector

    def show_in_sheet(self, record: RecordId | None) -> None:
        if record is None:
            self.inspector.clear()
            self.say_nothing_chosen()
        else:
            self.inspector.look_at(record)

    def value(self) -> ValueRow | None:
        return self.inspector.at

    def keep(self) -> None:
        self.inspector.keep()

    def new(self) -> None:
        self.wanted.emit(None)

    def edit(self) -> None:
        """Edit the value that the keyboard is on, else all of it beside a text."""
        if self.inspector.edit_here():
            return
        if (record := self.list.current()) is not None:
            self.wanted.emit(record)
