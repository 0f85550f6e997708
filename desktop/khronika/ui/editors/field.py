"""One field of a form: its name, its line, what is cited for it."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _, ngettext
from khronika.ui.editors.entry import Evidence
from khronika.ui.style import icons, tokens
from khronika.ui.style.look import dress
from khronika.ui.style.struck import strike
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import INSET
from khronika.ui.widgets.side_by_side import SideBySide
from khronika.ui.words import cut, quoted

_LONGEST = 90
_BLANK = "\u00a0"  # is as high as words are


class EvidenceBox(QWidget):
    """What is cited for one value; each can be taken away again, and brought back from where it
    stood until something else is cited.
    """

    changed = Signal()
    put_in = Signal()  # other ones were put in, by nobody's hand

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[Evidence] = []  # what is cited, and what was taken away
        self._gone: list[Evidence] = []
        self._buttons: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def cited(self) -> tuple[Evidence, ...]:
        """Return what is cited, in the order it came."""
        return tuple(one for one in self._shown if one not in self._gone)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is cited, nor was and can be brought back."""
        return not self._shown

    def put(self, cited: Iterable[Evidence]) -> None:
        """Cite just these."""
        self._shown, self._gone = list(cited), []
        self._show()
        self.put_in.emit()

    def add(self, evidence: Evidence) -> None:
        """Cite one more; the same words twice count once."""
        cited = self.cited()
        if all(one.place != evidence.place for one in cited):
            self._shown, self._gone = [*cited, evidence], []
            self._show()
            self.changed.emit()

    def strike(self, *, on: bool) -> None:
        """Strike all of it out, as what it is cited for is taken out, or bring it back."""
        self.setEnabled(not on)
        for words in self.findChildren(QLabel):
            strike(words, on=on or not words.isEnabledTo(self))

    def _drop(self, evidence: Evidence) -> None:
        """Cite it no longer. Where it stood it can be brought back, and what is beneath stays."""
        self._gone.append(evidence)
        self._turn(evidence)

    def _bring_back(self, evidence: Evidence) -> None:
        self._gone.remove(evidence)
        self._turn(evidence)

    def _turn(self, evidence: Evidence) -> None:
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._show()
        if had_keyboard:
            self._buttons[self._shown.index(evidence)].setFocus()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for one in self._shown:
            self._column.addWidget(self._line(one, is_gone=one in self._gone))
        self.setVisible(bool(self._shown))

    def _line(self, one: Evidence, *, is_gone: bool) -> QWidget:
        """Return the words with the button beside them; struck through when they are gone, so
        that the line is as high as before.
        """
        line, row = QWidget(), QHBoxLayout()
        line.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP)
        words = QLabel(quoted(cut(one.words, _LONGEST)))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("look", "quotation")
        words.setWordWrap(True)
        words.setToolTip(cut(one.words, 4 * _LONGEST))
        button, quote = QToolButton(), quoted(cut(one.words, 40))
        if is_gone:
            strike(words, on=True)
            words.setEnabled(False)
            words.setAccessibleName(_("No longer cited: {words}").format(words=quote))
            icons.put(button, "undo-2", self._theme.colours)
            button.setAccessibleName(_("Cite {words} again").format(words=quote))
            button.setToolTip(_("Bring it back"))
            button.clicked.connect(partial(self._bring_back, one))
        else:
            icons.put(button, "x", self._theme.colours)
            button.setAccessibleName(_("Do not cite {words}").format(words=quote))
            button.setToolTip(_("Do not cite this"))
            button.clicked.connect(partial(self._drop, one))
        row.addWidget(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons.append(button)
        return line


class Caption(QWidget):
    """The name of a field, with buttons at the right of it."""

    def __init__(self, text: str, buttons: Sequence[QToolButton] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP)
        self.label = QLabel(text)
        self.label.setProperty("look", "caption")
        row.addWidget(self.label)
        self._state = QLabel()
        self._state.setProperty("look", "small")
        row.addWidget(self._state, 1)
        for button in buttons:
            row.addWidget(button)

    def tell(self, state: str) -> None:
        """Say, beside the name, how well the value is sourced."""
        self._state.setText(state)


class Field(QWidget):
    """A named line, what it is understood as, and what is cited for it.

    `cite_wanted` asks for what is selected in the text; `focused` says that the person is here,
    so that one key can mean this field.
    """

    cite_wanted = Signal()
    focused = Signal()

    def __init__(self, theme: Theme, name: str, *editors: QWidget, key: str = "") -> None:
        """`key`: the key of the reader that cites for this field; without one nothing is cited."""
        super().__init__()
        self.evidence = EvidenceBox(theme)
        self._grade = ""
        self._hint = QLabel()
        self._hint.setProperty("look", "small")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self._nothing = ""  # what stands there when nothing is said
        buttons = [cite_button(theme, name, key, self)] if key else []
        self._caption = Caption(name, buttons)
        self._caption.label.setBuddy(editors[0])
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._caption)
        self.evidence.changed.connect(self._count)
        self.evidence.put_in.connect(self._count)
        for editor in editors:
            editor.installEventFilter(self)
        column.addWidget(SideBySide(editors) if len(editors) > 1 else editors[0])
        column.addWidget(self._hint)
        column.addWidget(self.evidence)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def tell(self, grade: str) -> None:
        """Say how well the value is sourced as it is recorded; what is cited here adds to it."""
        self._grade = grade
        self._count()

    def _count(self) -> None:
        self._caption.tell(sourced(self._grade, len(self.evidence.cited())))

    def hint(self, text: str, *, wrong: bool = False) -> None:
        """Say `text` under the line. Where something was said its room stays: lines that move
        while one types are missed by the next click.
        """
        dress(self._hint, "wrong" if wrong else "small")
        self._hint.setText(text or self._nothing)
        self._hint.setVisible(bool(text) or not self._hint.isHidden())

    def keep_room(self) -> None:
        """Have room for a line under the line, also while nothing is said there."""
        self._nothing = _BLANK
        self.hint("")
        self._hint.show()

    def bare(self) -> None:
        """Leave the name out: it stands beside the field already."""
        self._caption.hide()

    def hang(self) -> None:
        """Stand on a page: the boxes hang out beside its column, the words stand in it."""
        for words in (self._caption, self._hint):
            words.setContentsMargins(INSET, 0, INSET, 0)

    def under(self, widget: QWidget) -> None:
        """Put `widget` between what is said under the line and what is cited."""
        self._column.insertWidget(self._column.indexOf(self.evidence), widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice where the person is."""
        if event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)


def sourced(grade: str, number: int) -> str:
    """Return how well a value is sourced: as recorded, and by `number` passages cited now."""
    cited = ngettext("{n} passage", "{n} passages", number).format(n=number) if number else ""
    return " · ".join(part for part in (grade, cited) if part)


def cite_button(theme: Theme, name: str, key: str, field: Field | QWidget) -> QToolButton:
    """Return the button that cites the selected words for `field`, which has `cite_wanted`.

    Tab goes from line to line and passes it over: in the line F4 does the same.
    """
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    icons.put(button, "quote", theme.colours)
    button.setToolTip(
        _("Cite what is selected in the text ({key} in the text, F4 here)").format(key=key)
    )
    button.setAccessibleName(_("Cite the selection: {field}").format(field=name))
    button.clicked.connect(field.cite_wanted)  # type: ignore[union-attr]
    return button
