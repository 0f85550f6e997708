"""What each action does on an open archive."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from khronika.archive.change import now
from khronika.archive.recording import trash
from khronika.archive.verify import Fault
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.verbs import say
from khronika.i18n import _, ngettext
from khronika.ui.clipboard import secret
from khronika.ui.desk import Desk
from khronika.ui.fields.value_row import VALUE_DEEDS
from khronika.ui.notices import Notice, Tone
from khronika.ui.options.archive import CHECKED
from khronika.ui.palette.in_texts import Place
from khronika.ui.pasting import clip_of
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.screens.reading import READING
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.screens.search import Asked

Deed = Callable[[], object]


class Deeds:
    """The doings of the window, by the ids of `actions.ACTIONS`."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._session = desk, desk.session
        self._by_id = {**self._edits(), **self._records(), **self._marks(), **self._ways()}

    def __contains__(self, action: str) -> bool:
        return action in self._by_id

    def do(self, action: str) -> None:
        """Do what `action` says."""
        self._by_id[action]()

    def _edits(self) -> dict[str, Deed]:
        desk = self._desk
        return {
            "archive.import": self._choose_files,
            "archive.folder": self._choose_folder,
            "archive.paste": self._paste,
            "archive.export": self._begin_export,
            "archive.vocabularies": lambda: desk.terms.load(),
            "archive.verify": self._verify,
            "edit.undo": self._undo,
            "edit.redo": partial(self._turn_back, self._session.redo),
            "edit.record": lambda: desk.here.edit(),
            "edit.number": self._copy_numbers,
            "edit.collect": lambda: desk.collecting.collect(desk.here.selection()),
            "edit.uncollect": lambda: desk.collections.take_out(),
            "edit.trash": self._throw_away,
            "edit.restore": lambda: desk.trash.bring_back(),
            "edit.erase": lambda: desk.trash.erase(),
            "edit.find": lambda: desk.here.find_here(),
            "edit.filter": lambda: desk.here.filter_here(),
            "edit.unfilter": desk.show_all,
            "edit.search": self.search,
            "edit.keep_search": lambda: desk.search.keep_search(),
            "record.new": lambda: desk.here.new(),
            "record.incident": lambda: self._write_incident(None),
            "record.person": partial(self._new, "go.people"),
            "record.source": partial(self._new, "go.sources"),
            "record.place": partial(self._new, "go.places"),
            "record.collection": partial(self._new, "go.collections"),
            "record.note": self._note,
            **{f"value.{deed}": partial(self._on_value, deed) for deed in VALUE_DEEDS},
        }

    def _records(self) -> dict[str, Deed]:
        desk = self._desk
        protections = {"protect": "protected", "ask": "ask", "public": "public"}
        return {
            "record.open": lambda: desk.here.open_selected(),
            "record.relate": lambda: desk.here.relate(),
            "record.history": self._history_of,
            "record.anew": lambda: desk.documents.read_anew(),
            "record.encoding": lambda: desk.documents.choose_encoding(),
            **{
                f"person.{name}": partial(self._protect, code) for name, code in protections.items()
            },
            "person.merge": lambda: desk.people.merge_selected(),
            "tag.under": lambda: desk.tags.ask_parent(),
            "tag.in": lambda: desk.tags.move_in(),
            "tag.out": lambda: desk.tags.move_out(),
            "tag.merge": lambda: desk.tags.ask_merge(),
            "collection.current": lambda: desk.collections.make_current(),
        }

    def _protect(self, how: str) -> None:
        self._desk.people.protect(how)

    def _read(self, action: str) -> None:
        self._desk.documents.reading.do(action)

    def _give_recent(self, nth: int) -> None:
        self._desk.documents.give_recent(nth)

    def _draft_incident(self) -> None:
        documents = self._desk.documents
        documents.drafting.begin(documents.reader.aim())

    def _cite(self, where: str) -> None:
        self._desk.documents.drafting.cite(where)

    def _on_value(self, deed: str) -> None:
        if (value := self._desk.here.value()) is not None:
            value.do(deed)

    def _marks(self) -> dict[str, Deed]:
        desk = self._desk
        cited = ("title", "when", "place", "category", "person", "figure", "whole", "here")
        return {
            **{name: partial(self._read, name) for name in READING},
            "text.find_next": lambda: desk.step_found(1),
            "text.find_previous": lambda: desk.step_found(-1),
            "text.tag": lambda: desk.documents.ask_tag(),
            "text.untag": lambda: desk.documents.unmark(),
            "text.note": lambda: desk.documents.comment(),
            "text.important": lambda: desk.documents.turn_important(),
            "text.read": lambda: desk.documents.turn_read(),
            "text.published": lambda: desk.documents.begin_stating("published"),
            "text.publisher": lambda: desk.documents.begin_stating("publisher"),
            "text.incident": self._draft_incident,
            "text.discard": lambda: desk.documents.drafting.discard(),
            **{f"text.tag_{n}": partial(self._give_recent, n) for n in range(1, 10)},
            **{f"cite.{where}": partial(self._cite, where) for where in cited},
        }

    def _ways(self) -> dict[str, Deed]:
        desk = self._desk
        desk.incident_wanted.connect(self._write_incident)
        desk.search_wanted.connect(self.search)
        desk.export_wanted.connect(self._export)
        places = [name for name in desk.screens if name.startswith("go.")]
        return {
            "go.back": desk.back,
            "go.next_pane": desk.next_pane,
            "view.navigation": desk.fold_navigation,
            "view.pages": lambda: desk.documents.paging.turn(),
            **{name: partial(desk.show_place, name) for name in places},
        }

    def _undo(self) -> None:
        """In the form of an incident, bring back first what was taken out there."""
        form = self._desk.documents.drafting.form
        if form is None or not has_keyboard(form) or not form.take_back():
            self._turn_back(self._session.undo)

    def _turn_back(self, way: Deed) -> None:
        """Undo or redo, after what is still on its way into the archive."""
        self._desk.documents.reading.settle()
        way()

    # -- bringing in, handing on ----------------------------------------------------------

    def _choose_files(self) -> None:
        if paths := self._session.tools.files.choose_files(self._desk):
            self._desk.plan(paths)

    def _choose_folder(self) -> None:
        if (folder := self._session.tools.files.choose_folder(self._desk)) is not None:
            self._desk.plan([folder])

    def _paste(self) -> None:
        clip = clip_of(QGuiApplication.clipboard().mimeData())
        if clip:
            self._desk.plan(clip.paths, clip.pasted)
        else:
            self._session.tools.notices.say(
                _(
                    "There is nothing on the clipboard that could be brought in: no files, no page,"
                    " no picture and no text."
                )
            )
        if clip.has_address:
            self._desk.refuse_address()

    def _begin_export(self) -> None:
        """Go to the export with what one is at; from the export itself there is no way to go."""
        desk = self._desk
        if desk.place != "archive.export":
            here = desk.place == "go.collections"
            collection = desk.collections.list.current() if here else None
            chosen = () if here else desk.here.selection() or self._pointed_at()
            desk.export.come(chosen, collection)
        desk.show_place("archive.export")

    def _pointed_at(self) -> Sequence[RecordId]:
        """Return the record whose page is shown: what one looks at is what one would hand on."""
        record = self._desk.here.pointed_at()
        found = self._session.catalogue.records.get(record) if record is not None else None
        return () if found is None or found.trashed or found.kind is Kind.TERM else (found.id,)

    def _export(self, collection: RecordId) -> None:
        """Go to the export of `collection`, which was asked for by its name."""
        self._desk.export.begin((), collection)
        self._desk.show_place("archive.export")

    def _verify(self) -> None:
        archive = self._session.archive
        self._session.behind(_("Checking the archive"), archive.verify, self._verified)

    def _verified(self, faults: list[Fault]) -> None:
        archive, kept = self._session.archive, {"at": now(), "faults": len(faults)}
        self._session.on_archive(
            CHECKED,
            lambda _job: archive.set_state(CHECKED, kept),
            lambda _none: self._desk.settings.freshen_facts(),
        )
        if not faults:
            self._session.tools.notices.done(
                _("The archive is whole: every page, text, anchor and link was checked.")
            )
            return
        count = ngettext("{n} fault was found.", "{n} faults were found.", len(faults))
        first = f"{faults[0].what} {faults[0].remedy}"
        notice = Notice(text=count.format(n=len(faults)), remedy=first, tone=Tone.WRONG)
        self._session.tools.notices.shown.emit(notice)

    # -- records --------------------------------------------------------------------------

    def _new(self, place: str) -> None:
        self._desk.show_place(place)
        self._desk.here.new()

    def search(self, words: str = "") -> None:
        """Go where one searches all texts, and look for `words` if there are any."""
        self._desk.show_place("edit.search")
        if words:
            self._desk.search.line.setText(words)
        self._desk.search.find_here()

    def show_found(self, place: Place) -> None:
        """Show what was found by words, at the words."""
        self._session.open(place.record, place.span)
        self._desk.follow(Asked(place.words))

    def _write_incident(self, incident: RecordId | None) -> None:
        """Open the form of an incident beside the text it rests on."""
        desk, drafting = self._desk, self._desk.documents.drafting
        desk.show_place("go.documents")
        if incident is None:
            drafting.begin(None)
            return
        case = self._session.catalogue.incidents.case(incident)
        if case is None:
            return
        every = [*case.citations, *(one for claim in case.claims for one in claim.citations)]
        passage = next((one.passage for one in every if one.passage is not None), None)
        if passage is not None and drafting.form is None:
            desk.open(passage.id)
        drafting.edit(case)

    def _note(self) -> None:
        """Write a note about what is selected, where the sheet is."""
        chosen = self._desk.here.selection()
        if len(chosen) == 1 and self._desk.place == "go.timeline":
            self._desk.open(chosen[0])
        screen = self._desk.here
        if len(chosen) == 1 and isinstance(screen, ListScreen):
            screen.begin_note(chosen[0])

    def _copy_numbers(self) -> None:
        """Copy the numbers of what is selected, one a line: D-14, I-207."""
        records = self._session.catalogue.records
        found = [records.get(record) for record in self._desk.here.selection()]
        numbers = [one.number for one in found if one is not None and one.number]
        if not numbers:
            return
        QGuiApplication.clipboard().setMimeData(secret("\n".join(numbers)))
        said = _("{number} is on the clipboard.").format(number=numbers[0])
        if len(numbers) > 1:
            said = ngettext(
                "{n} number is on the clipboard.", "{n} numbers are on the clipboard.", len(numbers)
            ).format(n=len(numbers))
        self._session.tools.notices.done(said)

    def _history_of(self) -> None:
        """Show what was done to the record that is selected."""
        chosen = self._desk.here.selection()
        if len(chosen) == 1:
            self._desk.show_place("go.history")
            self._desk.history.only(chosen[0])

    def _throw_away(self) -> None:
        chosen = self._desk.here.selection()
        if not chosen or self._desk.place == "go.trash":
            return
        count = len(chosen)
        said = ngettext("{n} record is in the trash.", "{n} records are in the trash.", count)
        here = self._desk.here
        go_on = here.go_on_without(chosen) if isinstance(here, ListScreen) else None

        def done(_none: None) -> None:
            if go_on is not None:
                go_on()
            self._session.done(said.format(n=count))

        self._session.write("trash", lambda change: trash(change, chosen), done)

    def undo_words(self) -> tuple[str, str]:
        """Return what undo and redo would do, in the words of the step; empty for nothing."""
        steps = self._session.catalogue.steps
        undo, next_redo = steps.undoable(), steps.redoable()
        said = [say(steps.origin(one).of) if one else "" for one in (undo, next_redo)]
        return said[0], said[1]
