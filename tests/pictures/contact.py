"""Contact sheets: twelve pictures on one, each dress on sheets of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_COLUMNS, _ROWS, _THUMB, _GAP = 4, 3, 480, 6
_EACH = _COLUMNS * _ROWS


def contact_sheets(dresses: Mapping[str, Sequence[Path]], out: Path) -> None:
    """Write the pictures of each dress into `out`, small."""
    for dress, paths in dresses.items():
        for number, first in enumerate(range(0, len(paths), _EACH), 1):
            page = [QImage(str(path)) for path in paths[first : first + _EACH]]
            _contact_sheet(page).save(str(out / f"sheet-{dress}-{number}.png"))


def _contact_sheet(images: Sequence[QImage]) -> QImage:
    height = _THUMB * images[0].height() // images[0].width()
    sheet = QImage(_COLUMNS * _THUMB, _ROWS * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    for at, image in enumerate(images):
        row, column = divmod(at, _COLUMNS)
        box = QRect(column * _THUMB, row * height, _THUMB - _GAP, height - _GAP)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        painter.drawImage(box, image.scaled(box.size(), keep, smooth.SmoothTransformation))
    painter.end()
    return sheet
