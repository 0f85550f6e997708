"""Pages beside the text, and pictures."""

from time import monotonic

from khronika.archive.recording import add_passage
from khronika.domain.drafts import PassageDraft
from khronika.domain.kinds import RecordId
from khronika.ui.reader.marks import Span
from khronika.ui.reader.page_scale import Fit
from tests.pictures.stage import Scene, Stage
from tests.robots.papers import paper, photograph, snapshot

_PATIENCE = 30.0  # seconds: the process that draws has to start


def _read(stage: Stage, title: str) -> RecordId:
    stage.go("go.documents")
    documents = stage.desk.documents
    catalogue = stage.desk.session.catalogue.documents
    found = next(one.id for one in catalogue.many(catalogue.ids()).values() if one.title == title)
    stage.desk.open(found)
    stage.settle()
    assert documents.reader.document is not None
    return found


def _drawn(stage: Stage) -> None:
    """Wait until the page is there."""
    until = monotonic() + _PATIENCE
    while stage.desk.documents.paging.is_busy:
        stage.settle(0.02)
        assert monotonic() < until


def _pages(stage: Stage, language: str = "uk") -> None:
    session = stage.desk.session
    paper(f"office_plain_{language}", "Хроніка відмов")(session.archive)
    stage.settle()
    record = _read(stage, "Хроніка відмов")
    reader = stage.desk.documents.reader
    body = reader.words(Span(0, 1_000_000))
    at = body.index("\n\n", 600) + 2
    with session.archive.change("tag") as change:
        for start, end, tag in ((at, at + 260, "letters"), (at + 40, at + 90, "evidence/figure")):
            add_passage(
                change, PassageDraft(document=record, start=start, end=end, tags=(tag,))
            )  # fmt: skip
    stage.settle(0.05)
    stage.go("view.pages")
    _drawn(stage)
    reader.go_to(Span(at + 300, at + 420))
    reader.text.setFocus()
    stage.settle(0.3)
    _drawn(stage)


def _page_nearer(stage: Stage) -> None:
    _pages(stage)
    paging = stage.desk.documents.paging
    paging.beside.view.zoom(2.0)
    stage.settle(0.3)
    _drawn(stage)
    paging.beside.view.setFocus()


def _page_hidden(stage: Stage) -> None:
    _pages(stage)
    stage.go("view.hide_names")
    stage.settle(0.1)


def _page_failed(stage: Stage) -> None:
    _pages(stage)
    stage.desk.documents.paging.beside.say(
        "This page cannot be shown. Its text is unharmed.", offers_again=True
    )


def _photo(stage: Stage) -> None:
    photograph("photo.jpg", "Подвал санатория", snapshot())(stage.desk.session.archive)
    stage.settle()
    _read(stage, "Подвал санатория")
    _drawn(stage)
    stage.settle(0.3)
    _drawn(stage)
    assert stage.desk.documents.paging.beside.view.fitted is Fit.PAGE


SCENES: dict[str, Scene] = {
    "reader-pages": _pages,
    "reader-page-nearer": _page_nearer,
    "reader-page-hidden": _page_hidden,
    "reader-page-failed": _page_failed,
    "reader-picture": _photo,
}
