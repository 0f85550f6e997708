"""What a value rests on, folded into a line that says how much; unfolded, the quotations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from khronika.domain import vocabulary
from khronika.domain.values import Citation, Relay
from khronika.domain.vocabulary import word
from khronika.i18n import _, ngettext
from khronika.ui.fields.acts import Failed, Landed
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.link import INSET, Link
from khronika.ui.widgets.passage_card import LONGEST, PassageCard
from khronika.ui.words import cut, icon_of, quoted, stance

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationActs:
    """What can be done with a citation; None: that cannot be done."""

    open: Callable[[Citation], object]
    copy: Callable[[str], object]
    editor: Callable[[Citation], FieldEditor] | None = None
    save: Callable[[Citation, object, object, Landed, Failed], object] | None = None
    remove: Callable[[Citation], object] | None = None
    may: Callable[[], bool] = lambda: True


class Fold(Link):
    """A quiet line that opens and closes what stands under it."""

    least = 6 * tokens.GAP
    icon_size = tokens.PAD

    def __init__(self, theme: Theme, said: str) -> None:
        super().__init__(theme, said, icon="chevron-right", quotation=True)
        self.setCheckable(True)
        self.toggled.connect(self._turn)

    def title_font(self) -> QFont:
        return interface_font(tokens.SMALL)

    def title_colour(self) -> str:
        return self._theme.colours.quiet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.setChecked(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _turn(self, opened: bool) -> None:
        self._icon = "chevron-down" if opened else "chevron-right"
        self.update()


class Rests(QObject):
    """The citations of one value; the cards are made when they are first looked at."""

    folded = Signal(bool)  # whether it is unfolded now
    edited = Signal(bool)  # whether an editor stands open in it

    def __init__(
        self,
        theme: Theme,
        citations: Sequence[Citation],
        acts: CitationActs,
        column: QVBoxLayout,
        *,
        folded: bool = True,
        relays: Sequence[Relay] = (),
    ) -> None:
        """`column`: where the line goes, and the cards under it. `relays`: by whom some of those
        who are cited count as one source.
        """
        super().__init__(column)
        self._theme, self._citations, self._acts = theme, citations, acts
        self._column, self._relays = column, relays
        self.fold = Fold(theme, summed_up(citations, relays))
        column.addWidget(self.fold)
        self._cards: QWidget | None = None
        self.fold.toggled.connect(self._unfold)
        if not folded:
            self.fold.setChecked(True)
        self.fold.toggled.connect(self.folded)

    def _unfold(self, opened: bool) -> None:
        if opened and self._cards is None:
            self._cards = QWidget()
            column = QVBoxLayout(self._cards)
            column.setContentsMargins(0, 0, 0, tokens.GAP)
            column.setSpacing(tokens.GAP)
            for citation in self._citations:
                column.addWidget(_Cited(self._theme, citation, self._acts, self.edited.emit))
            for relay in self._relays:
                column.addWidget(_told(relay))
            self._column.insertWidget(self._column.indexOf(self.fold) + 1, self._cards)
        if self._cards is not None:
            self._cards.setVisible(opened)


class _Cited(QWidget):
    """One citation: its card, which turns into its editor and back."""

    def __init__(
        self,
        theme: Theme,
        citation: Citation,
        acts: CitationActs,
        edited: Callable[[bool], object],
    ) -> None:
        super().__init__()
        self._citation, self._acts, self._edited = citation, acts, edited
        self._editor: FieldEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.card = _card(theme, citation)
        self.card.clicked.connect(lambda _checked: acts.open(citation))
        self.card.installEventFilter(self)
        self._column.addWidget(self.card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys of the card, and its menu."""
        if isinstance(event, QContextMenuEvent):
            self._menu(event.globalPos())
            return True
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F2:
                event.accept()  # or the window would edit the whole record
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._pressed(event.key())
        return False

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.card.click()
        elif key == Qt.Key.Key_F2:
            self._edit()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        else:
            return False
        return True

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        said = _("Open the passage") if self._citation.passage else _("Open what is cited")
        menu.addAction(said).triggered.connect(self.card.click)
        if self._acts.editor is not None and self._acts.may():
            menu.addAction(_("Edit the citation")).triggered.connect(self._edit)
        copy = menu.addAction(_("Copy the words"))
        copy.triggered.connect(partial(self._acts.copy, _words(self._citation)))
        if self._acts.remove is not None and self._acts.may():
            menu.addSeparator()
            menu.addAction(_("Cite this no longer")).triggered.connect(self._remove)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _remove(self) -> None:
        if self._acts.remove is not None and self._acts.may():
            self._acts.remove(self._citation)

    def _edit(self) -> None:
        if self._editor is not None or self._acts.editor is None or not self._acts.may():
            return
        self._editor = editor = self._acts.editor(self._citation)
        editor.saved.connect(self._save)
        editor.given_up.connect(self._leave)
        self._column.addWidget(editor)
        editor.show()
        editor.begin()
        self._was = editor.value()
        self._edited(True)

    def _save(self) -> None:
        editor = self._editor
        if editor is None or not editor.isEnabled():
            return
        if missing := editor.missing():
            editor.complain(missing)
        elif not editor.has_changed or self._acts.save is None:
            self._leave()
        else:
            editor.setEnabled(False)
            landed, failed = (lambda _key: self._leave()), self._failed
            self._acts.save(self._citation, self._was, editor.value(), landed, failed)

    def _failed(self, _error: BaseException, _doing: str) -> None:
        if self._editor is not None:
            self._editor.setEnabled(True)

    def _leave(self) -> None:
        if (editor := self._editor) is not None:
            self._editor = None
            editor.rest(True)
            self.card.setFocus()
            editor.hide()
            editor.deleteLater()
            self._edited(False)


def summed_up(citations: Sequence[Citation], relays: Sequence[Relay] = ()) -> str:
    """Return how much a value rests on, in a line: “3 passages from 2 sources”."""
    sources = list(dict.fromkeys(one.source.title for one in citations if one.source is not None))
    number, passages = len(citations), sum(1 for one in citations if one.passage is not None)
    if passages == number:
        said = ngettext("{n} passage", "{n} passages", number).format(n=number)
    else:
        said = ngettext("{n} citation", "{n} citations", number).format(n=number)
    if len(sources) == 1:
        said = _("{passages} · {source}").format(passages=said, source=sources[0])
    elif sources:
        count = ngettext("from {n} source", "from {n} sources", len(sources))
        said = f"{said} {count.format(n=len(sources))}"
    else:
        said = _("{passages} · {source}").format(passages=said, source=_("source not named"))
    unnamed = sum(1 for one in citations if one.source is None)
    if sources and unnamed:
        count = ngettext("{n} names no source", "{n} name no source", unnamed)
        said = f"{said} · {count.format(n=unnamed)}"
    if against := sum(1 for one in citations if one.stance == "contradicts"):
        count = ngettext("{n} contradicts it", "{n} contradict it", against)
        said = f"{said} · {count.format(n=against)}"
    if relays:
        quotes = _("one quotes another")
        said = f"{said} · {quotes}"
    return said


def once(relay: Relay) -> str:
    """Return in a sentence why a publisher and somebody it quotes are one source."""
    # Translators: the three stand in the nominative; the last is the title of a document.
    return _("{publisher} quotes {source} in {document}, so they count once.").format(
        publisher=relay.publisher.title,
        source=relay.source.title,
        document=quoted(cut(relay.document.title, _LONGEST_TITLE)),
    )


def _told(relay: Relay) -> QLabel:
    said = QLabel(once(relay))
    said.setTextFormat(Qt.TextFormat.PlainText)
    said.setProperty("look", "quiet")
    said.setWordWrap(True)
    said.setContentsMargins(INSET, 0, INSET, 0)
    return said


def _card(theme: Theme, citation: Citation) -> Link:
    caveat = _("Caveat: {words}").format(words=citation.caveat) if citation.caveat else ""
    if (passage := citation.passage) is not None:
        lines = (_joined(stance(citation, caveat=False), passage.document.title), caveat)
        return PassageCard(theme, passage, _lines(lines), LONGEST)
    cited = citation.document or citation.source
    if cited is None:
        return Link(theme, _("(erased)"), caveat)
    said = stance(citation, caveat=False) if citation.document else _joined(
        "" if citation.stance == "supports" else word(vocabulary.STANCES, citation.stance),
        word(vocabulary.BASES, citation.basis),
        word(vocabulary.CREDIBILITIES, citation.credibility),
    )  # fmt: skip
    return Link(theme, cited.title, _lines((said, caveat)), icon=icon_of(cited))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)


def _words(citation: Citation) -> str:
    if citation.passage is not None:
        return quoted(citation.passage.exact)
    cited = citation.document or citation.source
    return cited.title if cited else ""
