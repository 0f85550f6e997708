"""Whether the label that stands for somebody names them all the same: then it cannot leave."""

from collections.abc import Iterable

from khronika.domain.values import Name
from khronika.language.descriptions import NOWHERE, PlaceWords, looked_for
from khronika.language.names import protected_patterns


def named_by(label: str, names: Iterable[Name], places: PlaceWords = NOWHERE) -> list[str]:
    """Return which of `names` an export would find in `label`, each once.

    Of a description that is what in it is written like a name, but for `places`.
    """
    sought = [text for name in names for text in looked_for(name.text, name.kind, places) if text]
    if not label.strip() or not sought:
        return []
    return list(dict.fromkeys(hit.name for hit in protected_patterns(sought).find(label)))
