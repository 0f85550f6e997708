"""What an export held back, in words."""

from khronika.i18n import N_, _

_KINDS = {
    "document": N_("documents"),
    "passage": N_("passages"),
    "incident": N_("incidents"),
    "person": N_("people"),
    "agent": N_("people"),
    "source": N_("sources"),
    "place": N_("places"),
    "tag": N_("tags"),
    "collection": N_("collections"),
    "relation": N_("links"),
    "note": N_("notes"),
    "report": N_("the report"),
    "claim": N_("stated values"),
    "participation": N_("parts in incidents"),
    "figure": N_("figures"),
    "citation": N_("citations"),
}
_FIELDS = {
    "authors": N_("authors"),
    "category": N_("category"),
    "caveat": N_("caveat"),
    "comment": N_("comment"),
    "context": N_("words around it"),
    "country": N_("country"),
    "counted": N_("what is counted"),
    "description": N_("description"),
    "field": N_("field"),
    "kind": N_("kind"),
    "label": N_("label"),
    "language": N_("language"),
    "memo": N_("memo"),
    "name": N_("name"),
    "outcome": N_("outcome"),
    "people": N_("people"),
    "quote": N_("quotation"),
    "reason": N_("reason"),
    "role": N_("role"),
    "secret": N_("marked secret"),
    "term": N_("term"),
    "text": N_("text"),
    "title": N_("title"),
    "url": N_("address"),
    "words": N_("words as written"),
}


# What is held back most often, said so that nobody has to guess.
_WHOLE = {
    ("passage", "quote"): N_("Quotations"),
    ("passage", "context"): N_("Words around quotations"),
    ("document", "text"): N_("Texts of documents"),
    ("document", "title"): N_("Titles of documents"),
    ("incident", "title"): N_("Titles of incidents"),
    ("participation", "people"): N_("Remarks on people in incidents"),
    ("relation", "people"): N_("Links of people"),
    ("note", "people"): N_("Notes about people"),
}


def held(kind: str, field: str) -> str:
    """Return which field of which kind of record was held back."""
    if (kind, field) in _WHOLE:
        return _(_WHOLE[kind, field])
    return f"{_(_KINDS.get(kind, kind))}: {_(_FIELDS.get(field, field))}"
