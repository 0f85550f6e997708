"""One family of icons, drawn in the colour of the words beside them, with strokes of 1.5 pixels."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from khronika.paths import RESOURCES
from khronika.ui.style import tokens
from khronika.ui.style.tokens import Colours

FOLDER = RESOURCES / "icons"
_NAME, _ROLE, _SIZE = "icon_name", "icon_colour", "icon_size"
_STROKE = 1.5  # pixels, at every size
_GRID = 24  # units of the drawings, whose strokes are two of them
_DRAWN_STROKE = b'stroke-width="2"'


@cache
def pixmap(name: str, colour: str, size: int = tokens.ICON, scale: float = 1.0) -> QPixmap:
    """Draw the icon `name` in `colour`, `size` device-independent pixels wide and high."""
    drawing = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    stroke = f'stroke-width="{_STROKE * _GRID / size:g}"'
    drawing = drawing.replace(_DRAWN_STROKE, stroke.encode())
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
    for scale in _scales():
        made.addPixmap(pixmap(name, colour or colours.quiet, size, scale))
        made.addPixmap(pixmap(name, colours.faint, size, scale), QIcon.Mode.Disabled)
    return made


def _scales() -> list[float]:
    """Return the ratios of the screens, so that icons are sharp at 125 per cent as at 200.

    An engine that draws at any ratio would serve a screen plugged in later too, but Qt copies and
    deletes engines behind Python's back.
    """
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {1.0})


def put(
    target: QAction | QAbstractButton | QLabel,
    name: str,
    colours: Colours,
    role: str = "",
    size: int = tokens.ICON,
) -> None:
    """Give `target` the icon `name`, in the colour called `role`, and remember how."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setProperty(_SIZE, size)
    colour = getattr(colours, role or "quiet")
    if isinstance(target, QLabel):
        target.setPixmap(pixmap(name, colour, size, target.devicePixelRatioF()))
    else:
        target.setIcon(icon(name, colours, colour, size))


def put_again(root: QWidget, colours: Colours) -> None:
    """Draw anew every icon under `root` that `put` gave, after the palette has changed."""
    for kind in (QAbstractButton, QAction, QLabel):
        for target in root.findChildren(kind):
            _again(target, colours)


def _again(target: QObject, colours: Colours) -> None:
    name = target.property(_NAME)
    if name and isinstance(target, (QAction, QAbstractButton, QLabel)):
        put(target, name, colours, target.property(_ROLE) or "", target.property(_SIZE))
