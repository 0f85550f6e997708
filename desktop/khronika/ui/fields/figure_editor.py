"""The editor of a figure: what is counted, in which words, between which bounds."""

from PySide6.QtGui import QIntValidator

from khronika.i18n import _
from khronika.ui.editors.entry import Choices, Count
from khronika.ui.editors.field import Field
from khronika.ui.editors.lines import Line, PickLine
from khronika.ui.editors.rows import MOST, number
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.style.theme import Theme
from khronika.ui.words import bounds


class FigureEditor(FieldEditor):
    """A number with bounds; an open end stays empty."""

    def __init__(self, theme: Theme, choices: Choices, count: Count) -> None:
        super().__init__(theme)
        self.counted = Line(_("What is counted"))
        self.words = Line(_("As written"), _("As written: at least 80"))
        self.low, self.high = Line(_("At least")), Line(_("At most"))
        for line in (self.low, self.high):
            line.setValidator(QIntValidator(0, MOST, line))
        self.counts = PickLine(
            _("Compare with what is recorded under"), choices.tallied, _("compare with: category …")
        )
        self.among = PickLine(_("Within the category"), choices.within, _("within: category"))
        self.add(_("What is counted"), self.counted)
        self.beside(
            Field(theme, _("At least"), self.low),
            Field(theme, _("At most"), self.high),
        )
        self.add(_("As written"), self.words)
        self.add(_("Compare with what is recorded under"), self.counts, self.among)
        self.counted.fill(count.counted)
        self.words.fill(count.words)
        self.low.fill("" if count.low is None else str(count.low))
        self.high.fill("" if count.high is None else str(count.high))
        self.counts.put(count.counts)
        self.among.put(count.among)

    def value(self) -> Count:
        return Count(
            counted=self.counted.text().strip(),
            words=self.words.text().strip(),
            low=number(self.low.text()),
            high=number(self.high.text()),
            counts=self.counts.pick(),
            among=self.among.pick(),
        )

    def said(self) -> str:
        value = self.value()
        return value.words or bounds(value.low, value.high)

    def missing(self) -> str:
        value = self.value()
        if not value.counted:
            return _("A figure does not say what is counted.")
        if value.low is not None and value.high is not None and value.low > value.high:
            return _("At least is more than at most.")
        for line in (self.counts, self.among):
            if line.is_new:
                said = _("A figure is to be compared with “{name}”, which no vocabulary has.")
                return said.format(name=line.text().strip())
        return ""
