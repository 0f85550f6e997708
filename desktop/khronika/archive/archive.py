"""An archive, open: what every floor above receives and the only thing it needs to hold."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from khronika.archive import (
    ballast,
    driver,
    grades,
    index,
    meta,
    operations,
    private,
    steps,
    vocabulary,
)
from khronika.archive.catalogue import Catalogue
from khronika.archive.change import Change
from khronika.archive.faults import DiskFull, told
from khronika.archive.folder import DATABASE, has_salt
from khronika.archive.info import Info, take_stock
from khronika.archive.journal import Journal
from khronika.archive.keyring import OpenKeys, damaged
from khronika.archive.lock import Lock
from khronika.archive.openings import Opening
from khronika.archive.operations import Operation
from khronika.archive.purge import Purged, forget_history, purge
from khronika.archive.revocation import Revocation, revoke
from khronika.archive.tongue import Tongue, TongueTied
from khronika.archive.verify import Fault, key_fault, original_fault, salt_fault, verify
from khronika.archive.volumes import Volumes
from khronika.domain.changed import Changed
from khronika.domain.drafts import Stored
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.language.learning import Learned, Learning

SUFFIX = ".khronika"


class Archive:
    """One open archive: one writer, a reader for each thread that asks, and a lock.

    Made by the functions of `doors`; dead after `close`.
    """

    def __init__(self, path: Path, keys: OpenKeys, lock: Lock, writer: driver.Database) -> None:
        self.path = path
        self.keys = keys
        self._lock = lock
        self._writer = writer
        self._watchers: list[Callable[[Changed], object]] = []
        self._readers: list[driver.Database] = []
        self._local = threading.local()
        self._guard = threading.Lock()
        self._closed = False
        self.language: Learning = Tongue()
        self.journal = Journal(writer, path, derive, self._announce)
        self._volumes = Volumes(path, keys.key, self.journal)

    # -- reading --------------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        """All that can be read, over a connection of the calling thread's own."""
        return self.catalogue_with_cache(driver.READER_CACHE_MB)

    def catalogue_with_cache(self, cache_mb: int) -> Catalogue:
        """Return this thread's catalogue; `cache_mb` counts if the thread has none yet."""
        found: Catalogue | None = getattr(self._local, "catalogue", None)
        if found is None:
            with told(self.path):
                reader = driver.connect(self.path / DATABASE, self.keys.key, cache_mb=cache_mb)
            with self._guard:
                self._readers.append(reader)
            found = self._local.catalogue = Catalogue(reader, self.language)
        return found

    @contextmanager
    def snapshot(self) -> Iterator[Catalogue]:
        """Let this thread read, inside the block, the archive as it stands at its beginning.

        For what reads long and must not be half old and half new, such as an export: someone
        marked as protected in the middle of it would otherwise be missed.
        """
        catalogue = self.catalogue
        catalogue.db.conn.execute("BEGIN")
        try:
            yield catalogue
        finally:
            catalogue.db.conn.execute("ROLLBACK")

    def set_window_reader(self) -> None:
        """Give the calling thread's reader the window's larger cache; call it first."""
        self.catalogue_with_cache(driver.WINDOW_CACHE_MB)

    def let_cache_go(self) -> None:
        """Give back what the calling thread's reader holds of the database in memory.

        Each thread has a reader, and each reader keeps a cache for as long as the archive is open,
        though most read once: when the tables of the filter are made, or the names.
        """
        found: Catalogue | None = getattr(self._local, "catalogue", None)
        if found is not None:
            found.db.conn.execute("PRAGMA shrink_memory")

    def original(self, document: RecordId) -> bytes | None:
        """Return the file that a document was read from, as it came; None where none was kept.

        Raises:
            OriginalMissing: The volume that holds it is gone or damaged.
        """
        found = self.catalogue.documents.original(document)
        if isinstance(found, Stored):
            return b"".join(self._volumes.read(found.sha256, found.volume))
        return found

    def info(self) -> Info:
        """Return what the archive holds, in numbers."""
        return take_stock(self.catalogue, self.path)

    # -- writing --------------------------------------------------------------------------

    @contextmanager
    def change(self, verb: str, *, operation: int | None = None) -> Iterator[Change]:
        """Open a change; see `Journal.change`. On a full disk the ballast is given up."""
        with self._room(), self.journal.change(verb, operation=operation) as change:
            yield change

    def store(self, parts: Iterable[bytes]) -> Stored:
        """Keep a file in a volume, for a document that is going to be added; see `volumes`."""
        with self._room():
            return self._volumes.store(parts)

    def undo(self, last: int | None = None, progress: Progress = SILENT) -> Changed:
        """Take back the newest step that stands, or the step `last`; see `steps.undo`."""
        with self._room():
            return steps.undo(self.journal, last, progress)

    def redo(self, progress: Progress = SILENT) -> Changed:
        """Do again what was undone last; see `steps.redo`."""
        with self._room():
            return steps.redo(self.journal, progress)

    def watch(self, callback: Callable[[Changed], object]) -> Callable[[], None]:
        """Tell `callback` of every commit, on the thread that wrote; return how to stop."""
        self._watchers.append(callback)
        return partial(self._watchers.remove, callback)

    def purge(self, records: Sequence[RecordId], progress: Progress = SILENT) -> Purged:
        """Erase records for good, from the history and the index too; see `purge.purge`."""
        with self._room(), self._words_dropped():
            purged = purge(self.journal, records, progress)
            self._volumes.sweep()
            return purged

    def forget_history(self, before: date) -> int:
        """Erase what changes before a day replaced; return how many changes that was."""
        with self._room(), self._words_dropped():
            forgotten = forget_history(self.journal, before)
            self._volumes.sweep()
            return forgotten

    def verify(self, progress: Progress = SILENT) -> list[Fault]:
        """Check every page, link, seal, body, anchor, index entry and original; see
        `verify.verify`.
        """
        with told(self.path):
            lost = [key_fault(file) for file in damaged(self.path, self.keys)]
            if not has_salt(self.path, self.keys.key.salt):
                lost.append(salt_fault())
            lost += verify(self._writer, self.journal, self.path, progress)
            return lost + [original_fault(*one) for one in self._volumes.damaged(progress)]

    def rebuild_index(self, progress: Progress = SILENT) -> None:
        """Make what is derived (the search index, the grades) anew; it says nothing of its own."""
        with self._room(), self._words_dropped(), self.journal.transaction() as db:
            index.rebuild(db, progress)
            grades.rebuild(db, progress)

    def learn(self, progress: Progress = SILENT) -> None:
        """Learn the words of all that is new in the index, so that other forms of them are found.

        In short transactions, each of which is kept; what stops it loses nothing. Whoever shows a
        window asks it behind, after unlocking and after changes.

        Raises:
            TongueTied: The languages cannot be loaded.
        """
        try:
            self._learn(progress)
        except BaseException:
            with suppress(TongueTied):  # what it told and was not kept must be told again
                self.language.forget()
            raise

    def _learn(self, progress: Progress) -> None:
        start = vocabulary.progressed(self.catalogue.db)
        upto, done = start.upto, start.done
        learned: list[Learned] = []
        unlearned, texts = vocabulary.Unlearned(self.catalogue.db), [""]
        while texts:
            upto, texts = unlearned.after(upto)
            learned += self.language.learn(texts) if texts else []
            done += len(texts)
            if len(learned) >= vocabulary.KEPT_AT_ONCE or (not texts and upto > start.upto):
                with self._room(), self.journal.transaction() as db:
                    vocabulary.keep(db, upto, learned, self.language)
                learned.clear()
            progress.step(done, max(done, start.total))

    def sweep(self) -> None:
        """Erase the originals that a kill left without a document; once, at the opening."""
        self._volumes.sweep()

    # -- long work ------------------------------------------------------------------------

    def begin_operation(self, verb: str, total: int, plan: Any) -> int:
        """Write down that long work begins, and what is needed to go on after a kill."""
        with self._room(), self.journal.transaction() as db:
            return operations.begin(db, verb, total, plan)

    def progress_operation(self, operation: int, done: int) -> None:
        """Write down how far it is."""
        with self._room(), self.journal.transaction() as db:
            operations.advance(db, operation, done)

    def end_operation(self, operation: int, report: list[dict[str, Any]] | None = None) -> None:
        """Write down that it has ended, and what is to be known of it later.

        What changed nothing becomes a step of the history all the same where there is a `report`:
        that is found by its step.
        """
        verb = operations.wrote_nothing(self.catalogue.db, operation) if report else None
        if verb is not None:
            with self.change(verb, operation=operation) as change:
                change.insists = True
        with self._room(), self.journal.transaction() as db:
            operations.finish(db, operation, report)

    def operation_report(self, operation: int) -> list[dict[str, Any]] | None:
        """Return what `end_operation` wrote down, without what was erased since."""
        return operations.report(self.catalogue.db, operation)

    def has_operation_report(self, operation: int) -> bool:
        """Say whether `operation_report` would return one, without reading it."""
        return operations.has_report(self.catalogue.db, operation)

    def unfinished(self) -> list[Operation]:
        """Return long work that was stopped or killed in the middle."""
        return operations.unfinished(self.catalogue.db)

    # -- private to this archive's person -------------------------------------------------

    def save_draft(self, key: str, body: Any) -> None:
        """Keep what is being typed, so that a lock or a crash loses nothing."""
        with self._room(), self.journal.transaction() as db:
            private.save_draft(db, key, body)

    def draft(self, key: str) -> Any:
        """Return what was being typed, or None."""
        return private.draft(self.catalogue.db, key)

    def drop_draft(self, key: str) -> None:
        """Forget what was being typed."""
        with self._room(), self.journal.transaction() as db:
            private.drop_draft(db, key)

    def set_state(self, key: str, value: Any) -> None:
        """Remember something of the window (where it was, how wide)."""
        with self._room(), self.journal.transaction() as db:
            private.set_state(db, key, value)

    def state(self, key: str) -> Any:
        """Return what was remembered under `key`, or None."""
        return private.state(self.catalogue.db, key)

    def log_export(self, entry: private.ExportEntry) -> None:
        """Write down what left, when, for whom and with which hashes."""
        with self._room(), self.journal.transaction() as db:
            private.log_export(db, entry)
        self._announce(Changed(verb="export"))

    def recipient_key(self, name: str) -> bytes:
        """Return the 32 random bytes that stand for one recipient, made at first use."""
        with self._room(), self.journal.transaction() as db:
            return private.recipient_key(db, name)

    def revoke_keys(
        self,
        kept: Mapping[int, Opening],
        added: Sequence[Opening] = (),
        progress: Progress = SILENT,
    ) -> Revocation:
        """Let only the slots `kept` (number → what opens it) and new ones open from now on.

        The labels of those that fall away are forgotten; see `revocation.revoke` for the rest.
        """
        revoked = revoke(self.path, self.keys, kept=kept, added=added, progress=progress)
        with self._room(), self.journal.transaction() as db:
            meta.note_revocation(db, revoked)
        self.keys = revoked.keys
        return revoked

    def label_slot(self, number: int, label: str | None) -> None:
        """Name a way in, inside the archive: no colleague's name lies on the disk."""
        with self._room(), self.journal.transaction() as db:
            meta.label_slot(db, number, label)

    def slot_labels(self) -> dict[int, str]:
        """Return the names given to ways in, by slot number."""
        return meta.slot_labels(self.catalogue.db)

    # -- closing --------------------------------------------------------------------------

    def close(self) -> None:
        """Write the log back into the database, close every connection, let others in.

        A write-ahead log that stays behind is a risk: losing it loses committed work while
        every check still says that all is well.
        """
        if self._closed:
            return
        self._closed = True
        self.language.close()
        with self._guard:
            readers, self._readers = self._readers, []
        for reader in readers:
            reader.conn.close()
        with self.journal.held() as db:
            try:
                db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except sqlcipher.OperationalError:
                pass  # a full disk: the log stays, and is read at the next opening
            finally:
                db.conn.close()
        self._lock.release()

    def _announce(self, changed: Changed) -> None:
        for watcher in list(self._watchers):
            watcher(changed)

    @contextmanager
    def _words_dropped(self) -> Iterator[None]:
        """Let the language tell again what the vocabulary loses inside the block."""
        try:
            yield
        finally:
            with suppress(TongueTied):  # one that has ended knows nothing either
                self.language.forget()

    @contextmanager
    def _room(self) -> Iterator[None]:
        try:
            yield
        except DiskFull:
            ballast.give_up(self.path)
            raise


def derive(change: Change) -> None:
    """Bring all that is derived up to date with `change`, before its commit."""
    index.refresh(change)
    grades.refresh(change)
