"""How the journal is sealed and chained, so that tampering shows and forgetting stays possible.

A change and each of its rows carry a seal, HMAC-SHA256 under 16 random bytes of its own, over
what was written; the changes are chained by SHA-256 over the seals. Purging nulls what was
written and its salt but keeps the seal: the chain still verifies, and nobody can confirm a
purged name by guessing it, which a plain hash of the row would allow.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]

GENESIS = bytes(32)
SALT_BYTES = 16


def encode(value: object) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, letters as they are."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=bytes.hex
    )


def salt() -> bytes:
    """Return 16 fresh random bytes."""
    return secrets.token_bytes(SALT_BYTES)


def row_seal(
    key: bytes, table: str, row: int, op: str, before: str | None, after: Row | None
) -> bytes:
    """Seal one written row: where, what was done, the JSON it replaced, and what stands now.

    `record.rev` is a counter of edits, bumped outside the journal, and is left out.
    """
    said = [table, row, op, before, _sealed_columns(table, after)]
    return hmac.digest(key, encode(said).encode(), "sha256")


def change_seal(key: bytes, change: Row) -> bytes:
    """Seal what a change says of itself: uid, instant, operation, verb, args, what it undoes."""
    said = [change[name] for name in ("uid", "at", "operation", "verb", "args", "undoes")]
    return hmac.digest(key, encode(said).encode(), "sha256")


def link(previous: bytes, seal: bytes, row_seals: Iterable[bytes]) -> bytes:
    """Return the hash that chains a change to the one before it."""
    digest = hashlib.sha256(previous + seal)
    for row in row_seals:
        digest.update(row)
    return digest.digest()


def _sealed_columns(table: str, row: Row | None) -> Row | None:
    if table != "record" or row is None:
        return row
    return {name: value for name, value in row.items() if name != "rev"}
