"""What the filter panel offers for what was typed into it: pure, so that tests read it as text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Protocol

from khronika.domain import vocabulary
from khronika.domain.date_words import parse_when
from khronika.domain.filters import RECORD_FACETS, Facet, Filter, Value
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _
from khronika.language.folding import fold
from khronika.ui.words import dated

FACETS = {
    Facet.CATEGORY: N_("Category"),
    Facet.PLACE: N_("Place"),
    Facet.PERSON: N_("Person or group"),
    Facet.SOURCE: N_("Source"),
    Facet.TAG: N_("Tag"),
    Facet.GRADE: N_("Confirmation"),
    Facet.PROTECTION: N_("Protection"),
    Facet.STATUS: N_("Status"),
}
CODES: dict[Facet, dict[str, str]] = {
    Facet.GRADE: vocabulary.GRADES,
    Facet.PROTECTION: vocabulary.PROTECTIONS,
    Facet.STATUS: vocabulary.STATUSES,
}
WAITS = {
    "unread": N_("unread"),
    "begun": N_("begun, not read to the end"),
    "untagged": N_("without tags"),
    "lost": N_("with passages to be placed"),
    "outdated": N_("read by an older reader"),
    "draft": N_("drafts"),
    "undated": N_("undated"),
    "unsourced": N_("with facts that rest on nothing"),
    "competing": N_("with competing values"),
    "review": N_("due for review"),
}
_MOST_OF_EACH = 6  # values of one facet among those of all
_MOST = 200


class Sort(Enum):
    """What a row of the panel is."""

    CAPTION = auto()  # says what follows; cannot be chosen
    WAY = auto()  # leads to the values of a facet
    VALUE = auto()  # narrows, or no longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row. `wanted` is the filter that choosing it makes; `leads` where a way leads; `depth`
    how deep it stands in its tree.
    """

    text: str
    sort: Sort = Sort.VALUE
    is_on: bool = False
    count: int | None = None
    wanted: Filter | None = None
    leads: "Level | None" = None
    depth: int = 0


class Date(Enum):
    """The level of the panel that is about days."""

    DATE = auto()


Level = Facet | Date


class Counted(Protocol):
    """What the panel asks: how many records of the list carry each value, and what it is called."""

    def facets(self) -> Sequence[Facet]:
        """Return the facets that narrow this list."""

    def counts(self, wanted: Filter, facet: Facet) -> Mapping[Value, int]:
        """Return how many records each value of `facet` would leave under the rest of `wanted`."""

    def names(self, facet: Facet, values: Sequence[Value]) -> Mapping[Value, str]:
        """Return what records are called."""

    def depths(self, facet: Facet) -> Mapping[Value, int]:
        """Return how deep each value stands in the tree of `facet`, in the order of that tree;
        nothing where values are no tree.
        """

    def years(self) -> Sequence[int]:
        """Return the years in which the records of the list lie."""


def offers(level: Level | None, typed: str, wanted: Filter, about: Counted) -> list[Offer]:
    """Return the rows of the panel at `level` (None: its top) for what was `typed`."""
    words = fold(typed).split()
    if level is Date.DATE:
        return list(_dates(typed, wanted, about))
    if isinstance(level, Facet):
        return list(_values(level, words, wanted, about))[:_MOST]
    if not words:
        return list(_ways(wanted, about))
    found = list(_meant(typed, wanted))
    for facet in about.facets():
        values = list(_values(facet, words, wanted, about))[:_MOST_OF_EACH]
        if values:
            found += [Offer(text=_(FACETS[facet]), sort=Sort.CAPTION), *values]
    return found


def said(facet: Facet, values: frozenset[Value], names: Mapping[Value, str]) -> str:
    """Return what a chip says: the facet and the values wanted of it."""
    spoken = sorted(names.get(value, "") or _name(facet, value) for value in values)
    listed = _(" or ").join(spoken)
    return _("{facet}: {values}").format(facet=_(FACETS[facet]), values=listed)


def said_dates(wanted: Filter) -> str:
    """Return what the chip of the days says; empty where no day was chosen."""
    if not wanted.is_dated:
        return ""
    since, until = wanted.since, wanted.until
    if since is not None and until is not None:
        told = _day(since) if since == until else f"{_day(since)} – {_day(until)}"
    elif since is not None:
        told = _("from {day} on").format(day=_day(since))
    else:
        told = _("until {day}").format(day=_day(until or 1))
    return _("surely {days}").format(days=told) if wanted.surely else told


def _day(ordinal: int) -> str:
    return dated(parse_when(date.fromordinal(ordinal).isoformat()))


def _name(facet: Facet, value: Value) -> str:
    return word(CODES[facet], str(value)) if facet in CODES else _("(gone)")


def _ways(wanted: Filter, about: Counted) -> Iterator[Offer]:
    yield Offer(text=_("Date"), sort=Sort.WAY, is_on=wanted.is_dated, leads=Date.DATE)
    for facet in about.facets():
        is_on = facet in wanted.chosen
        yield Offer(text=_(FACETS[facet]), sort=Sort.WAY, is_on=is_on, leads=facet)


def _values(facet: Facet, words: Sequence[str], wanted: Filter, about: Counted) -> Iterator[Offer]:
    chosen = wanted.chosen.get(facet, frozenset())
    counts = dict.fromkeys(chosen, 0) | dict(about.counts(wanted, facet))
    names = _all_names(facet, list(counts), about)
    fit = [one for one in counts if all(word in fold(names.get(one, "")) for word in words)]
    fit.sort(key=lambda one: (one not in chosen, -counts[one], names.get(one, "")))
    depths = about.depths(facet) if not words else {}
    if depths:  # each under the one that it is part of, which stands for all of its parts
        order = {one: at for at, one in enumerate(depths)}
        fit.sort(key=lambda one: order.get(one, len(order)))
    for value in fit:
        is_on = value in chosen
        turn = wanted.without if is_on else wanted.with_value
        text = names.get(value, "") or _("(no name)")
        yield Offer(
            text=text,
            is_on=is_on,
            count=counts[value],
            wanted=turn(facet, value),
            depth=depths.get(value, 0),
        )


def _all_names(facet: Facet, values: Sequence[Value], about: Counted) -> Mapping[Value, str]:
    if facet in RECORD_FACETS:
        return about.names(facet, values)
    return {value: _name(facet, value) for value in values}


def _dates(typed: str, wanted: Filter, about: Counted) -> Iterator[Offer]:
    yield from _meant(typed, wanted)
    if typed.strip():
        return
    if wanted.is_dated:
        turned = wanted.between(wanted.since, wanted.until, surely=not wanted.surely)
        yield Offer(text=_("Only what surely falls in it"), is_on=wanted.surely, wanted=turned)
        yield Offer(text=_("Any date"), wanted=wanted.between(None, None, surely=False))
    yield Offer(text=_("Type a date, or choose a year"), sort=Sort.CAPTION)
    for year in reversed(about.years()):
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        is_on = (wanted.since, wanted.until) == (first, last)
        bounds = (None, None) if is_on else (first, last)
        yield Offer(text=str(year), is_on=is_on, wanted=wanted.between(*bounds))


def _meant(typed: str, wanted: Filter) -> Iterator[Offer]:
    """Offer what a typed date may mean: that time, from it on, until it."""
    when = parse_when(typed) if typed.strip() else None
    if when is None or when.earliest_start is None or when.latest_end is None:
        return
    first, last = when.earliest_start.toordinal(), when.latest_end.toordinal()
    yield Offer(text=_("Date"), sort=Sort.CAPTION)
    for text, since, until in (
        (_("In {date}"), first, last),
        (_("From {date} on"), first, None),
        (_("Until {date}"), None, last),
    ):
        is_on = (wanted.since, wanted.until) == (since, until)
        shown = text.format(date=dated(when))
        yield Offer(text=shown, is_on=is_on, wanted=wanted.between(since, until))
