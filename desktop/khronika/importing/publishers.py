"""Publishers by the names that plans and people give them; one nobody recorded is recorded."""

from collections.abc import Iterable

from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.archive.recording import add_source
from khronika.archive.records import RecordNotFound
from khronika.domain.drafts import SourceDraft
from khronika.domain.kinds import Kind, RecordId, parse_reference
from khronika.domain.values import Name


class Publishers:
    """Looks each name up once. What it makes counts only when `keep` says it was committed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[str, RecordId | None] = {}
        self._made: dict[str, RecordId] = {}

    def look_up(self, name: str) -> None:
        """See whether `name` (or a number such as "S-3") is a source.

        Raises:
            RecordNotFound: It is a number that no source has.
            RecordAmbiguous: Several sources are called that.
        """
        if name in self._known:
            return
        try:
            self._known[name] = self._archive.catalogue.records.resolve(name, Kind.SOURCE).id
        except RecordNotFound:
            if parse_reference(name) is not None:
                raise
            self._known[name] = None

    def within(self, change: Change, names: Iterable[str]) -> dict[str, RecordId]:
        """Return the sources of `names`, which were looked up; make those that are not there."""
        self._made = {
            name: add_source(change, SourceDraft(names=(Name(text=name),)))
            for name in dict.fromkeys(names)
            if self._known[name] is None
        }
        found = {name: source for name, source in self._known.items() if source is not None}
        return found | self._made

    def keep(self) -> None:
        """Remember what `within` made: its change was committed."""
        self._known |= self._made
