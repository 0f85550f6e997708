"""ARCHIVE-FORMAT.md as its tests read it, and a stranger's way into an archive."""

import re
from contextlib import closing
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import DocumentDraft, PlaceDraft
from khronika.domain.values import Name
from khronika.importing.seeds import load_seeds, load_vocabularies
from khronika.paths import RESOURCES
from tests.kept import Kept

PAGE = (RESOURCES / "help" / "ARCHIVE-FORMAT.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```\w+ ([\w-]+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
SCAN = bytes(range(256)) * 5_000
CP1251 = "Отказ от участия".encode("cp1251")


def fill(archive: Archive) -> None:
    """Put a file into an archive that is not its text, and a history of all sorts."""
    original = DocumentDraft(title="cp1251", body="Отказ от участия", original=CP1251)
    scan = DocumentDraft(title="scan", body="", original=archive.store([SCAN]))
    with archive.change("import") as change:
        recording.add_documents(change, [original, scan])
    with archive.change("add-place") as change:
        place = recording.add_place(
            change, PlaceDraft(names=(Name(text='A "place"\n\x07'),), latitude=47, longitude=1e-7)
        )
    with archive.change("edit-place") as change:
        recording.edit_place(change, place, PlaceDraft(names=(Name(text="Токмак"),), latitude=-0.5))
    archive.undo()
    archive.undo()
    archive.redo()


FILLED = Kept(load_vocabularies, load_seeds, fill)


def key_salt(archive: Archive) -> str:
    """Return what stands for KEYSALT on the page."""
    return f"{archive.keys.key.key.hex()}{archive.keys.key.salt.hex()}"


def plain(archive: Archive, file: str = "archive.db", key: str = "") -> Any:
    """Open a database as the page says, with nothing of Khronika's."""
    db = sqlcipher.connect(str(archive.path / file), isolation_level=None)
    opened, _meta = BLOCKS["open"].rsplit("SELECT", 1)
    for statement in opened.replace("KEYSALT", key or key_salt(archive)).split(";"):
        db.execute(statement).fetchall()
    return db


def ask(archive: Archive, sql: str, file: str = "archive.db", key: str = "") -> Any:
    """Return what the database answers."""
    with closing(plain(archive, file, key)) as db:
        rows: list[tuple[Any, ...]] = db.execute(sql).fetchall()
        return rows
