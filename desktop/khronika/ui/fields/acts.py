"""What a field shows of a value, and what can be done with it: values and callables only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from khronika.domain.values import Citation, Relay
from khronika.ui.fields.editor import FieldEditor
from khronika.ui.models.record_rows import Badge

Landed = Callable[[str], object]  # hears the key of what was written
Failed = Callable[[BaseException, str], object]
Save = Callable[[Any, Landed, Failed], object]
Deed = Callable[[], object]


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One value as a field shows it: its words, what stands under them, how well it is sourced.

    `key` tells it from all others of the page, and is where the keyboard returns to. `relays`: why
    some of those who are cited count as one source.
    """

    key: str
    said: str
    under: str = ""
    badge: Badge | None = None
    preferred: bool = True
    citations: tuple[Citation, ...] = ()
    relays: Sequence[Relay] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What can be done with one value; None: that cannot be done with it.

    `editor` makes its editor, filled; `save` writes what the editor says and tells `Landed` or
    `Failed`; `choose` offers a choice under the widget given, where there is nothing to type.
    """

    editor: Callable[[], FieldEditor] | None = None
    save: Save | None = None
    choose: Callable[[Any], object] | None = None
    prefer: Deed | None = None
    another: Deed | None = None
    cite: Deed | None = None
    remove: Deed | None = None
    may: Callable[[], bool] = _always  # asked again before anything of this is done


NOTHING = Acts()
