"""The facts an archive keeps about itself: whose keys it has, and how its slots are called."""

from sqlite_utils.db import Database

from khronika.archive.change import now
from khronika.archive.faults import KeysOfAnother
from khronika.archive.keyring import OpenKeys
from khronika.archive.revocation import Revocation
from khronika.archive.rows import scalar, select


def settle_keys(db: Database, name: str, keys: OpenKeys) -> None:
    """Write down whose keys these are, or refuse keys put back from before a revocation.

    The recipient is kept inside the database, so nobody outside can forge a `data.age`.

    Raises:
        KeysOfAnother: They are another archive's, or those of the archive `name` before it
            revoked them.
    """
    uid = keys.key.archive.hex()
    held = _fact(db, "archive")
    if held is None:
        _set_fact(db, "archive", uid)
        _set_fact(db, "created", now())
        _set_keys(db, keys)
        return
    epoch = int(_fact(db, "epoch") or 0)
    same = keys.key.epoch == epoch and keys.key.recipient == _fact(db, "recipient")
    if held != uid or not (same or keys.key.epoch > epoch):
        raise KeysOfAnother(name=name)
    if not same:
        _set_keys(db, keys)


def note_revocation(db: Database, revoked: Revocation) -> None:
    """Write down the new keys; a label follows its slot, or is forgotten with it."""
    labels = slot_labels(db)
    for number in labels:
        label_slot(db, number, None)
    for number, slot in revoked.kept.items():
        label_slot(db, slot.number, labels.get(number))
    _set_keys(db, revoked.keys)


def label_slot(db: Database, number: int, label: str | None) -> None:
    """Call a slot by `label`; None forgets what it was called."""
    _set_fact(db, f"slot:{number}", label)


def slot_labels(db: Database) -> dict[int, str]:
    """Return the labels of the slots, by number."""
    rows = select(db, "SELECT key, value FROM meta WHERE key LIKE 'slot:%'")
    return {int(row["key"].removeprefix("slot:")): row["value"] for row in rows}


def _set_keys(db: Database, keys: OpenKeys) -> None:
    _set_fact(db, "epoch", str(keys.key.epoch))
    _set_fact(db, "recipient", keys.key.recipient)


def _fact(db: Database, key: str) -> str | None:
    value: str | None = scalar(db, "SELECT value FROM meta WHERE key = ?", [key])
    return value


def _set_fact(db: Database, key: str, value: str | None) -> None:
    if value is None:
        db.conn.execute("DELETE FROM meta WHERE key = ?", [key])
    else:
        sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
        db.conn.execute(sql, [key, value])
