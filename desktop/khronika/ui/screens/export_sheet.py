"""The sheet beside the choices of an export: what would leave, what has left, why nothing did."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from khronika.exporting.export import ExportReport
from khronika.exporting.leaks import LeakFound
from khronika.exporting.profile import Profile, left_out_by
from khronika.exporting.release import Release
from khronika.i18n import N_, _, ngettext
from khronika.ui.inspectors.writing import copied
from khronika.ui.screens.held_back import HeldBack, refused
from khronika.ui.session import Session
from khronika.ui.widgets.sheet import Sheet

SECTIONS = {
    "incidents": N_("Incidents"),
    "people": N_("People"),
    "sources": N_("Sources"),
    "places": N_("Places"),
    "passages": N_("Passages"),
    "documents": N_("Documents"),
    "tags": N_("Tags"),
    "collections": N_("Collections"),
    "relations": N_("Links"),
    "notes": N_("Notes"),
}


class ExportSheet(Sheet):
    """Counts, what is held back and why, and the files once they are written."""

    opened = Signal(object)  # the Path of a folder, or of a report, that the person wants to see
    wanted = Signal(object)  # the RecordId of what it tells of, which the person wants to see
    edit_wanted = Signal(object)  # the RecordId of what is in the way, to be mended
    asked = Signal(int, bool)  # who was asked whether to be named, or was not after all

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, _("What leaves"))
        self._session = session
        self._held = HeldBack(session, self._draw_again, self.asked.emit, self.wanted.emit)
        self._drawn: tuple[Release, Profile] | None = None

    def forget(self) -> None:
        """Unfold nothing of what is held back: it will be something else."""
        self._held.forget()

    def draw(self, released: Release, profile: Profile) -> None:
        """Show what would leave and what would not."""
        self._drawn = (released, profile)
        self.hold_place(1)
        view = released.view
        self.clear()
        self.heading(_("What leaves"))
        self.apart()
        self._count(view.counts(), released.emptied, len(view.asides))
        self._held.fill(self, released, profile.asked)
        if left_out := left_out_by(profile):
            self.section(_("Left out, whatever was chosen"))
            self.words(", ".join(left_out))
        self.section(_("Before anything is written"))
        self.words(
            _(
                "The finished files are searched for the protected names: as recorded, with usual "
                "endings, and surnames in other spellings and scripts. If one is found, nothing is "
                "written and you are told where. A given name alone, a nickname nobody recorded or "
                "a slip of the pen is not seen: read what you hand on."
            ),
            "quiet",
        )
        self.finish()

    def _draw_again(self) -> None:
        if self._drawn is not None:
            self.draw(*self._drawn)

    def refuse(self, error: LeakFound) -> None:
        """Show where the names were found for which nothing was written."""
        self._drawn = None
        refused(self._session, self, error, self.wanted.emit, self.edit_wanted.emit)

    def tell_written(self, folder: Path, reports: Sequence[ExportReport]) -> None:
        """Show what was written into `folder`, one report a format."""
        self._drawn = None
        files = [file for report in reports for file in report.files]
        self.clear()
        self.heading(_("Exported"))
        self.path(_("Folder"), folder)
        offers = [
            (_("Open the report"), partial(self.opened.emit, file.path))
            for file in files
            if file.path.suffix == ".html"
        ]
        self.buttons(
            [
                *offers,
                (_("Open the folder"), partial(self.opened.emit, folder)),
                (_("Copy the path"), partial(self._copy_path, folder)),
            ]
        )
        self.words(_("What is written is plain: nothing encrypts it."), "quiet")
        self.section(_("What left"))
        self._count(reports[0].counts, reports[0].emptied, reports[0].asides, is_over=True)
        self.section(_("Files"), len(files))
        self.words(
            _("By the SHA-256 beside a file, whoever gets it can see that it is the one written."),
            "small",
        )
        for file in files:
            self.fact(str(file.path.relative_to(folder)), file.sha256)
        self.section(_("Leak scan"))
        self.words(_("No protected name was found in the finished files."))
        number = reports[0].hidden_total + reports[0].changed
        said = ngettext("{n} thing was held back.", "{n} things were held back.", number)
        self.words(said.format(n=number))
        self.finish()

    def _copy_path(self, folder: Path) -> None:
        copied(str(folder))
        self._session.tools.notices.done(_("The path was copied."))

    def _count(
        self, counts: dict[str, int], emptied: int, asides: int, *, is_over: bool = False
    ) -> None:
        """Show how much leaves, or left if it `is_over`, as the report has it; `emptied` of the
        passages do without their words, `asides` of the sources only as who published a document.
        """
        for name, number in counts.items():
            if name == "passages" and emptied:
                if number > emptied:
                    self.tally(_("Passages, with their words"), number - emptied)
                self.tally(_("Passages, without them"), emptied)
            elif name == "sources" and asides:
                if number > asides:
                    self.tally(_("Sources"), number - asides)
                self.tally(_("Only named, as publishers"), asides)
            elif number:
                self.tally(_(SECTIONS.get(name, name)), number)
        if emptied:
            said = ngettext(
                "“[held back]” stands for the words of {n} passage.",
                "“[held back]” stands for the words of {n} passages.",
                emptied,
            )
            why = "" if is_over else _("Why is told below.")
            self.words(f"{said.format(n=emptied)} {why}".rstrip(), "small")
        if not any(counts.values()):
            self.words(_("Nothing leaves: nothing was chosen, or nothing of it may."), "quiet")
