"""A date as columns: the one place that knows both `domain.dates.When` and the schema."""

from datetime import date

from khronika.archive.seals import Row
from khronika.domain.dates import UNKNOWN, Quality, When


def when_columns(when: When) -> Row:
    """Return the columns that hold `when`, bounds as proleptic ordinals."""
    return {
        "when_words": when.words or None,
        "when_edtf": when.edtf,
        "earliest_start": _ordinal(when.earliest_start),
        "latest_start": _ordinal(when.latest_start),
        "earliest_end": _ordinal(when.earliest_end),
        "latest_end": _ordinal(when.latest_end),
        "when_quality": when.quality.value,
        "when_ongoing": int(when.ongoing),
        "when_time": when.time,
        "when_zone": when.zone,
    }


def when_of(row: Row) -> When:
    """Return the date that a row's columns hold; `UNKNOWN` when they are empty."""
    if row["when_quality"] is None:
        return UNKNOWN
    return When(
        words=row["when_words"] or "",
        edtf=row["when_edtf"],
        earliest_start=_day(row["earliest_start"]),
        latest_start=_day(row["latest_start"]),
        earliest_end=_day(row["earliest_end"]),
        latest_end=_day(row["latest_end"]),
        quality=Quality(row["when_quality"]),
        ongoing=bool(row["when_ongoing"]),
        time=row["when_time"],
        zone=row["when_zone"],
    )


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
