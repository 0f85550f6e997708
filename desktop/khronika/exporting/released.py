"""What leaves the archive: values that hold nothing which may not leave.

Writers see these and nothing else. There is no uid, row id, short number, SHA-256, file name
or time of entry in them: `id` is a released id (see `releasing.released_id`), which means
nothing outside this export or, where a recipient is named, outside what that recipient got.
Every string has been looked through for names of protected people. An absent field, None or
empty, says nothing about whether the archive holds more.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A released record as another points at it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedName:
    """One name, as someone writes it; `kind` is a code of `vocabulary.NAME_KINDS`."""

    text: str
    language: str | None = None
    kind: str = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedDate:
    """A date as stated. `earliest` and `latest` are ISO 8601 days that bound it on both sides.

    `text` is for reading, in the language of the export, empty when nothing is known; `words`
    are those it was stated in, and `words_from` says whose: "source" or "recorder", who typed what
    no passage is cited for. `edtf` is ISO 8601-2 where it can be said so; `quality` is
    stated, estimated or inferred.
    """

    text: str = ""
    words: str | None = None
    words_from: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    quality: str | None = None
    ongoing: bool = False
    time: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedGrade:
    """How well something is supported: a code of `vocabulary.GRADES`, and what must be said.

    `caveat` is a sentence in the language of the export; empty only where `independent`
    sources, two or more, agree and none contradicts, of an incident in all that it states.
    `independent` of an incident is that of the best supported thing it states.
    """

    grade: str
    independent: int
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedCitation:
    """Why something is believed. What it rests on is named only if that leaves too."""

    id: str
    stance: str
    basis: str | None = None
    credibility: str | None = None
    source: Mention | None = None
    document: Mention | None = None
    passage_id: str | None = None
    quote: str | None = None
    repeats_id: str | None = None
    caveat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedClaim:
    """One stated value of a field. `text` is the value for reading, whatever its type.

    `words_from` is as of a date. `precision` is how exactly a place is stated, where it was said.
    """

    field: str
    text: str
    place: Mention | None = None
    when: ReleasedDate | None = None
    number: float | None = None
    words: str | None = None
    words_from: str | None = None
    precision: str | None = None
    preferred: bool = True
    grade: ReleasedGrade
    citations: tuple[ReleasedCitation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedParticipation:
    """Someone in an incident; a protected person is named by their label."""

    person: Mention
    role: str | None = None
    outcome: str | None = None
    certainty: str | None = None
    comment: str | None = None
    grade: ReleasedGrade
    citations: tuple[ReleasedCitation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFigure:
    """A number with bounds, None being open, and its words; `words_from` is as of a date."""

    counted: str
    low: int | None = None
    high: int | None = None
    words: str | None = None
    words_from: str | None = None
    grade: ReleasedGrade
    citations: tuple[ReleasedCitation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedText:
    """An incident's title and description in one language."""

    language: str
    title: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedIncident:
    """Something that happened, with all that is stated of it and what each value rests on.

    `number` counts the incidents of this export from 1, as they stand in it; so that people can
    speak of one. It is not the archive's, which would tell the order of entry, and join exports.
    """

    id: str
    number: int
    title: str
    texts: tuple[ReleasedText, ...] = ()
    when: ReleasedDate = ReleasedDate()
    place: Mention | None = None
    categories: tuple[str, ...] = ()
    status: str = "draft"
    tags: tuple[Mention, ...] = ()
    grade: ReleasedGrade
    claims: tuple[ReleasedClaim, ...] = ()
    people: tuple[ReleasedParticipation, ...] = ()
    figures: tuple[ReleasedFigure, ...] = ()
    citations: tuple[ReleasedCitation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPerson:
    """A person or group. `name` is the label of one who is protected; then `names` is empty."""

    id: str
    name: str
    names: tuple[ReleasedName, ...] = ()
    kind: str = "person"
    identity: str | None = None
    tags: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTie:
    """What this source has to do with another: a code of `vocabulary.SOURCE_RELATIONS`."""

    relation: str
    source: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedSource:
    """Who says so. `reliability` is A to F of the Admiralty system."""

    id: str
    name: str
    names: tuple[ReleasedName, ...] = ()
    kind: str = "outlet"
    reliability: str | None = None
    language: str | None = None
    url: str | None = None
    ties: tuple[SourceTie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPlace:
    """A place; coordinates in degrees, WGS 84."""

    id: str
    name: str
    names: tuple[ReleasedName, ...] = ()
    kind: str | None = None
    parent: Mention | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedDocument:
    """A document; `text` is None where only its existence leaves, as what something rests on."""

    id: str
    title: str
    kind: str | None = None
    language: str | None = None
    publisher: Mention | None = None
    authors: tuple[str, ...] = ()
    published: ReleasedDate = ReleasedDate()
    url: str | None = None
    tags: tuple[Mention, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPassage:
    """A marked passage. `start` and `end` are code points of the document's released text.

    `is_held_back`: a mark stands for its words, and there is nothing more to read of it.
    """

    id: str
    document: Mention | None = None
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    important: bool = False
    comment: str | None = None
    tags: tuple[Mention, ...] = ()
    is_held_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedTag:
    """A tag; `path` runs from the root over the tags that leave."""

    id: str
    name: str
    path: tuple[str, ...]
    parent: Mention | None = None
    colour: str | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedCollection:
    """A collection with those of its records that leave."""

    id: str
    name: str
    record_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedRelation:
    """A typed link between two released records; a code of `vocabulary.RELATIONS`."""

    subject: Mention
    relation: str
    object: Mention
    certainty: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedNote:
    """Something written about a released record."""

    about: Mention
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedView:
    """All that leaves: incidents by date, everything else by name or by place in a text.

    `title` is what the person called it, else what it holds. `made` is the day it was made, ISO
    8601, and `recipient` for whom, where that may be said. `held_back` is how many things were, or
    None where nothing may hint at it. `asides` are sources on which nothing in here rests: they
    published a document that is cited from somebody else. `ids` are all ids in here, so that the
    finished bytes can be checked for any other.
    """

    title: str
    language: str
    made: str | None = None
    recipient: str | None = None
    incidents: tuple[ReleasedIncident, ...] = ()
    people: tuple[ReleasedPerson, ...] = ()
    sources: tuple[ReleasedSource, ...] = ()
    places: tuple[ReleasedPlace, ...] = ()
    documents: tuple[ReleasedDocument, ...] = ()
    passages: tuple[ReleasedPassage, ...] = ()
    tags: tuple[ReleasedTag, ...] = ()
    collections: tuple[ReleasedCollection, ...] = ()
    relations: tuple[ReleasedRelation, ...] = ()
    notes: tuple[ReleasedNote, ...] = ()
    held_back: int | None = None
    asides: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind leave, by the name of the field above."""
        return {name: len(getattr(self, name)) for name in SECTIONS}


# The sections of every format, in reading order.
SECTIONS = tuple(
    "incidents people sources places passages documents tags collections relations notes".split()
)
