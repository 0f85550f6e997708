"""A list that the filter bar may be about, made up."""

from collections.abc import Mapping, Sequence

from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import RecordId

PLACES = {RecordId(1): "Херсон", RecordId(2): "Мелітополь", RecordId(3): "Kherson region"}
PEOPLE = {RecordId(9): "Oksana Kherson"}


class Known:
    """Three places, one person, two grades; how many records each has."""

    def facets(self) -> Sequence[Facet]:
        return (Facet.PLACE, Facet.PERSON, Facet.GRADE)

    def counts(self, wanted: Filter, facet: Facet) -> Mapping[Value, int]:
        if facet is Facet.PLACE:
            return {RecordId(1): 4, RecordId(2): 7, RecordId(3): 1}
        if facet is Facet.PERSON:
            return {RecordId(9): 2}
        return {"single": 10, "disputed": 2}

    def names(self, facet: Facet, values: Sequence[Value]) -> Mapping[Value, str]:
        known = PLACES | PEOPLE
        return {
            value: known[value] for value in values if isinstance(value, int) and value in known
        }

    def depths(self, facet: Facet) -> Mapping[Value, int]:
        return {}

    def years(self) -> Sequence[int]:
        return (2021, 2022)
