from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.test_floors import MAY

from khronika import __version__
from khronika.paths import RESOURCES, SEEDS
from khronika.ui import credits
from khronika.ui.widgets.about import About


def test_every_file_of_credits_is_read() -> None:
    told = credits.files()
    for path in (*RESOURCES.rglob("CREDITS"), *SEEDS.rglob("CREDITS")):
        assert path.read_text("utf-8").strip() in told


def test_every_library_that_runs_is_named_with_its_licence() -> None:
    named = {name.lower().replace("-", "_") for name, _makers, _licence in credits.LIBRARIES}
    allowed = {word.split(".")[0] for words in MAY.values() for word in words.split()}
    known = dict.fromkeys(("pyside6", "shiboken6"), "pyside6_essentials") | {"pil": "pillow"}
    needed = {known.get(one.lower(), one.lower()) for one in allowed if one != "khronika"}
    without_import = {"pymorphy3_dicts_ru", "pymorphy3_dicts_uk", "dawg2"}  # read by pymorphy3
    assert needed | without_import == named


def test_versions_are_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    about = About(parent)
    about.copy.click()
    said = QApplication.clipboard().text()
    assert said.startswith(f"Khronika {__version__}\nPython 3.")
    assert "SQLCipher 4" in said
    assert "Qt 6" in said
