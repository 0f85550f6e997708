"""Words that no longer count, struck through where they stood."""

from PySide6.QtWidgets import QWidget

_STRUCK = "struck"  # known to the style sheet, which overrides a font of the widget


def strike(widget: QWidget, *, on: bool) -> None:
    """Strike through what `widget` says, or leave off."""
    if is_struck(widget) != on:
        widget.setProperty(_STRUCK, on)
        widget.style().polish(widget)


def is_struck(widget: QWidget) -> bool:
    """Whether what `widget` says is struck through."""
    return bool(widget.property(_STRUCK))
