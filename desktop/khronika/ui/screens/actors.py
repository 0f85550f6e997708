"""People and groups, sources: each a list, and what stands around the one pointed at."""

from collections.abc import Mapping, Sequence

from khronika.archive.catalogue import Catalogue
from khronika.archive.change import Change
from khronika.archive.recording import (
    add_person,
    add_source,
    edit_person,
    edit_source,
    merge_people,
    relate,
    relate_sources,
    set_person,
    set_reliability,
    unmerge_people,
    unrelate,
    unrelate_sources,
)
from khronika.domain.filters import Facet
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.reliance import Standing, by_incident
from khronika.domain.values import Agent, Incident, Source
from khronika.domain.vocabulary import PROTECTIONS, word
from khronika.i18n import _, ngettext
from khronika.language.descriptions import PlaceWords
from khronika.language.label_names import named_by
from khronika.ui.actions import Actions, Needs
from khronika.ui.editors.actors import PersonForm, SourceForm
from khronika.ui.editors.ties import TieForm
from khronika.ui.inspectors.more import SHOWN, Long, Unfolded
from khronika.ui.inspectors.person import PersonAround, PersonHands, fill_person
from khronika.ui.inspectors.source import (
    ALL,
    SourceAround,
    SourceHands,
    chosen_facts,
    fill_source,
)
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import agent_row, source_row
from khronika.ui.screens.form_screen import FormScreen, Work, Writing, written
from khronika.ui.screens.picks import picks, words_of
from khronika.ui.session import Session
from khronika.ui.ties import OF_PEOPLE, OF_SOURCES

_PASSAGES = 12
_HITS = 60
_MUCH = 60  # citations, or documents, of a source that are weighed at once


class ActorScreen(FormScreen):
    """What the pages of people and of sources have in common: ties, and long sections."""

    facet: Facet

    def __init__(self, session: Session, title: str, actions: Actions) -> None:
        super().__init__(session, title, actions)
        self._unfolded = Unfolded()

    def long(self, record: RecordId, section: str, shown: int) -> Long:
        """Return how a section is shown; incidents lead to their own list, where that filters."""
        show_filtered = self.show_filtered
        leads = section in ("incidents", "resting") and show_filtered is not None
        return Long(
            name=section,
            unfolded=self._unfolded.of(record),
            redraw=self._look,
            elsewhere=(lambda: show_filtered(self.facet, record))
            if leads and show_filtered is not None
            else None,
            shown=shown,
        )

    def relate(self) -> None:
        """Begin a relation of what is pointed at."""
        if (record := self.list.current()) is not None:
            form = self.make_tie(record)
            self.put_form_of(form, lambda: self.tie(form, record))

    def make_tie(self, record: RecordId) -> TieForm:
        """Return the form in which a relation is said."""
        raise NotImplementedError

    def tie(self, form: TieForm, record: RecordId) -> tuple[str, Work]:
        """Return how what the form says is written."""
        raise NotImplementedError


class PersonScreen(ActorScreen):
    """People and groups by name."""

    kind = Kind.AGENT
    words_of = "people"
    icon = "users"
    facet = Facet.PERSON

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("People"), actions)
        self.list.add_tool(actions["record.person"], "plus")
        self.list.when_empty(
            _("Nobody yet. People are recorded with an incident, or here."),
            actions["record.person"],
        )

    def makes_possible(self) -> Needs:
        return Needs.PEOPLE | Needs.TIES

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.agents.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Agent]:
        return self.session.catalogue.agents.many(records)

    def row(self, value: Agent) -> Row:
        return agent_row(value)

    def fill(self, record: RecordId) -> None:
        catalogue, circle = self.session.catalogue, self.session.catalogue.circle
        if (agent := catalogue.agents.get(record)) is None:
            return
        unfolded = self._unfolded.of(record)
        lives, cited = circle.lives(record), circle.passages(record)
        listed = lives if "incidents" in unfolded else lives[:SHOWN]
        quoted = cited if "passages" in unfolded else cited[:_PASSAGES]
        passages = catalogue.passages.many(quoted)
        around = PersonAround(
            lives=lives,
            incidents=catalogue.incidents.many(one.incident.id for one in listed),
            relations=catalogue.records.relations_of(record),
            met=circle.met(record),
            passages=[passages[one] for one in quoted],
            cited=len(cited),
            hits=circle.found(agent, _HITS),
            merged=circle.merged(record),
            namesakes=circle.namesakes(agent),
            notes=catalogue.records.notes_of(record),
            consents=list(words_of(catalogue, "consent")),
            label_names=self._label_names(agent),
        )
        fill_person(self.sheet, agent, around, self._hands(record))

    def _label_names(self, agent: Agent) -> list[str]:
        """Return by which names the label tells who it stands for; while names are hidden it is
        not said.
        """
        if not agent.label or self.session.hides_names:
            return []
        return named_by(agent.label, agent.names, self._places())

    def _places(self) -> PlaceWords:
        return PlaceWords(self.session.catalogue.places.names())

    def _hands(self, record: RecordId) -> PersonHands:
        session = self.session

        def keep(verb: str, field: str, value: object) -> None:
            session.write(verb, lambda change: set_person(change, [record], **{field: value}))

        return PersonHands(
            go=session.open,
            keep=keep,
            relate=self.relate,
            unrelate=lambda relation: session.write(
                "remove-relation", lambda change: unrelate(change, relation)
            ),
            merge=lambda other: self.merge([other], record),
            unmerge=lambda other: session.write(
                "unmerge-people", lambda change: unmerge_people(change, other)
            ),
            long=lambda section, shown: self.long(record, section, shown),
        )

    def protect(self, protection: str) -> None:
        """Give all that are selected this protection, as one step."""
        chosen = list(self.selection())
        if not chosen:
            return
        said = ngettext(
            "Protection of {n} record: {protection}.",
            "Protection of {n} records: {protection}.",
            len(chosen),
        )
        named = word(PROTECTIONS, protection)
        self.session.write(
            "set-protection",
            lambda change: set_person(change, chosen, protection=protection),
            lambda _none: self.session.done(said.format(n=len(chosen), protection=named)),
        )

    def merge_selected(self) -> None:
        """Make the selected ones one, the one that is pointed at being its head."""
        chosen, head = list(self.selection()), self.list.current()
        others = [one for one in chosen if one != head]
        if head is not None and others:
            self.merge(others, head)

    def merge(self, others: Sequence[RecordId], head: RecordId) -> None:
        """Say that `others` are the same as `head`, and offer to take that back."""

        def work(change: Change) -> None:
            for one in others:
                merge_people(change, one, head)

        def merged(_none: None) -> None:
            said = ngettext(
                "{n} record is part of this one now.",
                "{n} records are part of this one now.",
                len(others),
            )
            self.session.done(said.format(n=len(others)))

        self.session.write("merge-people", work, merged)

    def make_tie(self, record: RecordId) -> TieForm:
        catalogue = self.session.catalogue
        others = picks(catalogue, [one for one in catalogue.agents.ids() if one != record])
        name = catalogue.records.named([record])[record].title
        return TieForm(self.session.theme, name, OF_PEOPLE, others)

    def tie(self, form: TieForm, record: RecordId) -> tuple[str, Work]:
        subject, object_, kind = form.tied(record)
        certainty, reason = form.certainty.code(), form.reason.text()

        def work(change: Change) -> RecordId:
            relate(change, subject, object_, kind, certainty=certainty, reason=reason)
            return record

        return "add-relation", work

    def make_form(self, record: RecordId | None) -> tuple[PersonForm, Writing]:
        agent = self.session.catalogue.agents.get(record) if record is not None else None
        consents = words_of(self.session.catalogue, "consent")
        form = PersonForm(self.session.theme, consents, agent, self._places)
        return form, lambda: written("person", form.draft(), record, add_person, edit_person)


class SourceScreen(ActorScreen):
    """Sources by name."""

    kind = Kind.SOURCE
    words_of = "sources"
    icon = "newspaper"
    facet = Facet.SOURCE

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Sources"), actions)
        self._view = ALL
        self._standings: dict[RecordId, Standing] = {}
        self.list.add_tool(actions["record.source"], "plus")
        self.list.when_empty(
            _("No source yet. A source is who says so: an outlet, an organisation, a person."),
            actions["record.source"],
        )

    def makes_possible(self) -> Needs:
        return Needs.TIES

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
        unfolded = self._unfolded.of(record)
        standing = self._standing(source)
        groups = by_incident(chosen_facts(standing, self._view))
        listed = list(groups) if "resting" in unfolded else list(groups)[:SHOWN]
        published = catalogue.documents.of_source(record)
        shown = published if "documents" in unfolded else published[:SHOWN]
        documents = catalogue.documents.many(shown)
        around = SourceAround(
            standing=standing,
            is_waiting=record not in self._standings,
            view=self._view,
            incidents=catalogue.incidents.many(listed),
            facts=catalogue.reliance.facts(one.target for inc in listed for one in groups[inc]),
            ties=catalogue.sources.ties(record),
            documents=[documents[one] for one in shown],
            published=len(published),
            unread=catalogue.sources.unread(record),
            notes=catalogue.records.notes_of(record),
        )
        fill_source(self.sheet, source, around, self._hands(record))

    def refresh(self) -> None:
        self._standings.clear()
        super().refresh()

    def _standing(self, source: Source) -> Standing:
        """Return what rests on `source`; what is much is weighed behind the window first."""
        held = self._standings.get(source.id)
        if held is not None:
            return held
        archive = self.session.archive
        if source.citations <= _MUCH and source.documents <= _MUCH:
            found = self.session.catalogue.reliance.of_source(source.id)
            self._standings[source.id] = found
            return found

        def landed(found: Standing) -> None:
            self._standings[source.id] = found
            if self.list.current() == source.id:
                self._look()

        self.session.behind(
            _("Weighing what rests on a source"),
            lambda _job: archive.catalogue.reliance.of_source(source.id),
            landed,
        )
        return Standing()

    def look_at(self, view: str) -> None:
        """List all of the facts that rest on a source, or only some of them."""
        self._view = view
        self._look()

    def _hands(self, record: RecordId) -> SourceHands:
        session = self.session

        def untie(kind: str, other: RecordId, is_subject: bool) -> None:
            ends = (record, other) if is_subject else (other, record)
            session.write("unrelate-sources", lambda change: unrelate_sources(change, *ends, kind))

        return SourceHands(
            go=session.open,
            judge=lambda letter: session.write(
                "set-reliability", lambda change: set_reliability(change, record, letter)
            ),
            relate=self.relate,
            unrelate=untie,
            look_at=self.look_at,
            long=lambda section, shown: self.long(record, section, shown),
        )

    def make_tie(self, record: RecordId) -> TieForm:
        catalogue = self.session.catalogue
        others = picks(catalogue, [one for one in catalogue.sources.ids() if one != record])
        name = catalogue.records.named([record])[record].title
        return TieForm(self.session.theme, name, OF_SOURCES, others, reasoned=False)

    def tie(self, form: TieForm, record: RecordId) -> tuple[str, Work]:
        subject, object_, kind = form.tied(record)

        def work(change: Change) -> RecordId:
            relate_sources(change, subject, object_, kind)
            return record

        return "relate-sources", work

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
