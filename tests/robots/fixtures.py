"""What tests of the window share; its words are English, its dialogs answer by themselves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.kept import EMPTY
from tests.robots.window import FileChooser, WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import add_documents
from khronika.domain.drafts import DocumentDraft
from khronika.i18n import speak
from khronika.ui.app import build
from khronika.ui.notices import Notices
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


@pytest.fixture
def notices(qapp: QApplication) -> Notices:
    return Notices()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, at_any_speed: None) -> Iterator[WindowRobot]:
    """The window before anything is open."""
    # What earlier tests left to be deleted goes now: every widget there is would be dressed again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    files = FileChooser()
    shell = build(qapp, files, scheme=Scheme.LIGHT)
    qtbot.addWidget(shell)
    shell.resize(1280, 800)  # more than the screen that is none has
    shell.start()
    robot = WindowRobot(qtbot, shell, files)
    yield robot
    shell.close()
    shell.tools.jobs.close()


@pytest.fixture
def desk(window: WindowRobot, archive_path: Path, key_file: Path) -> Callable[..., WindowRobot]:
    """Makes an encrypted archive, puts in what the test gives, and opens it in the window."""

    def opened(*fillings: Callable[[Archive], object]) -> WindowRobot:
        archive = EMPTY.copied(archive_path)
        for fill in fillings:
            fill(archive)
        window.shell.door.opened.emit(archive, None)
        window.settle()
        return window

    return opened


def texts(**bodies: str) -> Callable[[Archive], object]:
    """Puts documents in: a title, with underscores for spaces, and a text for each."""
    drafts = [
        DocumentDraft(title=title.replace("_", " "), body=body, language="en")
        for title, body in bodies.items()
    ]

    def fill(archive: Archive) -> None:
        with archive.change("import") as change:
            add_documents(change, drafts)

    return fill
