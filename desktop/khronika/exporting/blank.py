"""A view with nothing of the archive in it: what its files say then are the program's own words.

A report has headings, markup and the words for grades and roles, a table has its columns. Where
somebody who may not be named is recorded under such a word (a group “Content”, say), the word
alone tells nothing: it stands in every report. The last look takes off what stands here.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from khronika.exporting.heading import heading
from khronika.exporting.released import ReleasedGrade, ReleasedView

# What decides how a file is built and is not written by anybody: codes, ids, bounds of dates.
# Everything else counts as said by the archive, so that a new field is looked at.
_BUILT = frozenset(
    "id passage_id repeats_id record_ids ids asides language kind edtf earliest latest quality "
    "zone time grade stance basis credibility field precision status reliability country "
    "relation certainty identity made colour".split()
)


def blank(view: ReleasedView) -> ReleasedView:
    """Return `view` with every word that the archive has said taken out of it.

    A number stands for it, the same for the same words: whether a line is there may hang on
    whether a name differs from another, or was said at all.
    """
    numbers: dict[str, str] = {}
    emptied: ReleasedView = _blank(view, numbers)
    return replace(emptied, title=heading(emptied)) if view.title == heading(view) else emptied


def _blank(value: Any, numbers: dict[str, str]) -> Any:
    if isinstance(value, str):
        return numbers.setdefault(value, f"·{len(numbers)}") if value else value
    if isinstance(value, tuple):
        return tuple(_blank(one, numbers) for one in value)
    if isinstance(value, ReleasedGrade):
        return value  # its one sentence is made here, out of a code and a number
    if is_dataclass(value) and not isinstance(value, type):
        said = [one.name for one in fields(value) if one.name not in _BUILT]
        return replace(value, **{name: _blank(getattr(value, name), numbers) for name in said})
    return value
