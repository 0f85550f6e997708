"""A process in which somebody works with an archive, and stops to be looked at.

    python -m tests.torture.person

An order in JSON comes on standard input: the `scene`, and what it needs. At each stop the
process writes a line of JSON (where it is, and the files that Python opened for writing so
far) and waits for a line. What is secret comes by standard input too, never as an argument.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

_written: list[str] = []


def _watch(event: str, details: tuple[Any, ...]) -> None:
    """Note what is opened for writing, made, renamed or linked. See Python's audit events."""
    path: Any = None
    writes = event == "open" and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in ("os.mkdir", "os.truncate"):
        path = details[0]
    elif event in ("os.rename", "os.link", "os.symlink"):
        path = details[1]
    if isinstance(path, str | bytes | os.PathLike):
        _written.append(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links stay links


sys.addaudithook(_watch)  # before the program is imported, so that nothing escapes

from khronika.archive import recording  # noqa: E402
from khronika.archive.archive import Archive  # noqa: E402
from khronika.archive.doors import create_archive, open_archive  # noqa: E402
from khronika.archive.openings import KeyFile, Opening, Passphrase  # noqa: E402
from khronika.domain.drafts import (  # noqa: E402
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.values import Name  # noqa: E402
from khronika.exporting.export import export  # noqa: E402
from khronika.exporting.profile import Profile  # noqa: E402
from khronika.exporting.selection import everything  # noqa: E402
from khronika.importing.planning import make_plan  # noqa: E402
from khronika.importing.run import run_import  # noqa: E402
from khronika.importing.worker.reading import Readers  # noqa: E402

_SMALL = 1 << 16
_MUCH = 400_000  # code points a document; 64 of them are more than the writer's cache


def stop(where: str, archive: Archive | None = None) -> None:
    """Say where the scene is and wait to be told to go on."""
    keys = archive.keys.key.key.hex() if archive else None
    line = json.dumps({"where": where, "written": _written, "key": keys})
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def day(order: dict[str, Any]) -> None:
    """An ordinary day: make, lock, unlock, import, record, look, export, take back, erase."""
    path = Path(order["archive"])
    passphrase = Passphrase(order["passphrase"])
    openings: list[Opening] = [passphrase, KeyFile(Path(order["key_file"]))]
    create_archive(path, openings, ballast_bytes=_SMALL).close()
    archive = open_archive(path, passphrase)
    with Readers() as readers:
        plan = make_plan([Path(order["sources"])], archive.catalogue.documents, readers=readers)
        report = run_import(archive, plan, readers=readers, tags=[order["phrases"][11]])
    assert len(report.rows) == order["files"], report
    record(archive, order["phrases"])
    look(archive, order["phrases"])
    export(archive, everything(archive.catalogue), Profile(), "json", Path(order["out"]))
    erase(archive, order["erased"])
    archive.save_draft("note", {"text": order["phrases"][19]})
    archive.set_state("search", order["phrases"][19])
    stop("working", archive)
    archive.close()
    stop("closed")


def record(archive: Archive, phrases: list[str]) -> None:
    """Record something of every kind, each in words of its own."""
    document = archive.catalogue.documents.ids()[0]
    with archive.change("add-person") as change:
        person = recording.add_person(change, PersonDraft(names=(Name(text=phrases[12]),)))
        place = recording.add_place(change, PlaceDraft(names=(Name(text=phrases[13]),)))
        recording.add_source(change, SourceDraft(names=(Name(text=phrases[14]),)))
        recording.note(change, person, phrases[15])
        recording.edit_document(change, document, title=phrases[16])
    passage = PassageDraft(document=document, start=0, end=20, comment=phrases[17])
    texts = (TextDraft(title="Подія", description=phrases[18]),)
    with archive.change("add-incident") as change:
        incident = recording.add_incident(
            change,
            IncidentDraft(
                texts=texts,
                people=(ParticipationDraft(agent=person, comment=phrases[15]),),
                places=(PlaceClaimDraft(place=place),),
                citations=(CitationDraft(passage=passage),),
            ),
        )
    with archive.change("add-collection") as change:
        recording.add_collection(change, CollectionDraft(name=phrases[10], members=(incident,)))


def look(archive: Archive, phrases: list[str]) -> None:
    """Search, sort, read, check: all that makes SQLite put something aside."""
    catalogue = archive.catalogue
    for phrase in phrases:
        catalogue.search.find(phrase)
    documents = catalogue.documents.ids()
    catalogue.documents.many(documents)
    for document in documents:
        catalogue.documents.body(document)
    catalogue.steps.recent()
    catalogue.db.conn.execute("SELECT body FROM text_body ORDER BY substr(body, 2)").fetchall()
    assert archive.verify() == []


def erase(archive: Archive, phrase: str) -> None:
    """Take back, do again, and erase one text for good."""
    with archive.change("import") as change:
        draft = DocumentDraft(title="Зайвий аркуш", body=f"{phrase} " * 500)
        erased = recording.add_documents(change, [draft])
    archive.undo()
    archive.redo()
    archive.purge(erased)


def import_without_end(order: dict[str, Any]) -> None:
    """Stop in the middle of a change that no longer fits the cache."""
    key = KeyFile(Path(order["key_file"]))
    archive = create_archive(Path(order["archive"]), [key], ballast_bytes=_SMALL)
    phrases = " ".join(order["phrases"])
    with archive.change("import") as change:
        for number in range(64):
            body = f"{number} {phrases} " * (_MUCH // len(phrases))
            recording.add_documents(change, [DocumentDraft(title=f"Аркуш {number}", body=body)])
        stop("importing", archive)


def read_all_day(order: dict[str, Any]) -> None:
    """Keep an archive open: read, something half typed, and a sort too large for its cache."""
    key = KeyFile(Path(order["key_file"]))
    archive = create_archive(Path(order["archive"]), [key], ballast_bytes=_SMALL)
    with archive.change("import") as change:
        drafts = [
            DocumentDraft(title=one, body=f"{one} " * (_MUCH // len(one)))
            for one in order["phrases"]
        ]
        recording.add_documents(change, drafts)
    look(archive, order["phrases"])
    archive.save_draft("note", {"text": order["phrases"][0]})
    sql = "SELECT substr(body, 2) FROM text_body ORDER BY 1"
    under_way = archive.catalogue.db.conn.execute(sql)
    under_way.fetchone()
    stop("open", archive)


def sit_at_the_window(order: dict[str, Any]) -> None:
    """As `window_scene` says; only here Qt is loaded."""
    from tests.torture import window_scene

    window_scene.sit_at_the_window(order, stop)


SCENES = {
    "day": day,
    "import": import_without_end,
    "read": read_all_day,
    "window": sit_at_the_window,
}

if __name__ == "__main__":
    asked = json.loads(sys.stdin.readline())
    SCENES[asked["scene"]](asked)
