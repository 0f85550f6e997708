"""Documents, passages, tags, collections, links and notes as they leave."""

from collections.abc import Iterator

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage, Relation, Tag
from khronika.exporting.desk import Desk
from khronika.exporting.released import (
    ReleasedCollection,
    ReleasedDocument,
    ReleasedNote,
    ReleasedPassage,
    ReleasedRelation,
    ReleasedTag,
)
from khronika.language.sorting import sort_key


def documents(desk: Desk) -> tuple[ReleasedDocument, ...]:
    """Return documents by title, with the texts that leave."""
    found = []
    for document in desk.reach.documents.values():
        mention = desk.register.mention(document.id)
        if mention is None:
            continue
        authors = (
            desk.optional(name, "document", "authors", document.id) for name in document.authors
        )
        publisher = document.publisher
        released = ReleasedDocument(
            id=mention.id,
            title=mention.title,
            kind=desk.clearing.text(document.document_kind, "document", "kind", document.id),
            language=desk.clearing.text(document.language, "document", "language", document.id),
            publisher=desk.register.mention(publisher.id) if publisher is not None else None,
            authors=tuple(name for name in authors if name),
            published=desk.date(document.published, "document", document.id),
            url=desk.optional(document.url, "document", "url", document.id),
            tags=desk.tags_of(document.id),
            text=desk.register.texts.get(document.id),
        )
        found.append(released)
    return tuple(sorted(found, key=lambda one: (sort_key(one.title), one.id)))


def passages(desk: Desk) -> tuple[ReleasedPassage, ...]:
    """Return passages by document and by place in its text."""
    found = []
    for passage in desk.reach.passages.values():
        if passage.id in desk.register.quotes:
            released = _passage(desk, passage)
            title = released.document.title if released.document is not None else ""
            found.append(((sort_key(title), passage.start, passage.end, released.id), released))
    return tuple(released for _place, released in sorted(found, key=lambda pair: pair[0]))


def _passage(desk: Desk, passage: Passage) -> ReleasedPassage:
    quote = desk.register.quotes[passage.id]
    prefix, suffix = desk.register.contexts[passage.id]
    text = desk.register.texts.get(passage.document.id, "")
    # Of an older version of the text the places say nothing; nor where the text is held back.
    fits = text[passage.start : passage.end] == quote
    return ReleasedPassage(
        id=desk.register.mentions[passage.id].id,
        document=desk.register.mention(passage.document.id),
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        start=passage.start if fits else None,
        end=passage.end if fits else None,
        important=passage.important,
        comment=desk.optional(passage.comment, "passage", "comment", passage.id),
        tags=desk.tags_of(passage.id),
        is_held_back=passage.id in desk.register.emptied,
    )


def tags(desk: Desk) -> tuple[ReleasedTag, ...]:
    """Return tags in the order of their tree; those under one left out move up to its parent."""
    found = []
    for tag in desk.reach.tags.values():
        if (mention := desk.register.mention(tag.id)) is None:
            continue
        above = [desk.register.mentions[one.id] for one in _above(desk, tag)]
        released = ReleasedTag(
            id=mention.id,
            name=mention.title,
            path=tuple(one.title for one in (*reversed(above), mention)),
            parent=above[0] if above else None,
            colour=tag.colour,
            memo=desk.optional(tag.memo, "tag", "memo", tag.id),
        )
        found.append(released)
    return tuple(sorted(found, key=lambda one: ([sort_key(name) for name in one.path], one.id)))


def _above(desk: Desk, tag: Tag) -> Iterator[Tag]:
    """Yield the tags over `tag` that leave, the nearest first; a loop in the tree ends it."""
    seen = {tag.id}
    parent = tag.parent
    while parent is not None and parent not in seen and parent in desk.reach.tags:
        seen.add(parent)
        if desk.register.mention(parent) is not None:
            yield desk.reach.tags[parent]
        parent = desk.reach.tags[parent].parent


def collections(desk: Desk) -> tuple[ReleasedCollection, ...]:
    """Return collections by name, each with those of its records that leave."""
    found = []
    for collection in desk.reach.collections.values():
        if (mention := desk.register.mention(collection.id)) is None:
            continue
        members = desk.mentions(desk.catalogue.collections.member_ids(collection.id))
        ids = tuple(sorted(member.id for member in members))
        found.append(ReleasedCollection(id=mention.id, name=mention.title, record_ids=ids))
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def relations(desk: Desk) -> tuple[ReleasedRelation, ...]:
    """Return links between records that both leave.

    None that touches a protected person: whose relative, comrade or client someone is says
    who they are as well as a name does.
    """
    found = []
    for relation in _relations(desk).values():
        heads = [
            desk.reach.heads.get(end.id, end.id) for end in (relation.subject, relation.object)
        ]
        subject, object_ = (desk.register.mention(head) for head in heads)
        if subject is None or object_ is None:
            continue
        if about := desk.protected.agents.intersection(heads):
            desk.clearing.hide("relation", "people", min(about), people=about)
            continue
        released = ReleasedRelation(
            subject=subject,
            relation=relation.relation,
            object=object_,
            certainty=relation.certainty,
            reason=desk.clearing.text(relation.reason, "relation", "reason", relation.subject.id),
        )
        found.append(released)
    return tuple(sorted(found, key=lambda one: (one.subject.title, one.relation, one.object.title)))


def _relations(desk: Desk) -> dict[RecordId, Relation]:
    found = {one.id: one for case in desk.reach.cases for one in case.relations}
    linked = (*desk.reach.heads, *desk.reach.documents, *desk.reach.passages)
    for record in linked:
        found |= {one.id: one for one in desk.catalogue.records.relations_of(record)}
    return found


def notes(desk: Desk) -> tuple[ReleasedNote, ...]:
    """Return notes about what leaves, if the profile lets them; else none.

    None about a protected person, like links: where someone lives needs no name to find them.
    """
    if not desk.profile.notes:
        return ()
    found = []
    for record, mention in desk.register.mentions.items():
        for note in desk.catalogue.records.notes_of(record):
            if record in desk.protected.agents:
                desk.clearing.hide("note", "people", record, people=[record])
            elif text := desk.clearing.text(note.text, "note", "text", record):
                found.append(ReleasedNote(about=mention, text=text))
    return tuple(sorted(found, key=lambda one: (one.about.title, one.about.id, one.text)))
