"""Incidents from JSON; see `draft_json` for the manner of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from khronika.domain.citation_json import parse_citations
from khronika.domain.date_words import parse_when
from khronika.domain.dates import Quality, When
from khronika.domain.draft_json import parse_uid
from khronika.domain.drafts import (
    CategoryDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PlaceClaimDraft,
    TermSaid,
    TextDraft,
    WhenDraft,
)
from khronika.domain.edtf import MalformedDate, parse_edtf
from khronika.domain.json_fields import Fields
from khronika.domain.vocabulary import (
    CERTAINTIES,
    PLACE_FIELDS,
    PRECISIONS,
    QUALITIES,
    SENSITIVITIES,
    STATUSES,
)
from khronika.i18n import _

# The keys of an incident and its parts, as COMMAND-LINE.md lists them.
INCIDENT = (
    "title description language when places categories people figures citations tags status"
    " sensitivity note uid"
)
WHEN = "text edtf language year quality time zone preferred citations"
PLACE_CLAIM = "place field words precision preferred citations"
CATEGORY = "category citations"
PARTICIPATION = "person role outcome certainty comment citations"
FIGURE = "counted low high words counts among citations"
COUNTS = "vocabulary code"

TALLIED = ("category", "role", "outcome")  # the vocabularies that incidents and people are under

_UNDETERMINED = "und"  # ISO 639-2
_T = TypeVar("_T")


def parse_incident(found: object, where: str = "incident") -> IncidentDraft:
    """Read an incident.

    {"title": "…" or {"uk": "…", "en": "…"}, "description", "language", "when", "places",
    "categories", "people", "figures", "citations", "tags", "status", "sensitivity", "note"}
    """
    fields = Fields(found, where, INCIDENT)
    return IncidentDraft(
        texts=_texts(fields),
        whens=_whens(fields),
        places=_places(fields),
        categories=_each(fields, "categories", _category),
        people=_each(fields, "people", _participation),
        figures=_each(fields, "figures", _figure),
        citations=parse_citations(fields),
        tags=fields.texts("tags"),
        status=fields.one_of("status", STATUSES) or "draft",
        sensitivity=fields.one_of("sensitivity", SENSITIVITIES),
        note=fields.text("note"),
        uid=parse_uid(fields),
    )


def _each(fields: Fields, key: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    return tuple(read(found, where) for found, where in fields.each(key))


def _texts(fields: Fields) -> tuple[TextDraft, ...]:
    language = fields.text("language") or _UNDETERMINED
    titles = fields.by_language("title", language)
    descriptions = fields.by_language("description", next(iter(titles), language))
    if not titles:
        raise fields.missing("title")
    for other in descriptions.keys() - titles.keys():
        why = _("there is a description in “{language}” and no title.")
        raise fields.wrong(why.format(language=other), "description")
    return tuple(
        TextDraft(language=name, title=title, description=descriptions.get(name))
        for name, title in titles.items()
    )


def _whens(fields: Fields) -> tuple[WhenDraft, ...]:
    asked, drafts = [], []
    for found, where in fields.each("when"):
        one = Fields(found, where, WHEN, short="text")
        asked.append(one.flag("preferred", None))
        drafts.append(WhenDraft(when=parse_date(one), citations=parse_citations(one)))
    chosen = _preferred(fields, "when", asked, [""] * len(asked))
    return tuple(replace(draft, preferred=best) for draft, best in zip(drafts, chosen, strict=True))


def parse_date(fields: Fields) -> When:
    """Take a date: its words in `text` ("in early March 2022"), or `edtf`, or both.

    `language` and `year` help to read the words; `quality`, `time` and `zone` are as stated.

    Raises:
        DraftUnreadable: There is neither, or `edtf` is none.
    """
    text, edtf = fields.text("text"), fields.text("edtf")
    language, year = fields.text("language"), fields.whole("year")
    quality = fields.one_of("quality", QUALITIES)
    time, zone = fields.text("time"), fields.text("zone")
    if text is None and edtf is None:
        raise fields.missing("text")
    if edtf is None:
        when = parse_when(text or "", language=language, year=year)
    else:
        when = replace(_edtf(fields, edtf), words=text or edtf)
    return replace(
        when,
        quality=Quality(quality) if quality else when.quality,
        time=time or when.time,
        zone=zone or when.zone,
    )


def _edtf(fields: Fields, text: str) -> When:
    try:
        return parse_edtf(text)
    except MalformedDate as error:
        raise fields.wrong(f"{error} {error.advice}", "edtf") from error


def _places(fields: Fields) -> tuple[PlaceClaimDraft, ...]:
    asked, drafts = [], []
    for found, where in fields.each("places"):
        one = Fields(found, where, PLACE_CLAIM, short="place")
        asked.append(one.flag("preferred", None))
        drafts.append(
            PlaceClaimDraft(
                place=one.needed_text("place"),
                field=one.one_of("field", PLACE_FIELDS) or "place",
                words=one.text("words"),
                precision=one.one_of("precision", PRECISIONS),
                citations=parse_citations(one),
            )
        )
    chosen = _preferred(fields, "places", asked, [draft.field for draft in drafts])
    return tuple(replace(draft, preferred=best) for draft, best in zip(drafts, chosen, strict=True))


def _preferred(
    fields: Fields, key: str, asked: Sequence[bool | None], field: Sequence[str]
) -> list[bool]:
    """Return which values are the preferred ones: one of each field, the first unless one says so.

    Where all of a field say they are not, none is.
    """
    wanted = Counter(name for said, name in zip(asked, field, strict=True) if said)
    if any(number > 1 for number in wanted.values()):
        raise fields.wrong(_("only one can be preferred."), key)
    chosen: list[bool] = []
    given = set(wanted)
    for said, name in zip(asked, field, strict=True):
        chosen.append(bool(said) or (said is None and name not in given))
        if chosen[-1]:
            given.add(name)
    return chosen


def _category(found: object, where: str) -> CategoryDraft:
    fields = Fields(found, where, CATEGORY, short="category")
    return CategoryDraft(category=fields.needed_text("category"), citations=parse_citations(fields))


def _participation(found: object, where: str) -> ParticipationDraft:
    fields = Fields(found, where, PARTICIPATION, short="person")
    return ParticipationDraft(
        agent=fields.needed_text("person"),
        role=fields.text("role"),
        outcome=fields.text("outcome"),
        certainty=fields.one_of("certainty", CERTAINTIES),
        comment=fields.text("comment"),
        citations=parse_citations(fields),
    )


def _figure(found: object, where: str) -> FigureDraft:
    fields = Fields(found, where, FIGURE)
    draft = FigureDraft(
        counted=fields.needed_text("counted"),
        low=fields.whole("low"),
        high=fields.whole("high"),
        words=fields.text("words"),
        counts=_counts(fields),
        among=_among(fields),
        citations=parse_citations(fields),
    )
    if draft.low is not None and draft.high is not None and draft.low > draft.high:
        raise fields.wrong(_("“low” is more than “high”."))
    return draft


def _counts(fields: Fields) -> TermSaid | None:
    """Take `counts`: the code of a category, or {"vocabulary": "outcome", "code": "arrested"}."""
    for found, where in fields.each("counts"):
        one = Fields(found, where, COUNTS, short="code")
        vocabulary = one.one_of("vocabulary", TALLIED) or "category"
        return TermSaid(vocabulary=vocabulary, text=one.needed_text("code"))
    return None


def _among(fields: Fields) -> TermSaid | None:
    text = fields.text("among")
    return TermSaid(vocabulary="category", text=text) if text is not None else None
