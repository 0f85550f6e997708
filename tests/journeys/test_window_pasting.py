"""What was copied elsewhere and is pasted becomes a document, as what it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from tests.robots.window import WindowRobot, words_of

from khronika.ui.reader.side import ABOUT
from khronika.ui.widgets.wrapped import Wrapped

PICTURES = Path(__file__).parents[1] / "importing" / "readers" / "fixtures" / "pictures"
Desk = Callable[..., WindowRobot]
LETTER = "A letter to the editor\n\nWe ask you to print this."
PAGE = "<h1>A letter</h1><p>We refuse, <a href='https://x.example'>all of us</a>.</p>"


def copied(**formats: str | bytes) -> None:
    """Put on the clipboard what a browser would; `source` is where it was copied from."""
    data = QMimeData()
    names = {"html": "text/html", "text": "text/plain", "png": "image/png",
             "source": "chromium/x-source-url"}  # fmt: skip
    for name, said in formats.items():
        data.setData(names[name], said.encode() if isinstance(said, str) else said)
    QApplication.clipboard().setMimeData(data)


def test_a_page_that_was_copied_comes_in_as_a_page(desk: Desk) -> None:
    robot = desk()
    copied(html=PAGE, text="A letter\nWe refuse, all of us.", source="https://x.example/letter")
    robot.do("archive.paste")
    screen = robot.desk.bring_in
    file, form = (screen.rows.index(0, at) for at in (0, 6))
    assert (file.data(), form.data()) == ("pasted page", "HTML")
    assert "https://x.example/letter (clipboard chromium/x-source-url)" in str(
        file.data(Qt.ItemDataRole.ToolTipRole)
    )
    assert screen.words.text.toPlainText() == "A letter\n\nWe refuse, all of us."
    assert screen.plain.isVisibleTo(screen)
    screen.plain.click()
    robot.settle()
    assert (file.data(), form.data()) == ("pasted text", "text, utf-8")
    screen.plain.click()
    robot.settle()
    assert file.data() == "pasted page"
    screen.take.click()
    robot.settle()
    robot.go("documents")
    document = robot.point_at("A letter")
    assert robot.desk.session.archive.original(document) == PAGE.encode()
    assert robot.desk.session.catalogue.documents.many([document])[document].url is None
    robot.documents.reader.side.turn_to(ABOUT)
    robot.settle()
    assert "https://x.example/letter" in words_of(robot.documents.sheet) + "".join(
        one.text for one in robot.documents.sheet.findChildren(Wrapped)
    )


def test_a_picture_that_was_copied_comes_in_as_it_came(desk: Desk) -> None:
    robot = desk()
    png = (PICTURES / "palette.png").read_bytes()
    copied(png=png, html='<img src="https://x.example/a.png" alt="">', text="https://x.example/a")
    robot.do("archive.paste")
    screen = robot.desk.bring_in
    assert (screen.rows.index(0, 0).data(), screen.rows.index(0, 6).data()) == (
        "pasted picture", "picture",
    )  # fmt: skip
    assert not screen.plain.isVisibleTo(screen)
    screen.take.click()
    robot.settle()
    documents = robot.desk.session.catalogue.documents
    (document,) = documents.many(documents.ids()).values()
    assert document.media_type == "image/png"
    assert robot.desk.session.archive.original(document.id) == png


def test_files_that_were_copied_come_in(desk: Desk, tmp_path: Path) -> None:
    robot = desk()
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.txt")), QUrl("https://x.example/")])
    data.setText(str(tmp_path / "letter.txt"))
    QApplication.clipboard().setMimeData(data)
    robot.do("archive.paste")
    assert [row.name for row in robot.desk.bring_in.rows.plan.rows] == ["letter.txt"]
    assert any("Khronika fetches nothing" in said for said in robot.said)


def test_a_clipboard_with_nothing_to_bring_in_says_so(desk: Desk) -> None:
    robot = desk()
    QApplication.clipboard().clear()
    robot.do("archive.paste")
    assert robot.place != "archive.import"
    assert "nothing on the clipboard that could be brought in" in robot.said[-1]
