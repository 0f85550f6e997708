"""HTML: one self-contained report to read and to print, in the person's language.

No script, no picture, no font and no address is fetched: the page brings its style with it and
forbids everything else by a Content-Security-Policy (CSP level 3) that names the style by hash.
Web addresses stand as text, so that no click tells a server who reads this.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from khronika.domain import vocabulary
from khronika.domain.anchors import CONTEXT
from khronika.domain.date_shown import day
from khronika.domain.date_wording import how_read
from khronika.exporting.released import (
    ReleasedCitation,
    ReleasedClaim,
    ReleasedIncident,
    ReleasedPlace,
    ReleasedView,
)
from khronika.i18n import N_, _, ngettext
from khronika.paths import RESOURCES

FOLDER = RESOURCES / "export"
# What a context of fixed length may have cut; a word that was not cut is lost with it.
_FIRST_WORD, _LAST_WORD = re.compile(r"\A\S*\s*"), re.compile(r"\s*\S*\Z")
_FEW = 4  # labels that are said
# Written out: a mark that only the style draws is lost where the words are copied.
_MARKS = {"en": ("“", "”"), "uk": ("«", "»"), "ru": ("«", "»")}
# Countries whose places are called there in one language.
_SPOKEN_THERE = {"UA": "uk", "RU": "ru"}
FIELDS = vocabulary.PLACE_FIELDS | {"when": N_("date"), "category": N_("category")}


def write(view: ReleasedView) -> dict[str, bytes]:
    """Return the one file of the report."""
    template, style = _resources()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    text = template.render(
        view=view,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'",
        title=view.title or _("Report"),
        made=day(date.fromisoformat(view.made), view.language) if view.made else "",
        labels=_labels(view),
        sources=[one for one in view.sources if one.id not in view.asides],
        unlisted=view.asides,
        emptied={one.id for one in view.passages if one.is_held_back},
        marks=_MARKS.get(view.language, _MARKS["en"]),
        years=list(_by_year(view.incidents)),
        uncorroborated=sum(one.grade.grade != "corroborated" for one in view.incidents),
        undated=sum(not one.when.text for one in view.incidents),
        cited_in=_cited_in(view),
        taking_part=_taking_part(view.incidents),
    )
    return {"report.html": text.encode()}


@cache
def _resources() -> tuple[Template, str]:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        _=_,
        ngettext=ngettext,
        word=vocabulary.word,
        words=vocabulary,
        fields=FIELDS,
        bounds=bounds,
        how_read=how_read,
    )
    environment.filters.update(
        notable=notable, before=before, after=after, resting=resting, original=original
    )
    style = (FOLDER / "report.css").read_text(encoding="utf-8")
    return environment.get_template("report.html"), style


def _labels(view: ReleasedView) -> str:
    """Say which names of people in the report are labels; empty where none are."""
    said = [quoted(one.name, view.language) for one in view.people if not one.names]
    if not said:
        return ""
    few = ", ".join(said[:_FEW])
    if len(said) > _FEW:
        few = _("{names} and others").format(names=few)
    if view.held_back is None:  # nothing may hint at it
        words = ngettext(
            "{labels} is a label for somebody who is not named here.",
            "{labels} are labels for people who are not named here.",
            len(said),
        )
    else:
        words = ngettext(
            "{labels} is a label: the name is kept back or not known.",
            "{labels} are labels for people whose names are kept back or not known.",
            len(said),
        )
    return words.format(labels=few)


def quoted(words: str, language: str) -> str:
    """Return `words` between the quotation marks of a language."""
    first, last = _MARKS.get(language, _MARKS["en"])
    return f"{first}{words}{last}"


def bounds(low: int | None, high: int | None) -> str:
    """Return a figure's bounds for reading; an open bound says so."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        words = _("at least {number}") if high is None else _("at most {number}")
        return words.format(number=low if high is None else high)
    return f"{low}" if low == high else f"{low}–{high}"


def notable(claims: Iterable[ReleasedClaim]) -> list[ReleasedClaim]:
    """Return the claims with a value to show."""
    return [claim for claim in claims if claim.text or claim.words]


@dataclass(frozen=True, slots=True)
class Resting:
    """What an incident and its fields rest on: `cited`, each once, counted from 1."""

    cited: tuple[ReleasedCitation, ...]
    numbers: Mapping[str, int]  # by the id of a citation

    def of(self, citations: Iterable[ReleasedCitation]) -> list[tuple[int, str]]:
        """Return the numbers of `citations`, each once, with the ids that they stand at."""
        numbers = sorted({self.numbers[one.id] for one in citations})
        return [(number, self.cited[number - 1].id) for number in numbers]


def resting(incident: ReleasedIncident) -> Resting:
    """Return what an incident rests on. Fields that the same passage speaks for in the same way
    share a number: a reader would look at it anew for each.
    """
    cited: dict[ReleasedCitation, ReleasedCitation] = {}
    alike = {one.id: replace(one, id="", repeats_id=None) for one in _citations(incident)}
    for one in _citations(incident):
        cited.setdefault(alike[one.id], one)
    places = {like: number for number, like in enumerate(cited, 1)}
    return Resting(tuple(cited.values()), {one: places[like] for one, like in alike.items()})


def original(place: ReleasedPlace) -> str:
    """Return what a place is called where it is, or was called first; empty where that is how the
    report calls it.
    """
    spoken = _SPOKEN_THERE.get(place.country or "")
    names = [one.text for one in place.names]
    there = next((one.text for one in place.names if spoken and one.language == spoken), None)
    own = there or next(iter(names), "")
    return own if own != place.name else ""


def before(prefix: str) -> str:
    """Return the words before a passage, from a whole word on; an ellipsis stands for the rest."""
    if len(prefix) < CONTEXT:
        return prefix  # the text begins there
    words = _FIRST_WORD.sub("", prefix)
    return f"…{words}" if words.strip() else words


def after(suffix: str) -> str:
    """Return the words after a passage, up to a whole word; an ellipsis stands for the rest."""
    if len(suffix) < CONTEXT:
        return suffix
    words = _LAST_WORD.sub("", suffix)
    return f"{words}…" if words.strip() else words


def _by_year(
    incidents: Iterable[ReleasedIncident],
) -> Iterator[tuple[str, list[ReleasedIncident]]]:
    """Yield incidents, as they come, by the year they may have begun; "" for undated ones."""
    for year, group in groupby(incidents, key=_year):
        yield year, list(group)


def _year(incident: ReleasedIncident) -> str:
    return (incident.when.earliest or incident.when.latest or "")[:4]


def _citations(incident: ReleasedIncident) -> Iterator[ReleasedCitation]:
    yield from incident.citations
    for stated in (incident.claims, incident.people, incident.figures):
        for part in stated:
            yield from part.citations


def _cited_in(view: ReleasedView) -> Mapping[str, list[ReleasedIncident]]:
    """Return, for each source, document and passage, the incidents that rest on it.

    What is cited from nobody in particular rests on who published it.
    """
    found: dict[str, dict[str, ReleasedIncident]] = {}
    published = {one.id: one.publisher for one in view.documents}
    for incident in view.incidents:
        for one in _citations(incident):
            said_by = one.source
            if said_by is None and one.document is not None:
                said_by = published.get(one.document.id)
            cited = [mention.id for mention in (said_by, one.document) if mention]
            for rests_on in (*cited, *([one.passage_id] if one.passage_id else [])):
                found.setdefault(rests_on, {})[incident.id] = incident
    return {rests_on: list(resting.values()) for rests_on, resting in found.items()}


def _taking_part(incidents: Iterable[ReleasedIncident]) -> Mapping[str, list[ReleasedIncident]]:
    """Return, for each person, the incidents they took part in."""
    found: dict[str, dict[str, ReleasedIncident]] = {}
    for incident in incidents:
        for part in incident.people:
            found.setdefault(part.person.id, {})[incident.id] = incident
    return {person: list(took_part.values()) for person, took_part in found.items()}
