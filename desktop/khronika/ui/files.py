"""The only door to the system's file dialogs. Tests put a door of their own in its place.

They open where the person was last, in this process and by its memory only; at first in the
folder of documents, where texts lie. Without being told, Qt opens them where the program started.

Qt's own dialog writes the names of the folders one visits into a settings file of the account
(SECURITY §4.7), so it is never used as it comes: the system's dialog is, and where the system has
none, Qt's is made to write into a place where nothing can be written.
"""

import os
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from khronika.archive.folder import archive_around
from khronika.i18n import _
from khronika.importing.formats import ENDINGS


class FileDoor(Protocol):
    """Asks a person for files and folders; None or nothing when they think better of it."""

    def choose_archive(self, parent: QWidget) -> Path | None:
        """Ask for the folder of an archive; what lies in one stands for it."""

    def choose_new_archive(self, parent: QWidget, name: str) -> Path | None:
        """Ask for the folder in which a new archive is to lie."""

    def choose_key_file(self, parent: QWidget) -> Path | None:
        """Ask for a key file."""

    def choose_files(self, parent: QWidget) -> list[Path]:
        """Ask for files to bring in."""

    def choose_folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder to bring in."""

    def choose_export_folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder to export to."""

    def choose_report(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a report is to be written, and whether over what is there."""

    def open_folder(self, folder: Path) -> bool:
        """Show `folder` in the system's own window for files; say whether it is being shown."""

    def open_report(self, report: Path) -> bool:
        """Show a report that was exported in what the system shows such with; say whether it is."""


class SystemFileDoor:
    """The system's own dialogs."""

    def __init__(self) -> None:
        """Send what Qt would remember of its own dialogs to nowhere."""
        self._last: Path | None = None
        self._went_to: Path | None = None
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(QSettings.Format.NativeFormat, scope, os.devnull)
            QSettings.setPath(QSettings.Format.IniFormat, scope, os.devnull)

    def choose_archive(self, parent: QWidget) -> Path | None:
        """Ask for the folder of an archive."""
        chosen = self._folder(parent, _("Open an archive"))
        if chosen is None:
            return None
        archive = archive_around(chosen)
        self._last = archive.parent  # beside it, not in it
        return archive

    def choose_new_archive(self, parent: QWidget, name: str) -> Path | None:
        """Ask for the folder in which a new archive is to lie."""
        return self._folder(parent, _("Where “{name}” should lie").format(name=name))

    def choose_key_file(self, parent: QWidget) -> Path | None:
        """Ask for a key file."""
        chosen, _kind = QFileDialog.getOpenFileName(parent, _("Choose a key file"), self._where())
        return self._taken([chosen])[0] if chosen else None

    def choose_files(self, parent: QWidget) -> list[Path]:
        """Ask for files to bring in; those that can be read are offered, all of them on demand."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = [
            _("Texts, web pages, PDF, Word, pictures ({endings})").format(endings=endings),
            _("All files ({endings})").format(endings="*"),
        ]
        title = _("Bring in files")
        chosen, _kind = QFileDialog.getOpenFileNames(parent, title, self._where(), ";;".join(kinds))
        return self._taken(chosen)

    def choose_folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder to bring in."""
        return self._folder(parent, _("Choose a folder"))

    def choose_export_folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder to export to: not where originals were taken from last."""
        came_from, self._last = self._last, self._went_to
        chosen = self._folder(parent, _("Choose a folder"))
        self._last, self._went_to = came_from, chosen or self._went_to
        return chosen

    def choose_report(self, parent: QWidget, name: str) -> Path | None:
        """Ask where a report is to be written; the dialog asks before it is over what is there."""
        here = self._went_to if self._went_to is not None and self._went_to.is_dir() else Path()
        first = here if here != Path() else Path(self._where())
        kinds = ";;".join(
            (_("Table (*.csv)"), _("Text (*.txt)"), _("Data (JSON) (*.json)")),
        )
        chosen, _kind = QFileDialog.getSaveFileName(parent, _("Report"), str(first / name), kinds)
        if not chosen:
            return None
        self._went_to = Path(chosen).parent
        return Path(chosen)

    def open_folder(self, folder: Path) -> bool:
        """Show `folder`, which lies outside the archive. Only a press of the person's asks for it:
        nothing is opened by itself (SECURITY T8).
        """
        return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def open_report(self, report: Path) -> bool:
        """Show `report`, which has left the archive and is plain; only a press asks for it, too.
        Its own policy forbids it to fetch anything.
        """
        return report.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(report)))

    def _folder(self, parent: QWidget, title: str) -> Path | None:
        # Files are seen, too: without them a folder of texts looks empty.
        shown = QFileDialog.Option(0)
        chosen = QFileDialog.getExistingDirectory(parent, title, self._where(), shown)
        return self._taken([chosen])[0] if chosen else None

    def _where(self) -> str:
        """Return the folder in which a dialog opens."""
        places = QStandardPaths.StandardLocation
        usual = QStandardPaths.writableLocation(places.DocumentsLocation)
        here = next(
            (one for one in (self._last, Path(usual)) if one is not None and one.is_dir()),
            Path.home(),
        )
        return str(here)

    def _taken(self, chosen: list[str]) -> list[Path]:
        """Remember where `chosen` lie; the next dialog opens there."""
        paths = [Path(one) for one in chosen]
        if paths:
            self._last = paths[0].parent
        return paths
