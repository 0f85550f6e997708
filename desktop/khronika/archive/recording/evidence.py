"""Citing: saying what a value rests on."""

from collections.abc import Sequence

from khronika.archive.change import Change
from khronika.archive.recording.checks import Incomplete, chosen, clean, meant
from khronika.archive.recording.marking import add_passage
from khronika.domain import vocabulary
from khronika.domain.drafts import CitationDraft, PassageDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _


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


def _passage(change: Change, draft: CitationDraft) -> RecordId | None:
    if draft.passage is None:
        return None
    if isinstance(draft.passage, PassageDraft):
        return add_passage(change, draft.passage)
    return meant(change, draft.passage, Kind.PASSAGE)
