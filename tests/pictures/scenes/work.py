"""Finding, bringing in, handing on, history, trash, the guide."""

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from khronika.archive.private import ExportEntry
from khronika.importing.pasted import Pasted
from khronika.importing.plan import Status
from khronika.ui.models.plan_rows import COLUMNS
from khronika.ui.models.steps import EXPORT
from khronika.ui.screens.guide import STEPS
from tests.pictures.scenes.ways import form, place, read
from tests.pictures.stage import Scene, Stage


def _found(words: str) -> Scene:
    """Look for `words` in the whole archive, which has learned its words, until it is counted by
    what the answer can be narrowed: that comes a moment later, as a row of buttons.
    """

    def scene(stage: Stage) -> None:
        archive = stage.desk.session.archive
        archive.learn()
        stage.go("edit.search")
        stage.desk.search.line.setText(words)
        stage.desk.search.refresh()
        stage.settle()
        stage.until(lambda: not stage.desk.search.is_counting)

    return scene


def _completing(stage: Stage) -> None:
    _found("oath")(stage)
    stage.settle()
    line = stage.desk.search.line
    line.setText("oath person:re")
    line.offer()
    assert line.offers is not None
    line.offers.step(1)


_beside = _found("protest")


def _narrowed(stage: Stage) -> None:
    _beside(stage)
    for _time in range(2):
        stage.desk.search.beside.offers[0].click()
        stage.settle(1.0)
        stage.until(lambda: not stage.desk.search.is_counting)


def _list_in_other_forms(stage: Stage) -> None:
    stage.desk.session.archive.learn()
    stage.go("go.incidents")
    stage.desk.incidents.list.filter.setText("refused")
    stage.settle(1.0)


def _found_in_text(stage: Stage) -> None:
    stage.desk.session.archive.learn()
    read(stage)
    reader = stage.desk.documents.reader
    reader.text.setFocus()
    reader.find_here()
    reader.finder.words.setText("names")
    stage.settle(1.0)


def _followed(stage: Stage) -> None:
    _found("Mobilization kind:document")(stage)
    stage.settle()
    stage.desk.search.view.open(stage.desk.search.hits.index(0))


def _kept(stage: Stage) -> None:
    _found("mobilisation")(stage)
    stage.settle()
    stage.go("edit.keep_search")
    (kept,) = (one for one in stage.desk.session.catalogue.collections.all() if one.query)
    stage.desk.session.open(kept.id)


def _plan(stage: Stage) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (
            (
                "a-new-report.txt",
                "A report\n\nBy Ann Example\nOdesa, 3 May 2023\n\n" + "Nothing was reported. " * 40,
            ),
            ("лист.txt", "Лист до редакції\n\nМи просимо надрукувати цього листа."),
            ("letter.html", "<html><head><title>A letter</title></head><p>We refuse.</p></html>"),
            ("scan.pdf", "%PDF-1.7"),
            ("film.mp4", "ftyp"),
            ("empty.txt", ""),
        ):
            Path(folder, name).write_text(text, "utf-8")
        stage.desk.plan([Path(folder)])
        stage.settle()
        words = stage.desk.bring_in.words
        words._soon.stop()  # the file is gone by then
        words._ask()
        stage.settle()


def _misread(stage: Stage) -> None:
    _plan(stage)
    screen = stage.desk.bring_in
    at = [column.heading for column in COLUMNS].index("Published")
    new = next(n for n, row in enumerate(screen.rows.plan.rows) if row.status is Status.NEW)
    screen.rows.setData(screen.rows.index(new, at), "in those days")
    screen.take.click()
    stage.settle()


def _stopped(stage: Stage) -> None:
    """Looking was stopped, and a language was typed that cannot stand."""
    _plan(stage)
    screen = stage.desk.bring_in
    screen.looking.is_unfinished = True
    screen.looking.ended.emit(replace(screen.rows.plan, left=7), ())
    screen.words._soon.stop()
    at = [column.heading for column in COLUMNS].index("Language")
    new = next(n for n, row in enumerate(screen.rows.plan.rows) if row.status is Status.NEW)
    screen.table.edit(screen.rows.index(new, at))
    line = screen.table.findChildren(QLineEdit)[0]
    line.setText("old norse")
    screen.table.commitData(line)


def _pasted(stage: Stage) -> None:
    """A page and a picture were copied in a browser."""
    page = "<h1>A letter</h1><p>By Ann Example</p><p>Odesa, 3 May 2023</p><p>We refuse.</p>"
    picture = Path(__file__).parents[2] / "importing/readers/fixtures/pictures/palette.png"
    copied = [
        Pasted(data=page.encode(), media_type="text/html", plain="A letter We refuse."),
        Pasted(data=picture.read_bytes(), media_type="image/png"),
    ]
    stage.desk.plan([], copied)
    stage.settle()


def _export(stage: Stage) -> None:
    place("go.collections", 0)(stage)
    stage.go("archive.export")
    stage.desk.export._preview()


def _gone(stage: Stage) -> None:
    """What was chosen is no more: nothing leaves."""
    stage.go("archive.export")
    stage.desk.export.what.restore((), 999_999, "Collection: For the court")
    stage.desk.export._preview()


def _colleague(stage: Stage) -> None:
    """What a colleague would get of the whole sample: much is held back, and says why."""
    _export(stage)
    export = stage.desk.export
    export.what.setCurrentIndex(export.what.findData("all"))
    export.profile.setCurrentIndex(export.profile.findData("colleague"))
    export.recipient.fill("Olha")
    export._preview()


def _history(stage: Stage) -> None:
    read(stage)
    stage.go("text.important")
    stage.go("text.tag_1")
    stage.go("edit.undo")
    archive = stage.desk.session.archive
    if not archive.catalogue.exports.recent():
        written = {"For Olha/khronika-2026-05-01.html": "0" * 64}
        counts = {"incidents": 2, "people": 30, "sources": 9}
        chosen = frozenset(archive.catalogue.incidents.ids()[:2])
        nouns = ((archive.catalogue.agents, 30), (archive.catalogue.sources, 9))
        labelled = archive.catalogue.agents.ids()[:2]
        brought = frozenset(one for noun, most in nouns for one in noun.ids()[:most])
        archive.log_export(
            ExportEntry(
                format="html", files=written, counts=counts, hidden=4, changed=2,
                recipient="Olha", profile="careful", asked={"incident": 2}, chosen=chosen,
                left=chosen | brought,
                labels={one: f"Person {nth}" for nth, one in enumerate(labelled, 1)},
            )
        )  # fmt: skip
    stage.go("go.history")


def _exported(stage: Stage) -> None:
    """The page of an export, beside History."""
    _history(stage)
    stage.settle()
    view = stage.desk.history.view
    rows = [view.model().index(at, 0) for at in range(view.model().rowCount())]
    row = next(one for one in rows if one.data(EXPORT) is not None)
    view.setCurrentIndex(row)
    view.activated.emit(row)


def trash(stage: Stage) -> None:
    """Throw an incident away and look at it in the trash."""
    place("go.incidents", 1)(stage)
    stage.go("edit.trash")
    stage.go("go.trash")
    stage.point(0)


def _guide(stage: Stage) -> None:
    stage.go("go.guide")
    guide = stage.desk.guide
    assert guide is not None
    guide.words.show_words("anchor meadow lantern pebble thimble orchard", is_missing=False)
    guide.words.show()
    for step in STEPS[:2]:
        guide.show_step(step)
        stage.settle()
    stage.go("go.guide")


SCENES: dict[str, Scene] = {
    "guide": _guide,
    "search": _found("protest Moscow"),
    "search-other": _found("refuse mobilization"),
    "search-none": _found("mobilisaton"),
    "search-remarks": _found("(Odesa persn:Anna"),
    "search-empty": _found(""),
    "search-names": _found("Dmitry"),
    "search-completing": _completing,
    "search-beside": _beside,
    "search-narrowed": _narrowed,
    "list-other-forms": _list_in_other_forms,
    "text-other-forms": _found_in_text,
    "search-followed": _followed,
    "search-kept": _kept,
    "bring-in": _plan,
    "bring-in-misread": _misread,
    "bring-in-stopped": _stopped,
    "bring-in-pasted": _pasted,
    "collecting": form("go.incidents", "edit.collect"),
    "export": _export,
    "export-colleague": _colleague,
    "export-gone": _gone,
    "history": _history,
    "history-export": _exported,
    "trash": trash,
}
