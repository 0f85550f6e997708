"""What was done to the archive, for a list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, Qt

from khronika.archive.touched import ROWS
from khronika.domain.history import Step
from khronika.domain.values import Named
from khronika.domain.verbs import SUBJECTS, say
from khronika.i18n import _, ngettext
from khronika.ui.models.record_rows import ROW, Badge, Row
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import KINDS, cut, moment, number, quoted

_NAMED = 3
_LONGEST = 60
STEP = Qt.ItemDataRole.UserRole + 2


class StepRows(QAbstractListModel):
    """Steps, the newest first; older ones are asked for by the page."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Step] = []
        self._about: dict[int, Sequence[Named]] = {}

    def show(self, steps: Sequence[Step], about: Mapping[int, Sequence[Named]]) -> None:
        """Hold `steps` instead; `about` names the records of each, by its `last`."""
        self.beginResetModel()
        self._steps, self._about = list(steps), dict(about)
        self.endResetModel()

    def add(self, steps: Sequence[Step], about: Mapping[int, Sequence[Named]]) -> None:
        """Hold `steps`, which are older, as well."""
        self._about |= about
        first = len(self._steps)
        self.beginInsertRows(NOWHERE, first, first + len(steps) - 1)
        self._steps += steps
        self.endInsertRows()

    @property
    def oldest(self) -> Step | None:
        """The last step held."""
        return self._steps[-1] if self._steps else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        step = self._steps[index.row()]
        if role == STEP:
            return step
        row = step_row(step, self._about.get(step.last, ()))
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        return None


def step_row(step: Step, about: Sequence[Named] = ()) -> Row:
    """A step in the words of the action, with the one record it is about; then what else it
    touched.
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
    meta = [few, "" if about or subject else count.format(n=number(step.rows))]
    said = " · ".join(part for part in meta if part)
    return Row(title=title, lead=moment(step.at), meta=said, badge=badge)


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
