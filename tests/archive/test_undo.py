"""Undo, redo, restart and purge, over random sequences of every kind of write."""

import contextlib
import json
import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from khronika.archive.archive import Archive
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.rows import ids, select
from khronika.archive.steps import HistoryForgotten, NothingToRedo, NothingToUndo, UndoConflict
from khronika.archive.tables import RECORDED
from tests.archive.writes import ACTS
from tests.kept import EMPTY

Picture = dict[str, list[Any]]


def picture(archive: Archive) -> Picture:
    """Everything recorded, by value; how often a record was edited is not part of it."""
    tables = {}
    for table in RECORDED:
        rows = select(archive.catalogue.db, f"SELECT * FROM {table} ORDER BY id")
        tables[table] = [json.dumps(row | {"rev": 0}, default=bytes.hex) for row in rows]
    return tables


class Hands(RuleBasedStateMachine):
    """A person who writes, undoes, redoes, restarts and erases, beside a list of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.key = KeyFile(EMPTY.key)
        self.archive = EMPTY.copied(self.folder / "case.khronika")
        self.done: list[Picture] = []
        self.undone: list[Picture] = []
        self.words = 0

    @initialize()
    def begin(self) -> None:
        self.now = picture(self.archive)

    @rule(act=st.sampled_from(sorted(ACTS)), seed=st.integers(0, 999))
    def write(self, act: str, seed: int) -> None:
        self.words += 1
        with self.archive.change(f"test-{act}") as change:
            acted = ACTS[act](change, Random(seed), f"слово{self.words}")
        after = picture(self.archive)
        if after != self.now:
            assert acted
            self.done.append(self.now)
            self.undone.clear()
        self.now = after

    @rule(seed=st.integers(0, 999), number=st.integers(2, 4))
    def long_work(self, seed: int, number: int) -> None:
        """Several changes that are one step."""
        operation = self.archive.begin_operation("import", number, {"left": ["a.txt"]})
        for at in range(number):
            self.words += 1
            with self.archive.change("import", operation=operation) as change:
                ACTS["document"](change, Random(seed + at), f"слово{self.words}")
        self.archive.end_operation(operation)
        self.done.append(self.now)
        self.undone.clear()
        self.now = picture(self.archive)

    @rule()
    def undo(self) -> None:
        if not self.done:
            with pytest.raises(NothingToUndo):
                self.archive.undo()
            return
        self.archive.undo()
        self.undone.append(self.now)
        self.now = self.done.pop()

    @rule()
    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(NothingToRedo):
                self.archive.redo()
            return
        self.archive.redo()
        self.done.append(self.now)
        self.now = self.undone.pop()

    @rule()
    def restart(self) -> None:
        path = self.archive.path
        self.archive.close()
        self.archive = open_archive(path, self.key)

    @invariant()
    def the_archive_is_what_the_pictures_say(self) -> None:
        assert picture(self.archive) == self.now

    def teardown(self) -> None:
        faults = self.archive.verify()
        self.archive.close()
        shutil.rmtree(self.folder)
        assert faults == []


class HandsThatErase(Hands):
    """The same, and now and then something is erased for good: after that only what was written
    since is sure to be undoable, but nothing may break, and the chain must hold."""

    @precondition(lambda self: self.words > 3)
    @rule(seed=st.integers(0, 999), number=st.integers(1, 3))
    def purge(self, seed: int, number: int) -> None:
        sql = "SELECT id FROM record WHERE kind NOT IN ('claim', 'citation') ORDER BY id"
        found = ids(self.archive.catalogue.db, sql)
        if not found:
            return
        self.archive.purge(Random(seed).sample(found, min(number, len(found))))
        assert self.archive.verify() == []
        self.now = picture(self.archive)
        self.done.clear()
        self.undone.clear()

    @rule()
    def undo(self) -> None:
        if self.done:
            super().undo()
            return
        with contextlib.suppress(NothingToUndo, UndoConflict, HistoryForgotten):
            self.archive.undo()
        self.now = picture(self.archive)
        self.undone.clear()

    @rule()
    def redo(self) -> None:
        try:
            self.archive.redo()
        except (NothingToRedo, UndoConflict, HistoryForgotten):
            return
        if self.undone:
            self.done.append(self.now)
            expected = self.undone.pop()
            assert picture(self.archive) == expected
        self.now = picture(self.archive)


QUICK = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestUndo = Hands.TestCase
TestUndo.settings = QUICK
TestUndoWithPurge = HandsThatErase.TestCase
TestUndoWithPurge.settings = QUICK
