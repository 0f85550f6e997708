"""Which divisions of time are named on a scale: so long ones that no name runs into the next."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QFontMetricsF

from khronika.domain import ticks
from khronika.domain.ticks import STEPS, Step, Unit
from khronika.i18n import language
from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font

_ALONE: Sequence[Step] = STEPS[STEPS.index(Step(Unit.QUARTER)) :]


def step_below(per_day: float) -> Step:
    """Return the division that is named under the longer ones, at so many pixels a day."""
    return ticks.named_step(per_day, lambda step: _needed(step, language(), alone=False))


def step_alone(per_day: float) -> Step:
    """Return the division that is named where nothing is written above: by the quarter at most."""
    return ticks.named_step(per_day, lambda step: _needed(step, language(), alone=True), _ALONE)


def name_alone(step: Step, day: int) -> str:
    """Return the whole name of a division: a quarter with its year."""
    said = ticks.name(step, day, language())
    if step.unit is Unit.QUARTER:
        said = f"{said} {ticks.name_over(step, day, language())}"
    return said


@cache  # the interface's font stays what it is, too
def _needed(step: Step, spoken: str, *, alone: bool) -> float:
    names = ticks.names(step, spoken)
    if alone and step.unit is Unit.QUARTER:
        names = [f"{one} 2000" for one in names]
    metrics = QFontMetricsF(interface_font(tokens.SMALL))
    return max(metrics.horizontalAdvance(one) for one in names) + 2 * tokens.GAP
