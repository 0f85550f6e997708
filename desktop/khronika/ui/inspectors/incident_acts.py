"""What can be done in place with an incident's words, dates, places and categories."""

from collections.abc import Callable
from functools import partial

from khronika.archive.change import Change
from khronika.archive.recording import (
    edit_text,
    prefer,
    remove,
    remove_text,
    set_sensitivity,
    set_status,
)
from khronika.domain import vocabulary
from khronika.domain.dates import UNKNOWN
from khronika.domain.drafts import CategoryDraft, PlaceClaimDraft, WhenDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Claim, Incident, IncidentText
from khronika.gazetteer import load
from khronika.i18n import _
from khronika.ui.editors.entry import Pick
from khronika.ui.fields.acts import Acts
from khronika.ui.fields.date_editor import Beside, DateEditor
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.fields.editors import (
    LongTextEditor,
    PlaceEditor,
    PlaceSaid,
    TextEditor,
    WordEditor,
)
from khronika.ui.inspectors.writing import Drafted, Writing, chooser
from khronika.ui.recording import place_of
from khronika.ui.screens.picks import held_places, words_of


class WordActs:
    """Titles, descriptions, status and sensitivity."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._theme = writing, writing.session.theme

    def title(self, text: IncidentText, *, alone: bool) -> Acts:
        """The title in one language; the only one cannot be removed."""
        drop = partial(self._drop, text.language)
        return Acts(
            editor=lambda: TextEditor(self._theme, _("Title"), text.title),
            save=self._writing.saver("edit-title", self._saying(text.language, "title")),
            remove=None if alone else drop,
            may=self._writing.may,
        )

    def new_title(self, tongue: str) -> Acts:
        """A title in one more language."""
        return Acts(
            editor=lambda: TextEditor(self._theme, _("Title")),
            save=self._writing.saver("edit-title", self._saying(tongue, "title")),
            may=self._writing.may,
        )

    def description(self, text: IncidentText) -> Acts:
        """The description in one language."""
        say = self._saying(text.language, "description")
        return Acts(
            editor=lambda: LongTextEditor(self._theme, _("Description"), text.description or ""),
            save=self._writing.saver("edit-description", say),
            remove=lambda: self._writing.take_away("edit-description", lambda c: say(c, "")),
            may=self._writing.may,
        )

    def status(self, incident: Incident) -> Acts:
        """How far it is."""

        def chosen(code: str | None) -> None:
            status = code or "draft"
            self._writing.write("set-status", lambda c: set_status(c, incident.id, status))

        choose = chooser(vocabulary.STATUSES, incident.status, chosen)
        return Acts(choose=choose, may=self._writing.may)

    def sensitivity(self, incident: Incident) -> Acts:
        """Who may see it."""

        def chosen(code: str | None) -> None:
            self._writing.write("set-sensitivity", lambda c: set_sensitivity(c, incident.id, code))

        table, now = vocabulary.SENSITIVITIES, incident.sensitivity
        choose = chooser(table, now, chosen, _("not stated"))
        return Acts(choose=choose, may=self._writing.may)

    def _saying(self, tongue: str, field: str) -> Callable[[Change, str], str]:
        def work(change: Change, said: str) -> str:
            edit_text(change, self._writing.incident, tongue, **{field: said})
            return f"{field}:{tongue}"

        return work

    def _drop(self, tongue: str) -> None:
        incident = self._writing.incident
        self._writing.take_away("edit-title", lambda c: remove_text(c, incident, tongue))


class ClaimActs:
    """Dates, places and categories: each a claim, with others beside it."""

    def __init__(self, writing: Writing) -> None:
        self._writing, self._theme = writing, writing.session.theme
        self._catalogue = writing.session.catalogue

    def claim(self, claim: Claim, label: str) -> Acts:
        """A value that is stated; `label`: the category in the person's words."""
        verb, editor, drafted = self._kind(claim.field, claim, label, preferred=claim.preferred)
        take_away = partial(self._writing.take_away, "remove-value", lambda c: remove(c, claim.id))
        return Acts(
            editor=editor,
            save=self._writing.held(verb, claim.id, drafted),
            prefer=None if claim.preferred else partial(self._prefer, claim.id),
            another=partial(self._writing.more, claim.field, None),
            cite=partial(self._writing.more, "cite", claim.id),
            remove=take_away,
            may=self._writing.may,
        )

    def new(self, field: str, *, beside: bool) -> Acts:
        """One more value of `field`; `beside`: another is the preferred one."""
        _verb, editor, drafted = self._kind(field, None, "", preferred=not beside)
        return self._writing.new("add-claim", editor, drafted)

    def _kind(
        self, field: str, claim: Claim | None, label: str, *, preferred: bool
    ) -> tuple[str, Callable[[], FieldEditor], Drafted]:
        """Return the verb for editing a value of `field`, its editor, and what that drafts."""
        if field == "when":
            when = claim.when if claim else UNKNOWN
            cited = claim is not None and bool(claim.citations)
            return (
                "edit-date",
                lambda: DateEditor(self._theme, when, cited=cited, beside=self._beside(claim)),
                lambda _c, said: WhenDraft(when=said, preferred=preferred),
            )
        if field == "category":
            words = partial(words_of, self._catalogue, "category")
            return (
                "edit-category",
                lambda: WordEditor(self._theme, _("Category"), words(), label),
                lambda _c, said: CategoryDraft(category=said),
            )
        editor = partial(self._place_editor, field, claim)
        return "edit-place-stated", editor, partial(_place_draft, preferred=preferred)

    def _beside(self, claim: Claim | None) -> Beside:
        """Return the dates that tell of which year one of the incident may be."""
        case = self._catalogue.incidents.case(self._writing.incident)
        if case is None:
            return Beside()
        dates = [one for one in case.claims if one.field == "when"]
        own = claim.id if claim is not None else None
        dates.sort(key=lambda one: one.id != own)
        cited = (claim.citations if claim is not None else ()) or case.citations
        sources = (one.passage.document if one.passage else one.document for one in cited)
        documents = list(dict.fromkeys(one.id for one in sources if one is not None))
        found = self._catalogue.documents.many(documents)
        return Beside(
            near=[one.when for one in dates],
            told=[found[one].published for one in documents if one in found],
        )

    def _place_editor(self, field: str, claim: Claim | None) -> FieldEditor:
        held, pick = held_places(self._catalogue), Pick()
        if claim is not None and (value := claim.value) is not None:
            called = (one.label for one in held if one.id == value.id)
            pick = Pick(text=next(called, value.title), id=value.id)
        said = PlaceSaid(
            pick=pick,
            field=field,
            words=(claim.words or "") if claim else "",
            precision=claim.precision if claim else None,
        )
        editor = PlaceEditor(self._theme, held, said)
        gone: list[bool] = []  # it may be left while the gazetteer is read
        editor.destroyed.connect(lambda: gone.append(True))
        self._writing.session.behind(
            _("Reading the gazetteer"),
            lambda _job: load(),
            lambda gazetteer: None if gone else editor.know(gazetteer),
        )
        return editor

    def _prefer(self, claim: RecordId) -> None:
        self._writing.write("prefer", lambda change: prefer(change, claim))


def _place_draft(change: Change, said: PlaceSaid, *, preferred: bool) -> PlaceClaimDraft:
    return PlaceClaimDraft(
        place=place_of(change, said.pick),
        field=said.field,
        words=said.words,
        precision=said.precision,
        preferred=preferred,
    )
