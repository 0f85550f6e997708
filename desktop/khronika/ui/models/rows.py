"""What a list shows of each kind of record."""

from khronika.domain import vocabulary
from khronika.domain.values import (
    Agent,
    Collection,
    Document,
    Incident,
    Named,
    Place,
    Source,
    Tag,
    Term,
)
from khronika.domain.vocabulary import word
from khronika.i18n import _, ngettext
from khronika.ui.models.record_rows import Badge, Row
from khronika.ui.words import (
    KINDS,
    dated,
    icon_of,
    protection_badge,
    reading_state,
    title_of,
    tongue,
    whole_badge,
)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def document_row(document: Document) -> Row:
    """A document: those nobody began to read stand out."""
    passages = ""
    if document.passages:
        said = ngettext("{n} passage", "{n} passages", document.passages)
        passages = said.format(n=document.passages)
    return Row(
        title=document.title,
        lead=dated(document.published),
        meta=_joined(
            reading_state(document),
            passages,
            document.publisher.title if document.publisher else "",
            tongue(document.language),
        ),
        strong=not document.read and not document.passages,
    )


def incident_row(incident: Incident) -> Row:
    """An incident, its date first."""
    return Row(
        title=title_of(incident),
        lead=dated(incident.when) or _("undated"),
        meta=_joined(
            incident.place.title if incident.place else "",
            ", ".join(person.title for person in incident.people),
        ),
        badge=whole_badge(incident.grade),
    )


def agent_row(agent: Agent) -> Row:
    """Someone: other names, kind of group, how often they appear, protection."""
    called = dict.fromkeys(name.text for name in agent.names if name.text != agent.title)
    others = ", ".join(list(called)[:2])
    group = word(vocabulary.AGENT_KINDS, agent.agent_kind) if agent.agent_kind != "person" else ""
    count = ngettext("{n} incident", "{n} incidents", agent.incidents).format(n=agent.incidents)
    identity = word(vocabulary.IDENTITIES, agent.identity) if agent.identity != "named" else ""
    return Row(
        title=agent.title,
        meta=_joined(group, count, identity, others),
        badge=protection_badge(agent),
    )


def source_row(source: Source) -> Row:
    """A source: what it is, how far it is trusted, and what rests on it."""
    cited = ngettext("cited once", "cited {n} times", source.citations)
    held = ngettext("{n} document", "{n} documents", source.documents)
    # What cites a document of theirs and names nobody may rest on them: its page has counted that.
    never = "" if source.documents else _("not cited")
    return Row(
        title=source.title,
        meta=_joined(
            word(vocabulary.SOURCE_KINDS, source.source_kind),
            word(vocabulary.RELIABILITIES, source.reliability),
            cited.format(n=source.citations) if source.citations else never,
            held.format(n=source.documents) if source.documents else "",
        ),
    )


def place_row(place: Place, depth: int = 0, within: int | None = None) -> Row:
    """A place at its depth in the tree, and how often it is stated.

    `within`: how many incidents happened in it or in what lies in it.
    """
    count = ngettext("{n} incident", "{n} incidents", place.incidents).format(n=place.incidents)
    if within and not place.incidents:
        count = ngettext("{n} incident in places inside", "{n} incidents in places inside", within)
        count = count.format(n=within)
    elif within is not None and within > place.incidents:
        count = ngettext(
            "{n} incident here, {all} with places inside",
            "{n} incidents here, {all} with places inside",
            place.incidents,
        ).format(n=place.incidents, all=within)
    return Row(
        title=place.title,
        meta=_joined(
            word(vocabulary.PLACE_KINDS, place.place_kind),
            place.parent.title if place.parent and not depth else "",
            count,
        ),
        indent=depth,
    )


def tag_row(tag: Tag) -> Row:
    """A tag at its depth in the tree."""
    count = ngettext("{n} passage", "{n} passages", tag.passages).format(n=tag.passages)
    return Row(
        title=tag.name,
        meta=_joined(count, tag.memo or ""),
        swatch=(tag.colour, tag.id),
        indent=len(tag.path) - 1,
    )


def term_row(term: Term, depth: int, language: str) -> Row:
    """A term at its depth in its vocabulary, which the topmost name, with what belongs there."""
    top = Badge(icon="", word=_(vocabulary.VOCABULARIES[term.vocabulary]))
    return Row(
        title=term.label(language),
        meta=term.definition(language),
        badge=None if depth else top,
        indent=depth,
    )


def collection_row(collection: Collection, *, is_current: bool = False) -> Row:
    """A collection and its size; the current one says that it is."""
    count = ngettext("{n} record", "{n} records", collection.records).format(n=collection.records)
    if collection.query:  # nobody has put anything in yet, and it holds something all the same
        found = _("what a search finds")
        count = _joined(count, found) if collection.records else found
    current = Badge(icon="check", word=_("current"), role="accent") if is_current else None
    return Row(title=collection.name, meta=_joined(count, collection.memo or ""), badge=current)


def named_row(named: Named) -> Row:
    """A record of any kind."""
    icon = icon_of(named)
    kind = _(KINDS[named.kind])
    title = " ".join(named.title.split()) or kind
    return Row(title=title, meta=kind, badge=Badge(icon=icon, word=""))
