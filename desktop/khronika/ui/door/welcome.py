"""The first page: make an archive, open one, or look at the sample."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.door.page import WIDTH, Page, Waiting
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme


class Welcome(Page):
    """Three choices, each with a sentence."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(
            _("Khronika"),
            _(
                "An archive of documents and incidents that stays on this computer, encrypted. "
                "Nothing you put into it ever leaves unless you export it."
            ),
        )
        self._theme = theme
        self.column.addSpacing(tokens.SPACE)
        self.choices = [
            self._choice(
                actions["archive.create"],
                _("Make a new archive"),
                _("Choose its place and its passphrase."),
            ),
            self._choice(
                actions["archive.open"],
                _("Open an archive"),
                _("A folder whose name ends in .khronika."),
            ),
            self._choice(
                actions["archive.sample"],
                _("Look at the sample"),
                _("Facts of five published texts, to try everything on."),
            ),
        ]
        self.waiting = Waiting()
        self.column.addWidget(self.waiting)

    def begin(self) -> None:
        self.choices[0].setFocus()

    def _choice(self, action: QAction, title: str, text: str) -> QPushButton:
        shape = QLabel()
        name = action.property("icon_name")
        icons.put(shape, name, self._theme.colours, "accent", tokens.ICON_LARGE)
        button = _Choice(title, text, shape)
        button.clicked.connect(action.trigger)
        self.column.addWidget(button)
        return button


class _Choice(QPushButton):
    """A button with a title and a sentence, as high as these need."""

    def __init__(self, title: str, text: str, shape: QLabel) -> None:
        super().__init__()
        self.setProperty("look", "choice")
        self.setAccessibleName(f"{title}. {text}")
        heading, under = QLabel(title), QLabel(text)
        heading.setProperty("look", "title")
        under.setProperty("look", "quiet")
        under.setWordWrap(True)
        for label in (heading, under, shape):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words, row = QVBoxLayout(), QHBoxLayout(self)
        words.setSpacing(2)
        words.addWidget(heading)
        words.addWidget(under)
        row.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.ROOM, tokens.PAD)
        row.setSpacing(tokens.ROOM)
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._row.totalHeightForWidth(WIDTH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
