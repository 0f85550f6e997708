"""Pages beside the text of a PDF, and photographs, in an encrypted archive: seen, never kept."""

import io
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.importing.formats import put_every_format
from tests.importing.readers.test_pdf import extracted
from tests.robots.fixtures import texts
from tests.robots.papers import paper, photograph, snapshot
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_person
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name
from khronika.importing.extracted import Dots
from khronika.importing.worker.faults import ReaderCrashed
from khronika.importing.worker.reading import Readers
from khronika.ui.reader.marks import Span
from khronika.ui.reader.page_marks import SELECTED, on_page
from khronika.ui.reader.page_scale import Fit
from khronika.ui.reader.printed import Printed
from khronika.ui.reader.side import ABOUT, PASSAGES
from khronika.ui.screens.paging import Paging

Desk = Callable[..., WindowRobot]
PLAIN = "office_plain_uk"
NONE = Qt.KeyboardModifier.NoModifier


def paging(robot: WindowRobot) -> Paging:
    return robot.documents.paging


def settle(robot: WindowRobot) -> None:
    """Wait until the page that is wanted is there, as sharp as it is wanted."""
    robot.settle()
    robot.until(lambda: not paging(robot).is_busy)
    robot.settle()


def read(robot: WindowRobot, title: str) -> None:
    robot.go("documents")
    robot.point_at(title)
    settle(robot)


def pages(robot: WindowRobot) -> None:
    robot.do("view.pages")
    settle(robot)


def number(robot: WindowRobot) -> str:
    return paging(robot).beside.bar.field.text()


def seen(robot: WindowRobot) -> Printed:
    """The page that is to be seen."""
    page = paging(robot).beside.view._drawn
    assert page is not None
    return page


def held(robot: WindowRobot) -> int:
    """How many bytes of pages are in memory."""
    drawing = paging(robot)._drawing
    return drawing.taken if drawing is not None else 0


def body(robot: WindowRobot) -> str:
    reader = robot.documents.reader
    return reader.words(Span(0, 1_000_000))


def lines_on_screen(robot: WindowRobot, span: Span) -> list[QRectF]:
    """Where words stand in the pane of the page."""
    page = paging(robot).beside.view._page()
    return [on_page(line, page) for line in seen(robot).lines(span)]


def press_on(robot: WindowRobot, words: str) -> None:
    """Press on words of the page, in sight or not."""
    view, start = paging(robot).beside.view, body(robot).index(words)
    span = Span(start, start + len(words))
    view.bring(seen(robot).lines(span))
    at = lines_on_screen(robot, span)[0].center().toPoint()
    assert view.viewport().rect().contains(at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle(robot)


def test_pages_are_offered_for_a_pdf_alone_and_stay_as_they_were_left(desk: Desk) -> None:
    robot = desk(paper(PLAIN, "A chronicle"), texts(Plain="Words of a plain text."))
    read(robot, "Plain")
    reader = robot.documents.reader
    assert not robot.can("view.pages")
    assert not reader.pages.isVisible()
    read(robot, "A chronicle")
    assert robot.can("view.pages")
    assert not reader.page.isVisible()
    pages(robot)
    assert (reader.page.isVisible(), reader.text.isVisible()) == (True, True)
    assert (reader.pages.isVisible(), reader.pages.isChecked()) == (True, True)
    assert seen(robot).boxes
    archive = robot.desk.session.archive
    assert archive.state("pages.shown") is True
    reader.leaves.setSizes([300, 100])
    reader.leaves.splitterMoved.emit(300, 1)
    robot.until(lambda: archive.state("split:pages") == reader.leaves.sizes())
    read(robot, "Plain")
    assert not reader.page.isVisible()
    read(robot, "A chronicle")
    assert reader.page.isVisible()
    reader.pages.click()
    settle(robot)
    assert not reader.page.isVisible()
    assert held(robot) == 0, "what is not looked at is not held"


def test_the_page_follows_the_text_and_the_text_a_press_on_the_page(desk: Desk) -> None:
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")
    pages(robot)
    text, starts = body(robot), extracted(PLAIN).pages
    assert (number(robot), len(starts)) == ("1", 2)
    words = re.findall(r"\w{7,}", text[starts[1] :])
    robot.select(words[3])
    settle(robot)
    assert number(robot) == "2"
    robot.documents.reader.text.show_at(0)
    settle(robot)
    assert number(robot) == "1"
    first = next(one for one in re.findall(r"\w{9,}", text) if text.count(one) == 1)
    press_on(robot, first)
    selection = robot.documents.reader.text.selection()
    assert selection is not None
    assert text[selection.start : selection.end] == first
    assert number(robot) == "1"
    robot.tag("named on the page")
    settle(robot)
    assert robot.passages()[0].exact == first


def test_what_is_selected_and_marked_is_drawn_where_it_stands(desk: Desk) -> None:
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")
    pages(robot)
    view = paging(robot).beside.view
    robot.select("Перебіг подій")
    settle(robot)
    start = body(robot).index("Перебіг подій")
    (line,) = lines_on_screen(robot, Span(start, start + len("Перебіг подій")))
    image = view.viewport().grab().toImage()
    edge = QColor(image.pixelColor(QPointF(line.left() + 20, line.top()).toPoint()))
    assert abs(edge.blue() - SELECTED.blue()) < 90, "the frame of what is selected"
    assert edge.name() != "#ffffff"
    assert view._selected == seen(robot).lines(Span(start, start + len("Перебіг подій")))
    robot.tag("course of events")
    settle(robot)
    (mark,) = view._marks
    assert (mark.words, mark.is_current) == ("course of events", True)
    assert mark.lines == view._selected
    robot.do("edit.undo")
    settle(robot)
    assert not view._marks


def test_pages_are_turned_by_number_buttons_and_keys(desk: Desk) -> None:
    robot = desk(paper("turned", "Turned"))
    read(robot, "Turned")
    pages(robot)
    bar, view = paging(robot).beside.bar, paging(robot).beside.view
    assert bar._of.text() == "of 6"
    bar.on.click()
    settle(robot)
    assert number(robot) == "2"
    bar.field.setFocus()
    bar.field.selectAll()
    robot.type("5")
    robot.press(Qt.Key.Key_Return)
    settle(robot)
    assert number(robot) == "5"
    assert seen(robot).span == paging(robot)._pages.span(4)
    view.setFocus()
    robot.press(Qt.Key.Key_End)
    settle(robot)
    assert number(robot) == "6"
    robot.press(Qt.Key.Key_0)
    settle(robot)
    robot.press(Qt.Key.Key_PageUp)
    settle(robot)
    assert (view.fitted, number(robot)) == (Fit.PAGE, "5")


def test_nearer_is_seen_at_once_and_comes_sharper(desk: Desk) -> None:
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")
    pages(robot)
    view, wide = paging(robot).beside.view, seen(robot).picture.width()
    view.zoom(3)
    assert seen(robot).picture.width() == wide, "scaled meanwhile"
    settle(robot)
    assert seen(robot).picture.width() == round(3 * wide) == view.dots()[0]


def drawn_in(robot: WindowRobot) -> list[tuple[str, object]]:
    """Have noted what is drawn from now on."""
    asked: list[tuple[str, object]] = []
    readers = robot.desk.session.readers
    shown = readers.shown

    def noted(name: str, data: bytes, options: dict[str, int], still: object) -> Dots:
        asked.append((name, options.get("page")))
        return shown(name, data, options, still)  # type: ignore[arg-type]

    readers.shown = noted  # type: ignore[method-assign, assignment]
    return asked


def test_only_pages_that_are_looked_at_are_drawn_and_none_twice(desk: Desk) -> None:
    robot = desk(paper("turned", "Turned"))
    read(robot, "Turned")
    asked = drawn_in(robot)
    pages(robot)
    bar = paging(robot).beside.bar
    for page in (2, 0, 2, 0):
        bar.turned_to.emit(page)
        settle(robot)
    assert {one for _name, one in asked} == {0, 2}
    assert len(asked) == len(set(asked)) == 2
    for page in range(6):
        bar.turned_to.emit(page)
    settle(robot)
    assert seen(robot).span == paging(robot)._pages.span(5)
    assert not paging(robot).is_busy


@pytest.mark.parametrize("way", [ReaderCrashed(), RuntimeError("a bug")])
def test_a_page_that_cannot_be_drawn_says_so_and_the_text_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, way: Exception
) -> None:
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")

    def crash(*_what: object) -> Dots:
        raise way

    bugs: list[object] = []
    robot.shell.tools.notices.bug.disconnect()
    robot.shell.tools.notices.bug.connect(bugs.append)
    with monkeypatch.context() as broken:
        broken.setattr(Readers, "shown", crash)
        pages(robot)
        beside = paging(robot).beside
        assert beside.sentence.startswith("This page cannot be shown. Its text is unharmed.")
        assert ("broke down" in beside.sentence) == isinstance(way, ReaderCrashed)
        assert bool(bugs) == isinstance(way, RuntimeError)
        robot.select("Перебіг подій")
        assert robot.documents.reader.text.selection() is not None
    beside.retry.click()
    settle(robot)
    assert beside.sentence == ""
    assert seen(robot).boxes


def test_a_reader_that_is_killed_costs_a_page_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process itself: it is given a second for what takes longer."""
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")
    robot.desk.session.readers._seconds = 0.0
    pages(robot)
    beside = paging(robot).beside
    assert "took longer than 0 seconds" in beside.sentence
    robot.desk.session.readers._seconds = 20.0
    beside.retry.click()
    settle(robot)
    assert seen(robot).boxes


def protected(archive: Archive) -> None:
    with archive.change("add-person") as change:
        names = (Name(text="Богдан Інжевич"),)
        add_person(change, PersonDraft(names=names, protection="protected"))


def test_no_page_is_shown_or_held_while_names_are_hidden(desk: Desk) -> None:
    photo = snapshot()
    robot = desk(paper(PLAIN, "A chronicle"), photograph("a.jpg", "A photo", photo), protected)
    read(robot, "A chronicle")
    pages(robot)
    asked = drawn_in(robot)
    view, beside = paging(robot).beside.view, paging(robot).beside
    paging(robot).beside.bar.turned_to.emit(1)  # still on its way when names are hidden
    robot.shell.actions_of["view.hide_names"].trigger()
    assert view._drawn is None
    settle(robot)
    reader = robot.documents.reader
    assert reader.text.width() >= reader.leaves.width(), "the text has the room"
    assert "They are hidden while names are" in reader.pages.toolTip()
    assert not reader.pages.isChecked()
    for ask in (reader.pages.click, lambda: robot.press(Qt.Key.Key_F8)):
        robot.shell.bar.hide()
        ask()
        assert "They are hidden while names are" in robot.shell.bar.text.text()
        assert not reader.page.isVisible()
        assert not reader.pages.isChecked()
    began = len(asked)
    assert (view._drawn, held(robot), view.isVisible()) == (None, 0, False)
    robot.documents.reader.text.show_at(2000)
    settle(robot)
    read(robot, "A photo")
    assert "hidden while names are" in beside.sentence
    view.wanted.emit()
    view.zoom(2)
    beside.again.emit()
    settle(robot)
    assert view._drawn is None
    assert len(asked) == began, "not even drawn"
    robot.do("view.hide_names")
    settle(robot)
    assert beside.sentence == ""
    assert not seen(robot).picture.isNull()
    read(robot, "A chronicle")
    assert (reader.page.isVisible(), reader.pages.isChecked()) == (True, True), "as it was left"
    assert "F8" in reader.pages.toolTip()


def test_pages_stand_beside_a_text_only_where_both_have_room_for_words(desk: Desk) -> None:
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")
    pages(robot)
    reader = robot.documents.reader
    for wide, high in ((1280, 800), (960, 540), (960, 440), (1280, 420), (1900, 1000)):
        robot.shell.resize(wide, high)
        robot.settle()
        is_beside = reader.leaves.orientation() is Qt.Orientation.Horizontal
        assert not is_beside or reader.text.width() >= 240, (wide, high, reader.text.width())


def pixel(robot: WindowRobot, x: float, y: float) -> QColor:
    """The colour of a place of the picture, in fractions, as it is on the screen."""
    view = paging(robot).beside.view
    page = view._page()
    at = QPointF(page.left() + x * page.width(), page.top() + y * page.height()).toPoint()
    return view.viewport().grab().toImage().pixelColor(at)


def test_who_reads_files_is_made_once_and_on_the_windows_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture and what its file says are read at the same time; one more would never end."""
    robot = desk(photograph("a.jpg", "A photo", snapshot()))
    made: list[threading.Thread] = []
    begin = Readers.__init__

    def noted(self: Readers, *what: object, **more: object) -> None:
        made.append(threading.current_thread())
        begin(self, *what, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Readers, "__init__", noted)
    read(robot, "A photo")
    robot.until(lambda: "What the file says of itself" in robot.sheet())
    assert made == [threading.main_thread()]


@pytest.mark.parametrize("turn", [1, 6])
def test_a_photograph_is_shown_the_right_way_up_with_what_its_file_says(
    desk: Desk, turn: int
) -> None:
    robot = desk(photograph("a.jpg", "A photo", snapshot(turn=turn)), texts(Plain="Words."))
    read(robot, "Plain")
    reader = robot.documents.reader
    reader.side.turn_to(PASSAGES)
    read(robot, "A photo")
    view = paging(robot).beside.view
    assert (reader.text.isVisible(), view.isVisible()) == (False, True)
    assert view.fitted is Fit.PAGE
    assert not robot.can("view.pages")
    picture = seen(robot).picture
    assert (picture.width() > picture.height()) == (turn == 1)
    if turn == 1:
        assert pixel(robot, 0.1, 0.5).red() > pixel(robot, 0.9, 0.5).red() + 40
    else:  # held upright: what the camera took for its left side is above
        assert pixel(robot, 0.5, 0.1).red() > pixel(robot, 0.5, 0.9).red() + 40
    assert reader.side.page == ABOUT
    robot.until(lambda: "What the file says of itself" in robot.sheet())
    said = robot.sheet()
    assert "it is a trace, no proof" in said
    assert "lead to them" in said
    for value in ("April 12, 2023, 10:05:30", "50.450000, 30.520000", "07:05:30", "Vyhadka 3"):
        assert value in said
    assert "EXIF ExposureTime: 1/60" in said
    read(robot, "Plain")
    assert (reader.text.isVisible(), reader.side.page) == (True, PASSAGES)
    reader.side.turn_to(ABOUT)
    settle(robot)
    assert "What the file says" not in robot.sheet()


def test_a_small_picture_is_shown_in_its_own_size_until_one_comes_nearer(desk: Desk) -> None:
    robot = desk(photograph("photo.jpg", "Small"))
    read(robot, "Small")
    view, asked = paging(robot).beside.view, drawn_in(robot)
    assert view._page().width() == 160
    view.setFocus()
    robot.press(Qt.Key.Key_Plus)
    settle(robot)
    assert view._page().width() == pytest.approx(200)
    assert len(asked) <= 1


def test_a_paper_without_text_is_seen_without_being_asked_for(desk: Desk) -> None:
    made = io.BytesIO()
    Image.linear_gradient("L").save(
        made, "PDF", save_all=True, append_images=[Image.new("L", (9, 9))]
    )
    robot = desk(paper("scan", "A scan", made.getvalue()))
    read(robot, "A scan")
    view = paging(robot).beside.view
    assert view.isVisible()
    assert paging(robot).beside.bar._of.text() == "of 2"
    assert not robot.can("view.pages")
    assert not seen(robot).picture.isNull()
    assert not robot.documents.reader.text.isVisible()


def test_the_window_goes_on_while_a_page_is_drawn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes long does so on another thread, and is given up with the page."""
    robot = desk(paper("turned", "Turned"), texts(Plain="Words."))
    read(robot, "Turned")
    stopped: list[object] = []
    pause = threading.Event()

    def slow(
        _self: object, _name: str, _data: bytes, options: object, still: Callable[[], object]
    ) -> Dots:
        try:
            while not pause.wait(0.01):
                still()
            raise AssertionError
        except BaseException as error:
            stopped.append(error)
            raise

    monkeypatch.setattr(Readers, "shown", slow)
    robot.do("view.pages")
    assert paging(robot).is_busy
    assert not robot.shell.tools.jobs.running, "nobody waits for it"
    robot.point_at("Plain")
    robot.until(lambda: bool(stopped))
    assert not paging(robot).is_busy


def test_the_rest_of_the_keyboards_way_is_through_the_page(desk: Desk) -> None:
    robot = desk(paper(PLAIN, "A chronicle"))
    read(robot, "A chronicle")
    pages(robot)
    view = paging(robot).beside.view
    robot.documents.reader.text.setFocus()
    robot.do("go.next_pane")
    assert QApplication.focusWidget() is view
    robot.press(Qt.Key.Key_F8)
    settle(robot)
    assert QApplication.focusWidget() is robot.documents.reader.text
    assert not view.isVisible()


def test_files_that_come_in_are_seen_as_they_look_and_nothing_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk()
    robot.files.folder = put_every_format(tmp_path / "in")
    robot.do("archive.folder")
    robot.settle()
    robot.desk.bring_in.take.click()
    robot.settle()
    read(robot, "Хроніка відмов (1)")
    QApplication.clipboard().clear()
    before = _files(tmp_path)
    pages(robot)
    page = seen(robot)
    assert len(page.boxes) == 4 * (page.span.end - page.span.start)
    press_on(robot, "Перебіг")
    read(robot, "Подвал санатория: вход со двора")
    assert not seen(robot).picture.isNull()
    assert robot.clipboard() == ""
    assert {one.name for one in _files(tmp_path) - before} <= {"archive.db-wal", "archive.db-shm"}


def _files(folder: Path) -> set[Path]:
    return {one for one in folder.rglob("*") if one.is_file()}
