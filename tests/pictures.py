"""Draws every screen and its main states: `python -m tests.pictures OUT [--all]`.

Eight of each: light and dark, English and Ukrainian, 1280×800 and 1920×1080; `--all` adds Russian.
Beside the pictures lie contact sheets of twelve. What is shown is the sample archive.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desktop"))

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QRadioButton

from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile, WrongPassphrase
from khronika.archive.recording import add_passage
from khronika.domain.drafts import PassageDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _, speak
from khronika.importing.seeds import load_seeds, load_vocabularies
from khronika.ui.app import build
from khronika.ui.crash import CrashReport
from khronika.ui.door.create import Create
from khronika.ui.door.recovery_sheet import RecoverySheet
from khronika.ui.door.unlock import Unlock
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.reader.marks import Span
from khronika.ui.reader.side import ABOUT
from khronika.ui.sample import shipped
from khronika.ui.screens.guide import STEPS
from khronika.ui.screens.screen import ListScreen
from khronika.ui.shell import Shell
from khronika.ui.style.tokens import Scheme
from khronika.ui.widgets.about import About
from khronika.ui.widgets.keys_sheet import KeysSheet
from khronika.ui.widgets.question import Question
from tests.robots.window import FileChooser

SIZES = ((1280, 800), (1920, 1080))
_COLUMNS, _ROWS, _THUMB = 4, 3, 480


class Stage:
    """One window, dressed for one picture."""

    def __init__(self, app: QApplication, scheme: Scheme, size: tuple[int, int]) -> None:
        self.app, self.files = app, FileChooser()
        self.shell: Shell = build(app, self.files, scheme=scheme)
        self.shell.resize(*size)
        self.shell.start()
        self.dialog: QDialog | None = None

    def settle(self, seconds: float = 0.0) -> None:
        """Let what runs end, and what is due be drawn."""
        until = monotonic() + seconds
        while True:
            self.shell.tools.jobs.drain()
            for _round in range(4):
                self.app.processEvents()
            if monotonic() >= until:
                return

    def open(self, archive: Archive) -> None:
        self.shell.door.opened.emit(archive, None)
        self.settle()

    def go(self, action: str) -> None:
        self.shell.actions_of[action].setEnabled(True)
        self.shell.actions_of[action].trigger()
        self.settle()

    def point(self, at: int) -> RecordId:
        assert self.shell.desk is not None
        here = self.shell.desk.here
        assert isinstance(here, ListScreen)
        record = here.list.rows.ids[at]
        here.list.point_at(record)
        here.list.view.setFocus()
        self.settle()
        return record

    def ask(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.show()
        self.settle()

    def picture(self) -> QImage:
        """Return the window, with a dialog over its middle if one is open."""
        self.settle()
        whole = self.shell.grab().toImage()
        if self.dialog is not None:
            over = self.dialog.grab().toImage()
            painter = QPainter(whole)
            box = QRect(over.rect())
            box.moveCenter(whole.rect().center())
            painter.fillRect(whole.rect(), QColor(0, 0, 0, 70))
            painter.drawImage(box, over)
            painter.end()
        return whole

    def strike(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self.shell.close()
        self.shell.tools.jobs.close()
        self.shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Scene = Callable[[Stage], object]


def _create(stage: Stage) -> Create:
    page = Create(Path("Documents"), lambda _name: None)
    stage.shell.door._show(page)
    return page


def _create_own(stage: Stage) -> None:
    page = _create(stage)
    page.findChildren(QRadioButton)[1].setChecked(True)
    page.first.setText("a sentence of one's own")
    page.again.setText("a sentence of ones own")
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


def _refused(stage: Stage) -> None:
    _unlock(stage).refuse(WrongPassphrase())


def _unlocking(stage: Stage) -> None:
    page = _unlock(stage)
    page.passphrase.setText("six words")
    page.unlock.click()


DOOR: dict[str, Scene] = {
    "welcome": lambda stage: stage.shell.door.welcome(),
    "create": _create,
    "create-own": _create_own,
    "recovery": _recovery,
    "unlock": _unlock,
    "unlock-refused": _refused,
    "unlock-waiting": _unlocking,
}


def _place(name: str, at: int | None = 1) -> Scene:
    def scene(stage: Stage) -> None:
        stage.go(name)
        if at is not None:
            stage.point(at)

    return scene


def _form(place: str, action: str, at: int = 1) -> Scene:
    def scene(stage: Stage) -> None:
        _place(place, at)(stage)
        stage.go(action)

    return scene


def _read(stage: Stage, words: int = 40) -> None:
    _place("go.documents", 0)(stage)
    assert stage.shell.desk is not None
    documents = stage.shell.desk.documents
    first = documents.reader.list.passages.index(1, 0).data(Qt.ItemDataRole.UserRole)
    documents.reader.go_to(Span(first.start, first.start + words))
    documents.reader.text.setFocus()
    stage.settle(0.02)


def _tag_line(stage: Stage) -> None:
    _read(stage)
    assert stage.shell.desk is not None
    stage.shell.desk.documents.ask_tag()
    stage.shell.desk.documents.reader.line._line.setText("re")
    stage.shell.desk.documents.reader.line._offer("re")


def _new_tag(stage: Stage) -> None:
    _read(stage)
    stage.go("text.new_tag")
    assert stage.shell.desk is not None
    stage.shell.desk.documents.reader.new_tag.name.setText("caveats of the author")


def _passage_pointed_at(stage: Stage) -> None:
    _read(stage)
    assert stage.shell.desk is not None
    reader = stage.shell.desk.documents.reader
    whole = reader.marked.all[5]
    with stage.shell.desk.session.archive.change("tag") as change:
        inner = PassageDraft(
            document=whole.document.id, start=whole.start + 20, end=whole.end + 160,
            comment="Both witnesses say so.", important=True, tags=("evidence/figure",),
        )  # fmt: skip
        add_passage(change, inner)
    stage.settle(0.02)
    reader.point_at(whole)
    stage.go("text.overlap")


def _tags_beside(stage: Stage) -> None:
    _read(stage)
    stage.go("text.tags")


def _only_one_tag(stage: Stage) -> None:
    _tags_beside(stage)
    assert stage.shell.desk is not None
    side = stage.shell.desk.documents.reader.side
    side.show_only(next(tag for tag in side.tree.tags if tag.name == "protest"))


def _find_in_text(stage: Stage) -> None:
    _read(stage)
    stage.go("edit.find")
    assert stage.shell.desk is not None
    stage.shell.desk.documents.reader.finder.words.setText("the")


def _comment(stage: Stage) -> None:
    _read(stage)
    stage.go("text.note")


def _about_document(stage: Stage) -> None:
    _read(stage)
    assert stage.shell.desk is not None
    stage.shell.desk.documents.reader.side.turn_to(ABOUT)


def _new_incident(stage: Stage) -> None:
    _read(stage)
    stage.go("text.incident")
    _read(stage, 16)
    for action in ("cite.when", "cite.person", "cite.figure"):
        stage.go(action)
    assert stage.shell.desk is not None
    form = stage.shell.desk.documents.drafting.form
    assert form is not None
    form.when.setText("April 17–18, 2022")


def _place_of_incident(stage: Stage) -> None:
    _new_incident(stage)
    assert stage.shell.desk is not None
    form = stage.shell.desk.documents.drafting.form
    assert form is not None
    form.place.setText("Донецьк")


def _edit_incident(stage: Stage) -> None:
    _place("go.incidents", 2)(stage)
    stage.go("edit.record")


def _empty(place: str) -> Scene:
    def scene(stage: Stage) -> None:
        assert stage.shell.desk is not None
        archive = stage.shell.desk.session.archive
        with archive.change("trash") as change:
            for kind in (Kind.DOCUMENT, Kind.INCIDENT, Kind.AGENT, Kind.COLLECTION):
                sql = "UPDATE record SET trashed = '2026-01-01T00:00:00+00:00' WHERE kind = ?"
                change.db.conn.execute(sql, [kind.value])
        stage.go(place)
        assert stage.shell.desk is not None
        stage.shell.desk.here.refresh()

    return scene


def _search(stage: Stage) -> None:
    stage.go("edit.search")
    assert stage.shell.desk is not None
    stage.shell.desk.search.line.setText("refus*")
    stage.shell.desk.search.refresh()


def _plan(stage: Stage) -> None:
    assert stage.shell.desk is not None
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (
            ("a-new-report.txt", "A report\n\nPublished on 3 May 2023 by an invented paper."),
            ("лист.txt", "Лист до редакції\n\nМи просимо надрукувати цього листа."),
            ("scan.pdf", "%PDF-1.7"),
            ("empty.txt", ""),
        ):
            Path(folder, name).write_text(text, "utf-8")
        stage.shell.desk.plan([Path(folder)])
        stage.settle()


def _export(stage: Stage) -> None:
    _place("go.collections", 0)(stage)
    stage.go("archive.export")
    assert stage.shell.desk is not None
    stage.shell.desk.export._preview()


def _history(stage: Stage) -> None:
    _read(stage)
    stage.go("text.important")
    stage.go("text.tag_1")
    stage.go("edit.undo")
    stage.go("go.history")


def _trash(stage: Stage) -> None:
    _place("go.incidents", 1)(stage)
    stage.go("edit.trash")
    stage.go("go.trash")
    stage.point(0)


def _say(tone: Tone) -> Scene:
    def scene(stage: Stage) -> None:
        _place("go.people", 1)(stage)
        wrong = tone is Tone.WRONG
        fault = WrongPassphrase()
        notice = Notice(
            text=str(fault) if wrong else _("The draft was discarded."),
            remedy=fault.advice if wrong else "",
            tone=tone,
            offers=() if wrong else (Offer(_("Bring it back"), lambda: None),),
        )
        stage.shell.tools.notices.shown.emit(notice)

    return scene


def _job(stage: Stage) -> None:
    _place("go.sources", 1)(stage)
    panel = stage.shell.panel
    panel._text.setText(_("Bringing in documents") + "…")
    panel._bar.setRange(0, 100)
    panel._bar.setValue(40)
    panel.show()


def _crash(stage: Stage) -> None:
    _place("go.places", 1)(stage)
    try:
        raise LookupError
    except LookupError as error:
        stage.ask(CrashReport(error, stage.shell))


def _question(stage: Stage) -> None:
    _trash(stage)
    text = _(
        "It is taken out of the archive, its history and its index, and cannot be brought "
        "back, not even by undo. Copies in backups and exports stay where they are."
    )
    stage.ask(Question(stage.shell, _("Erase for good…"), text, _("Erase for good")))


def _guide(stage: Stage) -> None:
    stage.go("go.guide")
    assert stage.shell.desk is not None
    guide = stage.shell.desk.guide
    assert guide is not None
    guide.words.show_words("anchor meadow lantern pebble thimble orchard", is_missing=False)
    guide.words.show()
    for step in STEPS[:2]:
        guide.show_step(step)
        stage.settle()
    stage.go("go.guide")


def _total(stage: Stage) -> None:
    assert stage.shell.desk is not None
    desk = stage.shell.desk
    record = shipped(desk.session.catalogue, "incident.count-partisan-actions")
    assert record is not None
    desk.open(record)
    stage.settle()
    bar = desk.incidents.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())


DESK: dict[str, Scene] = {
    "guide": _guide,
    "documents": _place("go.documents", 1),
    "documents-empty": _empty("go.documents"),
    "reader-selection": _read,
    "reader-tag": _tag_line,
    "reader-new-tag": _new_tag,
    "reader-overlap": _passage_pointed_at,
    "reader-tags": _tags_beside,
    "reader-one-tag": _only_one_tag,
    "reader-find": _find_in_text,
    "reader-about": _about_document,
    "reader-comment": _comment,
    "document-form": _form("go.documents", "edit.record"),
    "incident-new": _new_incident,
    "incident-place": _place_of_incident,
    "incident-edit": _edit_incident,
    "incidents": _place("go.incidents", 3),
    "incident-total": _total,
    "incidents-empty": _empty("go.incidents"),
    "people": _place("go.people", 3),
    "person-form": _form("go.people", "edit.record", 3),
    "places": _place("go.places"),
    "place-form": _form("go.places", "edit.record"),
    "place-new": _form("go.places", "record.place"),
    "sources": _place("go.sources"),
    "source-form": _form("go.sources", "edit.record"),
    "tags": _place("go.tags", 6),
    "tag-form": _form("go.tags", "edit.record", 6),
    "collections": _place("go.collections", 0),
    "collections-empty": _empty("go.collections"),
    "note-form": _form("go.people", "record.note", 3),
    "terms": _place("go.terms", 2),
    "search": _search,
    "bring-in": _plan,
    "export": _export,
    "history": _history,
    "trash": _trash,
    "erase": _question,
    "message": _say(Tone.PLAIN),
    "message-wrong": _say(Tone.WRONG),
    "job": _job,
    "keys": lambda stage: stage.ask(KeysSheet(stage.shell)),
    "about": lambda stage: stage.ask(About(stage.shell)),
    "crash": _crash,
}


@contextmanager
def sample() -> Iterator[Archive]:
    """Lend a fresh sample archive in a folder that is gone afterwards; the window closes it."""
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder, "key.txt")
        make_key_file(key)
        archive = create_archive(
            Path(folder, "sample.khronika"), [KeyFile(key)], ballast_bytes=1 << 16
        )
        load_vocabularies(archive)
        load_seeds(archive)
        yield archive


def draw(out: Path, languages: Sequence[str], only: Sequence[str] = ()) -> list[Path]:
    """Draw every scene (or `only` those) in every dress into `out`; return the files."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    written = []
    out.mkdir(parents=True, exist_ok=True)
    for language, scheme, size in product(languages, Scheme, SIZES):
        speak(language)
        for name, scene in {**DOOR, **DESK}.items():
            if only and name not in only:
                continue
            stage = Stage(app, scheme, size)
            with sample() as archive:
                if name in DESK:
                    stage.open(archive)
                scene(stage)
                image = stage.picture()
                stage.strike()
                if name in DOOR:
                    archive.close()
            path = out / f"{name}-{language}-{scheme}-{size[0]}.png"
            image.save(str(path))
            written.append(path)
    return written


def contact_sheets(pictures: Sequence[Path], out: Path) -> None:
    """Write the pictures, twelve a sheet, small, each dress on sheets of its own."""
    dresses: dict[str, list[Path]] = {}
    for path in pictures:
        dresses.setdefault("-".join(path.stem.rsplit("-", 3)[1:]), []).append(path)
    for dress, paths in dresses.items():
        for number in range(0, len(paths), _COLUMNS * _ROWS):
            page = paths[number : number + _COLUMNS * _ROWS]
            sheet = _contact_sheet([QImage(str(path)) for path in page])
            sheet.save(str(out / f"sheet-{dress}-{number // (_COLUMNS * _ROWS) + 1}.png"))


def _contact_sheet(images: Sequence[QImage]) -> QImage:
    height = _THUMB * images[0].height() // images[0].width()
    sheet = QImage(_COLUMNS * _THUMB, _ROWS * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for at, image in enumerate(images):
        row, column = divmod(at, _COLUMNS)
        box = QRect(column * _THUMB, row * height, _THUMB - 6, height - 6)
        painter.drawImage(box, image.scaled(
            box.size(), Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ))  # fmt: skip
    painter.end()
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all", action="store_true", help="Russian as well")
    parser.add_argument("--only", nargs="*", default=(), help="only these scenes")
    asked = parser.parse_args()
    languages = ("en", "uk", "ru") if asked.all else ("en", "uk")
    contact_sheets(draw(asked.out, languages, asked.only), asked.out)


if __name__ == "__main__":
    main()
