"""Everything a widget lets anyone see, hear or read out, in whatever way it does."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAction,
    QPaintDevice,
    QPaintEngine,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_SPOKEN = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)


class _Listening(QPaintEngine):
    """Draws nothing; notes the words that are to be drawn."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.words: list[str] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: Any) -> None: ...

    def drawTextItem(self, _at: Any, item: Any) -> None:
        self.words.append(item.text())

    def drawPixmap(self, *_args: Any) -> None: ...

    def drawImage(self, *_args: Any, **_named: Any) -> None: ...

    def drawPolygon(self, *_args: Any) -> None: ...

    def drawPath(self, *_args: Any) -> None: ...

    def drawRects(self, *_args: Any) -> None: ...

    def drawLines(self, *_args: Any) -> None: ...

    def drawEllipse(self, *_args: Any) -> None: ...

    def drawPoints(self, *_args: Any) -> None: ...

    def drawTiledPixmap(self, *_args: Any) -> None: ...


class _Paper(QPaintDevice):
    """As large as a widget, of one pixel a point."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine, self._size = _Listening(), size

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        asked = QPaintDevice.PaintDeviceMetric
        return {
            asked.PdmWidth: self._size.width(),
            asked.PdmHeight: self._size.height(),
            asked.PdmDpiX: 96,
            asked.PdmDpiY: 96,
            asked.PdmPhysicalDpiX: 96,
            asked.PdmPhysicalDpiY: 96,
            asked.PdmDepth: 32,
            asked.PdmDevicePixelRatio: 1,
            asked.PdmDevicePixelRatioScaled: 1 << 16,
        }.get(metric, 100)


def drawn(widget: QWidget) -> str:
    """Return the words that QPainter draws for `widget`, in the order it does."""
    paper = _Paper(widget.size())
    painter = QPainter(paper)
    widget.render(painter, QPoint())
    painter.end()
    return "".join(paper.engine.words)


def worn(window: QWidget) -> Iterator[str]:
    """Yield the titles, tips and names that `window` and all in it wear."""
    for one in (window, *window.findChildren(QWidget)):
        yield from (one.windowTitle(), one.toolTip(), one.statusTip(), one.whatsThis())
        yield from (one.accessibleName(), one.accessibleDescription())


def told(window: QWidget) -> Iterator[str]:
    """Yield what `window` tells without drawing: all it wears, models, accessible words."""
    yield from worn(window)
    for one in window.findChildren(QWidget):
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _modelled(one.model())
        if isinstance(one, QComboBox):
            yield from _modelled(one.model())
        if isinstance(one, QLineEdit):
            yield from (one.text(), one.placeholderText())
            if (completer := one.completer()) is not None:
                yield from _modelled(completer.model())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip())
    found = QAccessible.queryAccessibleInterface(window)
    if found is not None:
        yield from _spoken(found)


def seen(window: QWidget) -> str:
    """Return all of it, the window's and that of every other window there is."""
    others = [one for one in QApplication.topLevelWidgets() if one is not window]
    shown = [one for one in others if one.isVisible()]
    every = [drawn(window), *told(window)]
    for other in shown:
        every += [drawn(other), *told(other)]
    return "\n".join(part for part in every if part)


def _modelled(model: QAbstractItemModel, under: QModelIndex | None = None) -> Iterator[str]:
    parent = under if under is not None else QModelIndex()
    is_list = isinstance(model, QAbstractListModel)  # which keeps its columns to itself
    columns = 1 if is_list else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in _ROLES:
                said = model.data(index, role)
                if isinstance(said, str):
                    yield said
            if not is_list and model.hasChildren(index):
                yield from _modelled(model, index)
    for section in range(columns):
        said = model.headerData(section, Qt.Orientation.Horizontal)
        if isinstance(said, str):
            yield said


def _spoken(one: QAccessibleInterface) -> Iterator[str]:
    for which in _SPOKEN:
        yield one.text(which)
    text = one.textInterface()
    if text is not None:
        yield text.text(0, text.characterCount())
    for at in range(one.childCount()):
        child = one.child(at)
        if child is not None:
            yield from _spoken(child)
