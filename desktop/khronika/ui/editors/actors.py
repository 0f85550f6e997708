"""The forms of a person, a source and a place."""

from collections.abc import Callable, Iterable, Mapping

from khronika.domain import vocabulary
from khronika.domain.drafts import PersonDraft, PlaceDraft, SourceDraft, SourceRelationDraft
from khronika.domain.values import Agent, Place, Source
from khronika.gazetteer import Gazetteer, GazetteerMissing, country_titles
from khronika.i18n import _, language
from khronika.language.descriptions import DESCRIBED, DESCRIPTION, NOWHERE, PlaceWords
from khronika.language.label_names import named_by
from khronika.ui.editors.card import CardForm, NameRows, day, number, shown_day
from khronika.ui.editors.entry import HeldPlace, Pick
from khronika.ui.editors.lines import Choice, CodeLine, Line, PickLine, TongueLine, WordLine
from khronika.ui.editors.place_line import PlaceLine
from khronika.ui.style.theme import Theme
from khronika.ui.words import cannot_leave


class BadField(ValueError):
    """A field that cannot be read; its text says which and why, in the person's language."""


class PersonForm(CardForm):
    """A person or a group."""

    def __init__(
        self,
        theme: Theme,
        consents: Mapping[str, str],
        agent: Agent | None = None,
        places: Callable[[], PlaceWords] = lambda: NOWHERE,
    ) -> None:
        """`consents`: the words to offer for what may be published, each with what it means.
        `places`: reads the words of places, which nobody is called by.
        """
        said = _("Edit {name}").format(name=agent.title) if agent else _("New person or group")
        super().__init__(theme, said)
        self.names = NameRows(theme, agent.names if agent else (), of_people=True)
        self.kind = Choice(theme, _("Person or group"), vocabulary.AGENT_KINDS)
        self.label = Line(_("Label"), _("a soldier from Kharkiv region"))
        self.identity = Choice(theme, _("Identity"), vocabulary.IDENTITIES)
        self.protection = Choice(theme, _("Protection"), vocabulary.PROTECTIONS)
        self.reason = Line(_("Why protected"))
        self.review = Line(_("Review on"), _("YYYY-MM-DD"))
        self.consent, self.by = WordLine(_("Consent"), consents), Line(_("Given by"))
        self.until = Line(_("Consent until"), _("YYYY-MM-DD"))
        self.part(self.names)
        self.field(_("Person or group"), self.kind)
        self._leaves = self.field(_("Label"), self.label)
        self._read_places = places
        self._places: PlaceWords | None = None
        self.field(_("Identity"), self.identity)
        self.field(_("Protection"), self.protection)
        self.field(_("Why protected"), self.reason)
        self.field(_("Review on"), self.review)
        self.field(_("Consent: what may be published"), self.consent)
        self.field(_("Given by, until"), self.by, self.until)
        self.protection.put("ask")
        self._decided = agent is not None  # whether the person said how they are identified
        if agent is not None:
            self._put(agent)
        self.identity.activated.connect(self._decide)
        self.names.changed.connect(self._guess)
        for told in (self.names.changed, self.label.changed):
            told.connect(self._look_at_label)
        self._look_at_label()

    def _decide(self, _at: int) -> None:
        self._decided = True

    def _guess(self) -> None:
        """Whoever is called by descriptions alone is described, until the person says otherwise."""
        kinds = {name.kind for name in self.names.names()}
        if not self._decided and kinds:
            self.identity.put(DESCRIBED if kinds == {DESCRIPTION} else "named")

    def _look_at_label(self) -> None:
        """Say what becomes of the label in an export; one that names them cannot leave."""
        if self.label.text().strip() and self._places is None:
            self._places = self._read_places()
        named = named_by(self.label.text(), self.names.names(), self._places or NOWHERE)
        leaves = _("A protected person leaves in exports only as this label.")
        self._leaves.hint(cannot_leave(named) if named else leaves, wrong=bool(named))

    def draft(self) -> PersonDraft:
        """Return the form as it stands.

        Raises:
            BadField: A day is not written as one.
        """
        try:
            review, until = day(self.review), day(self.until)
        except ValueError:
            raise BadField(_("Write days as YYYY-MM-DD, such as 2024-05-31.")) from None
        return PersonDraft(
            names=self.names.names(),
            kind=self.kind.code() or "person",
            label=self.label.text(),
            identity=self.identity.code() or "named",
            protection=self.protection.code() or "ask",
            protection_reason=self.reason.text(),
            review=review,
            consent=self.consent.text(),
            consent_by=self.by.text(),
            consent_until=until,
        )

    def _put(self, agent: Agent) -> None:
        self.kind.put(agent.agent_kind)
        self.label.fill(agent.label or "")
        self.identity.put(agent.identity)
        self.protection.put(agent.protection)
        self.reason.fill(agent.protection_reason or "")
        self.review.fill(shown_day(agent.review))
        self.consent.fill(agent.consent or "")
        self.by.fill(agent.consent_by or "")
        self.until.fill(shown_day(agent.consent_until))


class SourceForm(CardForm):
    """An outlet, an organisation, a person or someone anonymous who says so."""

    def __init__(
        self, theme: Theme, others: Iterable[Pick] = (), source: Source | None = None
    ) -> None:
        said = _("Edit {name}").format(name=source.title) if source else _("New source")
        super().__init__(theme, said)
        self.names = NameRows(theme, source.names if source else ())
        self.kind = Choice(theme, _("Kind"), vocabulary.SOURCE_KINDS)
        self.reliability = Choice(
            theme, _("Reliability"), vocabulary.RELIABILITIES, _("not judged")
        )
        self.language = TongueLine()
        self.url = Line(_("Address"))
        self.relation = Choice(theme, _("Relation"), vocabulary.SOURCE_RELATIONS)
        self.other = PickLine(_("Other source"), others, _("a source of this archive"), makes=False)
        self.part(self.names)
        self.field(_("Kind"), self.kind)
        self.field(_("Reliability"), self.reliability)
        self.field(_("Language"), self.language)
        self.field(_("Address"), self.url)
        counts = _("What a source repeats does not count as another confirmation.")
        self.field(_("Depends on"), self.relation, self.other, hint=counts)
        if source is not None:
            self.kind.put(source.source_kind)
            self.reliability.put(source.reliability)
            self.language.put(source.language)
            self.url.fill(source.url or "")

    def draft(self) -> SourceDraft:
        """Return the form as it stands.

        Raises:
            BadField: The other source is not recorded.
        """
        relations: tuple[SourceRelationDraft, ...] = ()
        if pick := self.other.pick():
            if pick.record is None:
                raise BadField(_("There is no source “{name}” yet.").format(name=pick.text))
            kind = self.relation.code() or ""
            relations = (SourceRelationDraft(kind=kind, other=pick.record),)
        return SourceDraft(
            names=self.names.names(),
            kind=self.kind.code() or "outlet",
            reliability=self.reliability.code(),
            language=self.language.code(),
            url=self.url.text(),
            relations=relations,
        )


class PlaceForm(CardForm):
    """A place in the tree of places; a new one may be taken from the gazetteer as it stands."""

    def __init__(
        self, theme: Theme, others: Iterable[HeldPlace] = (), place: Place | None = None
    ) -> None:
        said = _("Edit {name}").format(name=place.title) if place else _("New place")
        super().__init__(theme, said)
        held = tuple(others)
        self.taken = PlaceLine(_("From the gazetteer"), (), _("Tokmak, Токмак…"), makes=False)
        self.names = NameRows(theme, place.names if place else ())
        self.kind = Choice(theme, _("Kind"), vocabulary.PLACE_KINDS, _("not stated"))
        self.parent_place = PlaceLine(
            _("Lies in"), held, _("a place of the archive or the gazetteer"), makes=False
        )
        self.country = CodeLine(_("Country"), _countries(), _("a name, or a code such as UA"))
        self.latitude = Line(_("Latitude"), _("latitude, degrees"))
        self.longitude = Line(_("Longitude"), _("longitude, degrees"))
        self.precision = Choice(theme, _("Precision"), vocabulary.PRECISIONS, _("not stated"))
        if place is None:
            self._offer_gazetteer()
        self.part(self.names)
        self._own = [
            self.names,
            self.field(_("Kind"), self.kind),
            self.field(_("Lies in"), self.parent_place),
            self.field(_("Country"), self.country),
            self.field(_("Coordinates"), self.latitude, self.longitude),
            self.field(_("Precision"), self.precision),
        ]
        if place is not None:
            self._put(place)

    def know(self, gazetteer: Gazetteer) -> None:
        """Offer the places of the gazetteer from now on."""
        self.taken.know(gazetteer)
        self.parent_place.know(gazetteer)

    def code(self) -> str | None:
        """Return the code of the place that is taken from the gazetteer as it stands."""
        return self.taken.meant().code

    def draft(self) -> PlaceDraft:
        """Return the form as it stands.

        Raises:
            BadField: The coordinates are no degrees, the parent is neither recorded nor in the
                gazetteer, or nothing of that name is to be taken from it.
        """
        if taken := self.taken.text().strip():
            raise BadField(_("Choose “{name}” from what is offered.").format(name=taken))
        try:
            latitude = number(self.latitude, -90, 90)
            longitude = number(self.longitude, -180, 180)
        except ValueError:
            raise BadField(_("Write coordinates as decimal degrees, such as 50.45.")) from None
        pick = self.parent_place.meant()
        if pick and pick.record is None and pick.code is None:
            raise BadField(_("There is no place “{name}” yet.").format(name=pick.text))
        return PlaceDraft(
            names=self.names.names(),
            kind=self.kind.code(),
            parent=pick.record or pick.code,
            country=self.country.code(),
            latitude=latitude,
            longitude=longitude,
            precision=self.precision.code(),
        )

    def _offer_gazetteer(self) -> None:
        self._source = self.field(_("From the gazetteer"), self.taken)
        self.taken.changed.connect(self._look)
        self.taken.learned.connect(self._look)

    def _look(self) -> None:
        meant = self.taken.meant()
        whole = _("Recorded with its names, its coordinates and the places it lies in: {place}")
        self._source.hint(whole.format(place=meant.text) if meant.code else "")
        for part in self._own:
            part.setVisible(meant.code is None)

    def _put(self, place: Place) -> None:
        self.kind.put(place.place_kind)
        if place.parent is not None:
            self.parent_place.put(Pick(text=place.parent.title, id=place.parent.id))
        self.country.put(place.country)
        self.latitude.fill("" if place.latitude is None else str(place.latitude))
        self.longitude.fill("" if place.longitude is None else str(place.longitude))
        self.precision.put(place.precision)


def _countries() -> Mapping[str, str]:
    """Return what countries are called; without the gazetteer codes are written."""
    try:
        return country_titles(language())
    except GazetteerMissing:
        return {}
