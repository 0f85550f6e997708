"""How links between records read, from either end: each is said in words, never by an arrow."""

from khronika.domain.values import Named, Relation
from khronika.i18n import N_, _

# Translators: {name} stands in the nominative; a colon before it keeps the sentence right.
_FROM = {
    "part_of": N_("part of {name}"),
    "led_to": N_("led to {name}"),
    "same_as": N_("the same as {name}"),
    "member_of": N_("member of {name}"),
    "counsel_of": N_("counsel of {name}"),
    "relative_of": N_("relative of {name}"),
    "contradicts": N_("contradicts {name}"),
    "supports": N_("supports {name}"),
    "explains": N_("explains {name}"),
    "reprint_of": N_("reprints {name}"),
    "quotes": N_("quotes {name}"),
    "same_owner": N_("has the same owner as {name}"),
}
_TO = {
    "part_of": N_("includes {name}"),
    "led_to": N_("came of {name}"),
    "same_as": N_("the same as {name}"),
    "member_of": N_("has as a member {name}"),
    "counsel_of": N_("represented by {name}"),
    "relative_of": N_("relative of {name}"),
    "contradicts": N_("contradicted by {name}"),
    "supports": N_("supported by {name}"),
    "explains": N_("explained by {name}"),
    "reprint_of": N_("reprinted by {name}"),
    "quotes": N_("quoted by {name}"),
    "same_owner": N_("has the same owner as {name}"),
}
_BOTH_WAYS = frozenset({"same_as", "relative_of", "same_owner"})
OF_PEOPLE = ("member_of", "counsel_of", "relative_of")
OF_SOURCES = ("reprint_of", "quotes", "same_owner")


def tie(kind: str, name: str, *, is_subject: bool) -> str:
    """Return how a record that is (or has, if not `is_subject`) a `kind` of link reads."""
    table = _FROM if is_subject else _TO
    return _(table[kind]).format(name=name) if kind in table else f"{kind}: {name}"


def read(relation: Relation, record: int) -> tuple[str, Named]:
    """Return how `relation` reads from `record`, and the record at its other end."""
    is_subject = relation.subject.id == record
    other = relation.object if is_subject else relation.subject
    return tie(relation.relation, other.title, is_subject=is_subject), other


def ways(kinds: tuple[str, ...]) -> dict[str, str]:
    """Return what a form offers: a code of the kind and the direction, with its words."""
    found = {}
    for kind in kinds:
        found[f"{kind}>"] = _FROM[kind]
        if kind not in _BOTH_WAYS:
            found[f"{kind}<"] = _TO[kind]
    return {code: _(said).format(name="…") for code, said in found.items()}
