"""Someone: who it is, what protects them, their line of incidents, and who stands around them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.lives import Life
from khronika.domain.values import (
    Agent,
    Hit,
    Incident,
    Named,
    Note,
    Passage,
    Relation,
)
from khronika.domain.vocabulary import word
from khronika.i18n import _, ngettext
from khronika.ui.editors.lines import Choice
from khronika.ui.inspectors.more import Long, list_first
from khronika.ui.inspectors.parts import Go, annotate, go_to, tell_names
from khronika.ui.models.record_rows import Badge
from khronika.ui.models.rows import incident_row
from khronika.ui.reader.marks import Span
from khronika.ui.style import tokens
from khronika.ui.ties import read
from khronika.ui.widgets.context_quote import ContextQuote
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.life_line import LifeLine, Lived
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.marked_link import MarkedLink
from khronika.ui.widgets.segments import Segments
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import cannot_leave, cut, dated, icon_of, protection_badge

_TITLE = 160
_PASSAGES = 12
_COMPANIONS = 8
_DAYS = (91, 183, 365)  # from today: what is offered for the next review


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAround:
    """What stands around a person or a group.

    `lives` is what they were in; `incidents` holds those of it that are listed. `hits` are places
    in texts that hold a name, `label_names` the names that the label holds. `cited` counts the
    passages, of which the first are given.
    """

    lives: Sequence[Life] = ()
    incidents: Mapping[RecordId, Incident] = field(default_factory=dict)
    relations: Sequence[Relation] = ()
    met: Sequence[tuple[Named, int]] = ()
    passages: Sequence[Passage] = ()
    cited: int = 0
    hits: Sequence[Hit] = ()
    merged: Sequence[Named] = ()
    namesakes: Sequence[tuple[Agent, str]] = ()
    notes: Sequence[Note] = ()
    consents: Sequence[str] = ()
    label_names: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHands:
    """What can be done from the page; each writes one step that can be undone."""

    go: Go
    keep: Callable[[str, str, object], object]  # verb, field, value
    relate: Callable[[], object]
    unrelate: Callable[[RecordId], object]
    merge: Callable[[RecordId], object]
    unmerge: Callable[[RecordId], object]
    long: Callable[[str, int], Long]  # section, how many are shown at first


def fill_person(sheet: Sheet, agent: Agent, around: PersonAround, hands: PersonHands) -> None:
    """Show someone whole."""
    _Page(sheet, agent, around, hands).fill()


class _Page:
    """One page, from top to bottom."""

    def __init__(
        self, sheet: Sheet, agent: Agent, around: PersonAround, hands: PersonHands
    ) -> None:
        self._sheet, self._agent, self._around, self._hands = sheet, agent, around, hands
        self._line: LifeLine | None = None
        self._links: list[MarkedLink] = []

    def fill(self) -> None:
        sheet, agent = self._sheet, self._agent
        badge = protection_badge(agent)
        due = review_badge(agent)
        sheet.heading(agent.title, "", due if due and agent.protection != "public" else badge)
        kind = word(vocabulary.AGENT_KINDS, agent.agent_kind)
        sheet.words(f"{agent.number} · {kind}", "small")
        tell_names(sheet, agent.names)
        if self._around.merged:
            self._merged()
        self._protection(due)
        self._incidents()
        self._relations()
        self._companions()
        self._passages()
        self._namesakes()
        annotate(sheet, self._around.notes)
        sheet.finish()

    # -- who it is ----------------------------------------------------------------------------

    def _protection(self, due: Badge | None) -> None:
        sheet, agent, keep = self._sheet, self._agent, self._hands.keep
        sheet.section(_("Protection and identity"))
        guards = Segments(
            sheet.theme,
            _("Protection"),
            protections(),
            agent.protection,
            partial(keep, "set-protection", "protection"),
            # Translators: one of three words in a narrow row: “ask before publishing”, in short.
            short={"ask": _("ask first")},
        )
        sheet.written(_("Protection"), guards)
        if agent.protection != "public" or agent.protection_reason:
            self._words(_("Why"), "set-protection", "protection_reason", _("Say why…"))
        if agent.protection != "public":
            review = self._words(_("Review"), "set-review", "review", _("Set a day…"), badge=due)
            review.refuse(no_day)
            now = today().toordinal()
            days = [date.fromordinal(now + ahead).isoformat() for ahead in _DAYS]
            review.offer(days, _("YYYY-MM-DD"))
        self._words(_("Label"), "set-label", "label", _("What stands for the name in exports…"))
        if self._around.label_names:
            sheet.words(cannot_leave(self._around.label_names), "wrong")
        identity = Choice(sheet.theme, _("Identity"), vocabulary.IDENTITIES)
        identity.put(agent.identity)
        identity.setObjectName("in-place:identity")
        identity.setMaximumWidth(tokens.LIST)
        identity.activated.connect(
            lambda _at: keep("set-identity", "identity", identity.code() or "unknown")
        )
        sheet.written(_("Identity"), identity)
        self._consent()

    def _consent(self) -> None:
        agent = self._agent
        consent = self._words(_("Consent"), "set-consent", "consent", _("What may be published…"))
        consent.offer(list(self._around.consents))
        if agent.consent or agent.consent_by or agent.consent_until:
            self._words(_("Given by"), "set-consent", "consent_by", _("Say by whom…"))
            until = self._words(
                _("Until"), "set-consent", "consent_until", _("Set a day…"), badge=lapsed(agent)
            )
            until.refuse(no_day)
            until.offer([], _("YYYY-MM-DD"))

    def _words(
        self, name: str, verb: str, field_: str, empty: str, badge: Badge | None = None
    ) -> InPlace:
        value, keep = getattr(self._agent, field_), self._hands.keep
        is_day = field_ in ("review", "consent_until")
        text = _day(value) if is_day else value or ""

        def kept(said: str) -> None:
            day = date.fromisoformat(said).toordinal() if is_day and said else None
            keep(verb, field_, day if is_day else said or None)

        editor = InPlace(self._sheet.theme, name, text, kept, empty=empty)
        self._sheet.written(name, editor, badge)
        return editor

    def _merged(self) -> None:
        sheet, hands = self._sheet, self._hands
        sheet.apart()
        for one in self._around.merged:
            said = _("also recorded as {name}").format(name=one.title)
            apart = small_button(
                sheet.theme, "undo-2", _("Take {name} apart again").format(name=one.title)
            )
            apart.clicked.connect(_press(hands.unmerge, one.id))
            sheet.lay(Link(sheet.theme, said, icon=icon_of(one)), apart)

    # -- their line ---------------------------------------------------------------------------

    def _incidents(self) -> None:
        sheet, around = self._sheet, self._around
        sheet.section(_("Incidents"), len(around.lives))
        if not around.lives:
            sheet.words(
                _("No incident names them yet. In a text, press I to record one, then P for who."),
                "quiet",
            )
            return
        lived = [
            Lived(record=one.incident.id, when=one.when, said=said_of(one)) for one in around.lives
        ]
        self._line = LifeLine(sheet.theme, _("Line of incidents"), lived)
        self._line.pointed.connect(self._mark)
        self._line.opened.connect(lambda record: self._hands.go(record, None))
        sheet.picture(self._line)
        sheet.apart()
        listed = [one for one in around.lives if one.incident.id in around.incidents]
        whole = self._hands.long("incidents", len(listed))
        list_first(sheet, listed, self._incident, whole, len(around.lives))

    def _incident(self, life: Life) -> None:
        incident = self._around.incidents[life.incident.id]
        row = incident_row(incident)
        place = incident.place.title if incident.place else ""
        under = " · ".join(part for part in (row.lead, roles_of(life), place) if part)
        link = MarkedLink(self._sheet.theme, incident.id, row.title, under, row.badge)
        link.setObjectName(f"incident:{incident.id}")
        link.reached.connect(self._mark)
        link.clicked.connect(_press(self._hands.go, incident.id, None))
        self._links.append(link)
        self._sheet.lay(link)

    def _mark(self, record: RecordId) -> None:
        """Point at one incident, on the line and in the list at once."""
        if self._line is not None:
            self._line.mark(record)
        for link in self._links:
            link.mark(marked=link.record == record)
            if link.record == record and not link.hasFocus():
                self._sheet.ensureWidgetVisible(link, 0, link.height())
        if self._line is not None and self._line.hasFocus():
            self._sheet.ensureWidgetVisible(self._line, 0, 0)  # where one walks stays in sight

    # -- around them --------------------------------------------------------------------------

    def _relations(self) -> None:
        sheet, hands, around = self._sheet, self._hands, self._around
        sheet.section(_("Relations"), len(around.relations) or None)
        list_first(sheet, around.relations, self._relation, hands.long("relations", 20))
        sheet.buttons([(_("Add a relation…"), hands.relate)])

    def _relation(self, one: Relation) -> None:
        sheet = self._sheet
        said, other = read(one, self._agent.id)
        why = [word(vocabulary.CERTAINTIES, one.certainty), one.reason or ""]
        link = Link(
            sheet.theme,
            cut(said, _TITLE),
            " · ".join(part for part in why if part),
            icon=icon_of(other, "link"),
        )
        link.setObjectName(f"relation:{one.id}")
        link.clicked.connect(_press(self._hands.go, other.id, None))
        away = small_button(sheet.theme, "x", _("Take away: {what}").format(what=said))
        away.clicked.connect(_press(self._hands.unrelate, one.id))
        sheet.lay(link, away)

    def _companions(self) -> None:
        met = self._around.met
        if not met:
            return
        self._sheet.section(_("Found together with"), len(met))
        list_first(self._sheet, met, self._companion, self._hands.long("met", _COMPANIONS))

    def _companion(self, pair: tuple[Named, int]) -> None:
        other, times = pair
        count = ngettext("in {n} incident", "in {n} incidents", times).format(n=times)
        link = Link(self._sheet.theme, other.title, count, icon=icon_of(other))
        link.setObjectName(f"met:{other.id}")
        link.clicked.connect(_press(self._hands.go, other.id, None))
        self._sheet.lay(link)

    def _passages(self) -> None:
        sheet, around, long = self._sheet, self._around, self._hands.long
        if around.passages:
            sheet.section(_("Passages cited for their incidents"), around.cited)
            whole = long("passages", _PASSAGES)
            list_first(sheet, around.passages, self._passage, whole, around.cited)
        found = unlinked(around.hits, around.passages)
        if found:
            sheet.section(_("Found in texts by name, not linked"), len(found))
            list_first(sheet, found, self._hit, long("found", _PASSAGES))

    def _passage(self, passage: Passage) -> None:
        card = ContextQuote(self._sheet.theme, passage, passage.document.title)
        card.setObjectName(f"passage:{passage.id}")
        card.clicked.connect(_press(go_to, passage, self._hands.go))
        self._sheet.lay(card)

    def _hit(self, hit: Hit) -> None:
        link = Link(self._sheet.theme, hit.snippet, hit.title, icon="search", quotation=True)
        link.setObjectName(f"found:{hit.id}:{hit.start}")
        span = Span(hit.start, hit.end)
        link.clicked.connect(_press(self._hands.go, hit.id, span))
        self._sheet.lay(link)

    def _namesakes(self) -> None:
        sheet, hands = self._sheet, self._hands
        if not self._around.namesakes:
            return
        sheet.section(_("Maybe the same"), len(self._around.namesakes))
        for other, name in self._around.namesakes:
            why = _("also named {name}").format(name=name)
            count = ngettext("{n} incident", "{n} incidents", other.incidents)
            under = " · ".join([other.number, why, count.format(n=other.incidents)])
            link = Link(sheet.theme, other.title, under, icon=icon_of(other))
            link.clicked.connect(_press(hands.go, other.id, None))
            one = small_button(
                sheet.theme, "link", _("Merge {name} into this record").format(name=other.title)
            )
            one.clicked.connect(_press(hands.merge, other.id))
            sheet.lay(link, one)


def roles_of(life: Life) -> str:
    """Return as what someone was in an incident, with which outcome and how surely."""
    said = []
    for part in life.parts:
        doubt = "" if part.certainty == "certain" else word(vocabulary.CERTAINTIES, part.certainty)
        said.append(", ".join(one for one in (part.role, part.outcome, doubt) if one))
    return "; ".join(dict.fromkeys(one for one in said if one))


def said_of(life: Life) -> str:
    """Return one incident of someone's line, in words."""
    parts = (dated(life.when) or _("undated"), life.incident.title, roles_of(life))
    return " · ".join(part for part in parts if part)


def protections() -> dict[str, Badge]:
    """Return how each protection is shown where one is chosen: in the words it has everywhere."""
    shapes = {
        "protected": ("shield-check", "protected"),
        "ask": ("shield-question-mark", "ink"),
        "public": ("user", "ink"),
    }
    return {
        code: Badge(icon=icon, word=word(vocabulary.PROTECTIONS, code), role=role)
        for code, (icon, role) in shapes.items()
    }


def review_badge(agent: Agent) -> Badge | None:
    """Return the mark of a review that is due."""
    if agent.review is None or agent.review > today().toordinal():
        return None
    return Badge(icon="triangle-alert", word=_("review is due"), role="unsourced")


def lapsed(agent: Agent) -> Badge | None:
    """Return the mark of a consent that has ended."""
    if agent.consent_until is None or agent.consent_until >= today().toordinal():
        return None
    return Badge(icon="triangle-alert", word=_("consent has ended"), role="unsourced")


def unlinked(hits: Sequence[Hit], passages: Sequence[Passage]) -> list[Hit]:
    """Return the places found in texts that lie in none of the passages already cited."""
    return [
        hit
        for hit in hits
        if not any(
            passage.document.id == hit.id and passage.start < hit.end and hit.start < passage.end
            for passage in passages
        )
    ]


def no_day(words: str) -> str:
    """Return what is wrong with a day; empty when it is one, or none."""
    try:
        date.fromisoformat(words) if words else None
    except ValueError:
        return _("Write days as YYYY-MM-DD, such as 2024-05-31.")
    return ""


def today() -> date:
    """Return the day it is where the person is."""
    return datetime.now().astimezone().date()


def _day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def _press(act: Callable[..., object], *given: object) -> Callable[..., None]:
    """Return what a press does: `act` on what is `given`, whatever the button says of itself."""

    def pressed(*_checked: bool) -> None:
        act(*given)

    return pressed
