"""What is in an archive, as values: frozen, safe across threads, changed by making another.

Each holds what a list or an inspector shows of one record. `id` joins, `uid` is the same in
every archive, `ref` is the short number people say ("I-207"). Long texts are not in here.
"""

from dataclasses import dataclass, field

from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import Kind, RecordId, Uid, spoken
from khronika.domain.ways import Mark, Way
from khronika.i18n import language


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. `rev` counts its edits; `trashed` is when it went to the trash."""

    id: RecordId
    uid: Uid
    kind: Kind
    ref: int | None = None
    made: str = ""
    rev: int = 1
    trashed: str | None = None

    @property
    def number(self) -> str:
        """The short number people say, such as "I-207"."""
        return spoken(self.kind, self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A record as others mention it: enough for a chip, a link or a menu line."""

    id: RecordId
    uid: Uid
    kind: Kind
    title: str
    is_group: bool = False  # of people; meant of agents alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A text that came in. `original` is the SHA-256 of the file's bytes, hexadecimal."""

    title: str
    document_kind: str | None = None
    language: str | None = None
    publisher: Named | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: When = UNKNOWN
    collected_at: str | None = None
    collected_from: str | None = None
    collected_how: str | None = None
    collected_by: str | None = None
    original: str | None = None
    media_type: str | None = None
    file_name: str | None = None
    bytes: int | None = None
    sensitivity: str | None = None
    status: str = "draft"
    read: bool = False
    characters: int = 0
    encoding: str | None = None
    passages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One thing that a document's file says of itself, and where in it: `meta og:title`.

    `field` is title, authors, published, publisher, language or url; `value` its words.
    """

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """One reading of a document's file: by which reader, and its version; `made` is when.

    `said` is what it found the file to say of itself, the surest of each field first.
    """

    id: int
    reader: str
    reader_version: str
    made: str
    characters: int
    encoding: str | None = None
    is_current: bool = True
    said: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A tag in its tree; `path` runs from the root, `passages` counts what carries it.
    `has_namesake`: another tag of the tree has the same name.
    """

    name: str
    path: tuple[str, ...]
    parent: RecordId | None = None
    colour: str | None = None
    memo: str | None = None
    hotkey: str | None = None
    passages: int = 0
    has_namesake: bool = False

    @property
    def called(self) -> str:
        """What it is called where there is little room: with its parent where its name alone
        could mean another tag.
        """
        return " / ".join(self.path[-2:]) if self.has_namesake else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a passage is cited for: an incident, by the number people say, and a value of it.

    `field` is that of a claim, "person", "figure", or "incident" for the incident as a whole.
    """

    number: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """A marked stretch of a document's text: code points `start` to `end` of a version.

    One that `is_placed` stands in the text of today; the others wait for somebody to say where
    they stand in it.
    """

    document: Named
    version: int
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    state: str = "ok"
    is_placed: bool = True
    important: bool = False
    comment: str | None = None
    tags: tuple[Tag, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a person, group, source or place, as someone writes it.

    A name that a place once had says from which day to which (proleptic Gregorian ordinals).
    """

    text: str
    language: str | None = None
    kind: str = "legal"
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Who says so: an outlet, an organisation, a person, or someone anonymous."""

    names: tuple[Name, ...]
    source_kind: str = "outlet"
    reliability: str | None = None
    language: str | None = None
    url: str | None = None
    citations: int = 0
    documents: int = 0

    @property
    def title(self) -> str:
        """The first name."""
        return self.names[0].text if self.names else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent(Record):
    """A person or a group. `label` stands for a protected one wherever something leaves."""

    names: tuple[Name, ...]
    agent_kind: str = "person"
    label: str | None = None
    identity: str = "named"
    protection: str = "ask"
    protection_reason: str | None = None
    review: int | None = None
    consent: str | None = None
    consent_by: str | None = None
    consent_until: int | None = None
    merged_into: RecordId | None = None
    incidents: int = 0

    @property
    def title(self) -> str:
        """The first name, or the label of someone without one."""
        return self.names[0].text if self.names else (self.label or "")

    @property
    def is_group(self) -> bool:
        """Whether it is several people."""
        return self.agent_kind == "group"

    @property
    def is_protected(self) -> bool:
        """Whether the name may leave only as the label."""
        return self.protection == "protected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as a map shows it; coordinates in degrees, WGS 84."""

    id: RecordId
    title: str
    latitude: float
    longitude: float
    precision: str | None = None
    place_kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place in its tree; coordinates in degrees, WGS 84."""

    names: tuple[Name, ...]
    place_kind: str | None = None
    parent: Named | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    incidents: int = 0

    @property
    def title(self) -> str:
        """The name of today in the person's language, else the first."""
        today = (one.text for one in self.names
                 if one.language == language() and one.until is None)  # fmt: skip
        return next(today, self.names[0].text if self.names else "")

    @property
    def spot(self) -> Spot | None:
        """The place as a map shows it; None when nobody says where it is."""
        if self.latitude is None or self.longitude is None:
            return None
        return Spot(
            id=self.id,
            title=self.title,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
            place_kind=self.place_kind,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """How many incidents there are in a place, and in it or in what lies in it."""

    here: int
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A word of one of VOCABULARIES, with labels and one-line definitions by language."""

    vocabulary: str
    labels: dict[str, str]
    definitions: dict[str, str] = field(default_factory=dict)
    code: str | None = None
    parent: RecordId | None = None

    def label(self, language: str) -> str:
        """The label in `language`, else in English, else the first there is."""
        return (
            self.labels.get(language) or self.labels.get("en") or next(iter(self.labels.values()))
        )

    def definition(self, language: str) -> str:
        """What belongs here, in `language` or else in English; empty where nobody said."""
        return self.definitions.get(language) or self.definitions.get("en", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """Why something is believed: what says so, how it is known, and how far it is trusted."""

    target: RecordId
    passage: Passage | None = None
    document: Named | None = None
    source: Named | None = None
    stance: str = "supports"
    basis: str | None = None
    credibility: str | None = None
    repeats: RecordId | None = None
    caveat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How well something is supported, derived from its citations and never typed in."""

    grade: str = "unsourced"
    independent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """One stated value of a field that may be disputed, with what it rests on."""

    record: RecordId
    field: str
    type: str
    text: str | None = None
    amount: float | None = None
    value: Named | None = None
    when: When = UNKNOWN
    words: str | None = None
    precision: str | None = None
    preferred: bool = True
    citations: tuple[Citation, ...] = ()
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """Someone in an incident: in which role, with which outcome, how certainly."""

    incident: RecordId
    agent: Named
    role: Term | None = None
    outcome: Term | None = None
    certainty: str | None = None
    comment: str | None = None
    citations: tuple[Citation, ...] = ()
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number with bounds and the words as written; None is an open bound.

    `counts`, with `among`, says what in the archive it can be compared with: see `tallies`.
    """

    incident: RecordId
    counted: str
    low: int | None = None
    high: int | None = None
    words: str | None = None
    counts: Term | None = None
    among: Term | None = None
    citations: tuple[Citation, ...] = ()
    grade: Grade = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentText:
    """An incident's title and description in one language."""

    language: str
    title: str
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """Something that happened, as a list shows it; its date and place are the preferred ones."""

    texts: tuple[IncidentText, ...]
    when: When = UNKNOWN
    place: Named | None = None
    categories: tuple[str, ...] = ()
    people: tuple[Named, ...] = ()
    status: str = "draft"
    sensitivity: str | None = None
    grade: Grade = Grade()
    figures: tuple[Figure, ...] = ()

    @property
    def title(self) -> str:
        """The first title."""
        return self.texts[0].title if self.texts else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCase:
    """An incident with everything recorded of it: what an inspector or a report shows."""

    incident: Incident
    claims: tuple[Claim, ...] = ()
    people: tuple[Participation, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    relations: tuple["Relation", ...] = ()
    notes: tuple["Note", ...] = ()
    relays: tuple["Relay", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """That a publisher passes on somebody's words: `source` is cited by what `document` says."""

    publisher: Named
    source: Named
    document: Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A typed link between two records, such as a refusal that led to a dismissal."""

    subject: Named
    object: Named
    relation: str
    certainty: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """Something written about a record."""

    about: RecordId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(Record):
    """A kept set of records, gathered by hand or by a saved query."""

    name: str
    query: str | None = None
    memo: str | None = None
    records: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place found: the record, the words around it, and where in its text it stands.

    `start` and `end` are code points of the document's text, or of the record's own words; both
    0 when a document was found by its title. `marks` are the words sought, in the snippet. `way`
    is how the record was found: the farthest of the words that it was found by. `is_group` is as
    in `Named`.
    """

    kind: Kind
    id: RecordId
    uid: Uid
    title: str
    snippet: str
    start: int
    end: int
    way: Way = Way.EXACT
    marks: tuple[Mark, ...] = ()
    is_group: bool = False
