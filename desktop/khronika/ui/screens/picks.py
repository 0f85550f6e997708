"""The names that forms offer: each record once, told apart by its number where names are equal."""

from collections import Counter
from collections.abc import Sequence

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import RecordId
from khronika.i18n import language
from khronika.ui.editors.entry import Choices, Pick


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


def choices(catalogue: Catalogue) -> Choices:
    """Return what the form of an incident offers."""
    return Choices(
        people=picks(catalogue, catalogue.agents.ids()),
        places=picks(catalogue, catalogue.places.ids()),
        sources=picks(catalogue, catalogue.sources.ids()),
        categories=_labels(catalogue, "category"),
        roles=_labels(catalogue, "role"),
        outcomes=_labels(catalogue, "outcome"),
    )


def _labels(catalogue: Catalogue, vocabulary: str) -> tuple[str, ...]:
    return tuple(term.label(language()) for term in catalogue.terms.of(vocabulary))
