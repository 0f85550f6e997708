"""A process that writes to an archive and is not asked whether it wants to die.

    python -m tests.torture.worker ARCHIVE KEY_FILE MARKS [unsynced]

It reads a story (a JSON list of steps) from standard input, carries it out through the program's
own interface, and says so in MARKS (a file, or "-" for standard output), one line each:
`phase NAME` as it enters a phase, `ack N` once the commit of step N (from 1) has returned.
"""

import ast
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

from khronika.archive import driver, recording
from khronika.archive.archive import Archive
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    PassageDraft,
    TextDraft,
)
from khronika.domain.kinds import RecordId
from tests.torture.story import Step, quote_in, text_of, title_of

# A phase begins with the statement that SQLite is about to run.
_PHASES = {
    "BEGIN": "open transaction",
    "DELETE FROM ft": "derive",
    "INSERT INTO change ": "journal",
    "COMMIT": "commit",
}


class Worker:
    """Acts out a story on one archive."""

    def __init__(self, path: Path, key_file: Path, marks: int) -> None:
        self._path = path
        self._key = KeyFile(key_file)
        self._marks = marks
        self._archive = self._opened()
        unfinished = self._archive.unfinished()
        self._operation = unfinished[0].id if unfinished else 0

    def act_out(self, steps: list[Step]) -> None:
        """Take each step, and acknowledge it when its commit has returned."""
        for number, step in enumerate(steps, 1):
            getattr(self, f"_{step.pop('do')}")(**step)
            self._say(f"ack {number}\nphase idle")
        self._close()

    def _opened(self) -> Archive:
        self._say("phase opening")
        archive = open_archive(self._path, self._key)
        archive.journal.db.conn.set_trace_callback(self._heard)
        self._say("phase idle")
        return archive

    def _close(self) -> None:
        self._say("phase closing")
        self._archive.close()

    def _heard(self, statement: str) -> None:
        for beginning, phase in _PHASES.items():
            if statement.startswith(beginning):
                self._say(f"phase {phase}")

    def _say(self, words: str) -> None:
        os.write(self._marks, f"{words}\n".encode())

    def _document(self, number: int) -> RecordId:
        digest = sha256(text_of(number).encode()).hexdigest()
        found = self._archive.catalogue.documents.by_original(digest)
        assert found is not None, number
        return found

    def _begin(self, numbers: list[int]) -> None:
        plan = {"numbers": numbers}
        self._operation = self._archive.begin_operation("import", len(numbers), plan)

    def _batch(self, numbers: list[int]) -> None:
        drafts = [DocumentDraft(title=title_of(n), body=text_of(n)) for n in numbers]
        with self._archive.change("import", operation=self._operation) as change:
            recording.add_documents(change, drafts)

    def _advance(self, done: int) -> None:
        self._archive.progress_operation(self._operation, done)

    def _end(self) -> None:
        self._archive.end_operation(self._operation)

    def _reopen(self) -> None:
        self._close()
        self._archive = self._opened()

    def _undo(self) -> None:
        self._archive.undo()

    def _redo(self) -> None:
        self._archive.redo()

    def _tag(self, number: int, tag: str) -> None:
        with self._archive.change("tag") as change:
            recording.tag(change, self._document(number), tag)

    def _read(self, number: int, read: bool) -> None:
        with self._archive.change("edit-document") as change:
            recording.set_read(change, [self._document(number)], read)

    def _rename(self, number: int, title: str) -> None:
        with self._archive.change("edit-document") as change:
            recording.edit_document(change, self._document(number), title=title)

    def _incident(self, number: int, title: str) -> None:
        start, end = quote_in(text_of(number))
        passage = PassageDraft(document=self._document(number), start=start, end=end)
        draft = IncidentDraft(
            texts=(TextDraft(title=title),), citations=(CitationDraft(passage=passage),)
        )
        with self._archive.change("add-incident") as change:
            recording.add_incident(change, draft)


def _leave_unsynced() -> None:
    """Spoil the driver's settings, here only: a power cut must then lose what was acknowledged."""
    spoilt = str(driver._WRITER_SETTINGS).replace("synchronous = FULL", "synchronous = OFF")
    assert spoilt != str(driver._WRITER_SETTINGS)
    driver._WRITER_SETTINGS = ast.literal_eval(spoilt)


def main(path: str, key_file: str, marks: str, *settings: str) -> None:
    """Do as the module says."""
    if "unsynced" in settings:
        _leave_unsynced()
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    told = 1 if marks == "-" else os.open(marks, flags, 0o600)
    steps = json.load(sys.stdin)
    os.write(told, b"phase ready\n")
    Worker(Path(path), Path(key_file), told).act_out(steps)


if __name__ == "__main__":
    main(*sys.argv[1:])
