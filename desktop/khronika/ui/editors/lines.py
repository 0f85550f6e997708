"""The lines that forms are made of: text, a choice of words, a record by its name, a date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from khronika.domain.date_wording import says_same
from khronika.domain.date_words import parse_when
from khronika.domain.date_years import example, lacks_year
from khronika.domain.dates import UNKNOWN, Quality, When
from khronika.i18n import LANGUAGES, _, ngettext
from khronika.ui.editors.entry import Pick
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Combo
from khronika.ui.widgets.drop_down import opens_on
from khronika.ui.widgets.offered import Offered
from khronika.ui.widgets.offers import offer
from khronika.ui.words import coded, quoted, tongues, understood

_MARGIN = 2  # pixels, as the words of a line keep from its padding
_AROUND = 2 * tokens.SPACE + tokens.GAP  # pixels beside the words of a line


class Line(QLineEdit):
    """One line of text. Input methods are asked to learn nothing of it."""

    changed = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.textChanged.connect(self.changed)
        self.textChanged.connect(lambda: QTimer.singleShot(0, self, self._keep_offers_below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens what is offered, also where nothing was typed yet."""
        if not opens_on(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Leave by Tab, and what is offered with it: Qt tells a line nothing of being left while
        its list is open.
        """
        if (popup := self._popup()) is not None:
            popup.hide()
        return super().focusNextPrevChild(forwards)

    def _popup(self) -> QWidget | None:
        """Return what drops down, where something is offered."""
        completer: QCompleter | None = self.completer()
        return completer.popup() if completer is not None else None

    def _keep_offers_below(self) -> None:
        """Move what is offered with the line: a hint that comes or goes moves the line."""
        if (popup := self._popup()) is not None and popup.isVisible():
            below = self.mapToGlobal(QPoint(0, self.height()))
            if popup.geometry().intersects(QRect(self.mapToGlobal(QPoint(0, 0)), self.size())):
                popup.move(below)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the hint: of two lines side by side the longer hint gets more."""
        hint = super().minimumSizeHint()
        wide = self.fontMetrics().horizontalAdvance(self.placeholderText()) + _AROUND
        wide += self.textMargins().right()
        return QSize(max(hint.width(), wide), hint.height())

    def fill(self, text: str) -> None:
        """Put `text` in, shown from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def as_json(self) -> Any:
        """Return what was typed; see `kept.Keeps`."""
        return self.text()

    def from_json(self, kept: Any) -> None:
        """Show it again."""
        self.fill(kept)


class Lines(QPlainTextEdit):
    """Several lines of text; Tab leaves them."""

    changed = Signal()

    def __init__(self, name: str, rows: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 18)
        self.textChanged.connect(self.changed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what one writes in; passed over, leave the wheel to the form."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def as_json(self) -> Any:
        """Return what was typed; see `kept.Keeps`."""
        return self.toPlainText()

    def from_json(self, kept: Any) -> None:
        """Show it again."""
        self.setPlainText(kept)


class Labels(dict[str, str]):
    """Words with what each means; `also`: what else each is called, one name a line; `depths`: how
    deep each stands under others, where some do.
    """

    def __init__(self) -> None:
        super().__init__()
        self.also: dict[str, str] = {}
        self.depths: dict[str, int] = {}


class WordLine(Line):
    """A line that offers the words of a vocabulary and takes any other."""

    def __init__(
        self,
        name: str,
        words: Sequence[str] | Mapping[str, str],
        placeholder: str = "",
        *,
        several: bool = False,
    ) -> None:
        """`words`: those to offer, with what each means where that is known; `several`: some of
        them can be said, divided by commas.
        """
        super().__init__(name, placeholder)
        self._meanings = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
        names = words.also if isinstance(words, Labels) else None
        depths = words.depths if isinstance(words, Labels) else None
        self._offered = Offered(list(words), names, self._meanings, depths)
        self._offers = offer(self, self._offered, several=several)
        self.textChanged.connect(lambda _text: self.setToolTip(self.meaning()))

    def new(self) -> list[str]:
        """Return which of the words, divided by commas, the vocabulary does not have yet, by no
        name.
        """
        said = (word.strip() for word in self.text().split(","))
        return [word for word in said if word and self._offered.known(word) is None]

    def named(self, text: str) -> str | None:
        """Return the word of the vocabulary that `text` is, in any language; None for none."""
        return self._offered.known(text)

    def added(self) -> str:
        """Say which words would be added to the vocabulary; nothing when it has them all."""
        new = self.new()
        said = ngettext(
            "{words} is not in the vocabulary yet: it will be added.",
            "{words} are not in the vocabulary yet: they will be added.",
            len(new),
        )
        return said.format(words=", ".join(map(quoted, new))) if new else ""

    def meaning(self) -> str:
        """Return what the word means; of several, divided by commas, the last that is known."""
        said = [self._meanings.get(word.strip(), "") for word in self.text().split(",")]
        return next((one for one in reversed(said) if one), "")


class CodeLine(Line):
    """A line that says codes in words and offers them; another code is taken as it is typed."""

    def __init__(self, name: str, table: Mapping[str, str], placeholder: str = "") -> None:
        """`table`: what each code is called."""
        super().__init__(name, placeholder)
        self._table = table
        codes = {said: code for code, said in table.items()}
        offer(self, Offered(sorted(codes), codes), makes=False)

    def put(self, code: str | None) -> None:
        """Show what `code` is called."""
        self.fill(self._table.get(code or "", code or ""))

    def code(self) -> str:
        """Return the code of what the line says; empty for an empty line."""
        return coded(self.text(), self._table)

    def as_json(self) -> Any:
        return self.code()

    def from_json(self, kept: Any) -> None:
        self.put(kept)


class TongueLine(CodeLine):
    """A language."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(_("Language"), tongues(), placeholder)
        self.textChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the language, and for those that are meant most often: lines under one
        another are as wide then.
        """
        hint, measure = super().minimumSizeHint(), self.fontMetrics()
        known = [tongues()[one] for one in LANGUAGES]
        known += [self.text()] if self.code() in tongues() else []
        wide = max(map(measure.horizontalAdvance, known)) + _AROUND + self.textMargins().right()
        return QSize(max(hint.width(), wide), hint.height())


class PickLine(Line):
    """A line that offers records by name; another name stands for a record to be made."""

    def __init__(
        self, name: str, picks: Iterable[Pick], placeholder: str = "", *, makes: bool = True
    ) -> None:
        """`makes`: another name can stand there."""
        super().__init__(name, placeholder)
        self._picks: dict[str, Pick] = {}
        self._makes = makes
        self.offer(picks)

    def offer(self, picks: Iterable[Pick]) -> None:
        """Offer `picks` instead of those before."""
        self._picks = {pick.text: pick for pick in picks}
        offer(self, Offered(list(self._picks)), makes=self._makes)

    def pick(self) -> Pick:
        """Return what is chosen or named."""
        text = self.text().strip()
        return self._picks.get(text, Pick(text=text))

    def put(self, pick: Pick) -> None:
        """Show `pick`; a record that has no name any longer is kept all the same."""
        if pick.id is not None:
            self._picks.setdefault(pick.text, pick)
        self.fill(pick.text)

    def as_json(self) -> Any:
        return asdict(self.pick())

    def from_json(self, kept: Any) -> None:
        self.put(Pick(**kept))

    @property
    def is_new(self) -> bool:
        """Whether the name stands for a record to be made."""
        return bool(self.pick()) and self.pick().id is None


class Choice(Combo):
    """One of a fixed table's codes, shown in the person's words."""

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, table: Mapping[str, str], empty: str | None = None
    ) -> None:
        """`empty`: the words for having chosen nothing; None: something is always chosen."""
        super().__init__(theme, name)
        if empty is not None:
            self.addItem(empty, None)
        self.table = table
        self._definitions: Mapping[str, str] = {}
        for code, said in table.items():
            self.addItem(_(said), code)
        self.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.currentTextChanged.connect(lambda _said: self._tell_meaning())

    def define(self, definitions: Mapping[str, str]) -> None:
        """Say of each code what belongs there, to who points at it."""
        self._definitions = definitions
        for at in range(self.count()):
            said = definitions.get(str(self.itemData(at)), "")
            self.setItemData(at, said, Qt.ItemDataRole.ToolTipRole)
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        meaning = self._definitions.get(self.code() or "", "")
        self.setToolTip("\n".join(part for part in (self.currentText(), meaning) if part))

    def code(self) -> str | None:
        """Return the code chosen."""
        chosen = self.currentData()
        return None if chosen is None else str(chosen)

    def put(self, code: str | None) -> None:
        """Choose `code`."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def as_json(self) -> Any:
        """Return what is chosen; see `kept.Keeps`."""
        return self.code()

    def from_json(self, kept: Any) -> None:
        """Choose it again."""
        self.put(kept)


class DateLine(Line):
    """A date in anybody's words; says at once what it understands."""

    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, _("April 17–18, 2022; early 2023; before May…"))
        self._kept: tuple[str, When] = ("", UNKNOWN)
        self._year: int | None = None
        self._language: str | None = None
        self.textChanged.connect(lambda _text: self.said.emit(self.meaning()))

    def reads(self, language: str | None, year: int | None) -> None:
        """Read dates as a document in `language` of `year` writes them (a bare "April 7")."""
        self._language, self._year = language, year
        self.said.emit(self.meaning())

    def keep(self, text: str, when: When) -> None:
        """Show `text`, which means `when` as long as nobody changes it."""
        self._kept = (text, when)
        self.fill(text)

    @property
    def is_kept(self) -> bool:
        """Whether it says what was put there to be kept."""
        return self.text().strip() == self._kept[0]

    def when(self) -> When:
        """Return what the line says. A year that only the text beside has is inferred."""
        text = self.text().strip()
        if self.is_kept:
            return self._kept[1]
        when = parse_when(text, language=self._language, year=self._year) if text else UNKNOWN
        is_lent = not when.is_unknown and self._year is not None
        if is_lent and parse_when(text, language=self._language).is_unknown:
            return replace(when, quality=Quality.INFERRED)
        return when

    def says(self, words: str) -> bool:
        """Whether it says the date that `words` do, with its year or without."""
        return says_same(words, self.when(), self._language)

    @property
    def lacks_year(self) -> bool:
        """Whether it says a date but for its year, which nothing beside it tells either."""
        return self.when().is_unknown and lacks_year(self.text(), self._language)

    def meaning(self) -> str:
        """Return what is understood, in words; empty for an empty line."""
        text, when = self.text().strip(), self.when()
        if self.lacks_year:
            year = date.today().year  # noqa: DTZ011 -- the person's
            written = example(text, self._language, year=year)
            said = _("Which year? Without it no date is recorded. Write for example “{date}”.")
            return said.format(date=written)
        return understood(when) if text else ""
