"""People, sources and places as they leave."""

from khronika.domain.kinds import RecordId
from khronika.domain.values import Place
from khronika.exporting.desk import Desk
from khronika.exporting.released import (
    Mention,
    ReleasedPerson,
    ReleasedPlace,
    ReleasedSource,
    SourceTie,
)
from khronika.language.sorting import sort_key


def people(desk: Desk) -> tuple[ReleasedPerson, ...]:
    """Return people and groups by the name they leave under.

    Of someone protected nothing leaves but the label, whether it is a person, and their tags:
    how a name came to be withheld would hint that there is one.
    """
    found = []
    for agent in desk.reach.agents.values():
        mention = desk.register.mentions[agent.id]
        is_named = bool(desk.register.names[agent.id])
        person = ReleasedPerson(
            id=mention.id,
            name=mention.title,
            names=desk.names(agent.id),
            kind=agent.agent_kind,
            identity=agent.identity if is_named else None,
            tags=desk.tags_of(agent.id),
        )
        found.append(person)
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def sources(desk: Desk) -> tuple[ReleasedSource, ...]:
    """Return sources by name, each with its ties to others that leave."""
    found = []
    for source in desk.reach.sources.values():
        mention = desk.register.mentions[source.id]
        keeps_grade = desk.profile.keeps("source.reliability")
        released = ReleasedSource(
            id=mention.id,
            name=mention.title,
            names=desk.names(source.id),
            kind=source.source_kind,
            reliability=source.reliability if keeps_grade else None,
            language=desk.clearing.text(source.language, "source", "language", source.id),
            url=desk.optional(source.url, "source", "url", source.id),
            ties=_ties(desk, source.id),
        )
        found.append(released)
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def _ties(desk: Desk, source: RecordId) -> tuple[SourceTie, ...]:
    ties = [
        SourceTie(relation=relation, source=mention)
        for relation, other in desk.catalogue.sources.relations_of(source)
        if (mention := desk.register.mention(other.id)) is not None
    ]
    return tuple(sorted(ties, key=lambda tie: (tie.relation, tie.source.title, tie.source.id)))


def places(desk: Desk) -> tuple[ReleasedPlace, ...]:
    """Return places by name; one whose every name is held back is left out."""
    found = []
    for place in desk.reach.places.values():
        mention = desk.register.mention(place.id)
        if mention is None:
            continue
        exact = desk.profile.keeps("place.coordinates")
        released = ReleasedPlace(
            id=mention.id,
            name=mention.title,
            names=desk.names(place.id),
            kind=place.place_kind,
            parent=_parent(desk, place),
            country=desk.clearing.text(place.country, "place", "country", place.id),
            latitude=place.latitude if exact else None,
            longitude=place.longitude if exact else None,
            precision=place.precision,
        )
        found.append(released)
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def _parent(desk: Desk, place: Place) -> Mention | None:
    """Return the nearest place around `place` that leaves; a loop in the tree ends the search."""
    seen = {place.id}
    parent = place.parent
    while parent is not None and parent.id not in seen:
        if (mention := desk.register.mention(parent.id)) is not None:
            return mention
        seen.add(parent.id)
        above = desk.reach.places.get(parent.id)
        parent = above.parent if above is not None else None
    return None
