"""The slim column at the left: the places of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.dragging import records_in
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ALONE = Qt.ToolButtonStyle.ToolButtonIconOnly
_SLIM = 6  # pixels: the bar that scrolls, where the window is very low
_LOWEST = tokens.ICON_LARGE + 4  # pixels of a button: its icon, and the ring around it
_BETWEEN = 2  # pixels between two buttons, where there is room
_BEGIN = ("go.tags",)  # places before which there is some room: what orders, after what is told
_SPRING = 600  # milliseconds that records are held over a place until it opens
_TAKES_RECORDS = "go.collections"


class PlaceButton(QToolButton):
    """Leads to a place. Records held over it open the place, so that they can fall on a row there;
    one of them takes the records itself.
    """

    dropped = Signal(object)  # the records

    def __init__(self, *, takes_records: bool) -> None:
        super().__init__()
        self._takes_records = takes_records
        self.setAcceptDrops(True)
        self._spring = QTimer(self, singleShot=True, interval=_SPRING)
        self._spring.timeout.connect(self.click)
        self._high: int | None = None

    def natural(self) -> QSize:
        """Return how large it likes to be."""
        return super().sizeHint()

    def be_high(self, pixels: int) -> None:
        """Be so high, lower perhaps than it likes: not lower than its icon with the ring."""
        if pixels != self._high or self.minimumHeight() != pixels:
            self._high = pixels
            self.setFixedHeight(pixels)

    def sizeHint(self) -> QSize:
        wanted = self.natural()
        return wanted if self._high is None else QSize(wanted.width(), self._high)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if records_in(event):
            self._spring.start()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Elsewhere than on the one that takes them, records are only held."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._takes_records)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._spring.stop()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._spring.stop()
        if self._takes_records and (records := records_in(event)):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(records)


class Navigation(QWidget):
    """A button for each place; the one where one is stays pressed.

    Folded it shows icons alone: in a narrow window by itself, in a wide one when that was chosen.
    """

    folded_by_choice = Signal(bool)
    dropped = Signal(object)  # records dropped on the collections: into the current one

    def __init__(
        self,
        theme: Theme,
        top: Sequence[QAction],
        bottom: Sequence[QAction],
        *,
        folded: bool = False,
    ) -> None:
        """`folded`: what was chosen last for a window that is wide enough."""
        super().__init__()
        self._theme, self._is_tight = theme, False
        self._chosen, self._narrow, self._anyway = folded, False, False
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Places of the window"))
        self.buttons: dict[str, PlaceButton] = {}
        page, whole = QWidget(), QVBoxLayout(self)
        page.setProperty("look", "column")
        column = QVBoxLayout(page)
        column.setContentsMargins(tokens.SPACE, tokens.PAD, tokens.SPACE, tokens.PAD)
        column.setSpacing(_BETWEEN)
        for action in top:
            if action.objectName() in _BEGIN:
                column.addSpacing(tokens.PAD)
            column.addWidget(self._button(action))
        column.addStretch(1)
        for action in bottom:
            column.addWidget(self._button(action))
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setProperty("look", "slim")
        scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._column, self._scroll = column, scroll
        page.installEventFilter(self)
        self._fold()

    @property
    def folded(self) -> bool:
        """Whether icons are shown alone."""
        return not self._anyway if self._narrow else self._chosen

    def turn(self) -> None:
        """Fold or unfold; in a narrow window only until its width changes again."""
        if self._narrow:
            self._anyway = not self._anyway
        else:
            self._chosen = not self._chosen
            self.folded_by_choice.emit(self._chosen)
        self._fold()

    def be_narrow(self, narrow: bool) -> None:
        """Say whether the window has little room."""
        if narrow != self._narrow:
            self._narrow, self._anyway = narrow, False
            self._fold()

    def be_at(self, action: str) -> None:
        """Press the button of `action`, release the others."""
        for name, button in self.buttons.items():
            here = name == action
            button.setChecked(here)
            role = "accent" if here else ""
            icons.put(
                button, button.property("icon_name"), self._theme.colours, role, tokens.ICON_LARGE
            )
        self._show_where_one_is()

    def _fold(self) -> None:
        folded = self.folded
        for button in self.buttons.values():
            button.setToolButtonStyle(_ALONE if folded else _BESIDE)
            button.setProperty("folded", folded)
            button.style().polish(button)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as wide as the names need, which is known only once fonts are."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_where_one_is()

    def _fit(self) -> None:
        """Take the room that the words need: what a style sheet says is least is less than that.

        In a low window the buttons come closer together before anything has to scroll.
        """
        wanted = [button.natural() for button in self.buttons.values()]
        if not wanted:
            return
        least = len(wanted) * (_LOWEST + _BETWEEN) + (len(_BEGIN) + 2) * tokens.PAD
        if (is_tight := self.height() < least) != self._is_tight:
            self._is_tight = is_tight
            self._column.setSpacing(0 if is_tight else _BETWEEN)
            self._make_room(0, self._scroll.verticalScrollBar().maximum())
        natural = max(size.height() for size in wanted)
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        stacked = sum(item.minimumSize().height() for item in items if item and item.widget())
        between = self._column.minimumSize().height() - stacked
        tall = max(_LOWEST, min(natural, (self.height() - between) // len(wanted)))
        for button in self.buttons.values():
            button.be_high(tall)
        wide = max(size.width() for size in wanted) + 2 * tokens.SPACE
        least = tokens.NAVIGATION_FOLDED if self.folded else tokens.NAVIGATION
        self.setFixedWidth(max(least, wide))

    def _show_where_one_is(self) -> None:
        for button in self.buttons.values():
            if button.isChecked():
                self._scroll.ensureWidgetVisible(button, 0, 0)

    def _make_room(self, _top: int, bottom: int) -> None:
        """Let the bar that scrolls stand where there was margin: nothing moves for it."""
        right = tokens.SPACE - (_SLIM if bottom else 0)
        edge = tokens.GAP if self._is_tight else tokens.PAD
        self._column.setContentsMargins(tokens.SPACE, edge, right, edge)

    def _button(self, action: QAction) -> PlaceButton:
        button = PlaceButton(takes_records=action.objectName() == _TAKES_RECORDS)
        button.dropped.connect(self.dropped)
        text = action.text().replace("&", "")
        button.setText(f"  {text}")
        button.setAccessibleName(text)
        keys = action.shortcut().toString()
        button.setToolTip(f"{text} ({keys})" if keys else text)
        button.setProperty("look", "place")
        button.setCheckable(True)
        button.setIconSize(QSize(tokens.ICON_LARGE, tokens.ICON_LARGE))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = action.property("icon_name")
        icons.put(button, name, self._theme.colours, size=tokens.ICON_LARGE)
        button.clicked.connect(action.trigger)
        self.buttons[action.objectName()] = button
        return button
