"""The row above the timeline: what its lanes are, nearer and farther, which days are in view."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from khronika.archive.chronicle import LanesBy
from khronika.i18n import N_, _
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.timeline.line import Line
from khronika.ui.timeline.timeline import Timeline
from khronika.ui.widgets.controls import Combo

_ZOOM = 1.6
_LANES = {
    LanesBy.CATEGORY: N_("By category"),
    LanesBy.PLACE: N_("By region"),
    LanesBy.SOURCE: N_("By source"),
    LanesBy.PERSON: N_("By person"),
    LanesBy.GRADE: N_("By confirmation"),
    LanesBy.PROTECTION: N_("By protection"),
    LanesBy.NOTHING: N_("One lane"),
}


class TimelineTools(QWidget):
    """What is done with the whole of a timeline."""

    relaned = Signal()
    narrowed = Signal()  # to the days in view
    turned = Signal()  # the sheet beside, on or off

    def __init__(self, theme: Theme, timeline: Timeline) -> None:
        super().__init__()
        self._theme = theme
        self._timeline = timeline
        self.lanes = Combo(theme, _("Lanes"))
        self.only = QPushButton(_("Only this period"))
        self._days = Line(theme, quiet=True, whole=True)
        for by, said in _LANES.items():
            self.lanes.addItem(_(said), by.value)
        self._lay_out()
        self.lanes.currentIndexChanged.connect(self.relaned)
        self.only.clicked.connect(self.narrowed)
        timeline.ranged.connect(self._tell_days)
        timeline.canvas.scaled.connect(self._tell_days)

    @property
    def by(self) -> LanesBy:
        """What the lanes are."""
        return LanesBy(self.lanes.currentData())

    def choose(self, by: object) -> None:
        """Have lanes as they were kept, without a word of it."""
        self.lanes.blockSignals(True)
        self.lanes.setCurrentIndex(max(0, self.lanes.findData(by)))
        self.lanes.blockSignals(False)

    def _tell_days(self) -> None:
        self._days.setText(self._timeline.days_in_words())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD, tokens.SPACE, tokens.PAD, tokens.SPACE)
        row.setSpacing(tokens.SPACE)
        self.lanes.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        row.addWidget(self.lanes)
        for icon, said, do in (
            ("zoom-out", _("Farther (−)"), partial(self._timeline.zoom, 1 / _ZOOM)),
            ("zoom-in", _("Nearer (+)"), partial(self._timeline.zoom, _ZOOM)),
            ("move-horizontal", _("All of time (0)"), self._timeline.fit),
        ):
            row.addWidget(self._tool(icon, said, do))
        row.addWidget(self._days, 1)
        self.only.setProperty("look", "link")
        self.only.setToolTip(_("Narrow all lists to what may have happened in the time in view"))
        row.addWidget(self.only)
        said = _("Show or hide what is stated")
        row.addWidget(self._tool("panel-right", said, self.turned.emit))

    def _tool(self, icon: str, said: str, do: Any) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.setIconSize(QSize(tokens.ICON, tokens.ICON))
        icons.put(button, icon, self._theme.colours)
        button.clicked.connect(lambda _checked: do())
        return button
