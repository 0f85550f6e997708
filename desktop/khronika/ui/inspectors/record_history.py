"""What was done to one record, folded into a line; read from the journal when it is unfolded."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.archive.catalogue import Catalogue
from khronika.domain.history import Step
from khronika.domain.kinds import RecordId
from khronika.domain.values import Named
from khronika.i18n import _
from khronika.ui.fields.rests import Fold
from khronika.ui.models.steps import step_row
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import INSET
from khronika.ui.words import moment

Told = tuple[Step, Sequence[Named]]  # a step, and what it touched besides the record


def steps_of(catalogue: Catalogue, record: RecordId) -> list[Told]:
    """Return the last steps that touched `record`, each with the other records it touched."""
    steps = catalogue.steps.of_record(record)
    names = catalogue.touched.names(steps)
    return [(step, [one for one in names.get(step.last, ()) if one.id != record]) for step in steps]


class RecordHistory(QWidget):
    """The last steps, each with its time and its words."""

    def __init__(
        self,
        theme: Theme,
        steps: Callable[[], Sequence[Told]],
        all_of_it: Callable[[], object] | None,
    ) -> None:
        """`steps` reads the last ones; `all_of_it` shows the history of the whole archive."""
        super().__init__()
        self._steps, self._all = steps, all_of_it
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.GAP)
        self.fold = Fold(theme, _("History of this record"))
        self._column.addWidget(self.fold)
        self._list: QWidget | None = None
        self.fold.toggled.connect(self._unfold)

    def _unfold(self, opened: bool) -> None:
        if opened and self._list is None:
            self._list = self._read()
            self._column.addWidget(self._list)
        if self._list is not None:
            self._list.setVisible(opened)

    def _read(self) -> QWidget:
        held, grid = QWidget(), QGridLayout()
        held.setLayout(grid)
        grid.setContentsMargins(INSET + tokens.ICON + tokens.SPACE, 0, INSET, tokens.GAP)
        grid.setHorizontalSpacing(tokens.PAD)
        grid.setVerticalSpacing(tokens.GAP)
        grid.setColumnStretch(1, 1)
        for at, (step, about) in enumerate(self._steps()):
            said = step_row(step, about).title
            said = _("{step} (taken back)").format(step=said) if step.undone else said
            grid.addWidget(_words(moment(step.at), "small"), at, 0)
            grid.addWidget(_words(said, "small" if step.undone else ""), at, 1)
        if (all_of_it := self._all) is not None:
            more = QPushButton(_("The whole history"))
            more.setProperty("look", "link")
            more.clicked.connect(lambda _checked: all_of_it())
            grid.addWidget(more, grid.rowCount(), 1)
        return held


def _words(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(not look)
    if look:
        label.setProperty("look", look)
    return label
