"""The editor of a figure: what is counted, in which words, between which bounds."""

from khronika.i18n import _
from khronika.ui.editors.entry import Choices, Count
from khronika.ui.editors.field import Field
from khronika.ui.editors.figure_lines import FigureLines
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.style.theme import Theme
from khronika.ui.words import bounds


class FigureEditor(FieldEditor):
    """A number with bounds; an open end stays empty."""

    def __init__(self, theme: Theme, choices: Choices, count: Count) -> None:
        super().__init__(theme)
        self.lines = lines = FigureLines(choices, named=True)
        self.add(_("What is counted"), lines.counted)
        self.beside(
            Field(theme, _("At least"), lines.low),
            Field(theme, _("At most"), lines.high),
        )
        self.add(_("As written"), lines.words)
        counts = Field(theme, _("Compare with"), lines.counts)
        among = Field(theme, _("Within the category"), lines.among)
        for field in (counts, among):
            field.hang()
        self._column.insertWidget(self._column.count() - 1, lines.behind(theme, counts, among))
        lines.fill(count)

    def value(self) -> Count:
        return self.lines.count()

    def said(self) -> str:
        value = self.value()
        return value.words or bounds(value.low, value.high)

    def missing(self) -> str:
        return self.lines.missing()
