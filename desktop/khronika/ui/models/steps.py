"""What was done to the archive, and what was given out of it, for a list."""

from collections.abc import Mapping, Sequence
from heapq import merge

from PySide6.QtCore import QAbstractListModel, Qt

from khronika.archive.touched import ROWS
from khronika.domain.history import Export, PassageEdit, Step
from khronika.domain.kinds import Kind
from khronika.domain.values import Named
from khronika.domain.verbs import SUBJECTS, say
from khronika.exporting.listing import REPORT
from khronika.exporting.profile import PROFILE_LABELS
from khronika.i18n import _, ngettext
from khronika.ui.models.passage_edits import edit_said
from khronika.ui.models.record_rows import ROW, Badge, Row
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import KINDS, cut, moment, number, quoted

_NAMED = 3
_LONGEST = 60
NO_EDITS: Mapping[int, PassageEdit] = {}
STEP = Qt.ItemDataRole.UserRole + 2
EXPORT = Qt.ItemDataRole.UserRole + 3


class StepRows(QAbstractListModel):
    """Steps, the newest first, and among them what was exported in between; older ones are asked
    for by the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self._done: list[Step | Export] = []
        self._about: dict[int, Sequence[Named]] = {}
        self._edits: dict[int, PassageEdit] = {}

    def show(
        self,
        steps: Sequence[Step],
        about: Mapping[int, Sequence[Named]],
        exports: Sequence[Export] = (),
        edits: Mapping[int, PassageEdit] = NO_EDITS,
    ) -> None:
        """Hold `steps` instead; `about` names the records of each, by its `last`, and `edits` has
        what was changed in a passage.
        """
        self.beginResetModel()
        self._done, self._about = _by_time(steps, exports), dict(about)
        self._edits = dict(edits)
        self.endResetModel()

    def add(
        self,
        steps: Sequence[Step],
        about: Mapping[int, Sequence[Named]],
        exports: Sequence[Export] = (),
        edits: Mapping[int, PassageEdit] = NO_EDITS,
    ) -> None:
        """Hold `steps` and `exports`, which are older, as well."""
        self._about |= about
        self._edits |= edits
        first, older = len(self._done), _by_time(steps, exports)
        self.beginInsertRows(NOWHERE, first, first + len(older) - 1)
        self._done += older
        self.endInsertRows()

    @property
    def oldest(self) -> Step | None:
        """The last step held."""
        return next((one for one in reversed(self._done) if isinstance(one, Step)), None)

    @property
    def oldest_export(self) -> Export | None:
        """The last export held."""
        return next((one for one in reversed(self._done) if isinstance(one, Export)), None)

    def row_of(self, done: Step | Export | None) -> int:
        """Return the row of a step or an export as it was held before, else the first."""
        return next((at for at, one in enumerate(self._done) if _is_same(one, done)), 0)

    def about(self, step: Step) -> Sequence[Named]:
        """Return the records that a step touched, what it is about first."""
        return self._about.get(step.last, ())

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._done)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        done = self._done[index.row()]
        if role in (STEP, EXPORT):
            return done if isinstance(done, Step if role == STEP else Export) else None
        if isinstance(done, Export):
            row = export_row(done)
        else:
            row = step_row(done, self._about.get(done.last, ()), self._edits.get(done.last))
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        return None


def step_row(step: Step, about: Sequence[Named] = (), edit: PassageEdit | None = None) -> Row:
    """A step in the words of the action, with the one record it is about; then what it changed in
    a passage, and what else it touched.
    """
    title = say(step.verb)
    if step.undoes is not None:
        title = _("{verb}: {what}").format(verb=title, what=say(step.of))
    if (subject := subject_of(step, about)) is not None and subject.title:
        title = _("{verb}: {what}").format(verb=title, what=quoted(cut(subject.title, _LONGEST)))
        about = [one for one in about if one is not subject]
    count = ngettext("{n} change", "{n} changes", step.rows)
    badge = Badge(icon="undo-2", word=_("taken back")) if step.undone else None
    few = named_few(about, is_more=step.rows > ROWS)
    changed = edit_said(edit) if edit is not None else ""
    meta = [changed, few, "" if about or subject else count.format(n=number(step.rows))]
    said = " · ".join(part for part in meta if part)
    return Row(title=title, lead=moment(step.at), meta=said, badge=badge)


def export_row(export: Export) -> Row:
    """An export: into which folder and under which name, for whom, and how much left."""
    ways = [one.split("/") for one in export.files]
    folder = next((way[0] for way in ways if len(way) > 1), "")
    names = dict.fromkeys(way[min(1, len(way) - 1)] for way in ways)
    label = PROFILE_LABELS.get(export.profile or "", "")
    held = export.hidden + export.changed  # a name is held back where a label stands for it
    meta = [
        named_files(list(names)),
        _("for {whom}").format(whom=export.recipient) if export.recipient else "",
        how_much(export),
        _(label).partition(":")[0] if label else "",
        ngettext("{n} thing held back", "{n} things held back", held).format(n=number(held))
        if held
        else "",
    ]
    if export.format == REPORT:
        said = _("Report of an import to “{folder}”").format(folder=folder)
        badge = Badge(icon="file-output", word=_("cannot be taken back"))
        return Row(title=said, lead=moment(export.at), meta=meta[0], badge=badge)
    return Row(
        title=_("Export to “{folder}”").format(folder=folder) if folder else say("export"),
        lead=moment(export.at),
        meta=" · ".join(part for part in meta if part),
        badge=Badge(icon="file-output", word=_("cannot be taken back")),
    )


def how_much(export: Export) -> str:
    """Return what was chosen, where that is known and told in a word; else how much left."""
    records, asked = sum(export.counts.values()), dict(export.asked or {})
    asked.pop(Kind.COLLECTION.value, None)  # what is in it was chosen, not what it is called
    if asked.keys() != {Kind.INCIDENT.value}:
        return ngettext("{n} record", "{n} records", records).format(n=number(records))
    incidents = asked[Kind.INCIDENT.value]
    said = ngettext("{n} incident and what it cites", "{n} incidents and what they cite", incidents)
    return said.format(n=number(incidents))


def named_files(names: Sequence[str]) -> str:
    """Return the first few of some files by name, and that there are more of them."""
    said = ", ".join(names[:_NAMED])
    return _("{names} and others").format(names=said) if len(names) > _NAMED else said


def _by_time(steps: Sequence[Step], exports: Sequence[Export]) -> list[Step | Export]:
    """Return both, the newest first; steps keep their order, whatever the clock did."""
    done: tuple[Sequence[Step | Export], ...] = (exports, steps)
    return list(merge(*done, key=lambda one: one.at, reverse=True))


def _is_same(one: Step | Export, other: Step | Export | None) -> bool:
    if isinstance(one, Step):
        return isinstance(other, Step) and one.last == other.last
    return isinstance(other, Export) and one.id == other.id


def subject_of(step: Step, about: Sequence[Named]) -> Named | None:
    """Return the record that `step` is about, of all it touched; None where it is about many."""
    kinds = SUBJECTS.get(step.of, ())
    found = [one for one in about if kinds and one.kind is kinds[0]]
    return found[0] if len(found) == 1 else None


def named_few(about: Sequence[Named], *, is_more: bool = False) -> str:
    """Return the first few of some records by name, and that there are more of them."""
    few = [
        quoted(cut(one.title, _LONGEST)) if one.title else _(KINDS[one.kind])
        for one in about[:_NAMED]
    ]
    said = ", ".join(few)
    if about and (is_more or len(about) > _NAMED):
        return _("{names} and others").format(names=said)
    return said
