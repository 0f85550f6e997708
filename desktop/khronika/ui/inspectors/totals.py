"""A published total, beside what the archive holds of its kind and what it breaks down into."""

from functools import partial

from khronika.domain.tallies import Breakdown, Tally
from khronika.i18n import _, ngettext
from khronika.ui.inspectors.parts import Go
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import bounds, number


def compare(sheet: Sheet, tally: Tally, language: str) -> None:
    """Say under a figure what is recorded here of the kind that it counts."""
    sheet.beside(_("In this archive"), tallied(tally, language))


def tallied(tally: Tally, language: str) -> str:
    """Return what is recorded of the kind a figure counts, in a line."""
    if tally.counts_people:
        said = ngettext(
            "{n} person or group: {term}", "{n} people or groups: {term}", tally.recorded
        )
    else:
        said = ngettext("{n} incident: {term}", "{n} incidents: {term}", tally.recorded)
    parts = [said.format(n=number(tally.recorded), term=tally.of.label(language))]
    if tally.among is not None:
        parts.append(_("among: {term}").format(term=tally.among.label(language)))
    if tally.dated is not None and tally.dated != tally.recorded:
        dated = ngettext(
            "{n} of them certainly in this time", "{n} of them certainly in this time",
            tally.dated,
        )  # fmt: skip
        parts.append(dated.format(n=number(tally.dated)))
    return " · ".join(parts)


def break_down(sheet: Sheet, found: Breakdown, go: Go) -> None:
    """List the parts of a total, and say what they leave over."""
    sheet.section(_("What it breaks down into"), len(found.parts))
    for part in found.parts:
        count = bounds(part.low, part.high)
        # A title that says it says enough.
        said = "" if count in part.title.split() else count
        sheet.link(part.title, partial(go, part.incident, None), said)
    sheet.apart()
    sheet.words(left_over(found), "quiet")


def left_over(found: Breakdown) -> str:
    """Return how the parts of a total add up against it."""
    together = bounds(found.sum_low, found.sum_high)
    whole = bounds(found.low, found.high)
    if found.exceeds:
        said = _("Together {parts}, more than the {whole} of the whole: they overlap, or one is"
                 " wrong.")  # fmt: skip
        return said.format(parts=together, whole=whole)
    if found.rest_low == 0 and found.rest_high == 0:
        return _("Together {parts}: that is all of it.").format(parts=together)
    if found.rest_low == 0 and found.rest_high is None:
        said = _("Together {parts}; the whole is {whole}.")
        return said.format(parts=together, whole=whole)
    said = _("Together {parts} of {whole}; in none of them: {rest}.")
    rest = bounds(found.rest_low, found.rest_high)
    return said.format(parts=together, whole=whole, rest=rest)
