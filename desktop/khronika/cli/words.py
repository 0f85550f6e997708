"""The words under which plain output shows what JSON calls by a key or a code."""

from khronika.domain import vocabulary
from khronika.i18n import N_, _

_LABELS = {
    "about": N_("about"),
    "at": N_("when"),
    "authors": N_("authors"),
    "basis": N_("basis"),
    "bytes": N_("bytes"),
    "categories": N_("categories"),
    "category": N_("category"),
    "caveat": N_("caveat"),
    "certainty": N_("certainty"),
    "characters": N_("characters"),
    "citations": N_("citations"),
    "code": N_("code"),
    "collected_at": N_("collected on"),
    "collected_from": N_("collected from"),
    "collections": N_("collections"),
    "colour": N_("colour"),
    "comment": N_("comment"),
    "consent": N_("consent"),
    "consent_by": N_("consent given by"),
    "consent_until": N_("consent until"),
    "counted": N_("counted"),
    "country": N_("country"),
    "credibility": N_("credibility"),
    "dates": N_("dates"),
    "description": N_("description"),
    "document": N_("document"),
    "documents": N_("documents"),
    "earliest": N_("earliest"),
    "edtf": N_("EDTF"),
    "encoding": N_("encoding"),
    "end": N_("end"),
    "field": N_("field"),
    "figures": N_("figures"),
    "file": N_("file"),
    "former": N_("former names"),
    "grade": N_("support"),
    "high": N_("at most"),
    "identity": N_("identity"),
    "important": N_("important"),
    "incident": N_("incident"),
    "incidents": N_("incidents"),
    "independent": N_("independent sources"),
    "key": N_("key"),
    "kind": N_("kind"),
    "label": N_("label"),
    "labels": N_("labels"),
    "language": N_("language"),
    "latest": N_("latest"),
    "latitude": N_("latitude"),
    "links": N_("other sources"),
    "longitude": N_("longitude"),
    "low": N_("at least"),
    "made": N_("recorded"),
    "media_type": N_("media type"),
    "members": N_("members"),
    "memo": N_("memo"),
    "name": N_("name"),
    "names": N_("names"),
    "notes": N_("notes"),
    "number": N_("number"),
    "object": N_("to"),
    "other": N_("source"),
    "outcome": N_("outcome"),
    "parent": N_("in"),
    "parents": N_("in"),
    "parts": N_("part in it"),
    "passage": N_("passage"),
    "passages": N_("passages"),
    "people": N_("people"),
    "person": N_("person"),
    "place": N_("place"),
    "places": N_("places"),
    "precision": N_("precision"),
    "preferred": N_("preferred"),
    "prefix": N_("before it"),
    "protection": N_("protection"),
    "protection_reason": N_("reason for protection"),
    "published": N_("published"),
    "quality": N_("quality"),
    "query": N_("query"),
    "quote": N_("quotation"),
    "read": N_("read"),
    "reason": N_("reason"),
    "record": N_("record"),
    "records": N_("records"),
    "relation": N_("link"),
    "relations": N_("links"),
    "reliability": N_("reliability"),
    "review": N_("review on"),
    "role": N_("role"),
    "sensitivity": N_("sensitivity"),
    "sha256": N_("SHA-256 of the file"),
    "source": N_("source"),
    "sources": N_("sources"),
    "stance": N_("stance"),
    "start": N_("start"),
    "state": N_("state"),
    "status": N_("status"),
    "step": N_("step"),
    "subject": N_("from"),
    "suffix": N_("after it"),
    "tags": N_("tags"),
    "text": N_("text"),
    "texts": N_("titles"),
    "title": N_("title"),
    "trashed": N_("in the trash since"),
    "undone": N_("undone"),
    "url": N_("address"),
    "vocabulary": N_("vocabulary"),
    "when": N_("date"),
    "words": N_("as written"),
}
_KINDS = {
    "document": N_("document"),
    "passage": N_("passage"),
    "incident": N_("incident"),
    "source": N_("source"),
    "place": N_("place"),
    "tag": N_("tag"),
    "collection": N_("collection"),
    "note": N_("note"),
    "term": N_("term"),
    "claim": N_("stated value"),
    "citation": N_("citation"),
    "participation": N_("part in an incident"),
    "figure": N_("figure"),
    "relation": N_("link"),
}
_CODES = {
    "basis": vocabulary.BASES,
    "certainty": vocabulary.CERTAINTIES,
    "credibility": vocabulary.CREDIBILITIES,
    "field": vocabulary.PLACE_FIELDS,
    "grade": vocabulary.GRADES,
    "identity": vocabulary.IDENTITIES,
    "kind": _KINDS
    | vocabulary.DOCUMENT_KINDS
    | vocabulary.SOURCE_KINDS
    | vocabulary.AGENT_KINDS
    | vocabulary.PLACE_KINDS
    | vocabulary.NAME_KINDS,
    "precision": vocabulary.PRECISIONS,
    "protection": vocabulary.PROTECTIONS,
    "quality": vocabulary.QUALITIES,
    "record": _KINDS | vocabulary.AGENT_KINDS,
    "relation": vocabulary.RELATIONS | vocabulary.SOURCE_RELATIONS,
    "reliability": vocabulary.RELIABILITIES,
    "sensitivity": vocabulary.SENSITIVITIES,
    "stance": vocabulary.STANCES,
    "status": vocabulary.STATUSES,
}


def label(key: str) -> str:
    """Return the person's word for a key; a key without one is shown as it is."""
    return _(_LABELS[key]) if key in _LABELS else key


def said(key: str, value: object) -> str:
    """Return one value in the person's words, on one line.

    Empty for None, for no, and where no independent source was counted.
    """
    if value is None or value is False or (key == "independent" and not value):
        return ""
    if value is True:
        return _("yes")
    if isinstance(value, list):
        return "; ".join(said(key, one) for one in value)
    if isinstance(value, dict):
        return _short(value)
    return vocabulary.word(_CODES.get(key, {}), str(value))


def _short(value: dict[str, object]) -> str:
    """Return what a table shows of something that has keys of its own."""
    if "counted" in value:
        bounds = f"{_bound(value['low'])}–{_bound(value['high'])}"
        return f"{value['counted']}: {value['words'] or bounds}"
    if "earliest" in value:
        return str(value["text"] or value["edtf"] or f"{value['earliest']}–{value['latest']}")
    return str(value.get("text") or value.get("title") or "")


def _bound(value: object) -> str:
    return "…" if value is None else str(value)
