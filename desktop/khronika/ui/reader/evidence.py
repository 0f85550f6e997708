"""What passages are evidence of, in words: numbers and fields, never a name."""

from khronika.domain import vocabulary
from khronika.domain.values import Passage
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _

# In the order in which they are told; of an incident as a whole only its number is.
_FIELDS = {
    "when": N_("date"),
    **vocabulary.PLACE_FIELDS,
    "category": N_("category"),
    "person": N_("person or group"),
    "figure": N_("figure"),
}


def evidence(passage: Passage) -> str:
    """Return what `passage` is evidence of: “evidence of I-1: date, place”; empty for nothing."""
    said = "; ".join(_of_one(number, fields) for number, fields in _told(passage).items())
    return _("evidence of {what}").format(what=said) if said else ""


def briefly(passage: Passage) -> list[str]:
    """Return the same in ever fewer words, for where there is little room."""
    told = _told(passage)
    said = "; ".join(_of_one(number, fields) for number, fields in told.items())
    return [evidence(passage), said, ", ".join(told)]


def _told(passage: Passage) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for one in passage.evidence:
        told.setdefault(one.number, set()).add(one.field)
    return told


def _of_one(number: str, fields: set[str]) -> str:
    known = [word(_FIELDS, field) for field in _FIELDS if field in fields]
    other = sorted(fields - _FIELDS.keys() - {"incident"})
    said = ", ".join(known + other)
    return f"{number}: {said}" if said else number
