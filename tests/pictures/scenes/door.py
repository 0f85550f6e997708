"""Before an archive is open."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QRadioButton

from khronika.archive.openings import WrongPassphrase
from khronika.i18n import _
from khronika.ui.door.create import Create
from khronika.ui.door.locked import Locked, Why
from khronika.ui.door.recovery_sheet import RecoverySheet
from khronika.ui.door.unlock import Unlock
from tests.pictures.stage import Scene, Stage


def _create(stage: Stage) -> Create:
    page = Create(Path("Documents"), lambda _name: None)
    stage.shell.door._show(page)
    return page


def _create_own(stage: Stage) -> None:
    page = _create(stage)
    page.findChildren(QRadioButton)[1].setChecked(True)
    page.passphrase.first.setText("a sentence of one's own")
    page.passphrase.again.setText("a sentence of ones own")
    page.make.click()


def _recovery(stage: Stage) -> None:
    sheet = RecoverySheet()
    stage.shell.door._show(sheet)
    sheet.waiting.wait(
        _("The archive is being made. Guessing is made slow on purpose; this takes seconds.")
    )


def _unlock(stage: Stage) -> Unlock:
    page = Unlock(Path("case.khronika"), lambda: None)
    stage.shell.door._show(page)
    return page


def _locked(stage: Stage) -> None:
    at = datetime.now().astimezone().replace(hour=14, minute=5)
    locked = Locked(Why.IDLE, at, 10)
    stage.shell.door._show(Unlock(Path("case.khronika"), lambda: None, locked))


def _refused(stage: Stage) -> None:
    _unlock(stage).refuse(WrongPassphrase())


def _unlocking(stage: Stage) -> None:
    page = _unlock(stage)
    page.passphrase.setText("six words")
    page.unlock.click()


SCENES: dict[str, Scene] = {
    "welcome": lambda stage: stage.shell.door.welcome(),
    "create": _create,
    "create-own": _create_own,
    "recovery": _recovery,
    "unlock": _unlock,
    "unlock-idle": _locked,
    "unlock-refused": _refused,
    "settings-door": lambda stage: stage.go("go.settings"),
    "unlock-waiting": _unlocking,
}
