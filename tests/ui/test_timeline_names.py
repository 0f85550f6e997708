"""The names of divisions of time, as they are written: none runs into the next."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication

from khronika.domain.kinds import RecordId
from khronika.domain.spans import Laid, Lane, Stretch, gathered, lay
from khronika.domain.timescale import Timescale
from khronika.i18n import speak
from khronika.ui.style.theme import Theme
from khronika.ui.timeline.axis import draw_axis
from khronika.ui.timeline.band import Band
from khronika.ui.timeline.ink import Ink

BEGIN = date(2021, 11, 20).toordinal()


def laid(days: int) -> Laid:
    """One incident on the first and one on the last of so many days."""
    lanes = [Lane(title="a lane", value=RecordId(91))]
    ends = (BEGIN, BEGIN + days)
    stretches = [Stretch(RecordId(number), (day,) * 4, (0,)) for number, day in enumerate(ends, 1)]
    return lay(gathered(stretches, lanes), BEGIN)


class Recorder:
    """Stands in for a painter: keeps where each line of words begins, ends, and how low it is."""

    def __init__(self) -> None:
        self._font = QFont()
        self.written: list[tuple[float, float, float, str]] = []

    def setFont(self, font: QFont) -> None:
        self._font = font

    def fontMetrics(self) -> QFontMetrics:
        return QFontMetrics(self._font)

    def setPen(self, _pen: object) -> None:
        """Colours are no matter here."""

    def drawLine(self, *_points: object) -> None:
        """Nor are lines."""

    def drawText(self, at: QRectF | QPointF, *rest: Any) -> None:
        left, top = (at.left(), at.top()) if isinstance(at, QRectF) else (at.x(), at.y())
        wide = QFontMetricsF(self._font).horizontalAdvance(rest[-1])
        self.written.append((top, left, left + wide, rest[-1]))

    def collisions(self) -> list[tuple[str, str]]:
        """Return the names that run into the one after them."""
        lines = sorted(self.written)
        return [
            (one[3], other[3])
            for one, other in pairwise(lines)
            if one[0] == other[0] and one[2] > other[1]
        ]


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_names_above_the_lanes_leave_each_other_room(theme: Theme, language: str) -> None:
    speak(language)
    per_day = 0.01
    while per_day < 90:
        drawn = Recorder()
        draw_axis(drawn, Ink(theme), Timescale(start=BEGIN, per_day=per_day, width=700))  # type: ignore[arg-type]
        assert drawn.written
        assert drawn.collisions() == [], per_day
        cut = [one[3] for one in drawn.written if one[1] > 8 and one[2] > 700]
        assert cut == [], per_day
        per_day *= 1.07


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_names_below_all_of_time_leave_each_other_room(
    qapp: QApplication, theme: Theme, language: str
) -> None:
    speak(language)
    for days in (100, 200, 300, 500, 700, 1000, 1500, 3000, 9000, 90000):
        band = Band(theme)
        band.resize(900, band.height())
        band.show_laid(laid(days))
        drawn = Recorder()
        band._years(drawn)  # type: ignore[arg-type]
        assert drawn.collisions() == [], days
