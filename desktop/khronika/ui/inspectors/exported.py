"""One export that left the archive: where it went, what can be checked, and which records went."""

from collections.abc import Callable, Sequence
from functools import partial

from khronika.domain.history import Export
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Named
from khronika.exporting.listing import REPORT
from khronika.exporting.profile import PROFILE_LABELS
from khronika.exporting.writers import FORMATS
from khronika.i18n import _, ngettext
from khronika.ui.inspectors.more import Growing
from khronika.ui.models.steps import export_row
from khronika.ui.session import Session
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import KINDS, cut, icon_of, moment, number

_TITLE = 160
_ORDER = {kind: place for place, kind in enumerate(Kind)}


class ExportedPage:
    """Fills the page beside History; each record opens with a press or Enter."""

    def __init__(self, session: Session, sheet: Sheet, redraw: Callable[[], object]) -> None:
        self._session, self._sheet = session, sheet
        self._lists = Growing(redraw=redraw)
        self._of: int | None = None

    def fill(self, export: Export) -> None:
        """Show `export`."""
        if export.id != self._of:
            self._of = export.id
            self._lists.shown.clear()
        sheet = self._sheet
        sheet.hold_place(export.id)
        sheet.clear()
        sheet.heading(export_row(export).title)
        sheet.fact(_("When"), moment(export.at))
        if export.format != REPORT:  # which tells of files alone, to whoever brought them in
            self._facts(export)
        self._folder(export)
        self._files(export)
        if export.format != REPORT:
            self._named(export)
            self._labels(export)
            self._records(export)
        sheet.finish()

    def _facts(self, export: Export) -> None:
        sheet = self._sheet
        label = PROFILE_LABELS.get(export.profile or "", "")
        form = FORMATS.get(export.format)
        sheet.fact(_("For whom"), export.recipient or _("nobody in particular"))
        sheet.fact(_("How much"), _(label).partition(":")[0])
        sheet.fact(_("Format"), form.title() if form is not None else export.format)
        held = ngettext("{n} thing", "{n} things", export.hidden).format(n=number(export.hidden))
        people = ngettext("{n} person under a label", "{n} people under a label", export.changed)
        counts = (export.changed, people.format(n=number(export.changed))), (export.hidden, held)
        said = [words for count, words in counts if count]
        sheet.fact(_("Held back"), ", ".join(said) or _("nothing"))

    def _folder(self, export: Export) -> None:
        folder = export.files[0].rpartition("/")[0].partition("/")[0] if export.files else ""
        self._sheet.fact(_("Folder"), folder)
        if folder:
            self._sheet.words(
                _(
                    "Of the folder its name alone is kept: the way to it may tell of another disk "
                    "or of another person’s computer."
                ),
                "small",
            )

    def _files(self, export: Export) -> None:
        sheet = self._sheet
        sheet.section(_("Files"), len(export.files))
        sheet.words(
            _("By the SHA-256 beside a file, whoever has it can see that it is the one written."),
            "small",
        )
        for name, sha256 in zip(export.files, export.hashes, strict=True):
            sheet.fact(name.partition("/")[2] or name, sha256)

    def _named(self, export: Export) -> None:
        """Tell who could be named because they had been asked: somebody answers for that."""
        session, sheet = self._session, self._sheet
        found = session.catalogue.exports.named(export.id)
        if not found:
            return
        sheet.section(_("Asked, and let be named"), len(found))
        known = session.catalogue.agents.many(found)

        def show(one: RecordId) -> None:
            if (agent := known.get(one)) is None:
                sheet.words(_("Somebody who is no longer in the archive"), "quiet")
                return
            title = cut(agent.title, _TITLE)
            sheet.link(title, partial(session.open, one), icon=icon_of(agent))

        self._lists.list(sheet, "named", found, show)

    def _labels(self, export: Export) -> None:
        """Tell who stood under which label, for whoever is asked about “Person 2”."""
        session, sheet = self._session, self._sheet
        found = session.catalogue.exports.labels(export.id)
        if found is None:
            if export.changed:
                sheet.section(_("Who stood under which label"))
                sheet.words(_("That was not written down yet when this was exported."), "quiet")
            return
        if not found:
            return
        sheet.section(_("Who stood under which label"), len(found))
        if session.hides_names:
            sheet.words(_("Names are hidden: show them to see who it was."), "quiet")
            return
        known = session.catalogue.agents.many([one for one, _label in found])

        def show(one: tuple[RecordId, str | None]) -> None:
            agent, label = known.get(one[0]), one[1]
            said = label or (agent.label if agent else "") or _("a label of its own")
            if agent is None:
                sheet.words(_("{label}: no longer in the archive").format(label=said), "quiet")
                return
            told = _("{label}: {name}").format(label=said, name=cut(agent.title, _TITLE))
            sheet.link(told, partial(session.open, agent.id), icon=icon_of(agent))

        self._lists.list(sheet, "labels", found, show)

    def _records(self, export: Export) -> None:
        found = self._session.catalogue.exports.records(export.id)
        if found is None:
            self._sheet.section(_("What left"))
            self._sheet.words(
                _("Which records went was not written down yet when this was exported."), "quiet"
            )
            return
        chosen, brought = found
        self._list("chosen", _("What was chosen"), chosen)
        self._list("brought", _("What they cite, and what belongs to them"), brought)

    def _list(self, name: str, title: str, records: Sequence[RecordId]) -> None:
        if not records:
            return
        catalogue = self._session.catalogue
        known = catalogue.records.named(records)
        order = sorted(known.values(), key=lambda one: (_ORDER[one.kind], one.id))
        self._sheet.section(title, len(records))
        shown = [one.id for one in order[: self._lists.most(name, len(order))]]
        numbers = {one: record.number for one in shown if (record := catalogue.records.get(one))}

        def show(one: Named) -> None:
            said = cut(one.title, _TITLE) or _(KINDS[one.kind])
            self._sheet.link(
                f"{numbers.get(one.id, '')} {said}".strip(),
                partial(self._session.open, one.id),
                icon=icon_of(one),
            )

        self._lists.list(self._sheet, name, order, show)
        if gone := len(records) - len(known):
            said = ngettext(
                "{n} of them is no longer in the archive.",
                "{n} of them are no longer in the archive.",
                gone,
            )
            self._sheet.words(said.format(n=number(gone)), "quiet")
