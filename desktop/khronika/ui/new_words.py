"""Saying that words came into the vocabularies, as something else was recorded."""

from collections.abc import Collection

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import RecordId
from khronika.i18n import language, ngettext
from khronika.ui.words import quoted


def tell_new(catalogue: Catalogue, terms: Collection[RecordId]) -> str:
    """Say that `terms` are new; nothing for none."""
    found = catalogue.terms.many(terms)
    words = ", ".join(quoted(term.label(language())) for term in found.values())
    said = ngettext(
        "{words} is a new word of the vocabulary.",
        "{words} are new words of the vocabularies.",
        len(found),
    )
    return said.format(words=words) if found else ""
