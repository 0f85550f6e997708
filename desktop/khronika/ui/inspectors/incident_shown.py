"""How the values of an incident read at rest."""

from collections.abc import Iterable, Mapping

from khronika.domain import vocabulary
from khronika.domain.date_wording import how_read
from khronika.domain.dates import Quality, When
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Claim, Figure, Participation, Term
from khronika.domain.vocabulary import word
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
        said, under = _date_shown(claim.when)
    else:
        said = category_label(claim, terms, language)
        words = quoted(claim.words) if claim.words and claim.words != said else ""
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


def _date_shown(when: When) -> tuple[str, str]:
    """Return a date in short words, and under them the source's and the bounds that they set."""
    if when.is_unknown:
        return when.words, _("no date understood; the words are kept")
    said = dated(when)
    is_inferred = when.quality is Quality.INFERRED
    is_plain = not is_inferred and when.words.casefold() in said.casefold()
    parts = [
        quoted(when.words) if when.words and not is_plain else "",
        how_read(when.words, when.quality) if is_inferred else "",
        days(when),
    ]
    return said, " · ".join(part for part in parts if part)


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
        under=quoted(figure.words) if figure.words and not only_words else "",
        badge=part_badge(figure.grade, whole),
        citations=figure.citations,
    )
