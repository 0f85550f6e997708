"""A view with nothing of the archive in it: what its files say then are the program's own words.

A report has headings, markup and the words for grades and roles, a table has its columns. Where
somebody who may not be named is recorded under such a word (a group “Content”, say), the word
alone tells nothing: it stands in every report. The last look takes off what stands here.
"""

import re
from collections.abc import Set
from dataclasses import fields, is_dataclass, replace
from typing import Any

from khronika.domain import vocabulary
from khronika.domain.whose_words import RECORDER, SOURCE
from khronika.exporting.heading import heading
from khronika.exporting.release_incidents import CAVEATS
from khronika.exporting.released import ReleasedGrade, ReleasedView
from khronika.exporting.writers.html import FIELDS
from khronika.i18n import _

# What decides how a file is built, as long as it is a code, an id or a bound of a date: a kind of
# document, say, may also be words of somebody's own. Everything else counts as said by the
# archive, so that a new field is looked at.
_BUILT = frozenset(
    "id passage_id repeats_id record_ids ids asides language kind edtf earliest latest quality "
    "time grade stance basis credibility field precision status reliability country relation "
    "certainty identity made words_from".split()
)
_CODES = frozenset({SOURCE, RECORDER}) | frozenset(
    code
    for table in (*vars(vocabulary).values(), FIELDS)
    if isinstance(table, dict)
    for code in table
)
_FORMED = re.compile(r"[a-z]{2}|[A-Z]{2}|[-0-9T:./?~%X]*")  # a language, a country, EDTF


def blank(view: ReleasedView, made: Set[str] = frozenset()) -> ReleasedView:
    """Return `view` with every word that the archive has said taken out of it.

    `made` are whole texts that were made here, such as “Person 2” for whoever leaves under a
    number: they stay, since somebody may be recorded as “Person A”. Elsewhere a number stands for
    the words, the same for the same ones: whether a line is there may hang on whether a name
    differs from another, or was said at all.
    """
    numbers: dict[str, str] = {one: one for one in made}
    emptied: ReleasedView = _blank(view, view.ids, numbers)
    return replace(emptied, title=heading(emptied)) if view.title == heading(view) else emptied


def _blank(value: Any, ids: Set[str], numbers: dict[str, str], *, is_built: bool = False) -> Any:
    if isinstance(value, str):
        if not value or (is_built and _is_made_here(value, ids)):
            return value
        return numbers.setdefault(value, f"·{len(numbers)}")
    if isinstance(value, tuple | frozenset):
        return type(value)(_blank(one, ids, numbers, is_built=is_built) for one in value)
    if isinstance(value, ReleasedGrade):
        return replace(value, caveat=_made_caveat(value.caveat))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            one.name: _blank(getattr(value, one.name), ids, numbers, is_built=one.name in _BUILT)
            for one in fields(value)
        }
        return replace(value, **parts)
    return value


def _made_caveat(caveat: str) -> str:
    """Return a sentence that is made here, out of a code and a number; whom it names besides comes
    from the archive.
    """
    first, _names, last = _(CAVEATS["passed_on"]).partition("{names}")
    names_some = caveat.startswith(first) and caveat.endswith(last)
    return f"{first}·{last}" if names_some else caveat


def _is_made_here(value: str, ids: Set[str]) -> bool:
    return value in ids or value in _CODES or _FORMED.fullmatch(value) is not None
