"""What the program has to say, in a row under the page: one remark at a time."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from khronika.i18n import _
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow
from khronika.ui.widgets.small_button import small_button

_SECONDS = 4  # a remark goes by itself: time to notice it,
_LETTERS = 15  # to read so many in a second,
_SECONDS_OFFERING = 10  # and to reach for what can be done about it: a quarter of a minute in all
_SHAPES = {
    Tone.DONE: ("check", "corroborated"),
    Tone.PLAIN: ("info", "accent"),
    Tone.WRONG: ("triangle-alert", "disputed"),
}


class MessageBar(QFrame):
    """Shows a remark, its remedy and what may be done about it.

    What has still to be decided stays until it is closed. So does a failure, but that once there
    was time to read it, it goes with the page that it was made on. Anything else goes by itself,
    or with that page unless it lasts. Escape closes it. It does not go while somebody is at it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[QPushButton] = []
        self._offered: tuple[Offer, ...] = ()
        self._stays = self._lasts = self._is_old = False
        self.setProperty("look", "message")
        self.setAccessibleName(_("Message"))
        self._shape, self.text, self._remedy = QLabel(), QLabel(), QLabel()
        for label in (self.text, self._remedy):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remedy.setProperty("look", "quiet")
        self._offers = Flow(tokens.SPACE)
        close = small_button(theme, "x", _("Close the message"))
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, tokens.GAP, 0, tokens.GAP)  # the first line beside the button
        words.addWidget(self.text)
        words.addWidget(self._remedy)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(tokens.PAD)
        self._across.addLayout(words, 1)
        self._across.addWidget(self._offers, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.ROOM, tokens.GAP, tokens.PAD, tokens.GAP)
        row.setSpacing(tokens.PAD)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._across, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._shape.setContentsMargins(0, tokens.GAP + 2, 0, 0)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show `notice` instead of what was there."""
        icon, role = _SHAPES[notice.tone]
        icons.put(self._shape, icon, self._theme.colours, role)
        self.setProperty("tone", notice.tone.value)
        self.style().polish(self)
        self.text.setText(notice.text)
        self._remedy.setText(notice.remedy)
        self._remedy.setVisible(bool(notice.remedy))
        self._offer(notice)
        self.setAccessibleDescription(f"{notice.text} {notice.remedy}".strip())
        self.show()
        if notice.text:
            said = QAccessibleAnnouncementEvent(self, self.accessibleDescription())
            QAccessible.updateAccessibility(said)
        self._stays = notice.stays or notice.tone is Tone.WRONG
        self._lasts, self._is_old = notice.lasts, False
        self._timer.stop()
        if not notice.stays:
            seconds = _SECONDS + len(self.accessibleDescription()) // _LETTERS
            self._timer.start(1000 * (seconds + (_SECONDS_OFFERING if notice.offers else 0)))

    def grow_old(self) -> None:
        """Somebody went on to something else since it was said."""
        self._is_old = True

    def leave(self) -> None:
        """The page was left. What was said in the same deed, as it led to another, stays."""
        if self._is_old and not self._stays and not self._lasts:
            self.hide()

    def look_again(self) -> None:
        """Something else was done: a remark goes whose offer could do nothing any longer."""
        if not all(offer.holds() for offer in self._offered):
            self._offered = ()
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have the buttons behind the words, under them where both find no room side by side."""
        buttons = [one.sizeHint().width() for one in self._buttons]
        wanted = sum(buttons) + tokens.SPACE * (len(buttons) - 1) if buttons else 0
        is_wide = 2 * wanted < self.width()
        way = QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._offers.setMinimumWidth(wanted if is_wide else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        """Its time is over; who points at it or has the keyboard in it is not done with it."""
        if self._stays:  # a failure: somebody may have been away
            self._stays = False
            return
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.hide()

    def _offer(self, notice: Notice) -> None:
        for former in self._buttons:
            former.hide()
            former.deleteLater()
        self._buttons = []
        self._offered = notice.offers
        self._offers.setVisible(bool(notice.offers))
        for offer in notice.offers:
            made = QPushButton(offer.text)
            made.clicked.connect(self.hide)
            made.clicked.connect(lambda _checked, take=offer.take: take())
            self._buttons.append(made)
            self._offers.add(made)
        self._fit()
