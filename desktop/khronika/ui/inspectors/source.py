"""A source: how far it is trusted, whom it repeats, and what rests on it, on it alone above all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.reliance import FIGURE, PERSON, WHOLE, Fact, Resting, Standing, by_incident
from khronika.domain.values import Document, Incident, Named, Note, Source
from khronika.domain.vocabulary import word
from khronika.i18n import _, ngettext
from khronika.ui.inspectors.more import Long, list_first
from khronika.ui.inspectors.parts import Go, annotate, tell_names
from khronika.ui.models.record_rows import Badge
from khronika.ui.models.rows import document_row, incident_row
from khronika.ui.ties import tie
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.segments import Segments
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import FIELDS, bounds, dated, icon_of, reading_state, tongue

ALL, ALONE, DISPUTED = "all", "alone", "disputed"
_UNJUDGED = ""
_DOCUMENTS = 12
_TIES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAround:
    """What stands around a source.

    `is_waiting`: what rests on it is being weighed.
    `view` is which of its facts are listed; `incidents` and `facts` hold those that are.
    `ties` are (kind, other, whether this one is the subject).
    """

    standing: Standing = field(default_factory=Standing)
    is_waiting: bool = False
    view: str = ALL
    incidents: Mapping[RecordId, Incident] = field(default_factory=dict)
    facts: Mapping[RecordId, Fact] = field(default_factory=dict)
    ties: Sequence[tuple[str, Named, bool]] = ()
    documents: Sequence[Document] = ()
    published: int = 0
    unread: int = 0
    notes: Sequence[Note] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHands:
    """What can be done from the page; each writes one step that can be undone."""

    go: Go
    judge: Callable[[str | None], object]
    relate: Callable[[], object]
    unrelate: Callable[[str, RecordId, bool], object]
    look_at: Callable[[str], object]
    long: Callable[[str, int], Long]


def chosen_facts(standing: Standing, view: str) -> Sequence[Resting]:
    """Return those of a source's facts that `view` is about."""
    return {ALONE: standing.alone, DISPUTED: standing.disputed}.get(view, standing.facts)


def fill_source(sheet: Sheet, source: Source, around: SourceAround, hands: SourceHands) -> None:
    """Show a source whole."""
    sheet.heading(source.title, "", alone_badge(around.standing))
    kind = word(vocabulary.SOURCE_KINDS, source.source_kind)
    sheet.words(f"{source.number} · {kind}", "small")
    tell_names(sheet, source.names)
    _judge(sheet, source, hands)
    sheet.fact(_("Language"), tongue(source.language))
    sheet.fact(_("Address"), source.url or "")
    _ties(sheet, around, hands)
    _resting(sheet, around, hands)
    _published(sheet, around, hands)
    annotate(sheet, around.notes)
    sheet.finish()


def alone_badge(standing: Standing) -> Badge | None:
    """Return the mark of a source on which something rests alone."""
    if not standing.alone:
        return None
    count = len(standing.alone)
    said = ngettext("{n} fact on it alone", "{n} facts on it alone", count).format(n=count)
    return Badge(icon="circle-dot", word=said, role="unsourced")


def alone_sentence(standing: Standing) -> str:
    """Return how much rests on a source and on nobody else, as a sentence."""
    facts, incidents = len(standing.alone), len(by_incident(standing.alone))
    if not facts:
        return _("Nothing rests on this source alone.")
    said = ngettext(
        "{facts} fact in {incidents} rests on this source alone.",
        "{facts} facts in {incidents} rest on this source alone.",
        facts,
    )
    held = ngettext("{n} incident", "{n} incidents", incidents).format(n=incidents)
    return said.format(facts=facts, incidents=held)


def fact_words(fact: Fact) -> str:
    """Return what is stated, with the name of its field: “Date: 5 May 2022”."""
    if fact.field == WHOLE:
        return _("the incident as a whole")
    if fact.field == PERSON:
        return (
            _("{person} ({role})").format(person=fact.text, role=fact.under)
            if fact.under
            else (fact.text)
        )
    if fact.field == FIGURE:
        return f"{fact.under}: {fact.text or bounds(fact.low, fact.high)}"
    value = fact.text if fact.when.is_unknown else dated(fact.when)
    return f"{_(FIELDS.get(fact.field, fact.field))}: {value or fact.text}"


def _judge(sheet: Sheet, source: Source, hands: SourceHands) -> None:
    letters = {code: Badge(icon="", word=code, role="ink") for code in vocabulary.RELIABILITIES}
    letters[_UNJUDGED] = Badge(icon="", word=_("not judged"), role="ink")
    full = {code: _(said) for code, said in vocabulary.RELIABILITIES.items()}
    scale = Segments(
        sheet.theme,
        _("Reliability"),
        letters,
        source.reliability or _UNJUDGED,
        lambda code: hands.judge(code or None),
        long=full,
    )
    sheet.written(_("Reliability"), scale)
    sheet.fact("", word(vocabulary.RELIABILITIES, source.reliability))


def _ties(sheet: Sheet, around: SourceAround, hands: SourceHands) -> None:
    sheet.section(_("Whom it repeats, and who repeats it"), len(around.ties) or None)

    def show(one: tuple[str, Named, bool]) -> None:
        kind, other, is_subject = one
        said = tie(kind, other.title, is_subject=is_subject)
        link = Link(sheet.theme, said, icon=icon_of(other))
        link.setObjectName(f"tie:{kind}:{other.id}:{is_subject}")
        link.clicked.connect(lambda _checked: hands.go(other.id, None))
        away = small_button(sheet.theme, "x", _("Take away: {what}").format(what=said))
        away.clicked.connect(lambda _checked: hands.unrelate(kind, other.id, is_subject))
        sheet.lay(link, away)

    list_first(sheet, around.ties, show, hands.long("ties", _TIES))
    sheet.buttons([(_("Add a relation…"), hands.relate)])


def _resting(sheet: Sheet, around: SourceAround, hands: SourceHands) -> None:
    standing = around.standing
    if around.is_waiting:
        sheet.section(_("What rests on it"))
        sheet.words(_("What rests on it is being weighed…"), "quiet")
        return
    sheet.section(_("What rests on it"), len(by_incident(standing.facts)))
    if not standing.facts:
        sheet.words(
            _("Nothing rests on it yet. It is named as who says so when an incident is recorded."),
            "quiet",
        )
        return
    sheet.words(alone_sentence(standing))
    sheet.apart()
    views = {
        ALL: Badge(icon="", word=_("all {n}").format(n=len(standing.facts)), role="ink"),
        ALONE: Badge(
            icon="circle-dot",
            word=_("on it alone {n}").format(n=len(standing.alone)),
            role="unsourced",
        ),
        DISPUTED: Badge(
            icon="circle-alert",
            word=_("in dispute {n}").format(n=len(standing.disputed)),
            role="disputed",
        ),
    }
    sheet.lay(Segments(sheet.theme, _("Facts"), views, around.view, hands.look_at))
    groups = by_incident(chosen_facts(standing, around.view))
    if not groups:
        sheet.words(_("There is none of this sort."), "quiet")
    listed = [one for one in groups if one in around.incidents]
    show = partial(_incident, sheet, around, hands, groups)
    list_first(sheet, listed, show, hands.long("resting", len(listed)), len(groups))


def _incident(
    sheet: Sheet,
    around: SourceAround,
    hands: SourceHands,
    groups: Mapping[RecordId, Sequence[Resting]],
    record: RecordId,
) -> None:
    incident = around.incidents[record]
    row = incident_row(incident)
    all_alone = all(one.alone for one in groups[record])
    facts = [one for one in groups[record] if not _is_said_already(one, around, row.lead)]
    lead = _("{date} · all of this on it alone").format(date=row.lead) if all_alone else row.lead
    lines = [lead, *(_fact(one, around, marked=not all_alone) for one in facts)]
    is_said = all_alone and row.badge is not None and row.badge.usual
    badge = None if is_said else row.badge
    link = Link(sheet.theme, row.title, "\n".join(lines), icon="calendar-days", badge=badge)
    link.setObjectName(f"incident:{record}")
    link.clicked.connect(lambda _checked: hands.go(record, None))
    sheet.lay(link)


def _is_said_already(one: Resting, around: SourceAround, lead: str) -> bool:
    """Whether it is the date that stands over the facts, and nobody doubts it."""
    fact = around.facts[one.target]
    return fact.field == "when" and dated(fact.when) == lead and not one.is_disputed


def _fact(one: Resting, around: SourceAround, *, marked: bool) -> str:
    said = [fact_words(around.facts[one.target])]
    if one.stance == "contradicts":
        said.append(_("contradicted by this source"))
    elif one.is_disputed:
        said.append(_("contradicted by another"))
    if one.alone and marked:
        said.append(_("on it alone"))
    return "– " + " · ".join(said)


def _published(sheet: Sheet, around: SourceAround, hands: SourceHands) -> None:
    if not around.published:
        return
    sheet.section(_("Documents it published"), around.published)
    if around.unread:
        said = ngettext("{n} of them is unread.", "{n} of them are unread.", around.unread)
        sheet.words(said.format(n=around.unread), "quiet")

    def show(document: Document) -> None:
        row = document_row(document)
        under = " · ".join(part for part in (row.lead, reading_state(document)) if part)
        link = Link(sheet.theme, document.title, under, icon="file-text")
        link.setObjectName(f"document:{document.id}")
        link.clicked.connect(lambda _checked: hands.go(document.id, None))
        sheet.lay(link)

    shown = hands.long("documents", _DOCUMENTS)
    list_first(sheet, around.documents, show, shown, around.published)
