"""Loading seeds: what ships with the program, recorded as a person would record it.

A seed that the archive holds already, by its uid, is passed over: loading again changes nothing,
and what a person has made of a seed since, or put into the trash, stays as it is.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.change import Change
from khronika.archive.recording import (
    BadValue,
    add_collection,
    add_documents,
    add_incident,
    add_passage,
    add_person,
    add_place,
    add_source,
    add_tag,
    add_term,
    edit_tag,
    enter_place,
    relate,
)
from khronika.archive.records import RecordNotFound
from khronika.domain.drafts import IncidentDraft
from khronika.domain.errors import KnownError
from khronika.domain.json_fields import DraftUnreadable
from khronika.domain.kinds import Kind, RecordId, Uid, shipped_uid
from khronika.domain.link_drafts import RelationDraft, TagDraft, TermDraft
from khronika.domain.progress import SILENT, Progress
from khronika.importing.seed_files import FromGazetteer, Seed, read_seeds, read_vocabularies
from khronika.paths import SEEDS

SAMPLE = SEEDS / "sample"
VOCABULARIES = SEEDS / "vocabularies"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedsReport:
    """How many seeds of each kind were recorded, and how many were there already."""

    made: Mapping[Kind, int]
    held: Mapping[Kind, int]


def load_seeds(archive: Archive, folder: Path = SAMPLE, progress: Progress = SILENT) -> SeedsReport:
    """Record the seeds in `folder` that `archive` does not hold, as one step to undo.

    Args:
        archive: Where to.
        folder: See `seed_files`.
        progress: Told the seeds that are done and how many there are. When it raises Cancelled,
            nothing has been recorded.

    Raises:
        SeedsMissing: There is no such folder.
        DraftUnreadable: A seed is not what it should be; the sentence names its file and code.
        DiskFull and the rest of `Journal.change`: Nothing has been recorded.
    """
    return _load(archive, "load-seeds", read_seeds(folder), progress)


def load_vocabularies(archive: Archive, progress: Progress = SILENT) -> SeedsReport:
    """Record the terms of the starter vocabularies that `archive` does not hold.

    A term that a person has changed, moved or put into the trash stays so.

    Raises:
        As `load_seeds`.
    """
    return _load(archive, "load-vocabularies", read_vocabularies(VOCABULARIES), progress)


def _load(archive: Archive, verb: str, seeds: list[Seed], progress: Progress) -> SeedsReport:
    with archive.change(verb) as change:
        loading = _Loading(change)
        for done, seed in enumerate(seeds):
            progress.step(done, len(seeds))
            loading.take(seed)
    return SeedsReport(made=loading.made, held=loading.held)


class _Loading:
    """One change's worth of seeds, in the order of `read_seeds`."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._catalogue = Catalogue(change.db)
        self._fresh: set[RecordId] = set()
        self.made: Counter[Kind] = Counter()
        self.held: Counter[Kind] = Counter()

    def take(self, seed: Seed) -> None:
        """Record `seed` unless it is there."""
        try:
            record = None if self._holds(seed) else self._record(seed)
        except DraftUnreadable:
            raise
        except KnownError as error:  # of a draft: what the disk does is told only outside
            raise DraftUnreadable(where=seed.where, why=str(error)) from error
        if record is None:
            self.held[seed.kind] += 1
        else:
            self._fresh.add(record)
            self.made[seed.kind] += 1

    def _holds(self, seed: Seed) -> bool:
        draft = seed.draft
        if isinstance(draft, RelationDraft):
            # A link has no uid of its own. It comes with what it joins, and never again.
            return not {self._meant(draft.subject), self._meant(draft.object)} & self._fresh
        if isinstance(draft, TermDraft) and draft.code is not None:
            return self._is_known(seed.uid) or self._has_code(draft.vocabulary, draft.code)
        if isinstance(draft, TagDraft):
            names = tuple(draft.path.split("/"))
            return self._is_known(seed.uid) or self._catalogue.tags.by_path(names) is not None
        return self._is_known(seed.uid)

    def _has_code(self, vocabulary: str, code: str) -> bool:
        """Say whether somebody has made a term of this code themselves."""
        return any(term.code == code for term in self._catalogue.terms.of(vocabulary))

    def _record(self, seed: Seed) -> RecordId:
        match seed.draft:
            case TermDraft() as draft:
                return self._term(draft, seed.uid)
            case FromGazetteer(place):
                return enter_place(self._change, place)
            case TagDraft() as draft:
                return self._tag(draft, seed.uid)
            case RelationDraft() as draft:
                return self._relation(draft)
            case IncidentDraft() as draft:
                self._check_terms(draft)
        return _RECORDERS[seed.kind](self._change, seed.draft)

    def _term(self, draft: TermDraft, uid: Uid) -> RecordId:
        parent = None
        if draft.parent is not None:
            parent = self._parent(draft.vocabulary, draft.parent)
        return add_term(
            self._change,
            draft.vocabulary,
            draft.labels,
            definitions=draft.definitions,
            code=draft.code,
            parent=parent,
            uid=uid,
        )

    def _parent(self, vocabulary: str, code: str) -> RecordId:
        """Return the term to stand under, even one that somebody put into the trash."""
        shipped = shipped_uid(f"{vocabulary}.{code}")
        if self._catalogue.terms.meant(vocabulary, code) is None and self._is_known(shipped):
            return self._meant(shipped.hex())
        return self._known_term(vocabulary, code)

    def _tag(self, draft: TagDraft, uid: Uid) -> RecordId:
        tag = add_tag(self._change, draft.path, memo=draft.memo, uid=uid)
        if draft.colour is not None:
            edit_tag(self._change, tag, colour=draft.colour)
        if draft.hotkey is not None:
            edit_tag(self._change, tag, hotkey=draft.hotkey)
        return tag

    def _relation(self, draft: RelationDraft) -> RecordId:
        return relate(
            self._change,
            self._meant(draft.subject),
            self._meant(draft.object),
            draft.relation,
            certainty=draft.certainty,
            reason=draft.reason,
        )

    def _check_terms(self, draft: IncidentDraft) -> None:
        """Refuse a code no vocabulary has: recording would take it for the label of a new term."""
        for category in draft.categories:
            self._known_term("category", category.category)
        for person in draft.people:
            for vocabulary, code in (("role", person.role), ("outcome", person.outcome)):
                if code is not None:
                    self._known_term(vocabulary, code)

    def _known_term(self, vocabulary: str, code: str) -> RecordId:
        found = self._catalogue.terms.meant(vocabulary, code)
        if found is None:
            known = (term.code for term in self._catalogue.terms.of(vocabulary) if term.code)
            raise BadValue(value=code, field=vocabulary, choices=", ".join(known))
        return found

    def _meant(self, reference: RecordId | str) -> RecordId:
        return self._catalogue.records.resolve(str(reference)).id

    def _is_known(self, uid: Uid) -> bool:
        try:
            self._catalogue.records.resolve(uid.hex())
        except RecordNotFound:
            return False
        return True


_RECORDERS: dict[Kind, Callable[[Change, Any], RecordId]] = {
    Kind.PLACE: add_place,
    Kind.SOURCE: add_source,
    Kind.AGENT: add_person,
    Kind.DOCUMENT: lambda change, draft: add_documents(change, [draft])[0],
    Kind.PASSAGE: add_passage,
    Kind.INCIDENT: add_incident,
    Kind.COLLECTION: add_collection,
}
