"""Documents, and reading one."""

from khronika.archive.recording import add_passage
from khronika.domain.drafts import PassageDraft
from khronika.ui.reader.side import ABOUT
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
    "document-form": form("go.documents", "edit.record"),
}
