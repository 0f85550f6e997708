"""People and groups, sources: each a list, and what stands around the one pointed at."""

from collections.abc import Mapping, Sequence

from khronika.archive.catalogue import Catalogue
from khronika.archive.recording import (
    add_person,
    add_source,
    edit_person,
    edit_source,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Agent, Incident, Source
from khronika.i18n import _, language
from khronika.ui.actions import Actions
from khronika.ui.editors.actors import PersonForm, SourceForm
from khronika.ui.inspectors.actors import Around, fill_agent, fill_source
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import agent_row, source_row
from khronika.ui.screens.form_screen import FormScreen, Writing, written
from khronika.ui.screens.picks import picks, words_of
from khronika.ui.session import Session


class PersonScreen(FormScreen):
    """People and groups by name."""

    kind = Kind.AGENT
    words_of = "people"
    icon = "users"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("People"), actions)
        self.list.add_tool(actions["record.person"], "plus")
        self.list.when_empty(
            _("Nobody yet. People are recorded with an incident, or here."),
            actions["record.person"],
        )

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.agents.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Agent]:
        return self.session.catalogue.agents.many(records)

    def row(self, value: Agent) -> Row:
        return agent_row(value)

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (agent := catalogue.agents.get(record)) is None:
            return
        ids = catalogue.incidents.of_agent(record)
        parts = catalogue.incidents.participations_of(record)
        around = Around(
            incidents=in_order(catalogue, ids),
            parts=[part for part in parts if part.incident in ids],
            relations=catalogue.records.relations_of(record),
            notes=catalogue.records.notes_of(record),
        )
        fill_agent(self.sheet, agent, around, language(), self.session.open)

    def make_form(self, record: RecordId | None) -> tuple[PersonForm, Writing]:
        agent = self.session.catalogue.agents.get(record) if record is not None else None
        consents = words_of(self.session.catalogue, "consent")
        form = PersonForm(self.session.theme, consents, agent)
        return form, lambda: written("person", form.draft(), record, add_person, edit_person)


class SourceScreen(FormScreen):
    """Sources by name."""

    kind = Kind.SOURCE
    words_of = "sources"
    icon = "newspaper"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Sources"), actions)
        self.list.add_tool(actions["record.source"], "plus")
        self.list.when_empty(
            _("No source yet. A source is who says so: an outlet, an organisation, a person."),
            actions["record.source"],
        )

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.sources.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Source]:
        return self.session.catalogue.sources.many(records)

    def row(self, value: Source) -> Row:
        return source_row(value)

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (source := catalogue.sources.get(record)) is None:
            return
        documents = catalogue.documents.of_source(record)
        found = catalogue.documents.many(documents)
        around = Around(
            incidents=in_order(catalogue, catalogue.incidents.of_source(record)),
            documents=[found[one] for one in documents],
            dependencies=catalogue.sources.relations_of(record),
            notes=catalogue.records.notes_of(record),
        )
        fill_source(self.sheet, source, around, self.session.open)

    def make_form(self, record: RecordId | None) -> tuple[SourceForm, Writing]:
        sources = self.session.catalogue.sources
        others = picks(self.session.catalogue, [one for one in sources.ids() if one != record])
        source = sources.get(record) if record is not None else None
        form = SourceForm(self.session.theme, others, source)
        return form, lambda: written("source", form.draft(), record, add_source, edit_source)


def in_order(catalogue: Catalogue, incidents: Sequence[RecordId]) -> list[Incident]:
    """Return incidents in the order of their ids."""
    found = catalogue.incidents.many(incidents)
    return [found[one] for one in incidents]
