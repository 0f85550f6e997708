"""Making an archive and opening it, with real passphrases: these take the seconds they must."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QProgressBar
from tests.conftest import SMALL_BALLAST
from tests.robots.questions import answer_question
from tests.robots.window import WindowRobot, words_of

from khronika.archive.doors import create_archive, open_archive
from khronika.archive.openings import KeyFile, RecoveryCode
from khronika.ui.door.create import Create
from khronika.ui.door.recovery_sheet import RecoverySheet
from khronika.ui.door.welcome import Welcome

SECONDS = 120_000


def create_page(robot: WindowRobot, folder: Path) -> Create:
    robot.do("archive.create")
    page = robot.shell.door.currentWidget()
    assert isinstance(page, Create)
    page._folder = folder
    page.name.setText("letters")
    return page


def recovery_sheet(robot: WindowRobot) -> RecoverySheet:
    page = robot.shell.door.currentWidget()
    assert isinstance(page, RecoverySheet)
    return page


def test_made_with_generated_words_locked_refused_and_unlocked(
    window: WindowRobot, tmp_path: Path
) -> None:
    page = create_page(window, tmp_path)
    words = page.passphrase.words.text()
    assert len(words.split()) == 6
    page.make.click()
    assert "on paper" in page.passphrase.wrong.text(), "nobody has seen them yet"
    page.passphrase.written.click()
    page.make.click()
    sheet = recovery_sheet(window)
    assert sheet.waiting.isVisible(), "the seconds it takes are explained"
    code = sheet.code.text()
    sheet.typed.setText(code[:-1] + ("0" if code[-1] != "0" else "1"))
    sheet.keep.setFocus()
    sheet.keep.click()
    assert "typing mistake" in sheet.wrong.text()
    assert sheet.typed.hasFocus(), "what is typed next goes into the line"
    sheet.typed.setText(code.lower().replace("-", " "))
    sheet.keep.click()
    window.until_opened(SECONDS)
    assert window.shell.named.text() == "letters"
    assert window.shell.windowTitle() == "Khronika", "whoever sees the list of windows reads it"

    window.do("archive.lock")
    assert window.shell.named.text() == ""
    assert "letters" in window.lock.heading.text()
    window.unlock_with("not the passphrase at all")
    assert not window.is_open()
    assert "did not open with that passphrase" in window.lock.wrong.text()
    QTest.keyClick(window.lock.passphrase, Qt.Key.Key_Return)
    assert window.lock.wrong.text() == "Type the passphrase first."
    assert window.lock.passphrase.text() == "", "the field is emptied"
    assert window.shell.focusWidget() is window.lock.passphrase
    window.unlock_with(words)
    assert window.is_open()

    window.do("archive.lock")
    open_archive(tmp_path / "letters.khronika", RecoveryCode(code)).close()


def test_a_recovery_code_can_be_declined_and_one_s_own_passphrase_taken(
    window: WindowRobot, tmp_path: Path
) -> None:
    page = create_page(window, tmp_path)
    choice = page.passphrase
    choice.own.setChecked(True)
    choice.first.setText("too short")
    choice.again.setText("too short")
    page.make.click()
    assert "too short" in choice.wrong.text()
    choice.first.setText("a sentence nobody wrote anywhere")
    choice.again.setText("a sentence nobody wrote")
    page.make.click()
    assert "not the same" in choice.wrong.text()
    choice.again.setText("a sentence nobody wrote anywhere")
    assert "easier to guess" in choice.warning.text()
    page.make.click()
    assert choice.first.text() == choice.again.text() == ""
    recovery_sheet(window).decline.click()
    window.until_opened(SECONDS)
    assert len(list((tmp_path / "letters.khronika" / "keys").glob("0*.age"))) == 1


def test_a_name_that_is_taken_is_refused_and_nothing_is_overwritten(
    window: WindowRobot, tmp_path: Path
) -> None:
    (tmp_path / "letters.khronika").mkdir()
    page = create_page(window, tmp_path)
    page.passphrase.written.click()
    page.make.click()
    window.settle()
    assert window.shell.door.currentWidget() is page
    assert "is already there" in page.wrong.text()
    assert page.make.isEnabled()


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - home", "Яндекс/Yandex.Disk"])
def test_a_folder_that_is_copied_elsewhere_is_warned_about(
    window: WindowRobot, tmp_path: Path, folder: str
) -> None:
    page = create_page(window, tmp_path)
    assert page._synced.isHidden()
    window.files.folder = tmp_path / folder
    page._choose_place()
    assert not page._synced.isHidden()


def test_the_sample_opens_with_its_passphrase_on_the_window(window: WindowRobot) -> None:
    window.do("archive.sample")
    window.until_opened(SECONDS)
    guide = window.desk.guide
    assert guide is not None
    assert window.place == "go.guide"
    assert "gone when you quit" in words_of(guide)
    words = guide.words.words.text()
    assert len(words.split()) == 6
    assert window.shell._sample.isHidden(), "the guide says it itself"
    window.go("incidents")
    assert len(window.titles()) > 90
    assert window.shell._sample.isVisible()
    assert window.shell._sample.words.text().endswith(words)
    window.shell._sample.back.click()
    window.settle()
    assert window.place == "go.guide"
    guide.cards["lock"].button.click()
    assert not window.is_open()
    assert window.shell._sample.isHidden()
    window.unlock_with(words)
    assert window.place == "go.guide", "it comes back where it was, with what was tried"
    assert window.desk.guide is not None
    assert window.desk.guide.cards["lock"].is_tried
    assert window.desk.guide.words.isHidden(), "who unlocked it knows the passphrase"


def test_what_is_no_archive_is_refused_in_a_sentence(window: WindowRobot, tmp_path: Path) -> None:
    window.files.archive = tmp_path
    window.do("archive.open")
    window.unlock_with("some words that are long enough")
    assert "is not a Khronika archive" in window.lock.wrong.text()
    window.lock.away.click()
    assert isinstance(window.shell.door.currentWidget(), Welcome)


def test_the_passphrase_field_gives_nothing_away(window: WindowRobot, tmp_path: Path) -> None:
    window.files.archive = tmp_path
    window.do("archive.open")
    line = window.lock.passphrase
    assert line.echoMode() is QLineEdit.EchoMode.Password
    hints = line.inputMethodHints()
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert hints & hint
    line.setText("secret words")
    line.selectAll()
    QTest.keySequence(line, "Ctrl+C")
    assert "secret" not in window.clipboard()


def test_what_is_typed_is_shown_only_when_asked(window: WindowRobot, tmp_path: Path) -> None:
    window.files.archive = tmp_path
    window.do("archive.open")
    lock = window.lock
    lock.passphrase.setText("шість слів")
    assert lock.typed.words.isHidden()
    assert lock.typed.words.text() == ""
    lock.typed.asked.click()
    assert lock.typed.words.text() == "шість слів"
    assert lock.passphrase.echoMode() is QLineEdit.EchoMode.Password, "shown words could be copied"
    lock.passphrase.take()
    assert lock.typed.words.text() == ""


def test_other_words_have_to_be_written_down_too(window: WindowRobot, tmp_path: Path) -> None:
    page = create_page(window, tmp_path)
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert page.passphrase.written.hasFocus()
    QTest.keyClick(page.passphrase.written, Qt.Key.Key_Space)
    assert page.passphrase.written.isChecked()
    page.passphrase.other_words.click()
    assert not page.passphrase.written.isChecked()
    page.make.click()
    assert "on paper" in page.passphrase.wrong.text()
    assert window.shell.door.currentWidget() is page


def test_escape_leaves_what_makes_an_archive_unless_it_is_being_made(window: WindowRobot) -> None:
    window.do("archive.create")
    page = window.shell.door.currentWidget()
    assert isinstance(page, Create)
    page.hold(True)
    window.press(Qt.Key.Key_Escape)
    assert window.shell.door.currentWidget() is page
    page.hold(False)
    window.press(Qt.Key.Key_Escape)
    assert isinstance(window.shell.door.currentWidget(), Welcome)


def test_a_new_archive_is_made_straight_from_an_open_one_and_its_draft_is_kept(
    desk: Callable[..., WindowRobot], archive_path: Path, key_file: Path
) -> None:
    robot = desk()
    robot.do("record.incident")
    robot.form.title.setText("A barn burned")
    robot.form.title.textEdited.emit("A barn burned")
    answer_question(accept=False)
    robot.do("archive.create")
    assert robot.is_open(), "nothing is closed unasked"
    answer_question(accept=True)
    robot.do("archive.create")
    assert not robot.is_open()
    assert isinstance(robot.shell.door.currentWidget(), Create)
    archive = open_archive(archive_path, KeyFile(key_file))
    assert "A barn burned" in str(archive.draft("incident"))
    archive.close()


def test_while_it_opens_the_keyboard_stays_and_one_bar_moves(
    window: WindowRobot, archive_path: Path, key_file: Path
) -> None:
    create_archive(archive_path, [KeyFile(key_file)], ballast_bytes=SMALL_BALLAST).close()
    window.shell.start([str(archive_path)])
    page, hold = window.lock, threading.Event()
    page.tried.disconnect()
    page.tried.connect(
        lambda _opening: window.shell.tools.jobs.run("Opening", lambda _j: hold.wait(20))
    )
    window.files.key_file = key_file
    page.key.setFocus()
    page.key.click()
    try:
        window.until(window.shell.panel.isVisible)
        assert window.shell.focusWidget() is page.passphrase
        bars = [one for one in window.shell.findChildren(QProgressBar) if one.isVisible()]
        assert len(bars) == 1
        QTest.keyClicks(page.passphrase, "more")
        assert page.passphrase.text() == ""
    finally:
        hold.set()
    window.settle()
