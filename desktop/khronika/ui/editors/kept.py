"""What is typed into a form, as JSON, so that a lock loses none of it."""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


@runtime_checkable
class Keeps(Protocol):
    """An editor that can say what is in it, and take it back."""

    changed: Any  # a Signal

    def as_json(self) -> Any:
        """Return what was typed, for `from_json` of an editor like this one."""

    def from_json(self, kept: Any) -> None:
        """Show again what `as_json` returned."""


def editors_of(form: QWidget) -> dict[str, Keeps]:
    """Return the editors that `form` has under public names."""
    named = vars(form).items()
    return {name: one for name, one in named if name[0] != "_" and isinstance(one, Keeps)}


def as_json(form: QWidget) -> dict[str, Any]:
    """Return what stands in all editors of `form`, by their names."""
    return {name: editor.as_json() for name, editor in editors_of(form).items()}


def from_json(form: QWidget, kept: Mapping[str, Any]) -> None:
    """Put back what `as_json` gave; what the form no longer has is passed over."""
    for name, editor in editors_of(form).items():
        if name in kept:
            editor.from_json(kept[name])


def changes_of(form: QWidget) -> list[SignalInstance]:
    """Return the signals that tell of typing in `form`."""
    return [editor.changed for editor in editors_of(form).values()]
