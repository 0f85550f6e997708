"""Citing: saying what a value rests on."""

from collections.abc import Sequence
from typing import Any

from khronika.archive.change import Change
from khronika.archive.recording.checks import Incomplete, chosen, clean, meant
from khronika.archive.recording.marking import add_passage
from khronika.archive.rows import ids
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import CitationDraft, PassageDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _

_CHOICES = {
    "stance": vocabulary.STANCES,
    "basis": vocabulary.BASES,
    "credibility": vocabulary.CREDIBILITIES,
}


def cite(change: Change, target: RecordId, draft: CitationDraft) -> RecordId:
    """Cite a passage, a document or a source for `target` (a claim or any record).

    A passage given as a draft is marked first, in the same change; return the citation.

    Raises:
        Incomplete: Nothing is cited.
    """
    if draft.passage is None and draft.document is None and draft.source is None:
        raise Incomplete(what=_("a passage, a document or a source to cite"))
    row = {
        "target": target,
        "passage": _passage(change, draft),
        "document": None if draft.document is None
        else meant(change, draft.document, Kind.DOCUMENT),
        "source": None if draft.source is None else meant(change, draft.source, Kind.SOURCE),
        "stance": chosen(vocabulary.STANCES, draft.stance, "stance"),
        "basis": chosen(vocabulary.BASES, draft.basis, "basis"),
        "credibility": chosen(vocabulary.CREDIBILITIES, draft.credibility, "credibility"),
        "repeats": None if draft.repeats is None
        else meant(change, draft.repeats, Kind.CITATION),
        "caveat": clean(draft.caveat),
    }  # fmt: skip
    record = change.new_record(Kind.CITATION)
    change.add("citation", {"id": record, **row})
    return record


def cite_all(change: Change, target: RecordId, drafts: Sequence[CitationDraft]) -> None:
    """Make each citation of `drafts` for `target`."""
    for draft in drafts:
        cite(change, target, draft)


def edit_citation(change: Change, citation: RecordId, **fields: Any) -> None:
    """Change a citation's stance, basis, credibility, caveat or source (None: the publisher of
    what it cites); what it cites stays.

    Raises:
        Incomplete: It would cite nothing any more.
        BadValue: A choice is not one of `domain.vocabulary`.
    """
    row: Row = {}
    for name, table in _CHOICES.items():
        if name in fields:
            row[name] = chosen(table, fields.pop(name), name)
    if "caveat" in fields:
        row["caveat"] = clean(fields.pop("caveat"))
    if "source" in fields:
        source = fields.pop("source")
        row["source"] = None if source is None else meant(change, source, Kind.SOURCE)
        held = change.row("citation", citation) or {}
        if row["source"] is None and not (held.get("passage") or held.get("document")):
            raise Incomplete(what=_("a passage, a document or a source to cite"))
    if fields:
        raise KeyError(sorted(fields))
    change.update("citation", citation, **row)


def remove_citation(change: Change, citation: RecordId) -> None:
    """Cite this no longer; what repeated it repeats nothing."""
    for repeating in ids(change.db, "SELECT id FROM citation WHERE repeats = ?", [citation]):
        change.update("citation", repeating, repeats=None)
    change.delete("citation", citation)
    change.delete("record", citation)


def _passage(change: Change, draft: CitationDraft) -> RecordId | None:
    if draft.passage is None:
        return None
    if isinstance(draft.passage, PassageDraft):
        return add_passage(change, draft.passage)
    return meant(change, draft.passage, Kind.PASSAGE)
