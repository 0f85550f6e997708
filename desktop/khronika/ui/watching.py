"""Hearing that the computer goes to sleep or that its screen is locked.

Linux tells both over D-Bus, through sockets of this computer; Windows sends messages to the
window. macOS tells neither to a program without a library of its own, and nothing is heard there.
All of it is best effort: where nobody tells, nothing happens, and nothing is said.
"""

import sys
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)
from PySide6.QtWidgets import QWidget

_LOGIN = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
# Who tells that the screen is locked, and where; each desktop has its own.
_SCREENS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)

Bus = Callable[[], QDBusConnection]


class SystemWatch(QObject):
    """Tells when the computer is about to sleep, and when its screen was locked."""

    asleep = Signal()
    screen_locked = Signal()

    def __init__(self, window: QWidget) -> None:
        """`window`: to which Windows sends its messages."""
        super().__init__(window)
        self._window = window
        self._watch: DBusWatch | None = None
        self._messages: Any = None

    def start(self) -> None:
        """Begin to listen; called while an archive is open."""
        if sys.platform == "win32":
            from khronika.ui.watching_windows import Messages

            if self._messages is None:
                self._messages = Messages(self._window, self.asleep.emit, self.screen_locked.emit)
        elif sys.platform != "darwin":
            if self._watch is None:
                self._watch = DBusWatch(
                    QDBusConnection.systemBus, QDBusConnection.sessionBus, parent=self
                )
                self._watch.asleep.connect(self.asleep)
                self._watch.screen_locked.connect(self.screen_locked)
            self._watch.hold_sleep()

    def stop(self) -> None:
        """Let the computer sleep at once: nothing is open any longer."""
        if self._watch is not None:
            self._watch.let_sleep()


class DBusWatch(QObject):
    """Listens to logind and to the screen savers of the desktops."""

    asleep = Signal()
    screen_locked = Signal()

    def __init__(self, system: Bus, session: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system, self._session = system(), session()
        self._sleep: QDBusUnixFileDescriptor | None = None  # held, it delays sleep
        self._asked: list[QDBusPendingCallWatcher] = []
        if self._system.isConnected():
            self._hear(self._system, _LOGIN, "/org/freedesktop/login1", _MANAGER,
                       "PrepareForSleep", "sleeps(bool)")  # fmt: skip
            self._ask("GetSessionByPID", [0], self._hear_session)
        if self._session.isConnected():
            for name, path in _SCREENS:
                self._hear(self._session, "", path, name, "ActiveChanged", "screen(bool)")

    def hold_sleep(self) -> None:
        """Ask the computer to wait a moment before it sleeps, until `let_sleep` or our end."""
        if self._system.isConnected() and self._sleep is None:
            what = ["sleep", "Khronika", "The archive is locked first", "delay"]
            self._ask("Inhibit", what, self._hold)

    def let_sleep(self) -> None:
        """Wait no longer."""
        self._sleep = None

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """logind says that the computer goes to sleep, or that it has woken up."""
        if begins:
            self.asleep.emit()
            self.let_sleep()

    @Slot(bool)
    def screen(self, is_locked: bool) -> None:
        """A screen saver says that it covers the screen, or that it no longer does."""
        if is_locked:
            self.screen_locked.emit()

    @Slot()
    def session_locked(self) -> None:
        """logind says that this session is to be locked."""
        self.screen_locked.emit()

    def _hear(
        self, bus: QDBusConnection, service: str, path: str, interface: str, name: str, slot: str
    ) -> None:
        # PySide says that it takes bytes, and takes the string that SLOT returns.
        bus.connect(service, path, interface, name, self, cast(bytes, SLOT(slot)))

    def _ask(self, method: str, args: list[Any], then: Callable[[Any], object]) -> None:
        """Call a method of logind without waiting; a refusal is as good as no answer."""
        call = QDBusMessage.createMethodCall(_LOGIN, "/org/freedesktop/login1", _MANAGER, method)
        call.setArguments(args)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asked.append(watcher)
        watcher.finished.connect(lambda: self._answered(watcher, then))

    def _answered(self, watcher: QDBusPendingCallWatcher, then: Callable[[Any], object]) -> None:
        answer = watcher.reply()
        self._asked.remove(watcher)
        watcher.deleteLater()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage and answer.arguments():
            then(answer.arguments()[0])

    def _hold(self, descriptor: Any) -> None:
        if isinstance(descriptor, QDBusUnixFileDescriptor):
            self._sleep = descriptor

    def _hear_session(self, session: Any) -> None:
        if isinstance(session, QDBusObjectPath):
            self._hear(self._system, _LOGIN, session.path(), _SESSION, "Lock", "session_locked()")
