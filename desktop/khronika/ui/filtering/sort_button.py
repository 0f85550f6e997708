"""The button above a list that says how it is sorted, and lets one sort it otherwise."""

from collections.abc import Mapping

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from khronika.domain.facet_values import Order
from khronika.domain.kinds import Kind
from khronika.i18n import _
from khronika.ui.filtering.narrowing import ORDERS, Narrowing, Sorting
from khronika.ui.style import icons
from khronika.ui.style.theme import Theme


class SortButton(QToolButton):
    """Opens a menu of the orders that a kind of record has, and their reverse."""

    def __init__(self, theme: Theme, narrowing: Narrowing, kind: Kind) -> None:
        super().__init__()
        self._narrowing, self._kind = narrowing, kind
        icons.put(self, "arrow-up-down", theme.colours)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.orders = self._fill(ORDERS[kind])
        self._menu.addSeparator()
        self.reverse = self._menu.addAction(_("Reversed"))
        self.reverse.setCheckable(True)
        self.reverse.triggered.connect(self._turn)
        self.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._show)
        self._show()

    def _fill(self, known: Mapping[Order, str]) -> Mapping[Order, QAction]:
        group, made = QActionGroup(self._menu), {}
        for order, said in known.items():
            action = self._menu.addAction(_(said))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setData(order.value)
            action.triggered.connect(self._choose)
            made[order] = action
        return made

    def _choose(self) -> None:
        order = next(one for one, action in self.orders.items() if action.isChecked())
        self._sort(Sorting(order=order, descending=self.reverse.isChecked()))

    def _turn(self, reversed_: bool) -> None:
        order = self._narrowing.sorting(self._kind).order
        self._sort(Sorting(order=order, descending=reversed_))

    def _sort(self, sorting: Sorting) -> None:
        self._narrowing.sort(self._kind, sorting)
        self._show()

    def _show(self) -> None:
        sorting = self._narrowing.sorting(self._kind)
        self.orders[sorting.order].setChecked(True)
        self.reverse.setChecked(sorting.descending)
        said = _("Sorted: {how}").format(how=_(ORDERS[self._kind][sorting.order]))
        self.setToolTip(said)
        self.setAccessibleName(said)
