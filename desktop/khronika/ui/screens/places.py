"""Places: a tree with a map of all of them, and what stands around the one pointed at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from khronika.archive.recording import add_place, edit_place, enter_place
from khronika.domain.filters import Facet
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Happened, Place
from khronika.gazetteer import Gazetteer, load
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.editors.actors import PlaceForm
from khronika.ui.inspectors.more import SHOWN, Long, Unfolded
from khronika.ui.inspectors.places import PlaceAround, dot_of, fill_place
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import place_row
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.form_screen import FormScreen, Work, Writing, written
from khronika.ui.screens.picks import held_places
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.outline_map import OutlineMap
from khronika.ui.widgets.outlines import box_of_all, shape_ahead


class PlaceScreen(FormScreen):
    """Places in their tree."""

    kind = Kind.PLACE
    words_of = "places"
    icon = "map-pin"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Places"), actions)
        self._depths: dict[RecordId, int] = {}
        self._happened: Mapping[RecordId, Happened] = {}
        self._unfolded = Unfolded()
        self._was_read = False
        self._map_soon = QTimer(self, singleShot=True, interval=0)
        self._map_soon.timeout.connect(self._draw_map)
        self.list.add_tool(actions["record.place"], "plus")
        self.list.when_empty(
            _("No place yet. Places are recorded with an incident, or here."),
            actions["record.place"],
        )
        said = _("Map of all places that have coordinates; the list above has them too")
        self.map = OutlineMap(session.theme, said, tokens.MAP, moves=True)
        self.map.hide()
        self.map.picked.connect(self.list.point_at)
        self.map.opened.connect(self.open_selected)
        self.list.put_below(self.map)
        self.list.pointed.connect(self.map.mark)

    def ids(self) -> Sequence[RecordId]:
        self._depths = self.session.catalogue.places.tree()
        self._happened = self._counted()
        return list(self._depths)

    def _counted(self) -> Mapping[RecordId, Happened]:
        """Return what happened where: from the table of incidents where it has been read, in a
        third of the time that the archive takes.
        """
        if (table := self.session.facets.of(Kind.INCIDENT)) is None:
            return self.session.catalogue.places.happened()
        here = table.borne(table.all, Facet.PLACE)
        return {
            RecordId(int(place)): Happened(here=here.get(place, 0), within=within)
            for place, within in table.counts(table.all, Facet.PLACE).items()
        }

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Place]:
        return self.session.catalogue.places.many(records)

    def row(self, value: Place) -> Row:
        happened = self._happened.get(value.id)
        within = happened.within if happened else None
        return place_row(value, self._depths.get(value.id, 0), within)

    def refresh(self) -> None:
        """List, and draw the map once the rows are seen."""
        super().refresh()
        self._map_soon.start()

    def prepare(self) -> bool:
        """Read the outlines too: the first map drawn would wait for them."""
        if super().prepare():
            return True
        wanted, self._was_read = not self._was_read, True
        if wanted:
            shape_ahead()
        return wanted

    def look_again(self) -> None:
        """Places may be called by names: none of them stays on the map until it is drawn anew."""
        self.map.hide()
        super().look_again()

    def panes(self) -> Sequence[QWidget]:
        return (self.list.entry, self.map, self.right)

    def _draw_map(self) -> None:
        spots = self.session.catalogue.places.spots()
        dots = [dot_of(spots[place], self._here(place)) for place in self._depths if place in spots]
        self.map.setVisible(bool(dots))
        if dots:
            telling = [dot for dot in dots if dot.weight] or dots
            box = box_of_all((dot.longitude, dot.latitude) for dot in telling)
            self.map.show_dots(dots, box)

    def _here(self, place: RecordId) -> int:
        happened = self._happened.get(place)
        return happened.here if happened else 0

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (place := catalogue.places.get(record)) is None:
            return
        incidents = catalogue.incidents.of_place(record)
        inside = catalogue.incidents.inside_place(record)
        unfolded = self._unfolded.of(record)
        around = PlaceAround(
            incidents=in_order(catalogue, _first(incidents, whole="incidents" in unfolded)),
            count=len(incidents),
            inside=in_order(catalogue, _first(inside, whole="inside" in unfolded)),
            count_inside=len(inside),
            within=catalogue.places.around(record),
            holds=catalogue.places.held_in(record),
            notes=catalogue.records.notes_of(record),
        )

        def long(section: str, shown: int) -> Long:
            return Long(name=section, unfolded=unfolded, redraw=self._look, shown=shown)

        fill_place(self.sheet, place, around, self.session.open, long)

    def make_form(self, record: RecordId | None) -> tuple[PlaceForm, Writing]:
        places = self.session.catalogue.places
        place = places.get(record) if record is not None else None
        form = PlaceForm(
            self.session.theme, held_places(self.session.catalogue, besides=record), place
        )
        self.session.behind(_("Reading the gazetteer"), lambda _job: load(), self._know)

        def writing() -> tuple[str, Work]:
            if (code := form.code()) is not None:
                return "add-place", lambda change: enter_place(change, code)
            return written("place", form.draft(), record, add_place, edit_place)

        return form, writing

    def _know(self, gazetteer: Gazetteer) -> None:
        if isinstance(self.form, PlaceForm):
            self.form.know(gazetteer)


def _first(records: Sequence[RecordId], *, whole: bool) -> Sequence[RecordId]:
    return records if whole else records[:SHOWN]
