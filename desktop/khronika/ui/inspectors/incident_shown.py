"""How the values of an incident read at rest."""

from collections.abc import Iterable, Mapping

from khronika.domain import vocabulary
from khronika.domain.date_wording import how_read
from khronika.domain.dates import Quality
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Claim, Figure, Participation, Term
from khronika.domain.vocabulary import word
from khronika.domain.whose_words import SOURCE, whose_words
from khronika.i18n import _
from khronika.ui.fields.acts import Shown
from khronika.ui.words import bounds, dated, days, part_badge, quoted

Terms = Mapping[RecordId, Term]
Whole = Iterable[Citation]


def claim_shown(claim: Claim, terms: Terms, language: str, whole: Whole) -> Shown:
    """A date, a place or a category: as it is read, and under it as the source words it. `whole`:
    what all of the incident rests on, as for the others.
    """
    if claim.type == "when":
        said, under = _date_shown(claim, whole)
    else:
        said = category_label(claim, terms, language)
        words = "" if claim.words == said else _worded(claim.words, claim.citations, whole)
        under = " · ".join(
            part for part in (words, word(vocabulary.PRECISIONS, claim.precision)) if part
        )
    return Shown(
        key=str(claim.id),
        said=said,
        under=under,
        badge=part_badge(claim.grade, whole),
        preferred=claim.preferred,
        citations=claim.citations,
    )


def _date_shown(claim: Claim, whole: Whole) -> tuple[str, str]:
    """Return a date in short words, and under them those it was stated in and the bounds that they
    set.
    """
    when = claim.when
    if when.is_unknown:
        return when.words, _("no date understood; the words are kept")
    said = dated(when)
    is_inferred = when.quality is Quality.INFERRED
    is_plain = not is_inferred and when.words.casefold() in said.casefold()
    parts = [
        "" if is_plain else _worded(when.words, claim.citations, whole),
        how_read(when.words, when.quality) if is_inferred else "",
        days(when),
    ]
    return said, " · ".join(part for part in parts if part)


def _worded(words: str | None, cited: Whole, whole: Whole) -> str:
    """Return the words of a value: as a quotation only where they are the source's."""
    whose = whose_words(words, cited, whole)
    if words is None or whose is None:
        return ""
    if whose == SOURCE:
        return quoted(words)
    # Translators: words that somebody typed, which no source is cited for.
    return _("recorded as: {words}").format(words=" ".join(words.split()))


def category_label(claim: Claim, terms: Terms, language: str) -> str:
    """Return what a claim that names a record says, a term in the person's words."""
    if claim.value is not None and claim.value.id in terms:
        return terms[claim.value.id].label(language)
    return claim.value.title if claim.value else claim.text or claim.words or ""


def part_shown(part: Participation, language: str, whole: Whole) -> Shown:
    """Someone's part; who it is stands above."""
    said = [
        part.role.label(language) if part.role else "",
        part.outcome.label(language) if part.outcome else "",
        word(vocabulary.CERTAINTIES, part.certainty),
    ]
    return Shown(
        key=str(part.id),
        said=" · ".join(one for one in said if one) or _("no role stated"),
        under=part.comment or "",
        badge=part_badge(part.grade, whole),
        citations=part.citations,
    )


def figure_shown(figure: Figure, whole: Whole) -> Shown:
    """A figure: its bounds, and under them as the source words it."""
    said = bounds(figure.low, figure.high)
    only_words = figure.low is None and figure.high is None and figure.words
    return Shown(
        key=str(figure.id),
        said=figure.words or "" if only_words else said,
        under="" if only_words else _worded(figure.words, figure.citations, whole),
        badge=part_badge(figure.grade, whole),
        citations=figure.citations,
    )
