"""Passages and citations from JSON; see `draft_json` for the manner of it."""

from khronika.domain.draft_json import parse_uid
from khronika.domain.drafts import CitationDraft, PassageDraft, Reference
from khronika.domain.json_fields import Fields
from khronika.domain.kinds import Kind, parse_reference
from khronika.domain.link_drafts import CitedDraft
from khronika.domain.vocabulary import BASES, CREDIBILITIES, STANCES
from khronika.i18n import _

PASSAGE = "document start end quote tags important comment uid"
CITATION = "passage document start end quote source stance basis credibility repeats caveat"
_PLACE_KEYS = ("start", "end", "quote")


def parse_passage(found: object, where: str = "passage") -> PassageDraft:
    """Read a passage: {"document": "D-1", "quote": "…"}, or "start" and "end" in code points."""
    fields = Fields(found, where, PASSAGE)
    draft = PassageDraft(
        document=fields.needed_text("document"),
        start=fields.whole("start"),
        end=fields.whole("end"),
        quote=fields.text("quote"),
        tags=fields.texts("tags"),
        important=bool(fields.flag("important")),
        comment=fields.text("comment"),
        uid=parse_uid(fields),
    )
    _check_span(fields, draft)
    return draft


def parse_cited(found: object, where: str = "citation") -> CitedDraft:
    """Read a citation with the record or value it speaks to: {"target": "I-1", "passage": …}."""
    fields = Fields(found, where, f"target {CITATION}")
    target = fields.needed_text("target")
    return CitedDraft(target=target, citation=_citation(fields))


def parse_citations(fields: Fields) -> tuple[CitationDraft, ...]:
    """Take `citations`: one or several, each an object or a number such as "Q-1" or "D-1"."""
    return tuple(parse_citation(*one) for one in fields.each("citations"))


def parse_citation(found: object, where: str = "citation") -> CitationDraft:
    """Read a citation: {"passage": "Q-1", "source": "S-1", "stance": "supports", …}.

    In the place of a passage that is recorded: "passage" with an object that says what to mark,
    or "document" and "quote" (or "start" and "end") beside the other keys.
    """
    if isinstance(found, str):
        number = parse_reference(found)
        if number is None or number[0] not in (Kind.PASSAGE, Kind.DOCUMENT):
            why = _("the number of a passage or document was expected here, such as Q-1 or D-1.")
            raise Fields({}, where, CITATION).wrong(why)
        found = {number[0].value: found}
    return _citation(Fields(found, where, CITATION))


def _citation(fields: Fields) -> CitationDraft:
    passage, document = _cited(fields)
    draft = CitationDraft(
        passage=passage,
        document=document,
        source=fields.text("source"),
        stance=fields.one_of("stance", STANCES) or "supports",
        basis=fields.one_of("basis", BASES),
        credibility=fields.one_of("credibility", CREDIBILITIES),
        repeats=fields.text("repeats"),
        caveat=fields.text("caveat"),
    )
    if draft.passage is None and draft.document is None and draft.source is None:
        raise fields.wrong(_("a passage, a document or a source is needed."))
    return draft


def _cited(fields: Fields) -> tuple[Reference | PassageDraft | None, Reference | None]:
    marks = fields.has(*_PLACE_KEYS)
    passage, document = fields.take("passage"), fields.text("document")
    start, end, quote = fields.whole("start"), fields.whole("end"), fields.text("quote")
    if passage is not None and (marks or document is not None):
        raise fields.wrong(_("either a passage or a document is cited, not both."))
    if isinstance(passage, dict):
        return parse_passage(passage, f"{fields.where}.passage"), None
    if passage is not None:
        return fields.as_text(passage, "passage"), None
    if not marks:
        return None, document
    if document is None:
        raise fields.missing("document")
    draft = PassageDraft(document=document, start=start, end=end, quote=quote)
    _check_span(fields, draft)
    return draft, None


def _check_span(fields: Fields, draft: PassageDraft) -> None:
    whole = draft.start is not None and draft.end is not None
    if (draft.start is None) != (draft.end is None) or whole == (draft.quote is not None):
        raise fields.wrong(_("either “quote”, or “start” and “end”, is needed."))
    if draft.start is not None and draft.end is not None and draft.start >= draft.end:
        raise fields.wrong(_("“start” must be before “end”."))
