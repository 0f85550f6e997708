"""What a form holds while it is filled in: plain values that a draft can keep as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from typing import Any

from khronika.domain.date_wording import as_worded
from khronika.domain.dates import When
from khronika.domain.kinds import RecordId, Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of a document that is cited: code points, and the words for showing. `around`: the
    same words with a few beside them, where these are known.
    """

    document: int
    start: int
    end: int
    words: str
    around: str = ""

    @property
    def place(self) -> tuple[int, int, int]:
        """What makes two the same."""
        return self.document, self.start, self.end

    def holds(self, other: "Evidence") -> bool:
        """Whether `other` is the same stretch, or within it."""
        is_within = self.start <= other.start and other.end <= self.end
        return self.document == other.document and is_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A record chosen from those there are (`id`), a place of the gazetteer (`code`), or the name
    of one to be made.
    """

    text: str = ""
    id: int | None = None
    code: str | None = None

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def is_same(self, other: "Pick") -> bool:
        """Whether both are the same record or place, whatever each is called; what is to be made
        is told by its name.
        """
        if (self.id, self.code) == (None, None) == (other.id, other.code):
            return bool(self) and self.text.strip() == other.text.strip()
        return (self.id, self.code) == (other.id, other.code)

    @property
    def record(self) -> RecordId | None:
        """The record chosen."""
        return None if self.id is None else RecordId(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value in words, with what is newly cited for it."""

    text: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place, with what is newly cited for it."""

    pick: Pick = Pick()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Someone in the incident. `protection`, `kind` and whether they are called by a description
    count for who is made anew; `was` is the participation this row came from.
    """

    pick: Pick = Pick()
    kind: str = "person"
    protection: str = "ask"
    is_described: bool | None = None
    role: str = ""
    outcome: str = ""
    evidence: tuple[Evidence, ...] = ()
    was: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure as typed; `counts` and `among` are terms, `was` the figure this row came from."""

    counted: str = ""
    words: str = ""
    low: int | None = None
    high: int | None = None
    counts: Pick = Pick()
    among: Pick = Pick()
    evidence: tuple[Evidence, ...] = ()
    was: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEntry:
    """The form of an incident. `incident` is the one that is edited, None for a new one;
    `language` that of its title and description which are edited, empty for the first.
    """

    incident: int | None = None
    language: str = ""
    title: Stated = Stated()
    description: str = ""
    when: Stated = Stated()
    place: Placed = Placed()
    category: Stated = Stated()
    people: tuple[Part, ...] = ()
    figures: tuple[Count, ...] = ()
    source: Pick = Pick()
    source_kind: str = "outlet"  # what it is, if it is to be recorded
    whole: tuple[Evidence, ...] = ()
    status: str = "draft"

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been filled in yet."""
        return self == IncidentEntry(incident=self.incident, language=self.language)

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents that anything of it is cited from now, in the order of the form."""
        fields = (self.title.evidence, self.when.evidence, self.place.evidence)
        rows = (*(one.evidence for one in self.people), *(one.evidence for one in self.figures))
        cited = chain(*fields, self.category.evidence, *rows, self.whole)
        return tuple(dict.fromkeys(one.document for one in cited))

    def worded(self, when: When) -> When:
        """Return what its date means in the words of what is cited now."""
        cited = [one.words for one in self.when.evidence]
        around = [one.around for one in self.when.evidence]
        return as_worded(when, cited, [*around, *(one.words for one in self.whole)])

    def as_json(self) -> dict[str, Any]:
        """Return it for `from_json`."""
        return asdict(self)


def from_json(kept: dict[str, Any]) -> IncidentEntry:
    """Read back what `as_json` gave."""
    return replace(
        IncidentEntry(),
        incident=kept["incident"],
        language=kept.get("language", ""),
        title=_stated(kept["title"]),
        description=kept["description"],
        when=_stated(kept["when"]),
        place=Placed(pick=Pick(**kept["place"]["pick"]), evidence=_evidence(kept["place"])),
        category=_stated(kept["category"]),
        people=tuple(
            Part(**one | {"pick": Pick(**one["pick"]), "evidence": _evidence(one)})
            for one in kept["people"]
        ),
        figures=tuple(_count(one) for one in kept["figures"]),
        source=Pick(**kept["source"]),
        source_kind=kept.get("source_kind", "outlet"),
        whole=tuple(Evidence(**one) for one in kept["whole"]),
        status=kept["status"],
    )


def _stated(kept: dict[str, Any]) -> Stated:
    return Stated(text=kept["text"], evidence=_evidence(kept))


def _count(kept: dict[str, Any]) -> Count:
    terms = {name: Pick(**kept[name]) for name in ("counts", "among")}
    return Count(**kept | terms | {"evidence": _evidence(kept)})


def _evidence(kept: dict[str, Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**one) for one in kept["evidence"])


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPlace:
    """A place of the archive: how forms call it, the places it lies in, all its names, and the
    code of its country where that is known.
    """

    id: int
    uid: Uid
    label: str
    around: str = ""
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the pickers of a form offer: a label for each record, the words of vocabularies."""

    people: tuple[Pick, ...] = ()
    places: tuple[HeldPlace, ...] = ()
    sources: tuple[Pick, ...] = ()
    categories: Mapping[str, str] = field(default_factory=dict)  # each with what it means
    roles: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    protections: Mapping[str, str] = field(default_factory=dict)  # codes
    tallied: tuple[Pick, ...] = ()  # the terms that a figure can be compared with
    within: tuple[Pick, ...] = ()  # the categories within which
