"""One fresh process with the real window on a big archive: what a person waits for, in figures.

    python -m tests.benchmarks.window_day ARCHIVE KEY_FILE

Prints one JSON object: milliseconds unless a name says otherwise. Run by `test_window`.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.robots.window import FileChooser

from khronika.i18n import speak
from khronika.ui.app import build
from khronika.ui.desk import Desk
from khronika.ui.quiet import Quiet
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.shell import Shell
from khronika.ui.style.tokens import Scheme
from khronika.ui.window_places import BOTTOM, TOP

SIZE = (1600, 900)
FRAMES = 400
WORDS = ("refus", "херсон", "мобілізац", "trial", "п-12", "суд")
_PATIENCE = 120  # seconds


def main(archive: str, key_file: str) -> None:
    """Go through a day and print what it took."""
    app = QApplication(sys.argv[:1])
    speak("en")
    told: dict[str, object] = {"memory before, MB": _memory("VmRSS")}
    files = FileChooser()
    files.key_file = Path(key_file)
    shell = build(app, files, scheme=Scheme.LIGHT)
    shell.resize(*SIZE)
    shell.start([archive])
    _settle(app, shell)
    told["first rows after unlock"] = _unlock(app, shell)
    desk = shell.desk
    assert desk is not None
    _until(app, lambda: not shell.tools.jobs.running)
    told["tables read after"] = round((time.perf_counter() - _began) * 1000)
    # A person looks for some seconds at what came first; meanwhile the other places are made.
    began = time.perf_counter()
    quiet = desk.findChild(Quiet)
    assert isinstance(quiet, Quiet)
    _until(app, lambda: {*TOP, *BOTTOM} <= desk.screens.standing().keys() and quiet.is_done)
    told["places made in the quiet after"] = round((time.perf_counter() - began) * 1000)
    told |= _switching(app, shell, desk)
    told |= _typing(app, shell, desk)
    told |= _scrolling(app, shell, desk)
    told |= _timeline(app, shell, desk)
    told["memory, MB"] = _memory("VmRSS")
    told["memory at most, MB"] = _memory("VmHWM")
    shell.close()
    shell.tools.jobs.close()
    sys.stdout.write(json.dumps(told) + "\n")


_began = 0.0


def _unlock(app: QApplication, shell: Shell) -> float:
    """From the key file to the first rows drawn."""
    global _began
    from khronika.ui.door.unlock import Unlock

    page = shell.door.currentWidget()
    assert isinstance(page, Unlock)
    _began = time.perf_counter()
    page.key.click()
    _until(app, lambda: shell.desk is not None)
    assert shell.desk is not None
    shell.actions_of["go.incidents"].trigger()
    here = shell.desk.incidents
    _until(app, lambda: here.list.rows.rowCount() > 0)
    here.list.view.viewport().repaint()
    return round((time.perf_counter() - _began) * 1000)


def _switching(app: QApplication, shell: Shell, desk: Desk) -> dict[str, object]:
    """From the key to the screen drawn; the first time, and again."""
    places = [name for name in desk.screens if name.startswith("go.")]
    first, again, rows = dict[str, float](), dict[str, float](), dict[str, float]()
    for times in (first, again):
        for place in places:
            _until(app, lambda: not shell.tools.jobs.running)
            began = time.perf_counter()
            shell.actions_of[place].trigger()
            shell.repaint()
            rows.setdefault(place, round((time.perf_counter() - began) * 1000, 1))
            for _round in range(3):  # what follows, and its drawing
                app.processEvents()
            times[place] = round((time.perf_counter() - began) * 1000, 1)
    return {
        "switching, first time, until the list is drawn": rows,
        "switching, first time": first,
        "switching, again": again,
        "switching, worst": max((*first.values(), *again.values())),
    }


def _typing(app: QApplication, shell: Shell, desk: Desk) -> dict[str, object]:
    """From each key in the filter line to the list that shows its result."""
    times: list[float] = []
    for place in ("go.incidents", "go.documents"):
        shell.actions_of[place].trigger()
        _settle(app, shell)
        here = desk.here
        assert isinstance(here, ListScreen)
        line = here.list.filter
        line.setFocus()
        for word in WORDS:
            for at in range(1, len(word) + 1):
                began = time.perf_counter()
                line.setText(word[:at])
                times.append((_listed(app, desk, here) - began) * 1000)
        line.clear()
        _settle(app, shell)
    return {"typing, p50": _share(times, 50), "typing, p95": _share(times, 95), "typing, worst":
            round(max(times), 1)}  # fmt: skip


def _listed(app: QApplication, desk: Desk, here: ListScreen) -> float:
    """Wait for what the filter changes; return when the list was painted, or gave way to words."""
    viewport = here.list.view.viewport()
    changed, paints = list[float](), _Paints(viewport)

    def hear() -> None:
        changed.append(time.perf_counter())
        viewport.update()  # a list that shows the same as before is painted too

    def is_over() -> bool:
        return bool(changed) and (not viewport.isVisible() or paints.ends[-1:] > changed)

    desk.session.narrowing.changed.connect(hear)
    _until(app, is_over)
    desk.session.narrowing.changed.disconnect(hear)
    paints.forget()
    return next((end for end in paints.ends if end > changed[0]), time.perf_counter())


class _Paints(QObject):
    """When a widget had been painted, each time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.ends: list[float] = []
        self._widget = widget
        widget.installEventFilter(self)

    def forget(self) -> None:
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Paint:
            return False
        self._widget.removeEventFilter(self)
        QApplication.sendEvent(watched, event)
        self._widget.installEventFilter(self)
        self.ends.append(time.perf_counter())
        return True


def _scrolling(app: QApplication, shell: Shell, desk: Desk) -> dict[str, object]:
    """Frames while the wheel turns over the list of incidents."""
    shell.actions_of["go.incidents"].trigger()
    _settle(app, shell)
    view = desk.incidents.list.view
    view.verticalScrollBar().setValue(0)
    times = list(_frames(app, view.viewport(), lambda: _wheel(view.viewport(), -240)))
    return _told("scrolling", times)


def _timeline(app: QApplication, shell: Shell, desk: Desk) -> dict[str, object]:
    """Frames while the wheel zooms about the pointer and the hand drags."""
    if "go.timeline" not in desk.screens:
        return {}
    shell.actions_of["go.timeline"].trigger()
    _settle(app, shell)
    chart: QWidget = desk.screens["go.timeline"].panes()[0]
    zoom = list[float]()
    for _time in range(4):
        zoom += _frames(app, chart, lambda: _wheel(chart, 120), FRAMES // 8)
        zoom += _frames(app, chart, lambda: _wheel(chart, -120), FRAMES // 8)
    zoom += _frames(app, chart, lambda: _wheel(chart, 120), FRAMES // 20)
    at = chart.mapTo(shell, QPoint(chart.width() // 2, chart.height() // 2))
    window = shell.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=at)
    steps = iter(range(FRAMES))

    def pull() -> None:
        QTest.mouseMove(window, at - QPoint(3 * (next(steps) % 100), 0))

    drag = list(_frames(app, chart, pull, FRAMES // 2))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at)
    return _told("timeline zoom", zoom) | _told("timeline drag", drag)


def _frames(
    app: QApplication, widget: QWidget, act: Callable[[], object], frames: int = FRAMES
) -> Iterator[float]:
    """Yield the milliseconds of each frame: what is done, all it brings about, the drawing."""
    paints = _Paints(widget)
    for frame in range(1, frames + 1):
        began = time.perf_counter()
        act()
        app.processEvents()
        if len(paints.ends) < frame:  # nothing has moved
            widget.repaint()
        yield (time.perf_counter() - began) * 1000
    paints.forget()


def _wheel(widget: QWidget, turn: int) -> None:
    """Turn the wheel over `widget`, as it comes from outside: to its window.

    Sent to the widget itself nothing would hear that somebody is there, and what rests while
    somebody is would go on.
    """
    at = QPointF(widget.width() / 2, widget.height() / 2)
    event = QWheelEvent(
        widget.mapTo(widget.window(), at), widget.mapToGlobal(at), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(widget.window().windowHandle(), event)


def _draw(app: QApplication, shell: Shell) -> None:
    for _round in range(3):
        app.processEvents()
    shell.repaint()


def _settle(app: QApplication, shell: Shell) -> None:
    _until(app, lambda: not shell.tools.jobs.running)
    _draw(app, shell)


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not done():
        app.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.0005)


def _told(name: str, times: Sequence[float]) -> dict[str, object]:
    return {f"{name}, p50": _share(times, 50), f"{name}, p99.5": _share(times, 99.5)}


def _share(times: Sequence[float], percent: float) -> float:
    ordered = sorted(times)
    at = min(len(ordered) - 1, int(len(ordered) * percent / 100))
    return round(ordered[at] if percent != 50 else statistics.median(ordered), 1)


def _memory(what: str) -> int:
    said = Path("/proc/self/status").read_text()
    return int(said.partition(f"{what}:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main(*sys.argv[1:3])
