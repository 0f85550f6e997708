"""What an export is headed by where nobody gave it a title: what it holds."""

from khronika.exporting.released import ReleasedView
from khronika.i18n import _, ngettext


def heading(view: ReleasedView) -> str:
    """Return what `view` holds, in its language: one incident's title, or how many and of when.

    Without incidents, how many documents there are; empty where there are none either.
    """
    incidents, documents = view.incidents, view.documents
    if len(incidents) == 1:
        return incidents[0].title
    if not incidents and len(documents) == 1:
        return documents[0].title
    if not incidents and not documents:
        return ""
    if not incidents:
        said = ngettext("{n} document", "{n} documents", len(documents))
        return said.format(n=len(documents))
    said = ngettext("{n} incident", "{n} incidents", len(incidents)).format(n=len(incidents))
    bounds = [day[:4] for one in incidents for day in (one.when.earliest, one.when.latest) if day]
    if not bounds:
        return said
    first, last = min(bounds), max(bounds)
    return _("{what}, {years}").format(
        what=said, years=first if first == last else f"{first}–{last}"
    )
