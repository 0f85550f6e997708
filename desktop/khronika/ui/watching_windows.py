"""What Windows says to a window when its session is locked or the computer goes to sleep."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

_POWER, _SESSION = 0x0218, 0x02B1  # WM_POWERBROADCAST, WM_WTSSESSION_CHANGE <winuser.h>
_SUSPEND = 0x0004  # PBT_APMSUSPEND
# WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK <wtsapi32.h>
_LEFT = frozenset({0x2, 0x4, 0x6, 0x7})
_THIS_SESSION = 0

Tell = Callable[[], object]


def meant(message: int, parameter: int) -> str:
    """Return "sleep", "screen", or nothing for what has nothing to do with either."""
    if message == _POWER and parameter == _SUSPEND:
        return "sleep"
    return "screen" if message == _SESSION and parameter in _LEFT else ""


class Messages(QAbstractNativeEventFilter):
    """Hears the messages of one window, as long as it lives."""

    def __init__(self, window: QWidget, sleep: Tell, screen: Tell) -> None:
        super().__init__()
        self._tell = {"sleep": sleep, "screen": screen}
        if sys.platform == "win32":
            handle = ctypes.c_void_p(int(window.winId()))
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
        if (app := QCoreApplication.instance()) is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | Any, message: int) -> Any:
        """Look at a message, and let it pass."""
        if sys.platform == "win32":
            from ctypes import wintypes

            said = wintypes.MSG.from_address(int(message))
            if (what := meant(said.message, said.wParam)) != "":
                self._tell[what]()
        return False, 0
