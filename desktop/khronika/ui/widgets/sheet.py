"""The inspector's page: headings, facts, links and quotations, one under the other."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.i18n import _
from khronika.ui.fields.value_line import ValueLine
from khronika.ui.models.record_rows import Badge
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow
from khronika.ui.widgets.link import INSET, Link
from khronika.ui.widgets.paper import Paper
from khronika.ui.widgets.passage_card import LONGEST, PassageCard
from khronika.ui.widgets.path_line import PathLine
from khronika.ui.widgets.reading_order import stops_in
from khronika.ui.widgets.segments import Segment, Segments
from khronika.ui.widgets.wrapped import Wrapped
from khronika.ui.words import number

Act = Callable[[], object]
_CAPTION = 112
_CAPTION_NARROW = 72
_CAPTION_MOST = 128  # pixels of the column of captions beside a text, however long they are
_ABOVE, _BELOW = tokens.GAP + 1, tokens.SPACE + 1  # around a line, as in a row that is written
_UNBROKEN = 24  # characters in a row that no space divides, which any column holds
_UNBROKEN_NARROW = 12
_TALLY = 240  # pixels for what is counted,
_COUNT = 48  # and for how much of it there is, a million and more
_WIDEST = 840  # longer lines tire the eyes
_LONGEST_AGAIN = 60


class Sheet(QScrollArea):
    """Filled anew each time something is pointed at: `clear`, then the parts, then `finish`."""

    def __init__(self, theme: Theme, name: str, *, narrow: bool = False) -> None:
        """`narrow`: it stands beside a text, in a column of its own."""
        super().__init__()
        self.theme, self.narrow = theme, narrow
        self._caption = _CAPTION_NARROW if narrow else _CAPTION
        # What can be pointed at shows its edge around its words; all words stand in one line.
        self._side = (tokens.ROOM if narrow else tokens.WIDE) - INSET
        self._record: int | None = None
        self._place = 0
        self._keyboard = ""
        self.on_title: Act | None = None  # what a press of the title does: it is edited by that
        self.setProperty("look", "paper")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear()

    def clear(self) -> None:
        """Begin an empty page."""
        page = Paper()
        page.setMaximumWidth(_WIDEST)
        # As wide as what shows it, whatever is opened in it: nothing scrolls sideways, so that the
        # right of a wider page would be cut off, and all its lines would break elsewhere.
        page.setMinimumWidth(1)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(self._side, tokens.ROOM, self._side, tokens.WIDE)
        self._column.setSpacing(tokens.GAP)
        self._facts: QGridLayout | None = None
        self._captions: list[QWidget] = []  # those that stand in one column, on a narrow page
        self._quoted: set[RecordId] = set()
        self.setWidget(page)
        # Each part put on a page that is seen lays out all above it anew: hundreds of parts would
        # be moved hundreds of times. What is never finished is seen all the same.
        page.hide()
        QTimer.singleShot(0, page, page.show)

    def finish(self) -> None:
        """End the page."""
        self._column.addStretch(1)
        self._align()
        if (page := self.widget()) is not None:
            page.show()
        if self._place or self._keyboard:
            QTimer.singleShot(0, self, self._return)

    def _align(self) -> None:
        """Let all captions of a narrow page be as wide as the widest: one column of values."""
        wide = max((_width(one) for one in self._captions), default=0)
        for caption in self._captions:
            caption.setFixedWidth(max(self._caption, min(wide, _CAPTION_MOST)) + tokens.PAD - INSET)

    def go_on(self) -> None:
        """Take the end of the page away: more of it follows."""
        self._column.takeAt(self._column.count() - 1)

    def hold_place(self, record: int | None) -> None:
        """Say what is shown next: the same record stays where it was scrolled to, and the
        keyboard on what it was on.
        """
        same = record is not None and record == self._record
        self._place = self.verticalScrollBar().value() if same else 0
        self._keyboard = self.keyboard_on if same else ""
        self._record = record

    def is_written_in(self, record: int | None) -> bool:
        """Whether a field of the page of `record` is being written in: it is not to be redrawn."""
        focused = QApplication.focusWidget()
        written = isinstance(focused, QLineEdit) and self.isAncestorOf(focused)
        return written and record == self._record

    def begin(self) -> None:
        """Put the keyboard on the first thing that can be opened; where there is none, on the page,
        which the arrows then scroll. Where there is nothing to scroll either, it stays.
        """
        if (first := self._first()) is not None:
            first.setFocus()
        elif self.verticalScrollBar().maximum() > 0:
            self.setFocus()

    def _first(self) -> QWidget | None:
        buttons = (one for one in stops_in(self) if isinstance(one, QAbstractButton))
        # An Enter too many on one of several choices would change what is recorded.
        return next((one for one in buttons if not isinstance(one, Segment)), None)

    @property
    def keyboard_on(self) -> str:
        """What the part is called that has the keyboard, for `come_back`; "" for none."""
        focused = QApplication.focusWidget()
        return _called(focused) if focused is not None and self.isAncestorOf(focused) else ""

    def come_back(self, called: str) -> bool:
        """Put the keyboard on the part that is called so; return whether it is there."""
        page = self.widget()
        parts = page.findChildren(QWidget) if page is not None and called else []
        same = next((one for one in parts if _called(one) == called), None)
        if same is not None:
            same.setFocus()
        return same is not None

    def _return(self) -> None:
        self.come_back(self._keyboard)
        self.verticalScrollBar().setValue(self._place)

    def heading(self, title: str, number: str = "", badge: Badge | None = None) -> None:
        """Say what this is, with the number people call it by and its state; where `on_title` is
        set a press of it, Enter or F2 edits it.
        """
        line = QHBoxLayout()
        line.setSpacing(tokens.PAD)
        line.addWidget(self._title(title), 1)
        if badge is not None:
            line.addLayout(self._badge(badge))
        self._put_layout(line)
        if self.on_title is not None:  # it keeps the distance from the edge itself
            line.setContentsMargins(0, 0, INSET, 0)
        if number:
            self.words(number, "small")

    def _title(self, title: str) -> QWidget:
        if (edit := self.on_title) is None:
            return _label(title, "heading")
        line = ValueLine(self.theme, "", title, look="heading")
        line.setObjectName("title")
        said = _("Edit {name}").format(name=title)
        line.setAccessibleName(said)
        line.setToolTip(f"{said} (F2)")
        line.clicked.connect(lambda _checked: edit())
        return line

    def words(self, text: str, look: str = "") -> None:
        """Say something in a paragraph."""
        self._put(_label(text, look))

    def put(self, widget: QWidget) -> None:
        """Show a part that is made elsewhere."""
        self._put(widget)

    def put_above(self, below: QWidget, widget: QWidget) -> None:
        """Show a part above `below`, which is on the page."""
        self._column.insertWidget(self._column.indexOf(below), widget)

    def section(self, title: str, count: int | None = None, aside: QWidget | None = None) -> None:
        """Begin a part of the page; `aside` stands at the right of its title."""
        self._space(tokens.PAD)
        line = QFrame()
        line.setProperty("look", "line")
        across = QHBoxLayout()
        across.addWidget(line)
        self._put_layout(across)
        said = f"{title}  {count}" if count is not None else title
        if aside is None:
            self._put(_label(said, "caption"))
            return
        beside = QHBoxLayout()
        beside.addWidget(_label(said, "caption"), 1)
        beside.addWidget(aside)
        self._put_layout(beside)
        # What is pressed keeps a distance from its words; they end where all else does.
        beside.setContentsMargins(INSET, 0, INSET - self.theme.colours.ring - 1, 0)

    def fact(self, caption: str, text: str) -> None:
        """Say one thing; nothing is said when `text` is empty."""
        if not text:
            return
        longest = _UNBROKEN_NARROW if self._caption == _CAPTION_NARROW else _UNBROKEN
        unbroken = max(len(word) for word in text.split()) > longest
        self._fact(_label(caption, "quiet"), Wrapped(text) if unbroken else _label(text))

    def path(self, caption: str, path: Path) -> None:
        """Say where something lies."""
        self._fact(_label(caption, "quiet"), PathLine(path))

    def tally(self, caption: str, count: int) -> None:
        """Say how many there are of something; the numbers stand in a column of their own."""
        line = QHBoxLayout()
        line.setSpacing(tokens.PAD)
        named, told = _label(caption, "quiet"), _label(number(count))
        named.setFixedWidth(_TALLY)
        line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        told.setAlignment(Qt.AlignmentFlag.AlignRight)
        told.setFixedWidth(max(_COUNT, told.sizeHint().width()))
        line.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self._put_layout(line)

    def written(self, caption: str, editor: QWidget, badge: Badge | None = None) -> None:
        """Say one thing by an editor, which is a row high, with a state behind it."""
        named = _label(caption, "quiet")
        if isinstance(editor, QComboBox):
            self._fact(named, editor, Qt.AlignmentFlag.AlignVCenter)
            return
        named.setContentsMargins(0, tokens.GAP + (2 if isinstance(editor, Segments) else 1), 0, 0)
        if badge is None:
            self._fact(named, editor)
            return
        line, holder = QHBoxLayout(), QWidget()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.PAD)
        line.addWidget(editor, 1)
        line.addLayout(self._badge(badge))
        holder.setLayout(line)
        self._fact(named, holder)

    def _fact(
        self,
        caption: QWidget,
        value: QWidget,
        beside: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> None:
        if self._facts is None:
            self._space(tokens.GAP)
            grid = QGridLayout()
            grid.setContentsMargins(INSET, 0, INSET, 0)
            grid.setHorizontalSpacing(0)  # an empty column would drop it
            grid.setVerticalSpacing(0 if self.narrow else tokens.GAP)
            grid.setColumnMinimumWidth(1, INSET)
            grid.setColumnStretch(2, 1)
            grid.setColumnMinimumWidth(0, self._caption + tokens.PAD - INSET)
            self._column.addLayout(grid)
            self._facts = grid
        row = self._facts.rowCount()
        top = caption.contentsMargins().top()
        if self.narrow:
            self._captions.append(caption)
            if not top and beside is Qt.AlignmentFlag.AlignTop:  # as far apart as what is written
                value.setContentsMargins(0, _ABOVE, 0, _BELOW)
                top = _ABOVE
        caption.setContentsMargins(0, top, tokens.PAD - INSET, 0)
        self._facts.addWidget(caption, row, 0, beside)
        if isinstance(value, Segments):  # its edge, seen where it is chosen, hangs out to the left
            self._facts.addWidget(value, row, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        else:
            self._facts.addWidget(value, row, 2, Qt.AlignmentFlag.AlignTop)

    def link(
        self, title: str, act: Act, under: str = "", icon: str = "", badge: Badge | None = None
    ) -> Link:
        """Offer to open something; return what offers it."""
        link = Link(self.theme, title, under, icon=icon, badge=badge)
        link.clicked.connect(lambda _checked: act())
        self._put(link)
        return link

    def quotation(self, passage: Passage, act: Act, under: str = "") -> None:
        """Quote a passage, which opens where it stands; quoted again it is cut short."""
        longest = _LONGEST_AGAIN if passage.id in self._quoted else LONGEST
        self._quoted.add(passage.id)
        link = PassageCard(self.theme, passage, under, longest)
        link.clicked.connect(lambda _checked: act())
        self._put(link)

    def apart(self) -> None:
        """Leave some room: what follows belongs together."""
        self._space(tokens.SPACE)

    def value(self, caption: str, text: str, badge: Badge) -> None:
        """State a value with its grade; what it rests on follows."""
        self.apart()
        line = QHBoxLayout()
        line.setSpacing(tokens.PAD)
        named = _label(caption, "quiet")
        named.setFixedWidth(self._caption)
        line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_label(text), 1, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._badge(badge))
        self._put_layout(line)

    def beside(self, caption: str, text: str) -> None:
        """Set something beside the value above, to compare it with."""
        line = QHBoxLayout()
        line.setSpacing(tokens.PAD)
        named = _label(caption, "quiet")
        named.setFixedWidth(self._caption)
        line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_label(text), 1, Qt.AlignmentFlag.AlignTop)
        self._put_layout(line)

    def lay(self, *widgets: QWidget) -> None:
        """Show something of another make: the first as wide as there is room, the rest behind."""
        if len(widgets) == 1:
            self._put(widgets[0])
            return
        line = QHBoxLayout()
        line.setSpacing(tokens.GAP)
        for at, widget in enumerate(widgets):
            line.addWidget(widget, 0 if at else 1, Qt.AlignmentFlag.AlignTop)
        self._put_layout(line)
        if isinstance(widgets[0], Link):  # it keeps the distance from the edge itself
            line.setContentsMargins(0, 0, INSET, 0)

    def picture(self, widget: QWidget, *, in_line: bool = False) -> None:
        """Show something that is drawn; `in_line`: its edges stand where the words begin."""
        self._space(tokens.SPACE)
        if not in_line:
            self._put(widget)
            return
        line = QHBoxLayout()
        line.addWidget(widget)
        self._put_layout(line)

    def buttons(self, offers: Iterable[tuple[str, Act]]) -> None:
        """Offer what can be done."""
        line = Flow(tokens.SPACE)
        line.setContentsMargins(INSET, 0, INSET, 0)
        for text, act in offers:
            button = QPushButton(text)
            button.clicked.connect(lambda _checked, act=act: act())
            line.add(button)
        self._space(tokens.GAP)
        self._put(line)

    def further(self, link: QPushButton, *, of_link: bool = False) -> None:
        """Offer what a part that was cut short goes on with, or with `of_link` what can be done
        with the link above; its words stand in line with the other words.
        """
        line = Flow()
        left = INSET - self.theme.colours.ring - 1
        if of_link:
            left += tokens.ICON + tokens.SPACE
        line.setContentsMargins(left, 0, INSET, 0)
        line.add(link)
        self._put(line)

    def _badge(self, badge: Badge) -> QHBoxLayout:
        shape, said = QLabel(), QLabel(badge.word)
        icons.put(shape, badge.icon, self.theme.colours, badge.role)
        said.setProperty("look", f"badge-{badge.role}")
        line = QHBoxLayout()
        line.setSpacing(tokens.GAP)
        top = Qt.AlignmentFlag.AlignTop
        said.setMinimumHeight(tokens.ICON)
        line.addWidget(shape, 0, top)
        line.addWidget(said, 0, top)
        return line

    def _put(self, widget: QWidget) -> None:
        self._facts = None
        if isinstance(widget, QLabel):
            widget.setContentsMargins(INSET, 0, INSET, 0)
        self._column.addWidget(widget)

    def _put_layout(self, layout: QHBoxLayout) -> None:
        self._facts = None
        layout.setContentsMargins(INSET, 0, INSET, 0)
        self._column.addLayout(layout)

    def _space(self, pixels: int) -> None:
        self._column.addSpacing(pixels)


def _called(widget: QWidget | None) -> str:
    """Return what tells a part of the page from the others when it is drawn anew."""
    return widget.objectName() or widget.accessibleName() if widget is not None else ""


def _width(caption: QWidget) -> int:
    words = caption.text() if isinstance(caption, QLabel) else ""
    return caption.fontMetrics().horizontalAdvance(words) + 1


def _label(text: str, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    if look:
        label.setProperty("look", look)
    return label
