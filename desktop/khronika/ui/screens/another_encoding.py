"""Choosing in which encoding files of documents are written, with how the first of them begins."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.i18n import _, ngettext
from khronika.importing.anew import AS_IT_LOOKS, beginning_of
from khronika.importing.faults import say
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.flow import Flow
from khronika.ui.widgets.written_in import WrittenIn
from khronika.ui.words import number


class AnotherEncoding(QWidget):
    """Shows how a text begins in each encoding that is chosen; nothing is written by that."""

    left = Signal()
    decided = Signal(object, str)  # the documents, and the encoding or AS_IT_LOOKS

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._session, self._asked = session, 0
        self._chosen: tuple[RecordId, ...] = ()
        self._title, self._said, self.why = QLabel(), QLabel(), QLabel()
        self.written = WrittenIn(session.theme)
        self.text = QTextEdit()
        self.take, self.away = QPushButton(_("Read it so")), QPushButton(_("Cancel"))
        self._title.setProperty("look", "heading")
        self._said.setProperty("look", "quiet")
        self.why.setProperty("look", "wrong")
        self.text.setProperty("look", "glance")
        self.take.setProperty("look", "primary")
        self.text.setAccessibleName(_("How the text begins"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.written.chosen.connect(lambda _encoding: self._ask())
        self.take.clicked.connect(self._decide)
        self.away.clicked.connect(self.left)
        self._lay_out()

    def choose(self, documents: Sequence[RecordId]) -> None:
        """Let an encoding be chosen for the files of `documents`; the first of them is shown."""
        self._chosen = tuple(documents)
        session, n = self._session, len(self._chosen)
        document = session.catalogue.documents.get(self._chosen[0])
        if document is None:
            return
        self._title.setText(session.shown(document.title))
        said = _("Choose until the words below can be read. Its text is read anew then, which you "
                 "can take back.")  # fmt: skip
        if n > 1:
            more = ngettext(
                "{n} selected document is read so; below is the first.",
                "All {n} selected documents are read so; below is the first.",
                n,
            )
            said = f"{more.format(n=number(n))} {said}"
        self._said.setText(said)
        self.written.show_encoding(document.encoding)
        self._ask()
        self.written.combo.setFocus()

    def _ask(self) -> None:
        """Have the beginning read as is chosen."""
        self._asked += 1
        session, document = self._session, self._chosen[0]
        archive, readers, encoding = session.archive, session.readers, self._encoding
        session.behind(
            _("Looking into a file"),
            lambda job: beginning_of(archive, document, encoding, readers, partial(job.step, 0)),
            partial(self._have, self._asked),
            failed=partial(self._have_not, self._asked),
        )

    @property
    def _encoding(self) -> str:
        return self.written.encoding or AS_IT_LOOKS

    def _have(self, asked: int, text: str) -> None:
        if asked == self._asked:
            self._show(self._session.shown(text), "")

    def _have_not(self, asked: int, error: BaseException, doing: str) -> None:
        """Say in its place why it cannot be read so; what nobody foresaw is reported."""
        if not isinstance(error, KnownError):
            self._session.tools.notices.report(error, doing)
        elif asked == self._asked:
            self._show("", say(error))

    def _show(self, text: str, why: str) -> None:
        self.text.setPlainText(text)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.take.setEnabled(bool(text))

    def _decide(self) -> None:
        self.decided.emit(self._chosen, self._encoding)

    def _lay_out(self) -> None:
        for label in (self._title, self._said, self.why):
            label.setWordWrap(True)
        self.why.hide()
        row = Flow(tokens.SPACE)
        for choice in (self.written, self.take, self.away):
            row.add(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.PAD, tokens.WIDE, tokens.PAD)
        column.setSpacing(tokens.SPACE)
        for part in (self._title, self._said):
            column.addWidget(part)
        column.addWidget(row)
        column.addWidget(self.why)
        column.addWidget(self.text, 1)
