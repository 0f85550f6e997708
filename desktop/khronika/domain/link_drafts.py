"""Drafts of what hangs on other records: tags, notes, links, terms, and citations by themselves."""

from dataclasses import dataclass, field

from khronika.domain.drafts import CitationDraft, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class TagDraft:
    """A tag to make; `path` is like "resistance/arson", colour a name such as "amber"."""

    path: str
    colour: str | None = None
    memo: str | None = None
    hotkey: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """Something to write about a record."""

    about: Reference
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """Record `subject` is `relation` (a code of RELATIONS) record `object`."""

    subject: Reference
    relation: str
    object: Reference
    certainty: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDraft:
    """A word to add to a vocabulary, with a label and a one-line definition by language."""

    vocabulary: str
    labels: dict[str, str]
    definitions: dict[str, str] = field(default_factory=dict)
    code: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDraft:
    """A citation for a record, claim, participation or figure that is there already."""

    target: Reference
    citation: CitationDraft
