"""The tree of tags put in order: one tag made part of another, moved, given to records."""

from collections.abc import Iterator, Sequence

from khronika.archive.change import Change, chunks, marks
from khronika.archive.recording.checks import WrongKind
from khronika.archive.recording.sets import trash
from khronika.archive.rows import ids, scalar
from khronika.domain.kinds import RecordId
from khronika.i18n import _


def merge_tags(change: Change, tag_id: RecordId, into: RecordId) -> None:
    """Make `into` stand wherever `tag_id` stood, and move `tag_id` to the trash.

    What carried both carries `into` once. Tags below it move below `into`; where there is one of
    that name already, the two become one as well.

    Raises:
        WrongKind: They are the same, or `into` lies below `tag_id`.
    """
    if into == tag_id or tag_id in _line(change, into):
        raise WrongKind(text=_name(change, into), field=_("merge"))
    carried = ids(change.db, "SELECT record FROM record_tag WHERE tag = ? ORDER BY id", [tag_id])
    rows = ids(change.db, "SELECT id FROM record_tag WHERE tag = ? ORDER BY id", [tag_id])
    change.delete_many("record_tag", rows)
    give_tag(change, carried, into)
    below = "SELECT id, name FROM tag JOIN record USING (id)" \
            " WHERE parent = ? AND trashed IS NULL ORDER BY id"  # fmt: skip
    there = {name: child for child, name in change.db.conn.execute(below, [into]).fetchall()}
    for child, name in change.db.conn.execute(below, [tag_id]).fetchall():
        if name in there and there[name] != child:
            merge_tags(change, child, there[name])
        else:
            change.update("tag", child, parent=into)
    trash(change, [tag_id])


def move_tag(change: Change, tag_id: RecordId, under: RecordId | None) -> None:
    """Put a tag, with those below it, under another one; None: at the top.

    Raises:
        WrongKind: It would lie below itself.
    """
    if under is not None and tag_id in _line(change, under):
        raise WrongKind(text=_name(change, under), field=_("Under"))
    change.update("tag", tag_id, parent=under)


def give_tag(change: Change, records: Sequence[RecordId], tag_id: RecordId) -> None:
    """Put a tag on records; those that carry it already stay as they are."""
    carried: set[int] = set()
    for piece in chunks(records):
        sql = f"SELECT record FROM record_tag WHERE tag = ? AND record IN ({marks(piece)})"
        carried |= {row[0] for row in change.db.conn.execute(sql, [tag_id, *piece])}
    wanted = [one for one in dict.fromkeys(records) if one not in carried and one != tag_id]
    change.add_many("record_tag", [{"record": one, "tag": tag_id} for one in wanted])


def _line(change: Change, tag_id: RecordId) -> Iterator[RecordId]:
    """Yield a tag and those it lies under, the nearest first; a loop ends there."""
    seen: set[int] = set()
    at: int | None = tag_id
    while at is not None and at not in seen:
        seen.add(at)
        yield RecordId(at)
        at = scalar(change.db, "SELECT parent FROM tag WHERE id = ?", [at])


def _name(change: Change, tag_id: RecordId) -> str:
    return str(scalar(change.db, "SELECT name FROM tag WHERE id = ?", [tag_id]) or "")
