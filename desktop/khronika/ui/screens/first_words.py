"""The beginning of the text that a row of a plan is about, and what was read in it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from khronika.domain.errors import KnownError
from khronika.i18n import _
from khronika.importing.beginning import beginning
from khronika.importing.plan import PlanRow
from khronika.importing.planning import may_be_told
from khronika.ui.reader.utf16 import Positions
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.written_in import WrittenIn
from khronika.ui.words import cut

_REST = 60  # milliseconds: arrow keys held down pass over many rows
_LEAST = 4  # lines that are always seen
_LONGEST = 80  # letters of a title in the caption


class FirstWords(QWidget):
    """Shows, read-only, how a text begins. Nothing of it is written anywhere."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._asked = session, 0
        self._row: PlanRow | None = None
        self._read = ""
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._ask)
        self.caption, self.text = QLabel(), QTextEdit()
        self.caption.setProperty("look", "caption")
        self.caption.setWordWrap(True)
        self.text.setProperty("look", "glance")
        self.text.setAccessibleName(_("How the text begins"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(tokens.GAP)
        self.text.setMinimumHeight(_LEAST * self.text.fontMetrics().lineSpacing())
        self.written = WrittenIn(session.theme)
        head = QHBoxLayout()
        head.setSpacing(tokens.PAD)
        head.addWidget(self.caption, 1)
        head.addWidget(self.written)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.SPACE, tokens.WIDE, 0)
        column.setSpacing(tokens.GAP)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        session.theme.changed.connect(self.look_again)

    def show_row(self, row: PlanRow | None) -> None:
        """Show how the text of `row` begins; the one that is shown already only as it is named.

        What is parsed was read when it was looked at, and stands there at once.
        """
        former, self._row = self._row, row
        if row is None or former is None or _file(row) != _file(former):
            self._asked += 1
            self._read = ""
            if row is not None and row.begins:
                self._soon.stop()
                self._read = _begun(row, row.begins)
            else:
                self._soon.start()
        self.look_again()

    def look_again(self) -> None:
        """Draw it anew: names were hidden or are shown again, or its row was corrected."""
        row = self._row
        self.setVisible(row is not None)
        if row is None:
            self.text.clear()
            return
        self.written.setVisible(may_be_told(row) and not self._session.hides_names)
        self.written.show_encoding(row.encoding)
        if (shown := self._session.shown(self._read)) != self.text.toPlainText():
            self.text.setPlainText(shown)
        marked = list(self._marked(row))
        self.text.setExtraSelections(marked)
        title = cut(self._session.shown(row.title or row.name), _LONGEST)
        said = _("How “{title}” begins").format(title=title)
        why = _("marked: what its date and authors were read from")
        self.caption.setText(f"{said} · {why}" if marked else said)

    def _ask(self) -> None:
        """Have the beginning read."""
        if (row := self._row) is None:
            return
        readers = self._session.readers
        self._session.behind(
            _("Looking into a file"),
            lambda job: beginning(row, readers, partial(job.step, 0)),
            partial(self._have, self._asked, row),
            failed=partial(self._have_not, self._asked),
        )

    def _have(self, asked: int, row: PlanRow, text: str) -> None:
        if asked == self._asked:
            self._read = _begun(row, text)
            self.look_again()

    def _have_not(self, asked: int, error: BaseException, doing: str) -> None:
        """Say in its place why it cannot be shown; what nobody foresaw is reported."""
        if not isinstance(error, KnownError):
            self._session.tools.notices.report(error, doing)
        elif asked == self._asked:
            self.caption.setText(str(error))

    def _marked(self, row: PlanRow) -> Iterator[QTextEdit.ExtraSelection]:
        """Yield where the words stand that a date or an author in `row` was read from."""
        positions = Positions(self._read)
        for words in filter(None, (row.published.words, *row.authors)):
            if words in row.typed:
                continue
            if (start := self._read.find(words)) < 0:
                continue
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(positions.units(start))
            cursor.setPosition(positions.units(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(QColor(self._session.theme.colours.wash))
            mark.cursor, mark.format = cursor, look
            yield mark


def _file(row: PlanRow) -> tuple[object, ...]:
    """Return what tells a file from others, and from what it was before, or was read as."""
    return row.path, row.pasted, row.sha256, row.format, row.encoding


def _begun(row: PlanRow, text: str) -> str:
    return f"{text}…" if len(text) < row.characters else text
