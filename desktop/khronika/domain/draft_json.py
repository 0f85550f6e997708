"""Drafts from JSON: the language in which scripts, and the sample, say what to record.

One `parse_…` a kind, strict about keys and forgiving about shape: one thing may stand where a
list is read, a text where an object with one needed key is, a text by language for a text.
All of them raise `DraftUnreadable` with the place of the mistake; `where` names the whole.
"""

from collections.abc import Sequence

from khronika.domain.drafts import (
    CollectionDraft,
    PersonDraft,
    PlaceDraft,
    SourceDraft,
    SourceRelationDraft,
)
from khronika.domain.json_fields import Fields
from khronika.domain.kinds import Uid
from khronika.domain.link_drafts import NoteDraft, RelationDraft, TagDraft, TermDraft
from khronika.domain.values import Name
from khronika.domain.vocabulary import (
    AGENT_KINDS,
    CERTAINTIES,
    CODED,
    IDENTITIES,
    NAME_KINDS,
    PLACE_KINDS,
    PRECISIONS,
    PROTECTIONS,
    RELATIONS,
    RELIABILITIES,
    SOURCE_KINDS,
    SOURCE_RELATIONS,
    VOCABULARIES,
)
from khronika.i18n import _

# The keys of each kind, as COMMAND-LINE.md lists them.
PERSON = (
    "name names kind label identity protection protection_reason review consent consent_by"
    " consent_until note uid"
)
SOURCE = "name names kind reliability language url relations note uid"
PLACE = "name names kind parent country latitude longitude precision note uid"
COLLECTION = "name members query memo uid"
TAG = "path colour memo key"
NOTE = "about text"
RELATION = "subject relation object certainty reason"
TERM = "vocabulary label definition code parent"
SOURCE_RELATION = "kind other"
NAME = "text language kind"

_UNDETERMINED = "und"  # ISO 639-2


def parse_person(found: object, where: str = "person") -> PersonDraft:
    """Read a person or group: {"name": "…"} or {"names": […], "protection": "protected", …}."""
    fields = Fields(found, where, PERSON, short="name")
    draft = PersonDraft(
        names=_names(fields),
        kind=fields.one_of("kind", AGENT_KINDS) or "person",
        label=fields.text("label"),
        identity=fields.one_of("identity", IDENTITIES) or "named",
        protection=fields.one_of("protection", PROTECTIONS) or "ask",
        protection_reason=fields.text("protection_reason"),
        review=_ordinal(fields, "review"),
        consent=fields.text("consent"),
        consent_by=fields.text("consent_by"),
        consent_until=_ordinal(fields, "consent_until"),
        note=fields.text("note"),
        uid=parse_uid(fields),
    )
    if not draft.names and draft.label is None:
        raise fields.wrong(_("a name or a label is needed."))
    return draft


def parse_source(found: object, where: str = "source") -> SourceDraft:
    """Read a source: {"name": "…", "reliability": "B", "relations": [{"kind", "other"}]}."""
    fields = Fields(found, where, SOURCE, short="name")
    return SourceDraft(
        names=_needed_names(fields),
        kind=fields.one_of("kind", SOURCE_KINDS) or "outlet",
        reliability=fields.one_of("reliability", RELIABILITIES),
        language=fields.text("language"),
        url=fields.text("url"),
        relations=tuple(_source_relation(*one) for one in fields.each("relations")),
        note=fields.text("note"),
        uid=parse_uid(fields),
    )


def _source_relation(found: object, where: str) -> SourceRelationDraft:
    fields = Fields(found, where, SOURCE_RELATION)
    return SourceRelationDraft(
        kind=fields.needed_one_of("kind", SOURCE_RELATIONS), other=fields.needed_text("other")
    )


def parse_place(found: object, where: str = "place") -> PlaceDraft:
    """Read a place: {"name": {"uk": "…", "en": "…"}, "kind": "settlement", "parent": "…"}."""
    fields = Fields(found, where, PLACE, short="name")
    draft = PlaceDraft(
        names=_needed_names(fields),
        kind=fields.one_of("kind", PLACE_KINDS),
        parent=fields.text("parent"),
        country=fields.text("country"),
        latitude=fields.degrees("latitude", 90),
        longitude=fields.degrees("longitude", 180),
        precision=fields.one_of("precision", PRECISIONS),
        note=fields.text("note"),
        uid=parse_uid(fields),
    )
    if (draft.latitude is None) != (draft.longitude is None):
        raise fields.wrong(_("latitude and longitude are needed together."))
    return draft


def parse_collection(found: object, where: str = "collection") -> CollectionDraft:
    """Read a collection: {"name": "…", "members": ["I-1", "D-2"], "query": "…"}."""
    fields = Fields(found, where, COLLECTION, short="name")
    return CollectionDraft(
        name=fields.needed_text("name"),
        members=fields.texts("members"),
        query=fields.text("query"),
        memo=fields.text("memo"),
        uid=parse_uid(fields),
    )


def parse_tag(found: object, where: str = "tag") -> TagDraft:
    """Read a tag: "resistance/arson" or {"path": "…", "colour": "amber", "key": "1"}."""
    fields = Fields(found, where, TAG, short="path")
    return TagDraft(
        path=fields.needed_text("path"),
        colour=fields.text("colour"),
        memo=fields.text("memo"),
        hotkey=fields.text("key"),
    )


def parse_note(found: object, where: str = "note") -> NoteDraft:
    """Read a note: {"about": "I-1", "text": "…"}."""
    fields = Fields(found, where, NOTE)
    return NoteDraft(about=fields.needed_text("about"), text=fields.needed_text("text"))


def parse_relation(found: object, where: str = "relation") -> RelationDraft:
    """Read a link: {"subject": "I-1", "relation": "led_to", "object": "I-2"}."""
    fields = Fields(found, where, RELATION)
    return RelationDraft(
        subject=fields.needed_text("subject"),
        relation=fields.needed_one_of("relation", RELATIONS),
        object=fields.needed_text("object"),
        certainty=fields.one_of("certainty", CERTAINTIES),
        reason=fields.text("reason"),
    )


def parse_term(found: object, where: str = "term") -> TermDraft:
    """Read a term: {"vocabulary": "outcome", "label": {"en": "dismissed", "uk": "звільнено"}}."""
    fields = Fields(found, where, TERM)
    draft = TermDraft(
        vocabulary=fields.needed_one_of("vocabulary", VOCABULARIES),
        labels=fields.by_language("label", _UNDETERMINED),
        definitions=fields.by_language("definition", _UNDETERMINED),
        code=fields.text("code"),
        parent=fields.text("parent"),
    )
    if not draft.labels:
        raise fields.missing("label")
    if draft.definitions.keys() - draft.labels.keys():
        raise fields.wrong(_("there is a definition in a language that has no label."))
    if (fixed := CODED.get(draft.vocabulary)) is not None and draft.code not in fixed:
        why = _("the codes of “{vocabulary}” are fixed: {codes}.")
        raise fields.wrong(why.format(vocabulary=draft.vocabulary, codes=", ".join(fixed)), "code")
    return draft


def parse_uid(fields: Fields) -> Uid | None:
    """Take `uid`, 32 hexadecimal digits with or without hyphens (RFC 9562 §4)."""
    text = fields.text("uid")
    if text is None:
        return None
    try:
        uid = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        uid = b""
    if len(uid) != 16:
        raise fields.wrong(_("a uid of 32 hexadecimal digits was expected here."), "uid")
    return Uid(uid)


def _needed_names(fields: Fields) -> tuple[Name, ...]:
    if names := _names(fields):
        return names
    raise fields.missing("name")


def _names(fields: Fields) -> tuple[Name, ...]:
    """Take `name`, a text or texts by language, and `names`, a list with kinds."""
    simple = fields.by_language("name", "")
    names = [Name(text=text, language=language or None) for language, text in simple.items()]
    return (*names, *_full_names(fields.each("names")))


def _full_names(listed: Sequence[tuple[object, str]]) -> list[Name]:
    names = []
    for found, where in listed:
        fields = Fields(found, where, NAME, short="text")
        kind = fields.one_of("kind", NAME_KINDS) or "legal"
        text, language = fields.needed_text("text"), fields.text("language")
        names.append(Name(text=text, language=language, kind=kind))
    return names


def _ordinal(fields: Fields, key: str) -> int | None:
    day = fields.day(key)
    return day.toordinal() if day else None
