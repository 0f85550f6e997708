"""One family of icons, drawn in the colour of the words beside them."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from khronika.paths import RESOURCES
from khronika.ui.style import tokens
from khronika.ui.style.tokens import Colours

FOLDER = RESOURCES / "icons"
_NAME, _ROLE = "icon_name", "icon_colour"
_SCALES = (1, 2)


@cache
def pixmap(name: str, colour: str, size: int = tokens.ICON, scale: float = 1.0) -> QPixmap:
    """Draw the icon `name` in `colour`, `size` device-independent pixels wide and high."""
    drawing = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def icon(name: str, colours: Colours, colour: str = "", size: int = tokens.ICON) -> QIcon:
    """Return the icon `name` in `colour` (else that of quiet words), faint when disabled."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour or colours.quiet, size, scale))
        made.addPixmap(pixmap(name, colours.faint, size, scale), QIcon.Mode.Disabled)
    return made


def put(target: QAction | QAbstractButton, name: str, colours: Colours, role: str = "") -> None:
    """Give `target` the icon `name` in the colour called `role`, and remember both."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setIcon(icon(name, colours, getattr(colours, role) if role else ""))


def put_again(root: QWidget, colours: Colours) -> None:
    """Draw anew every icon under `root` that `put` gave, after the palette has changed."""
    for kind in (QAbstractButton, QAction):
        for target in root.findChildren(kind):
            _again(target, colours)


def _again(target: QObject, colours: Colours) -> None:
    name = target.property(_NAME)
    if name and isinstance(target, (QAction, QAbstractButton)):
        put(target, name, colours, target.property(_ROLE) or "")
