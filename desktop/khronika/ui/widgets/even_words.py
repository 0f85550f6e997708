"""Words that are told of one thing after the other, without moving what stands below them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

_MOST_LINES = 6  # that are kept free for others; a longer text of its own is shown whole


class EvenWords(QLabel):
    """As high as the highest of all that may stand in it needs, as far as six lines."""

    def __init__(self) -> None:
        super().__init__()
        self._others: Sequence[str] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, text: str, others: Sequence[str]) -> None:
        """Show `text`; `others` may follow."""
        self._others = others
        self.setText(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        others = max((self._high(one, width) for one in self._others), default=0)
        return max(self._high(self.text(), width), min(others, most))

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _high(self, text: str, width: int) -> int:
        if not text:
            return 0
        box, how = QRect(0, 0, width, 1 << 16), int(Qt.TextFlag.TextWordWrap.value)
        return self.fontMetrics().boundingRect(box, how, text).height()
