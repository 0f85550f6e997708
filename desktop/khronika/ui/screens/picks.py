"""The names that forms offer: each record once, told apart by its number where names are equal."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import RecordId
from khronika.domain.values import Place, Term
from khronika.domain.vocabulary import CODED
from khronika.i18n import N_, _, language
from khronika.ui.editors.entry import Choices, HeldPlace, Pick
from khronika.ui.editors.lines import Choice, Labels

_TALLIED = {"outcome": N_("Outcome"), "role": N_("Role")}  # besides categories


def picks(catalogue: Catalogue, records: Sequence[RecordId]) -> tuple[Pick, ...]:
    """Return `records` by name, in their order."""
    named = catalogue.records.named(records)
    titles = Counter(one.title for one in named.values())
    made = []
    for record in records:
        title = named[record].title
        if titles[title] > 1 and (found := catalogue.records.get(record)) is not None:
            title = f"{title} · {found.number}"
        made.append(Pick(text=title, id=record))
    return tuple(made)


def tag_picks(catalogue: Catalogue) -> tuple[Pick, ...]:
    """Return all tags by their paths."""
    return tuple(Pick(text=" / ".join(tag.path), id=tag.id) for tag in catalogue.tags.all())


def held_places(catalogue: Catalogue, besides: RecordId | None = None) -> tuple[HeldPlace, ...]:
    """Return the places of the archive, all but `besides`, in their order."""
    order = catalogue.places.ids()
    found = catalogue.places.many(order)
    titles = Counter(place.title for place in found.values())
    made = []
    for place in (found[one] for one in order if one != besides):
        label = title = place.title
        around = ", ".join(one.title for one in _around(place, found))
        if titles[title] > 1:
            label = " · ".join(part for part in (title, around, place.number) if part)
        made.append(
            HeldPlace(
                id=place.id,
                uid=place.uid,
                label=label,
                around=around if label == title else "",
                names=tuple(name.text for name in place.names if name.until is None),
                former=tuple(name.text for name in place.names if name.until is not None),
                country=place.country or "",
            )
        )
    return tuple(made)


def _around(place: Place, found: Mapping[RecordId, Place]) -> list[Place]:
    """Return the places that `place` lies in, the nearest first."""
    line = [place]
    while (parent := line[-1].parent) is not None and parent.id in found:
        if found[parent.id] in line:
            break
        line.append(found[parent.id])
    return line[1:]


def choices(catalogue: Catalogue) -> Choices:
    """Return what the form of an incident offers."""
    return Choices(
        people=picks(catalogue, catalogue.agents.ids()),
        places=held_places(catalogue),
        sources=picks(catalogue, catalogue.sources.ids()),
        categories=words_of(catalogue, "category"),
        roles=words_of(catalogue, "role"),
        outcomes=words_of(catalogue, "outcome"),
        protections=_definitions(catalogue, "protection"),
        within=tuple(term_pick(term) for term in catalogue.terms.of("category")),
        tallied=tuple(
            term_pick(term) for name in ("category", *_TALLIED) for term in catalogue.terms.of(name)
        ),
    )


def term_pick(term: Term | None) -> Pick:
    """Return a term for a line that compares with it; its vocabulary tells it from others."""
    if term is None:
        return Pick()
    said = term.label(language())
    if term.vocabulary != "category":
        said = _("{vocabulary}: {term}").format(vocabulary=_(_TALLIED[term.vocabulary]), term=said)
    return Pick(text=said, id=term.id)


def explain(form: QWidget, catalogue: Catalogue) -> None:
    """Let every choice of a fixed code in `form` say what the archive's vocabulary says of it."""
    for choice in form.findChildren(Choice):
        name = next((name for name, table in CODED.items() if table is choice.table), None)
        if name is not None:
            choice.define(_definitions(catalogue, name))


def _definitions(catalogue: Catalogue, vocabulary: str) -> dict[str, str]:
    terms = catalogue.terms.of(vocabulary)
    return {one.code: one.definition(language()) for one in terms if one.code}


def words_of(catalogue: Catalogue, vocabulary: str) -> Labels:
    """Return the labels of a vocabulary, each with its definition; empty where it has none. Each
    stands under the one that it is part of.

    They are also called by their labels in other languages, and as published schemes call them
    (the code: “desertion” is “leaving one’s unit” here).
    """
    spoken = language()
    labels, depths = Labels(), catalogue.terms.tree()
    order = {term: at for at, term in enumerate(depths)}
    for term in sorted(catalogue.terms.of(vocabulary), key=lambda term: order[term.id]):
        label = term.label(spoken)
        labels.depths[label] = depths[term.id]
        labels[label] = term.definition(spoken)
        code = (term.code or "").replace("_", " ")
        labels.also[label] = "\n".join((code, *term.labels.values()))
    return labels
