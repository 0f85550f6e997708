"""What a person is about to record: the form's, the script's and the sample's common language.

A draft names other records by any of the ways people do: a uid in hexadecimal, a number such as
"P-33", or a name that is unique in the archive. `archive.recording` resolves and writes it.
"""

from dataclasses import dataclass, field

from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import RecordId, Uid
from khronika.domain.values import Name, Stated

Reference = RecordId | str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person or group to record; at least one name or a label."""

    names: tuple[Name, ...] = ()
    kind: str = "person"
    label: str | None = None
    identity: str = "named"
    protection: str = "ask"
    protection_reason: str | None = None
    review: int | None = None
    consent: str | None = None
    consent_by: str | None = None
    consent_until: int | None = None
    note: str | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRelationDraft:
    """This source `kind` (reprint_of, quotes, same_owner) the source `other`."""

    kind: str
    other: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDraft:
    """A source to record; at least one name."""

    names: tuple[Name, ...]
    kind: str = "outlet"
    reliability: str | None = None
    language: str | None = None
    url: str | None = None
    relations: tuple[SourceRelationDraft, ...] = ()
    note: str | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDraft:
    """A place to record; coordinates in degrees, WGS 84."""

    names: tuple[Name, ...]
    kind: str | None = None
    parent: Reference | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    note: str | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDraft:
    """A stretch of a document to mark: by code points, or by a quotation that occurs once.

    `tags` are paths such as "resistance/arson"; tags that do not exist are made.
    """

    document: Reference
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    tags: tuple[str, ...] = ()
    important: bool = False
    comment: str | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationDraft:
    """What a value rests on: a passage or a document, and who says so.

    Without a `source`, the publisher of the cited document counts as the one who says so.
    """

    passage: Reference | PassageDraft | None = None
    document: Reference | None = None
    source: Reference | None = None
    stance: str = "supports"
    basis: str | None = None
    credibility: str | None = None
    repeats: Reference | None = None
    caveat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenDraft:
    """One stated date of an incident, with what it rests on."""

    when: When
    preferred: bool = True
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceClaimDraft:
    """One stated place of an incident: `field` is place, place_from or place_to."""

    place: Reference
    field: str = "place"
    words: str | None = None
    precision: str | None = None
    preferred: bool = True
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDraft:
    """One category of an incident, by code or label; a new label makes a term."""

    category: str
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationDraft:
    """Someone in an incident; role and outcome by code or label of those vocabularies."""

    agent: Reference
    role: str | None = None
    outcome: str | None = None
    certainty: str | None = None
    comment: str | None = None
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSaid:
    """A term by the code or label it has in its vocabulary."""

    vocabulary: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDraft:
    """A number as stated: "at least 80" is low 80 with no high.

    `counts` is the category, role or outcome whose records in the archive the number can be
    compared with, `among` a category within which.
    """

    counted: str
    low: int | None = None
    high: int | None = None
    words: str | None = None
    counts: TermSaid | RecordId | None = None
    among: TermSaid | RecordId | None = None
    citations: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDraft:
    """A title, with or without a description, in one language."""

    title: str
    language: str = "und"
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDraft:
    """An incident to record, with each value's citations. `citations` rest the whole."""

    texts: tuple[TextDraft, ...]
    whens: tuple[WhenDraft, ...] = ()
    places: tuple[PlaceClaimDraft, ...] = ()
    categories: tuple[CategoryDraft, ...] = ()
    people: tuple[ParticipationDraft, ...] = ()
    figures: tuple[FigureDraft, ...] = ()
    citations: tuple[CitationDraft, ...] = ()
    tags: tuple[str, ...] = ()
    status: str = "draft"
    sensitivity: str | None = None
    note: str | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionDraft:
    """A collection to make: records gathered by hand, or a query to be run when looked at."""

    name: str
    members: tuple[Reference, ...] = ()
    query: str | None = None
    memo: str | None = None
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An original that lies in a volume of the archive already: its SHA-256 in hexadecimal, its
    length, and the number of the volume.
    """

    sha256: str
    bytes: int
    volume: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDraft:
    """A text to take in: what the file said, and what is known of it."""

    title: str
    body: str
    kind: str | None = "text"
    language: str | None = None
    publisher: Reference | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: When = UNKNOWN
    collected_at: str | None = None
    collected_from: str | None = None
    collected_how: str | None = None
    collected_by: str | None = None
    original: bytes | Stored = field(default=b"", repr=False)
    media_type: str | None = None
    file_name: str | None = None
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    extractor: str = "plain"
    extractor_version: str = "1"
    said: tuple[Stated, ...] = ()
    tags: tuple[str, ...] = ()
    uid: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A document's file as it was read anew: its text, by which reader, and what it says."""

    body: str
    extractor: str
    extractor_version: str
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    said: tuple[Stated, ...] = ()
