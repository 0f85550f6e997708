"""Undo and redo, across restarts: which step is next, and how it is taken back.

Undo is linear, as people know it: the newest step that stands is taken back first, and a new
step ends redo. An undo is itself a step whose `undoes` names what it took back; a redo is the
undo of an undo. So the state of both stacks can be read from the journal alone, walking from
its end (see `_standing` and `_retaken`), and survives a restart without being stored.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils.db import Database

from khronika.archive import record_steps
from khronika.archive.change import Change, chunks, marks
from khronika.archive.journal import Journal
from khronika.domain.changed import Changed
from khronika.domain.errors import KnownError
from khronika.domain.history import Step
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.i18n import N_

# These end a stretch of history: what they erased cannot come back.
FINAL = frozenset({"purge", "forget-history"})
# What fills a new archive before a person has done anything.
BEGINNINGS = frozenset({"load-vocabularies", "load-seeds"})


class NothingToUndo(KnownError):
    summary = N_("There is nothing left to undo.")


class NothingToRedo(KnownError):
    summary = N_("There is nothing to do again.")


class UndoConflict(KnownError):
    summary = N_("This can no longer be undone: what it touched has changed since.")
    remedy = N_("Undo the later changes first; History lists them.")


class HistoryForgotten(KnownError):
    summary = N_("This can no longer be undone: the history it needs was forgotten.")


class Steps:
    """The journal read as steps, and the way back through them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # -- reading --------------------------------------------------------------------------

    def recent(self, limit: int = 200, before: int | None = None) -> list[Step]:
        """Return up to `limit` steps, newest first, those before the step `before` if given."""
        undone = self._undone()
        steps = []
        for step in self._before(self._known(before) if before is not None else None):
            steps.append(self._described(step, undone))
            if len(steps) == limit:
                break
        return steps

    def of_record(
        self,
        record: RecordId,
        limit: int = 8,
        remembered: int | None = record_steps.REMEMBERED,
    ) -> list[Step]:
        """Return the last steps that touched `record` or what is part of it, newest first.

        `remembered`: how many of the journal's last lines are looked at for what was taken away
        from it; None: all there ever were.
        """
        changes = record_steps.changes_of(self._db, record, limit, remembered)
        return self.of_changes(changes, limit)

    def count(self) -> int:
        """Return how many steps the journal holds."""
        sql = "SELECT count(DISTINCT coalesce(-operation, id)) FROM change"
        return int(self._db.execute(sql).fetchone()[0])

    def step(self, last: int) -> Step | None:
        """Return the step that the change `last` belongs to."""
        sql = "SELECT max(later.id) FROM change JOIN change AS later ON later.id = change.id" \
              " OR later.operation = change.operation WHERE change.id = ?"  # fmt: skip
        found = self._db.execute(sql, [last]).fetchone()[0]
        if found is None:
            return None
        return self._described(self._known(found), self._undone())

    def of_changes(self, changes: Iterable[int], limit: int) -> list[Step]:
        """Return the newest `limit` of the steps that `changes` belong to, newest first."""
        sql = """
            SELECT DISTINCT coalesce(
                (SELECT max(id) FROM change AS later WHERE later.operation = change.operation), id)
            FROM change WHERE id IN ({})"""
        lasts = {
            row[0]
            for piece in chunks(changes)
            for row in self._db.execute(sql.format(marks(piece)), piece).fetchall()
        }
        undone = self._undone()
        newest = sorted(lasts, reverse=True)[:limit]
        return [self._described(self._known(last), undone) for last in newest]

    def undoable(self) -> Step | None:
        """Return the step that Ctrl+Z takes back next.

        What an archive began with is none: a key pressed once too often would empty the sample.
        It is taken back where it is named, in History.
        """
        step = self._standing(None)
        return None if step is not None and self._is_beginning(step) else step

    def _is_beginning(self, step: Step) -> bool:
        before = self._before(step)
        return step.verb in BEGINNINGS and all(one.verb in BEGINNINGS for one in before)

    def origin(self, step: Step) -> Step:
        """Return the step that `step`, undoing and redoing, comes back to; else itself."""
        while step.undoes is not None:
            step = self._known(step.undoes)
        return step

    def redoable(self) -> Step | None:
        """Return the undo that Ctrl+Shift+Z takes back next."""
        before: Step | None = None
        while (step := next(self._before(before), None)) is not None:
            if self._is_empty(step):
                before = step
                continue
            if step.undoes is None or step.verb in FINAL:
                return None
            undone = self._known(step.undoes)
            if undone.undoes is None or undone.verb == "redo":
                return step
            before = undone  # `step` redid `undone`: look at what stood before that
        return None

    def conflicts(self, step: Step) -> set[int]:
        """Return the later changes, still standing, that touched the rows of `step`."""
        placeholders = marks(step.changes)
        sql = f"""
            SELECT DISTINCT later.change FROM change_row AS mine
            JOIN change_row AS later ON later.row = mine.row AND later.tbl = mine.tbl
            WHERE mine.change IN ({placeholders}) AND later.change > mine.change
            AND later.change NOT IN ({placeholders})"""
        found = self._db.execute(sql, [*step.changes, *step.changes]).fetchall()
        return {row[0] for row in found} - self._cancelled(step.last)

    def _standing(self, before: Step | None) -> Step | None:
        while (step := next(self._before(before), None)) is not None:
            if step.verb in FINAL or self.is_void(step):
                before = step
            elif step.verb == "undo" and step.undoes is not None:
                before = self._known(step.undoes)
            else:
                return step
        return None

    def _is_empty(self, step: Step) -> bool:
        """Whether `step` changed nothing, and stands there for its report: what was undone before
        it can be done again.
        """
        sql = f"SELECT 1 FROM change_row WHERE change IN ({marks(step.changes)}) LIMIT 1"
        touched = self._db.execute(sql, list(step.changes)).fetchone() is not None
        return not (touched or step.verb in FINAL or step.undoes)

    def is_void(self, step: Step) -> bool:
        """A step all of whose rows were erased, or whose images were, is no longer a step."""
        if step.last <= self._horizon():
            return True
        sql = f"""
            SELECT 1 FROM change_row AS mine WHERE mine.change IN ({marks(step.changes)})
            AND NOT EXISTS (SELECT 1 FROM purged WHERE row = mine.row AND tbl = mine.tbl)
            LIMIT 1"""
        return self._db.execute(sql, list(step.changes)).fetchone() is None

    def _horizon(self) -> int:
        sql = "SELECT args FROM change WHERE verb = 'forget-history' ORDER BY id DESC LIMIT 1"
        found = self._db.execute(sql).fetchone()
        return int(json.loads(found[0])["upto"]) if found else 0

    def _before(self, step: Step | None) -> Iterator[Step]:
        """Yield the steps before `step` (None: all), newest first; an operation stands where
        its last change stands.
        """
        return self._from(step.last, {step.operation}) if step else self._from(1 << 62, set())

    def _from(self, limit: int, seen: set[int | None]) -> Iterator[Step]:
        sql = "SELECT id, verb, at, operation, undoes FROM change WHERE id < ? ORDER BY id DESC"
        for last, verb, at, operation, undoes in self._db.execute(sql, [limit]):
            if operation is not None and operation in seen:
                continue
            seen.add(operation)
            changes = (last,) if operation is None else self._changes_of(operation)
            yield Step(
                last=last, changes=changes, verb=verb, of=verb, at=at,
                operation=operation, undoes=undoes,
            )  # fmt: skip

    def _changes_of(self, operation: int) -> tuple[int, ...]:
        sql = "SELECT id FROM change WHERE operation = ? ORDER BY id"
        return tuple(row[0] for row in self._db.execute(sql, [operation]))

    def _known(self, last: int) -> Step:
        return next(self._from(last + 1, set()))

    def _undone(self) -> set[int]:
        return self._cancelled(0)

    def _cancelled(self, since: int) -> set[int]:
        """Return the changes after `since` that cancel out: undone steps and their undoing."""
        sql = "SELECT id, undoes FROM change WHERE undoes IS NOT NULL AND id > ? ORDER BY id DESC"
        cancelled: set[int] = set()
        for change, undoes in self._db.execute(sql, [since]).fetchall():
            if change not in cancelled:
                cancelled.add(change)
                cancelled.update(self._known(undoes).changes)
        return cancelled

    def _described(self, step: Step, undone: set[int]) -> Step:
        # A change is written down in one go: its rows stand one after the other, so that the first
        # and the last tell how many they are. Counting a million would keep whoever looks waiting.
        of, sql = (
            step,
            f"""
            SELECT sum((SELECT max(id) FROM change_row WHERE change_row.change = change.id)
                - (SELECT min(id) FROM change_row WHERE change_row.change = change.id) + 1)
            FROM change WHERE id IN ({marks(step.changes)})""",
        )
        while of.undoes is not None:
            of = self._known(of.undoes)
        rows = self._db.execute(sql, list(step.changes)).fetchone()[0] or 0
        return Step(
            last=step.last, changes=step.changes, verb=step.verb, of=of.verb, at=step.at,
            operation=step.operation, undoes=step.undoes,
            undone=step.last in undone and step.undoes is None, rows=rows,
        )  # fmt: skip


def undo(journal: Journal, last: int | None = None, progress: Progress = SILENT) -> Changed:
    """Take back the newest step that stands, or the one named by `last`, as a new change.

    Raises:
        NothingToUndo: No step stands.
        UndoConflict: A later change touched the same rows, or points at what would go.
        HistoryForgotten: The former values were erased.
        Cancelled: Stop was pressed; nothing has changed.
    """
    with journal.held() as db:
        steps = Steps(db)
        step = steps.undoable() if last is None else steps.step(last)
        if step is None or steps.is_void(step):
            raise HistoryForgotten if step is not None else NothingToUndo
        if last is not None and (step.undone or steps.conflicts(step)):
            raise UndoConflict
        return _take_back(journal, step, "undo", progress)


def redo(journal: Journal, progress: Progress = SILENT) -> Changed:
    """Do again what was undone last.

    Raises:
        NothingToRedo: Nothing was undone, or something new was done since.
    """
    with journal.held() as db:
        step = Steps(db).redoable()
        if step is None:
            raise NothingToRedo
        return _take_back(journal, step, "redo", progress)


def _take_back(journal: Journal, step: Step, verb: str, progress: Progress) -> Changed:
    try:
        with journal.change(verb, undoes=step.last) as change:
            change.db.conn.execute("PRAGMA defer_foreign_keys = ON")
            for done, change_id in enumerate(reversed(step.changes)):
                progress.step(done, len(step.changes))
                _reverse(change, change_id)
    except sqlcipher.IntegrityError:
        raise UndoConflict from None
    return change.changed(verb)


def _reverse(change: Change, change_id: int) -> None:
    """Put back, newest row first, what one change replaced; erased rows are passed over."""
    sql = """
        SELECT tbl, op, row, before FROM change_row AS mine WHERE change = ? AND NOT EXISTS
            (SELECT 1 FROM purged WHERE row = mine.row AND tbl = mine.tbl)
        ORDER BY id DESC"""
    rows = change.db.conn.execute(sql, [change_id]).fetchall()
    for (table, op), group in groupby(rows, key=lambda row: (row[0], row[1])):
        run = list(group)
        if op == "i":
            change.delete_many(table, [row_id for _tbl, _op, row_id, _before in run])
        elif any(before is None for *_rest, before in run):
            raise HistoryForgotten
        elif op == "d":
            change.add_many(table, [change.thaw(table, before) for *_rest, before in run])
        else:
            for _tbl, _op, row_id, before in run:
                change.update(table, row_id, **change.thaw(table, before))
