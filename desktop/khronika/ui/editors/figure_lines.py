"""The lines in which a figure is said, wherever it is edited."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from khronika.domain.figure_words import NO_BOUNDS, Bounds, read_bounds
from khronika.i18n import _
from khronika.ui.editors.entry import Choices, Count
from khronika.ui.editors.lines import Line, PickLine
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.disclosure import Disclosure

MOST = 2_000_000_000


def number(text: str) -> int | None:
    """Return the number that a line holds; None for none."""
    return int(text) if text else None


def _shown(number: int | None) -> str:
    return "" if number is None or number > MOST else str(number)


class FigureLines:
    """What is counted, in which words, between which bounds, and what it is compared with.

    The bounds follow the words as written, as these are read, until the person types them.
    """

    def __init__(self, choices: Choices, *, named: bool) -> None:
        """`named`: the lines stand under their names, and need not say them themselves."""
        hints = ("", "", "") if named else (_("What is counted"), _("at least"), _("at most"))
        compared = _("a category, a role or an outcome")
        self.counted = Line(_("What is counted"), hints[0])
        self.words = Line(_("As written"), _("As written: at least 80"))
        self.low, self.high = Line(_("At least"), hints[1]), Line(_("At most"), hints[2])
        for line in (self.low, self.high):
            line.setValidator(QIntValidator(0, MOST, line))
            line.textEdited.connect(self._keep)
        self._compared: Disclosure | None = None
        self._read: Bounds | None = NO_BOUNDS  # what stands there unasked; None: somebody's own
        self.words.textChanged.connect(self._read_words)
        self.counts = PickLine(
            _("Compare with what is recorded under"),
            choices.tallied,
            compared if named else _("Compare with the records of a category"),
            makes=False,
        )
        self.among = PickLine(
            _("Within the category"),
            choices.within,
            _("within a category") if named else _("and only within another category"),
            makes=False,
        )

    def behind(self, theme: Theme, *compared: QWidget) -> Disclosure:
        """Return what holds the lines that it is compared with, closed while these say nothing."""
        self._compared = Disclosure(theme, _("Compare with what is recorded…"), *compared)
        return self._compared

    def fill(self, count: Count) -> None:
        """Show `count`."""
        self.counted.fill(count.counted)
        self._keep()
        self.words.fill(count.words)
        self.low.fill("" if count.low is None else str(count.low))
        self.high.fill("" if count.high is None else str(count.high))
        held = Bounds(count.low, count.high)
        self._read = held if held in (NO_BOUNDS, read_bounds(count.words)) else None
        self.counts.put(count.counts)
        self.among.put(count.among)
        if self._compared is not None:
            self._compared.open(on=bool(count.counts or count.among))

    def say(self, words: str) -> None:
        """Say how a source writes the number, if nothing was said of it yet."""
        if not self.words.text().strip():
            self.words.fill(words)

    def _keep(self) -> None:
        """Leave the bounds as they are from now on."""
        self._read = None

    def _read_words(self, words: str) -> None:
        """Let the bounds say what the words do, unless they are somebody's own."""
        if self._read is None:
            return
        self._read = read = read_bounds(words)
        for line, number in ((self.low, read.low), (self.high, read.high)):
            line.fill(_shown(number))

    def count(self) -> Count:
        """Return what the lines say, with no evidence."""
        return Count(
            counted=self.counted.text().strip(),
            words=self.words.text().strip(),
            low=number(self.low.text()),
            high=number(self.high.text()),
            counts=self.counts.pick(),
            among=self.among.pick(),
        )

    def missing(self) -> str:
        """Return what is wrong with it, in words; empty when nothing is."""
        count = self.count()
        if not count.counted:
            return _("A figure does not say what is counted.")
        if count.low is not None and count.high is not None and count.low > count.high:
            return _("At least is more than at most.")
        for line in (self.counts, self.among):
            if line.is_new:
                said = _("A figure is to be compared with “{name}”, which no vocabulary has.")
                return said.format(name=line.text().strip())
        return ""
