"""Documents, and reading one."""

from khronika.archive.recording import add_documents, add_passage, renew_text
from khronika.domain.drafts import DocumentDraft, PassageDraft, Reread
from khronika.domain.values import Stated
from khronika.i18n import _
from khronika.ui.reader.side import ABOUT, UNPLACED
from khronika.ui.widgets.link import Link
from tests.pictures.scenes.ways import form, place, read
from tests.pictures.stage import Scene, Stage


def _tag_line(stage: Stage) -> None:
    read(stage)
    stage.desk.documents.ask_tag()
    stage.desk.documents.reader.line._line.setText("re")
    stage.desk.documents.reader.line._offer("re")


def _new_tag(stage: Stage) -> None:
    read(stage)
    stage.go("text.new_tag")
    stage.desk.documents.reader.new_tag.name.setText("caveats of the author")


def _passage_pointed_at(stage: Stage) -> None:
    read(stage)
    reader = stage.desk.documents.reader
    whole = reader.marked.all[5]
    with stage.desk.session.archive.change("tag") as change:
        inner = PassageDraft(
            document=whole.document.id, start=whole.start + 20, end=whole.end + 160,
            comment="Both witnesses say so.", important=True, tags=("evidence/figure",),
        )  # fmt: skip
        add_passage(change, inner)
    stage.settle(0.02)
    reader.point_at(whole)
    stage.go("text.overlap")


def _tags_beside(stage: Stage) -> None:
    read(stage)
    stage.go("text.tags")


def _only_one_tag(stage: Stage) -> None:
    _tags_beside(stage)
    side = stage.desk.documents.reader.side
    side.show_only(next(tag for tag in side.tree.tags if tag.name == "protest"))


def _find_in_text(stage: Stage) -> None:
    read(stage)
    stage.go("edit.find")
    stage.desk.documents.reader.finder.words.setText("the")


def _comment(stage: Stage) -> None:
    read(stage)
    stage.go("text.note")


def _about_document(stage: Stage) -> None:
    read(stage)
    stage.desk.documents.reader.side.turn_to(ABOUT)


def _unplaced(stage: Stage) -> None:
    """The file was read anew: a number is another, and a sentence is gone."""
    read(stage)
    archive, reader = stage.desk.session.archive, stage.desk.documents.reader
    assert reader.document is not None
    document, said = reader.document.id, (
        Stated(field="title", value="Another title", where="meta og:title"),
        Stated(field="authors", value="O. Vyhadana", where="json-ld author"),
    )  # fmt: skip
    first, second, third = (one.exact for one in reader.marked.all[:3])
    body = archive.catalogue.documents.body(document).replace(first, "").replace("  ", " ")
    body = body.replace(second, second.replace(second.split()[1], "otherwise", 1))
    body = body.replace(third, third.replace(" ", "\n", 1))
    read_anew = Reread(body=body, extractor="html", extractor_version="1", said=said)
    with archive.change("read-anew") as change:
        renew_text(change, document, read_anew)
    stage.settle(0.1)


def _unplaced_page(stage: Stage) -> None:
    _unplaced(stage)
    stage.desk.documents.reader.side.turn_to(UNPLACED)
    stage.settle(0.1)


def _about_reread(stage: Stage) -> None:
    _unplaced(stage)
    stage.desk.documents.reader.side.turn_to(ABOUT)
    stage.settle(0.1)
    bar = stage.desk.documents.sheet.verticalScrollBar()
    bar.setValue(260)  # what it was read from and by


def _text_before(stage: Stage) -> None:
    _about_reread(stage)
    links = stage.desk.documents.sheet.findChildren(Link)
    next(link for link in links if link.text() == _("Look at the text before")).click()


def _another_encoding(stage: Stage) -> None:
    """A list that is written as DOS did was guessed wrong."""
    body = "Список: Їжак, Єгор, Євген\n\nЯвка до суду: 5 травня 2022 року, о 9:30.\n"
    draft = DocumentDraft(
        title="Список", body=body.encode("cp866").decode("cp1125"), original=body.encode("cp866"),
        file_name="list.txt", media_type="text/plain", encoding="cp1125", extractor="plain",
        extractor_version="1",
    )  # fmt: skip
    with stage.desk.session.archive.change("import") as change:
        document = add_documents(change, [draft])[0]
    stage.settle(0.05)
    stage.go("go.documents")
    stage.desk.documents.go(document)
    stage.go("record.encoding")
    stage.settle(0.1)


def _several(stage: Stage) -> None:
    stage.go("go.documents")
    stage.desk.documents.list.view.selectAll()
    stage.settle(0.05)


SCENES: dict[str, Scene] = {
    "documents": place("go.documents", 1),
    "reader-selection": read,
    "reader-tag": _tag_line,
    "reader-new-tag": _new_tag,
    "reader-overlap": _passage_pointed_at,
    "reader-tags": _tags_beside,
    "reader-one-tag": _only_one_tag,
    "reader-find": _find_in_text,
    "reader-about": _about_document,
    "reader-comment": _comment,
    "reader-waits": _unplaced,
    "reader-unplaced": _unplaced_page,
    "reader-about-anew": _about_reread,
    "reader-before": _text_before,
    "reader-encoding": _another_encoding,
    "documents-several": _several,
    "document-form": form("go.documents", "edit.record"),
}
