"""What steps changed in passages, as the journal remembers it."""

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils.db import Database

from khronika.archive.change import marks
from khronika.archive.rows import select
from khronika.archive.seals import Row
from khronika.domain.history import PassageEdit, Step

_VERB = "edit-passage"


class PassageEdits:
    """The journal holds what stood before a change; what stood after is before the next one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_steps(self, steps: Sequence[Step]) -> dict[int, PassageEdit]:
        """Return, by the `last` of each of `steps` that edited one passage, took that back or did
        it again, what it changed; what was erased for good is left out.
        """
        of_change = {change: one for one in steps if one.of == _VERB for change in one.changes}
        if not of_change:
            return {}
        changes = list(of_change)
        sql = f"""
            SELECT id, change, row, before FROM change_row WHERE tbl = 'passage' AND op = 'u'
            AND before IS NOT NULL AND change IN ({marks(changes)}) ORDER BY id"""
        return {
            of_change[line["change"]].last: self._edit(line)
            for line in select(self._db, sql, changes)
        }

    def _edit(self, line: Row) -> PassageEdit:
        before: dict[str, Any] = json.loads(line["before"])
        important = None
        if "important" in before:
            important = not before["important"]
        ends = {"start", "end"} & before.keys()
        return PassageEdit(
            was=(before.get("exact") or "") if ends else "",
            now=self._exact_after(line) if ends else "",
            start="start" in ends,
            end="end" in ends,
            comment="comment" in before,
            important=important,
        )

    def _exact_after(self, line: Row) -> str:
        """Return what the passage said after the change `line`: what the next one replaced, or
        what it says now.
        """
        sql = """
            SELECT coalesce(
                (SELECT json_extract(before, '$.exact') FROM change_row
                    WHERE row = :row AND tbl = 'passage' AND id > :id
                    AND json_extract(before, '$.exact') IS NOT NULL ORDER BY id LIMIT 1),
                (SELECT exact FROM passage WHERE id = :row), '')"""
        found: str = self._db.execute(sql, {"row": line["row"], "id": line["id"]}).fetchone()[0]
        return found
