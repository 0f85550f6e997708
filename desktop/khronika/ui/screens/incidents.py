"""Incidents by date, and everything stated of the one pointed at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Incident
from khronika.i18n import _, language
from khronika.ui.actions import Actions
from khronika.ui.inspectors.incident import BesideIncident, fill_incident
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import incident_row
from khronika.ui.screens.screen import ListScreen
from khronika.ui.session import Session


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

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (case := catalogue.incidents.case(record)) is None:
            return
        values = [claim.value for claim in case.claims if claim.value is not None]
        around = BesideIncident(
            terms=catalogue.terms.many(value.id for value in values if value.kind is Kind.TERM),
            tallies=catalogue.tallies.of(case),
            breakdown=catalogue.tallies.breakdown(case),
        )
        fill_incident(self.sheet, case, around, language(), self.session.open)

    def new(self) -> None:
        self.wanted.emit(None)

    def edit(self) -> None:
        if (record := self.list.current()) is not None:
            self.wanted.emit(record)
