"""The fixed words of the record model: what a field may hold, and how people read it."""

from khronika.i18n import N_, _

DOCUMENT_KINDS = {
    "text": N_("text"),
    "article": N_("article"),
    "report": N_("report"),
    "appeal": N_("appeal"),
    "testimony": N_("testimony"),
    "list": N_("list"),
    "letter": N_("letter"),
    "official": N_("official paper"),
    "post": N_("post"),
}
SENSITIVITIES = {
    "open": N_("open"),
    "restricted": N_("restricted"),
    "secret": N_("secret"),
}
STATUSES = {
    "draft": N_("draft"),
    "checked": N_("checked"),
    "released": N_("released"),
}
SOURCE_KINDS = {
    "outlet": N_("outlet"),
    "organisation": N_("organisation"),
    "person": N_("person"),
    "anonymous": N_("anonymous"),
}
# NATO AJP-2.1 (Admiralty system): reliability of the source, then credibility of the information.
RELIABILITIES = {
    "A": N_("A: completely reliable"),
    "B": N_("B: usually reliable"),
    "C": N_("C: fairly reliable"),
    "D": N_("D: not usually reliable"),
    "E": N_("E: unreliable"),
    "F": N_("F: cannot be judged"),
}
CREDIBILITIES = {
    "1": N_("1: confirmed by other sources"),
    "2": N_("2: probably true"),
    "3": N_("3: possibly true"),
    "4": N_("4: doubtful"),
    "5": N_("5: improbable"),
    "6": N_("6: cannot be judged"),
}
SOURCE_RELATIONS = {
    "reprint_of": N_("reprints"),
    "quotes": N_("quotes"),
    "same_owner": N_("has the same owner as"),
}
AGENT_KINDS = {"person": N_("person"), "group": N_("group")}
NAME_KINDS = {
    "legal": N_("name"),
    "alias": N_("alias"),
    "handle": N_("handle"),
    "pseudonym": N_("name given by the publisher"),
    "description": N_("description, not a name"),
}
IDENTITIES = {
    "named": N_("named"),
    "alias_only": N_("alias only"),
    "changed_by_publisher": N_("name changed by the publisher"),
    "withheld_by_source": N_("name withheld by the source"),
    "withheld_by_us": N_("name withheld by us"),
    "described": N_("described, not named"),
    "unknown": N_("unknown"),
}
PROTECTIONS = {
    "protected": N_("protected"),
    "ask": N_("ask before publishing"),
    "public": N_("public"),
}
STANCES = {
    "supports": N_("supports"),
    "contradicts": N_("contradicts"),
    "mentions": N_("mentions"),
}
BASES = {
    "eyewitness": N_("eyewitness"),
    "official": N_("official"),
    "hearsay": N_("hearsay"),
    "reprint": N_("reprint"),
}
CERTAINTIES = {
    "certain": N_("certain"),
    "probable": N_("probable"),
    "possible": N_("possible"),
}
PLACE_KINDS = {
    "country": N_("country"),
    "region": N_("region"),
    "district": N_("district"),
    "settlement": N_("settlement"),
    "site": N_("site"),
    "other": N_("other"),
}
PRECISIONS = {
    "exact": N_("exact"),
    "settlement": N_("settlement"),
    "district": N_("district"),
    "region": N_("region"),
    "country": N_("country"),
    "unknown": N_("unknown"),
}
PLACE_FIELDS = {
    "place": N_("place"),
    "place_from": N_("from"),
    "place_to": N_("to"),
}
QUALITIES = {
    "stated": N_("stated"),
    "estimated": N_("estimated"),
    "inferred": N_("inferred"),
}
GRADES = {
    "unsourced": N_("unsourced"),
    "unnamed": N_("source not named"),
    "single": N_("one source"),
    "reprints": N_("reprints only"),
    "corroborated": N_("independently corroborated"),
    "disputed": N_("disputed"),
    "refuted": N_("refuted"),
}
RELATIONS = {
    "part_of": N_("part of"),
    "led_to": N_("led to"),
    "same_as": N_("the same as"),
    "member_of": N_("member of"),
    "counsel_of": N_("counsel of"),
    "relative_of": N_("relative of"),
    "contradicts": N_("contradicts"),
    "supports": N_("supports"),
    "explains": N_("explains"),
}

# The vocabularies that an archive keeps as terms. Those in CODED have fixed codes, because the
# program reckons with them; a term of theirs gives a code other words, and a definition.
CODED = {
    "document_kind": DOCUMENT_KINDS,
    "source_kind": SOURCE_KINDS,
    "source_relation": SOURCE_RELATIONS,
    "reliability": RELIABILITIES,
    "credibility": CREDIBILITIES,
    "basis": BASES,
    "stance": STANCES,
    "certainty": CERTAINTIES,
    "identity": IDENTITIES,
    "protection": PROTECTIONS,
    "precision": PRECISIONS,
    "relation": RELATIONS,
}
VOCABULARIES = {
    "category": N_("categories of incidents"),
    "role": N_("roles"),
    "outcome": N_("outcomes"),
    "consent": N_("consent"),
    "document_kind": N_("kinds of document"),
    "source_kind": N_("kinds of source"),
    "source_relation": N_("relations of sources"),
    "reliability": N_("reliability of a source"),
    "credibility": N_("credibility of what is said"),
    "basis": N_("bases of knowledge"),
    "stance": N_("stances of a citation"),
    "certainty": N_("certainty"),
    "identity": N_("identity"),
    "protection": N_("protection"),
    "precision": N_("precision of a place"),
    "relation": N_("links between records"),
}


def word(table: dict[str, str], code: str | None) -> str:
    """Return the person's word for `code` in one of the tables above; empty for None."""
    return _(table[code]) if code in table else (code or "")
