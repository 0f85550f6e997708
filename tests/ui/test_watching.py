"""Sleep and the screen’s lock are heard on a bus of this test’s own, as the system says them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.ui.watching import DBusWatch
from khronika.ui.watching_windows import meant

_LOGIN = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
linux = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="not run here: there is no dbus-daemon",
)


class Login(QDBusVirtualObject):
    """Answers as logind does; `held` is the other end of the lock that delays sleep."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self.bus, self.asked = bus, list[str]()
        self.held, self._given = os.pipe()
        os.set_blocking(self.held, False)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.asked.append(message.member())
        answers: dict[str, Callable[[], Any]] = {
            "Inhibit": lambda: QDBusUnixFileDescriptor(self._given),
            "GetSessionByPID": lambda: QDBusObjectPath("/org/freedesktop/login1/session/_31"),
        }
        answer = message.createReply()
        answer.setArguments([answers[message.member()]()])
        connection.send(answer)
        return True

    def forget(self) -> None:
        """Close our own copy of what was given away."""
        os.close(self._given)

    def is_delayed(self) -> bool:
        """Whether somebody still holds the lock that delays sleep."""
        try:
            return os.read(self.held, 1) != b""
        except BlockingIOError:
            return True

    def tell(self, path: str, interface: str, name: str, *args: Any) -> None:
        said = QDBusMessage.createSignal(path, interface, name)
        said.setArguments(list(args))
        self.bus.send(said)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address",
               f"--address=unix:path={tmp_path / 'bus'}"]  # fmt: skip
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@pytest.fixture
def login(address: str, qapp: QObject) -> Iterator[Login]:
    bus = QDBusConnection.connectToBus(address, "logind")
    assert bus.isConnected()
    login = Login(bus)
    flags = QDBusConnection.VirtualObjectRegisterOption.SubPath
    assert bus.registerVirtualObject("/org/freedesktop/login1", login, flags)
    assert bus.registerService(_LOGIN)
    yield login
    bus.unregisterObject("/org/freedesktop/login1")
    QDBusConnection.disconnectFromBus("logind")


@pytest.fixture
def watch(address: str, login: Login, qtbot: QtBot) -> Iterator[DBusWatch]:
    def bus() -> QDBusConnection:
        return QDBusConnection.connectToBus(address, "window")

    watch = DBusWatch(bus, bus)
    qtbot.waitUntil(lambda: not watch._asked)
    yield watch
    QDBusConnection.disconnectFromBus("window")


@linux
def test_sleep_waits_until_the_archive_is_locked(
    watch: DBusWatch, login: Login, qtbot: QtBot
) -> None:
    watch.hold_sleep()
    qtbot.waitUntil(lambda: watch._sleep is not None)
    login.forget()
    assert login.is_delayed()
    with qtbot.waitSignal(watch.asleep):
        login.tell("/org/freedesktop/login1", _MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: not login.is_delayed())
    with qtbot.assertNotEmitted(watch.asleep):
        login.tell("/org/freedesktop/login1", _MANAGER, "PrepareForSleep", False)
        login.tell("/x", "org.gnome.ScreenSaver", "ActiveChanged", False)
        qtbot.waitUntil(lambda: login.asked.count("Inhibit") == 1)


@linux
@pytest.mark.parametrize(
    ("path", "interface"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ],
)
def test_the_screen_is_locked(
    watch: DBusWatch, login: Login, qtbot: QtBot, path: str, interface: str
) -> None:
    with qtbot.waitSignal(watch.screen_locked):
        login.tell(path, interface, "ActiveChanged", True)


@linux
def test_the_session_is_locked(watch: DBusWatch, login: Login, qtbot: QtBot) -> None:
    path = "/org/freedesktop/login1/session/_31"
    with qtbot.waitSignal(watch.screen_locked):
        login.tell(path, "org.freedesktop.login1.Session", "Lock")


def test_where_there_is_no_bus_nothing_is_said(qapp: QObject, tmp_path: Path) -> None:
    def nowhere() -> QDBusConnection:
        return QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "nowhere")

    watch = DBusWatch(nowhere, nowhere)
    watch.hold_sleep()
    assert watch._sleep is None
    watch.let_sleep()
    QDBusConnection.disconnectFromBus("nowhere")


def test_the_window_locks_when_the_computer_sleeps(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(One="A text."))
    robot.shell.watch.asleep.emit()
    assert not robot.is_open()
    assert "the computer went to sleep" in robot.lock.under.text()


def test_a_screen_lock_stops_work_at_its_last_commit(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(One="A text."))
    stopped: list[bool] = []

    def work(job: Any) -> None:
        job.stop.wait(20)
        stopped.append(job.stop.is_set())

    robot.desk.session.behind("Working", work)
    robot.shell.watch.screen_locked.emit()
    assert not robot.is_open()
    assert stopped == [True]
    assert "the screen was locked" in robot.lock.under.text()


def test_it_does_not_lock_where_that_was_not_wanted(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(One="A text."))
    robot.shell.tools.settings.choose(lock_with_sleep=False, lock_with_screen=False)
    robot.shell.watch.asleep.emit()
    robot.shell.watch.screen_locked.emit()
    assert robot.is_open()
    robot.shell.tools.settings.choose(lock_with_screen=True)
    robot.shell.watch.screen_locked.emit()
    assert not robot.is_open()


@pytest.mark.parametrize(
    ("message", "parameter", "what"),
    [
        (0x0218, 0x0004, "sleep"), (0x0218, 0x0012, ""),
        (0x02B1, 0x7, "screen"), (0x02B1, 0x8, ""), (0x02B1, 0x2, "screen"), (0x0100, 0x7, ""),
    ],
)  # fmt: skip
def test_what_windows_means(message: int, parameter: int, what: str) -> None:
    assert meant(message, parameter) == what
