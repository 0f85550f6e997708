"""Taking in a document's file as it was read anew, with all that was marked in it before."""

import hashlib
from dataclasses import dataclass

from khronika.archive.change import Change, now
from khronika.archive.following import MARKED, Following
from khronika.archive.recording.documents import keep_bodies, reader_columns
from khronika.archive.recording.marking import quote_columns
from khronika.archive.rows import ids, scalar, select
from khronika.domain.anchors import AnchorState, quote_of
from khronika.domain.drafts import Reread
from khronika.domain.kinds import RecordId

_IN_TRASH = """
    SELECT passage.id FROM passage JOIN record USING (id)
    WHERE document = ? AND trashed IS NOT NULL"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What reading anew came to. `is_new`: the text is another than before.

    `followed` counts the passages that stand in the new text, `unsure` those that wait for somebody
    to look; what lies in the trash is not counted.
    """

    is_new: bool = False
    followed: int = 0
    unsure: int = 0


def renew_text(
    change: Change, document: RecordId, read: Reread, following: Following | None = None
) -> Renewed:
    """Make what was `read` anew the text of today, if it is another one than that.

    Passages go along where their words surely stand in it. The others keep the quotation and the
    version they were marked in, as moved or lost, until somebody says where they are. Where the
    text is the same, only what is known of its reading is written, if that is another.
    """
    digest = hashlib.sha256(read.body.encode()).hexdigest()
    sql = "SELECT id FROM text_version WHERE document = ? AND current = 1"
    current = scalar(change.db, sql, [document])
    held = change.row("text_version", current) if current is not None else None
    if held is not None and held["body"] == digest:
        change.update("text_version", held["id"], **reader_columns(read))
        return Renewed()
    if held is not None:
        change.update("text_version", held["id"], current=0)
    keep_bodies(change, {digest: read.body})
    version = change.add(
        "text_version",
        {
            "document": document,
            "body": digest,
            **reader_columns(read),
            "made": now(),
            "characters": len(read.body),
            "current": 1,
        },
    )
    following = following or Following(change.db, document, read.body)
    return _moved(change, document, version, following, read.body)


def _moved(
    change: Change, document: RecordId, version: int, following: Following, body: str
) -> Renewed:
    followed = unsure = 0
    trashed = frozenset(ids(change.db, _IN_TRASH, [document]))
    for row in select(change.db, MARKED, [document]):
        stands = following.of(row)
        if stands.quote is not None and stands.is_sure:
            quote = quote_of(body, stands.quote.start, stands.quote.end)
            columns = quote_columns(quote) | {"version": version, "state": AnchorState.OK.value}
        else:
            is_lost = stands.quote is None
            columns = {"state": (AnchorState.LOST if is_lost else AnchorState.MOVED).value}
        change.update("passage", row["id"], **columns)
        if row["id"] not in trashed:
            followed += stands.is_sure
            unsure += not stands.is_sure
    return Renewed(is_new=True, followed=followed, unsure=unsure)
