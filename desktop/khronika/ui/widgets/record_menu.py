"""The menu on a record: of all actions, those that make sense for what is selected now."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from khronika.i18n import _
from khronika.ui.actions import Actions

LINE = ""
COMMON = (
    "record.open", "edit.record", LINE,
    "edit.collect", "edit.uncollect", "record.note", "record.relate", LINE,
    "person.protect", "person.ask", "person.public", "person.merge", LINE,
    "tag.under", "tag.out", "tag.merge", "collection.current", LINE,
    "record.history", "record.anew", "record.encoding", "edit.number", LINE,
    "edit.restore", "edit.erase", "edit.trash",
)  # fmt: skip


def pop_up(
    parent: QWidget, actions: Actions, at: QPoint, names: Sequence[str] = COMMON
) -> QMenu | None:
    """Show, at a global point, those of `names` that are possible now; None when none is.

    The caller sees to it that `actions` know what is selected.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("What can be done with what is selected"))
    for name in names:
        if name == LINE:
            menu.addSeparator()
        elif actions[name].isEnabled():
            menu.addAction(actions[name])
    menu.setSeparatorsCollapsible(True)
    if menu.isEmpty() or all(action.isSeparator() for action in menu.actions()):
        menu.deleteLater()
        return None
    menu.popup(at)
    return menu
