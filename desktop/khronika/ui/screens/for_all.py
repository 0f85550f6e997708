"""What all documents of an import get: a tag, a publisher, and who collected them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from khronika.archive.catalogue import Catalogue
from khronika.i18n import _
from khronika.ui.editors.lines import Line, PickLine, WordLine
from khronika.ui.screens.picks import picks
from khronika.ui.style import tokens

_LEAST = 88  # pixels; the navigation folds before a hint is cut


class ForAll(QWidget):
    """Three lines, side by side; each may stay empty."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = WordLine(_("Tag for all"), [])
        self.source = PickLine(_("Publisher of all"), [])
        self.collector = WordLine(_("Collected by"), [])
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE)
        for line in self._lines:
            self._row.addWidget(line, 1)

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self.tag, self.source, self.collector

    def begin(self, catalogue: Catalogue) -> None:
        """Stand empty, and offer what the archive knows by now."""
        former = self._lines
        tags = ["/".join(tag.path) for tag in catalogue.tags.all()]
        sources, collectors = catalogue.sources.ids(), catalogue.documents.collectors()
        said = _("Publisher of all")
        self.tag = WordLine(_("Tag for all"), tags, _("Tag for all"))
        self.source = PickLine(said, picks(catalogue, sources), said)
        self.collector = WordLine(_("Collected by"), collectors, _("Collected by"))
        for old, new in zip(former, self._lines, strict=True):
            self._row.replaceWidget(old, new)
            new.setMinimumWidth(_LEAST)
            old.hide()
            old.deleteLater()

    def words(self) -> list[str]:
        """Return what stands in the lines."""
        return [line.text().strip() for line in self._lines]

    def put(self, words: Sequence[str]) -> None:
        """Show again what stood in the lines."""
        for line, text in zip(self._lines, words, strict=False):
            line.fill(text)
